/*
 * Fuzz frames: messages on sockets, right and wrong ones, down to the bits of a frame.
 *
 * Owns   how a frame is written: a client library would refuse to write most of these.
 */
import type { Random } from '../chaos/random.ts';
import { fuzzRequest } from './fuzz-documents.ts';
import { editedJson, mutatedBytes, oddJson, oddValue } from './mutations.ts';

interface Frame {
  /** Bit 0x80 and what is reserved included. */
  readonly first: number;
  readonly payload: Buffer;
  readonly masked?: boolean;
  /** What the frame says of its length, when not the truth. */
  readonly claims?: number;
}

const TEXT = 0x81;
const OPCODES = [0x81, 0x82, 0x01, 0x80, 0x00, 0x88, 0x89, 0x8a, 0x83, 0x8b, 0xc1, 0xf1, 0x09];

export function written({ first, payload, masked = true, claims = payload.length }: Frame): Buffer {
  const mask = masked ? 0x80 : 0;
  const head =
    claims < 126
      ? Buffer.from([first, mask | claims])
      : claims < 65_536
        ? Buffer.from([first, mask | 126, claims >> 8, claims & 255])
        : Buffer.concat([Buffer.from([first, mask | 127]), bigEndian(claims)]);
  // A mask of zeros changes nothing.
  return Buffer.concat([head, masked ? Buffer.alloc(4) : Buffer.alloc(0), payload]);
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}

export const textFrame = (message: unknown): Buffer =>
  written({ first: TEXT, payload: Buffer.from(JSON.stringify(message) ?? '') });

interface FuzzFrame {
  readonly kind: string;
  readonly bytes: Buffer;
  /** Whether it says that it is longer than it is, so that what follows is taken for a part of it. */
  readonly swallows?: boolean;
}

const TYPES = [
  ...['subscribe', 'subscribe', 'subscribe', 'subscribe', 'complete', 'ping', 'pong', 'next'],
  ...['error', 'connection_init', 'connection_ack', 'start', 'ka', ''],
];

function message(random: Random, ids: readonly string[]): object {
  const id = random.pick(['1', '2', '3', random.hex(6), '', 'x'.repeat(300)]);
  return {
    type: random.pick(TYPES),
    id,
    payload: random.chance(0.85) ? fuzzRequest(random, ids) : oddValue(random),
  };
}

/** Most leave the socket open, so that there is something to send the next one to. */
export function fuzzFrame(random: Random, ids: readonly string[]): FuzzFrame {
  const base = message(random, ids);
  const text = Buffer.from(JSON.stringify(base));
  const kind = random.pick([
    'subscribe',
    'subscribe',
    'subscribe',
    'message',
    'edits',
    'bytes',
    'odd-json',
    'bits',
    'control',
  ]);
  switch (kind) {
    case 'subscribe':
      return { kind, bytes: textFrame({ ...base, type: 'subscribe', id: random.hex(8) }) };
    case 'edits':
      return { kind, bytes: textFrame(editedJson(base, random)) };
    case 'bytes':
      return { kind, bytes: written({ first: TEXT, payload: mutatedBytes(text, random) }) };
    case 'odd-json':
      return { kind, bytes: written({ first: TEXT, payload: Buffer.from(oddJson(base, random)) }) };
    case 'bits':
      return { kind, ...oddBits(text, random) };
    case 'control':
      return {
        kind,
        bytes: written({
          first: random.pick([0x89, 0x8a, 0x89, 0x8a, 0x88]),
          payload: Buffer.alloc(random.pick([0, 4, 125, 126, 1_000]), random.between(0, 255)),
        }),
      };
    default:
      return { kind, bytes: textFrame(base) };
  }
}

function oddBits(text: Buffer, random: Random): Omit<FuzzFrame, 'kind'> {
  const payload = random.chance(0.5) ? text : text.subarray(0, 100);
  const claims = random.chance(0.2) ? random.pick([0, 1, 126, 70_000, 2 ** 40]) : payload.length;
  const frame = { first: random.pick(OPCODES), payload, masked: random.chance(0.8), claims };
  return { bytes: written(frame), swallows: claims > payload.length };
}
