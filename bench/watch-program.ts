/*
 * Watch program: thousands of subscribers to one server, in a process of their own.
 *
 * Owns   their sockets, which read no more of a frame than they must: who measures with them takes little of the time that is measured.
 * Gives  when each had an event, from the moment that it was posted; and one of the frames.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'undici';
import { textFrame, written } from './fuzz-frames.ts';
import { follow } from './orders.ts';
import { RawSocket } from './raw-socket.ts';

interface Crowd {
  readonly url: string;
  /** Further ones; those that are open stay. */
  readonly count: number;
  /** One after the other. */
  readonly tokens: readonly string[];
  readonly query: string;
  readonly variables: object;
}

interface Posted {
  readonly url: string;
  readonly path: string;
  readonly body: string;
  /** How many of those that are open wait for it. */
  readonly reaches: number;
}

const AT_ONCE = 100;
const PATIENCE_MS = 30_000;
const [TEXT, PING] = [1, 9];
/** A whole one. */
const PONG = 128 | 10;

/** One connection to each server is kept: to make one takes longer than what is measured. */
const pools = new Map<string, Pool>();
let arrivals: number[] = [];
let sample = '';
let opened = 0;
let acknowledged = 0;

function onFrame(socket: RawSocket, opcode: number, payload: Buffer): void {
  if (opcode === PING) socket.send(written({ first: PONG, payload }));
  if (opcode !== TEXT) return;
  if (payload.includes('"type":"next"')) {
    arrivals.push(performance.now());
    if (sample === '') sample = payload.toString('utf8');
  } else if (payload.includes('"type":"connection_ack"')) acknowledged += 1;
  else if (payload.includes('"type":"error"')) throw new Error(payload.toString('utf8'));
}

/** Signed in; it runs nothing yet. */
async function signedIn({ url, tokens }: Crowd): Promise<RawSocket> {
  const at = opened++;
  // Each comes from a network of its own, as the balancer before the gateway says.
  const headers = `X-Forwarded-For: 10.${at >> 16}.${(at >> 8) & 255}.${at & 255}\r\n`;
  const socket = await RawSocket.open(url, '127.0.0.1', { headers, onFrame });
  if (!socket) throw new Error('a socket was refused');
  const authorization = `Bearer ${tokens[at % tokens.length]}`;
  socket.send(textFrame({ type: 'connection_init', payload: { authorization } }));
  return socket;
}

async function open(crowd: Crowd): Promise<void> {
  const { count, query, variables } = crowd;
  const subscribe = textFrame({ id: '1', type: 'subscribe', payload: { query, variables } });
  for (let left = count; left > 0; left -= AT_ONCE) {
    const some = Array.from({ length: Math.min(left, AT_ONCE) }, () => signedIn(crowd));
    const sockets = await Promise.all(some);
    await until(() => acknowledged === opened);
    for (const socket of sockets) socket.send(subscribe);
  }
}

async function until(holds: () => boolean): Promise<void> {
  const latest = performance.now() + PATIENCE_MS;
  while (!holds()) {
    if (performance.now() > latest) throw new Error('subscribers wait for too long');
    await delay(1);
  }
}

/** Milliseconds from the post to each frame. */
async function post({ url, path, body, reaches }: Posted) {
  arrivals = [];
  sample = '';
  const pool = pools.get(url) ?? new Pool(url, { connections: 1 });
  pools.set(url, pool);
  const startedAt = performance.now();
  const answer = await pool.request({
    ...{ path, method: 'POST', body, headers: { 'content-type': 'application/json' } },
  });
  if (answer.statusCode !== 200) throw new Error(`the event was answered ${answer.statusCode}`);
  await answer.body.dump();
  await until(() => arrivals.length >= reaches);
  return { times: arrivals.map((at) => at - startedAt), frame: sample };
}

const ORDERS = { open, post };
export type WatchOrders = typeof ORDERS;

follow(ORDERS);
