import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageIn } from '../../src/server/socket-message.ts';
import { RawSocket } from './raw-socket.ts';
import { startSmallServer } from './small-server.ts';

/** Values of which JavaScript can make no text. */
const NO_TEXT = '{"toString":1,"valueOf":null}';

describe('A message on a socket', () => {
  it('is read whatever JSON it is', () => {
    const any = fc.jsonValue();
    const message = fc.record(
      { type: fc.oneof(any, fc.constant('subscribe')), id: any, payload: any },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(any, message), (value) => {
        const { type, id } = messageIn(JSON.stringify(value));
        expect([typeof type, typeof id]).toEqual(['string', 'string']);
      }),
    );
  });

  it.each([
    `{"type":${NO_TEXT}}`,
    `{"type":"subscribe","id":${NO_TEXT},"payload":{"query":"{ a }"}}`,
    `{"type":"complete","id":${NO_TEXT}}`,
    `{"type":[${NO_TEXT}],"id":"1"}`,
    `{"type":"ping","payload":${NO_TEXT}}`,
    `{"type":"subscribe","id":"1","payload":{"query":${NO_TEXT}}}`,
    `{"type":"subscribe","id":"1","payload":{"query":"{ a }","variables":{"a":${NO_TEXT}}}}`,
    `{"type":"subscribe","id":"1","payload":{"query":"{ a }","extensions":${NO_TEXT}}}`,
    `{"type":"subscribe","id":"1","payload":{"documentId":${NO_TEXT}}}`,
  ])('that says %s ends at most its socket, also before a sign-in', async (text) => {
    await using small = await startSmallServer();
    const early = await RawSocket.open(small.socketUrl, { init: null });
    const signedIn = await RawSocket.open(small.socketUrl);
    for (const socket of [early, signedIn]) socket.send(text);
    const last = await RawSocket.open(small.socketUrl);
    last.send({ type: 'ping' });
    expect(await last.until(({ type }) => type === 'pong')).toBeDefined();
  });
});
