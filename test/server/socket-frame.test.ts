import { PassThrough } from 'node:stream';
import { once } from 'node:events';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as ws from 'ws';
import { NextFrames, textFrame } from '../../src/server/socket-frame.ts';

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
  framesOf(pieces).of(id, cursor);

const framesOf = (pieces: readonly string[]): NextFrames =>
  new NextFrames(pieces.map((piece) => Buffer.from(piece)));

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

it('is right for each of many sockets, whatever their ids and cursors are', () => {
  const id = fc.string({ unit: 'binary', maxLength: 70 });
  const cursor = fc.base64String({ minLength: 4, maxLength: 8 });
  const piece = fc.string({ unit: 'grapheme', maxLength: 30 });
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 4 }),
      fc.array(fc.tuple(id, cursor), { maxLength: 20 }),
      (pieces, sockets) => {
        const frames = framesOf(pieces);
        for (const [one, at] of sockets)
          expect(frames.of(one, at).equals(sent(messageOf(one, pieces, at)))).toBe(true);
      },
    ),
  );
});

it('stays as it is while it waits to be sent', () => {
  const frames = framesOf(['a', 'b']);
  const waits = frames.of('one', 'C1');
  frames.keepLast();
  const same = frames.of('one', 'C0');
  const next = frames.of('two', 'C2');
  expect(same).not.toBe(waits);
  expect(waits.equals(sent(messageOf('one', ['a', 'b'], 'C1')))).toBe(true);
  expect(next.equals(sent(messageOf('two', ['a', 'b'], 'C2')))).toBe(true);
});

const HEAD = messageOf('one', [], '').length;

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
