/*
 * Socket frame: a message as it goes over the network, in one piece.
 *
 * Owns   the head of a frame as RFC 6455 has it: one whole text message of a server, unmasked and not compressed.
 * Gives  what `ws` would send of the same message, made without parsing or copying a payload that is there as bytes.
 */
/** A payload in pieces. Between two of them comes the cursor. */
export type Pieces = readonly Buffer[];

/** The last frame of a text message. */
const WHOLE_TEXT = 0x81;
const IN_TWO_BYTES = 126;
const IN_EIGHT_BYTES = 127;
/** Ids of clients are some characters long; one that passes this has a frame of its own. */
const MAX_ID_BYTES = 64;

interface Frame {
  readonly bytes: Buffer;
  readonly nameAt: number;
  readonly cursorLength: number;
  /** Where cursors stand. */
  readonly gaps: readonly number[];
}

/**
 * The `next` messages of one payload. Where ids are of one length they differ in id and cursor alone, so that one buffer serves all sockets:
 * it is written over for the next one, unless it has not left.
 */
export class NextFrames {
  readonly #pieces: Pieces;
  readonly #frames = new Map<number, Frame>();
  /** Many clients count their subscriptions from one. */
  #last: { readonly id: string; readonly frame: Frame } | null = null;

  constructor(pieces: Pieces) {
    this.#pieces = pieces;
  }

  get hasCursor(): boolean {
    return this.#pieces.length > 1;
  }

  /** Good until the next one is asked for. */
  of(id: string, cursor: string): Buffer {
    const last = this.#last;
    const isLast = last?.id === id && last.frame.cursorLength === cursor.length;
    const frame = isLast ? last.frame : this.#named(id, cursor);
    for (const gap of frame.gaps) frame.bytes.write(cursor, gap, 'latin1');
    return frame.bytes;
  }

  /** The last one waits to be sent, and is not written over. */
  keepLast(): void {
    for (const [length, frame] of this.#frames)
      if (frame === this.#last?.frame) this.#frames.delete(length);
    this.#last = null;
  }

  #named(id: string, cursor: string): Frame {
    const name = JSON.stringify(id);
    const length = Buffer.byteLength(name);
    const known = this.#frames.get(length);
    const frame =
      known?.cursorLength === cursor.length
        ? known
        : nextFrame(`${NAME}${name}${PAYLOAD}`, this.#pieces, cursor);
    frame.bytes.write(name, frame.nameAt, 'utf8');
    if (length <= MAX_ID_BYTES) this.#frames.set(length, frame);
    this.#last = { id, frame };
    return frame;
  }
}

const NAME = '{"id":';
const PAYLOAD = ',"type":"next","payload":';
const END = '}';

/** `head` is the message up to its payload. */
function nextFrame(head: string, pieces: Pieces, cursor: string): Frame {
  const cursorLength = cursor.length;
  const bytes =
    Buffer.byteLength(head) +
    pieces.reduce((sum, piece) => sum + piece.byteLength, 0) +
    (pieces.length - 1) * cursorLength +
    END.length;
  const frame = Buffer.allocUnsafeSlow(headBytes(bytes) + bytes);
  const gaps: number[] = [];
  const headAt = writeHead(frame, bytes);
  let at = headAt + frame.write(head, headAt);
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) {
      gaps.push(at);
      at += frame.write(cursor, at, 'latin1');
    }
    at += piece.copy(frame, at);
  }
  frame.write(END, at, 'latin1');
  return { bytes: frame, nameAt: headAt + NAME.length, cursorLength, gaps };
}

/** Of any message. */
export function textFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(headBytes(bytes) + bytes);
  frame.write(text, writeHead(frame, bytes));
  return frame;
}

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
