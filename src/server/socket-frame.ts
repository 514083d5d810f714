/*
 * Socket frame: a message as it goes over the network, in one piece.
 *
 * Owns   the head of a frame as RFC 6455 has it: one whole text message of a server, unmasked and not compressed.
 * Gives  what `ws` would send of the same message, made without parsing or copying a payload that is there as bytes.
 */
import type { Pieces } from './shared-answers.ts';

/** The last frame of a text message. */
const WHOLE_TEXT = 0x81;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;
const END = '}';

/** Of a `next` message; `head` is the message up to its payload. */
export function nextFrame(head: string, pieces: Pieces, cursor: string): Buffer {
  const gaps = pieces.length - 1;
  const bytes =
    Buffer.byteLength(head) +
    pieces.reduce((sum, piece) => sum + piece.byteLength, 0) +
    gaps * cursor.length +
    END.length;
  const frame = Buffer.allocUnsafe(headBytes(bytes) + bytes);
  let at = writeHead(frame, bytes);
  at += frame.write(head, at);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) at += frame.write(cursor, at, 'latin1');
    at += piece.copy(frame, at);
  }
  frame.write(END, at, 'latin1');
  return frame;
}

/** Of any message. */
export function textFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(headBytes(bytes) + bytes);
  frame.write(text, writeHead(frame, bytes));
  return frame;
}

/** What the message of a frame takes. */
export const nextHead = (id: string): string =>
  `{"id":${JSON.stringify(id)},"type":"next","payload":`;

const headBytes = (bytes: number): number => (bytes < IN_TWO_BYTES ? 2 : bytes < 2 ** 16 ? 4 : 10);

function writeHead(frame: Buffer, bytes: number): number {
  frame[0] = WHOLE_TEXT;
  if (bytes < IN_TWO_BYTES) return frame.writeUInt8(bytes, 1);
  if (bytes < 2 ** 16) {
    frame[1] = IN_TWO_BYTES;
    return frame.writeUInt16BE(bytes, 2);
  }
  frame[1] = IN_EIGHT_BYTES;
  return frame.writeBigUInt64BE(BigInt(bytes), 2);
}
