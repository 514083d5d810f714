/*
 * Attacks: what strangers send who want to hold others up.
 *
 * Owns   each attack with its rate. None of them signs in, and none of them waits for what it sent before.
 * Gives  what each attempt came to, in a word.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { connect } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import type { Random } from '../chaos/random.ts';
import { Door, type Came } from './door.ts';
import { textFrame } from './fuzz-frames.ts';
import { RawSocket } from './raw-socket.ts';

export interface Ground {
  readonly url: string;
  /** Of this machine; a stranger has as many as they can rent. */
  readonly addresses: readonly string[];
  readonly random: Random;
}

interface Attack {
  readonly perSecond: number;
  readonly attempt: (ground: Ground) => Promise<string>;
}

const KIB = 1_024;
const DEAF_FOR_MS = 12_000;

const doors = new Map<string, Door>();

function doorFrom({ url, addresses, random }: Ground): Door {
  const from = random.pick(addresses);
  const door = doors.get(from) ?? new Door(url, { connections: 40, from });
  doors.set(from, door);
  return door;
}

export async function closeDoors(): Promise<void> {
  await Promise.all([...doors.values()].map((door) => door.close()));
}

const wordOf = ({ status, codes }: Came): string =>
  codes[0] ?? (status === 0 ? 'cut' : `${status}`);

const asks = async (ground: Ground, query: string): Promise<string> =>
  wordOf(await doorFrom(ground).ask({ query }));

const zip = (random: Random): string => String(random.between(10_000, 99_999));

/** Many different ones, each with one field as often as comparing all of them may cost. */
const distinctDocument = (random: Random): string =>
  `query Q${random.hex(12)} { ${'__typename '.repeat(135)} }`;

async function deafSocket({ url, addresses, random }: Ground): Promise<string> {
  const socket = await RawSocket.open(url, random.pick(addresses));
  if (!socket) return 'refused';
  socket.send(textFrame({ type: 'connection_init' }));
  socket.stopReading();
  const ping = textFrame({ type: 'ping', payload: { a: 'x'.repeat(60 * KIB) } });
  const until = performance.now() + DEAF_FOR_MS;
  while (performance.now() < until && socket.send(ping)) await delay(50);
  const word = socket.closed ? 'cut' : 'still open';
  socket.destroy();
  return word;
}

/** Asks for much over HTTP and reads none of it. */
async function deafReader({ url, addresses, random }: Ground): Promise<string> {
  const { hostname, port } = new URL(url);
  const localAddress = random.pick(addresses);
  const socket = connect({ host: hostname, port: Number(port), localAddress });
  let cut = false;
  socket.on('error', () => undefined).on('close', () => (cut = true));
  socket.pause();
  const body = JSON.stringify({ query: getIntrospectionQuery() });
  const head = `POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.write((head + body).repeat(10));
  await delay(DEAF_FOR_MS);
  socket.destroy();
  return cut ? 'cut' : 'still open';
}

async function forgedCallback({ url, addresses, random }: Ground): Promise<string> {
  const from = random.pick(addresses);
  const filler = random.chance(0.1) ? { note: 'x'.repeat(60_000) } : {};
  const type = random.pick(['PORT_OUT', 'ACTIVATION', 'PRODUCT_PURCHASE', 'USAGE_NOTIFICATION']);
  const body = { type, customerId: random.uuid(), transactionId: random.uuid(), ...filler };
  const door = doors.get(from) ?? new Door(url, { connections: 40, from });
  doors.set(from, door);
  return wordOf(await door.post('/apisvc/v0/notification', JSON.stringify(body), {}));
}

export const ATTACKS: Readonly<Record<string, Attack>> = {
  'deaf sockets': { perSecond: 2, attempt: deafSocket },
  'deaf readers': { perSecond: 2, attempt: deafReader },
  'anonymous aliases': {
    perSecond: 34,
    attempt: (ground) =>
      asks(
        ground,
        `{ ${[0, 1, 2, 3, 4].map((at) => `z${at}: zipCodeCoverage(zip: "${zip(ground.random)}") { served }`).join(' ')} }`,
      ),
  },
  'forged callbacks': { perSecond: 50, attempt: forgedCallback },
  'distinct documents': {
    perSecond: 7,
    attempt: (ground) => asks(ground, distinctDocument(ground.random)),
  },
  introspection: { perSecond: 5, attempt: (ground) => asks(ground, getIntrospectionQuery()) },
};
