import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { nextFrame, nextHead, textFrame } from '../../src/server/socket-frame.ts';

/** Its types leave these out. */
const { Receiver, Sender } = ws as any;

/** What a client of `ws` reads. */
async function read(frame: Buffer): Promise<{ text: string; binary: boolean }> {
  const receiver = new Receiver({ isServer: false });
  const message = once(receiver, 'message');
  receiver.write(frame);
  const [data, binary] = (await message) as [Buffer, boolean];
  return { text: data.toString('utf8'), binary };
}

/** What `ws` itself would send of the same message. */
function sent(text: string): Buffer {
  const wire = new PassThrough();
  new Sender(wire).send(text, { binary: false, fin: true, mask: false, compress: false });
  return wire.read() as Buffer;
}

const messageOf = (id: string, pieces: readonly string[], cursor: string): string =>
  `{"id":${JSON.stringify(id)},"type":"next","payload":${pieces.join(cursor)}}`;

const frameOf = (id: string, pieces: readonly string[], cursor: string): Buffer =>
  nextFrame(
    nextHead(id),
    pieces.map((piece) => Buffer.from(piece)),
    cursor,
  );

it('is what ws sends of the same message, byte by byte', async () => {
  const piece = fc.string({ unit: 'binary', maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(piece, { minLength: 1, maxLength: 5 }),
      fc.base64String({ maxLength: 40 }),
      async (id, given, cursor) => {
        const pieces = given.map((one) => Buffer.from(one).toString('utf8'));
        const text = messageOf(id, pieces, cursor);
        expect(frameOf(id, pieces, cursor).equals(sent(text))).toBe(true);
        expect(await read(frameOf(id, pieces, cursor))).toEqual({ text, binary: false });
      },
    ),
    { numRuns: 40 },
  );
});

const HEAD = nextHead('one').length + 1;

it.each([125, 126, 127, 65_535, 65_536, 700_000])(
  'states the length of a message of %i bytes as ws does',
  async (bytes) => {
    const text = 'x'.repeat(bytes - HEAD);
    const frame = frameOf('one', [text], '');
    expect(frame.equals(sent(messageOf('one', [text], '')))).toBe(true);
    expect((await read(frame)).text).toHaveLength(bytes);
  },
);

it('of any text is what ws sends of it', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 });
  fc.assert(fc.property(text, (one) => textFrame(one).equals(sent(one))));
  for (const bytes of [0, 125, 126, 65_535, 65_536])
    expect(textFrame('x'.repeat(bytes)).equals(sent('x'.repeat(bytes)))).toBe(true);
});
