/*
 * Sockets: what subscribers cost, and how soon they have an event.
 *
 * Owns   crowds that grow together, one of the gateway and one of each other, all watching one family; and a few subscribers more of the
 *        gateway, each of whom watches a family of its own and gets an event alone.
 * Gives  the same frames from all, but for the cursor, which each subscriber has of its own.
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Child, MOST_FILES } from './child.ts';
import type { Name } from './contestants.ts';
import type { Member } from './family.ts';
import { percentile } from './figures.ts';
import { Answers, Client } from './load.ts';
import type { Plan } from './plan.ts';
import { screensOf } from './reads.ts';
import { figuresOf, interleaved, type Figure } from './rounds.ts';
import { OTHER_CORE } from './site.ts';
import type { Server, Stage } from './stage.ts';
import type { WatchOrders } from './watch-program.ts';

export const STOCK: Name = 'graphql-ws';

export const at = (sockets: number, what: string): string =>
  `${sockets.toLocaleString('en-US')} sockets: ${what}`;
export const EVENT_CPU = 'CPU of an event to all, each';
export const EVENT_P99 = 'an event to all, p99';
export const HEAP = 'heap of each';
export const RSS = 'memory of each';
export const RSS_ALL = 'memory of the process';
export const SUBSCRIBE = 'CPU to subscribe';
export const ONE_P99 = 'callback to frame of one, p99';

const QUERY = `subscription Events($id: ID!) {
  customerEvents(customerId: $id) {
    __typename
    ... on StreamItem { cursor }
    ... on UsageAlert { revision at certainty customerId lineId kind thresholdPercent used limit unit }
  }
}`;

/** One person may hold twenty sockets. */
const SOCKETS_OF_ONE = 20;
/** The gateway reads a customer who is named by notifications once a second at the most. */
const BETWEEN_EVENTS_MS = 1_100;
/** Families that get an event alone, one after the other, so that each has its second and nobody waits for it. */
const ALONE = 40;
/** What a process has open beside its sockets. */
const OTHER_FILES = 300;

interface Crowd {
  readonly name: Name;
  readonly server: Server;
  readonly watchers: Child<WatchOrders>;
  open: number;
  /** When it was told of an event last. */
  toldAt: number;
}

export async function sockets(stage: Stage, plan: Plan): Promise<Figure[]> {
  const [family, ...others] = stage.members.slice(0, 1 + ALONE);
  if (!family) throw new Error('there is no family');
  const gateway = await crowdOf(stage, 'gateway');
  const crowds = [gateway];
  for (const name of plan.crowds) crowds.push(await crowdOf(stage, name));
  for (const { name, server } of crowds) if (name !== STOCK) await knownTo(stage, server);
  const alone = await Child.start<WatchOrders>('./watch-program.ts', OTHER_CORE);
  for (const other of others) {
    const one = { server: gateway.server, open: 0, count: 1 };
    await alone.order('open', await watching(stage, one, other));
  }
  const figures: Figure[] = [];
  for (const size of sizesOf(plan)) {
    for (const crowd of crowds) figures.push(...(await grow(stage, crowd, size)));
    figures.push(...(await eventsTo(crowds, { family, size, plan })));
    figures.push(await toOne({ alone, gateway, others, size, plan }));
  }
  for (const { server, watchers } of crowds) {
    await watchers.end();
    await server.end();
  }
  await alone.end();
  return figures;
}

/** Those for which a process may have as many files open. */
function sizesOf(plan: Plan): readonly number[] {
  const sizes = plan.sockets.filter((size) => size + OTHER_FILES <= MOST_FILES);
  if (sizes.length < plan.sockets.length)
    process.stdout.write(
      `A process may have ${MOST_FILES} files open (ulimit -Hn): that is too few.\n`,
    );
  return sizes;
}

async function crowdOf(stage: Stage, name: Name): Promise<Crowd> {
  const server = await stage.start(name, { trustedProxyHops: 1 });
  const watchers = await Child.start<WatchOrders>('./watch-program.ts', OTHER_CORE);
  return { name, server, watchers, open: 0, toldAt: 0 };
}

/** A customer of whom the gateway has never heard would wait in another lane. */
async function knownTo(stage: Stage, server: Server): Promise<void> {
  const client = new Client(server, new Answers());
  for (const ask of await screensOf(stage, 0, 1 + ALONE)) await client.ask(ask);
  await client.close();
}

async function watching(
  stage: Stage,
  { server, open, count }: { server: Server; open: number; count: number },
  { customerId }: Member,
): Promise<Parameters<WatchOrders['open']>[0]> {
  const people = Array.from({ length: Math.ceil(count / SOCKETS_OF_ONE) }, (_one, number) => ({
    ...{ subject: `watcher-${customerId}-${open + number}`, customerId },
  }));
  const tokens = await Promise.all(people.map((person) => stage.tokenOf(person)));
  const id = Buffer.from(`Customer\n${customerId}`).toString('base64url');
  return { url: server.url, count, tokens, query: QUERY, variables: { id } };
}

/** Until so many are open and subscribed. */
async function grow(stage: Stage, crowd: Crowd, size: number): Promise<Figure[]> {
  const { name, server, watchers } = crowd;
  const [family] = stage.members;
  if (!family) throw new Error('there is no family');
  const count = size - crowd.open;
  const [memory, cpu] = [await server.memory(), await server.cpuMs()];
  await watchers.order('open', await watching(stage, { server, open: crowd.open, count }, family));
  const subscribed = (await quiet(server)) - cpu;
  const now = await server.memory();
  crowd.open = size;
  const figure = (what: string, unit: string, value: number): Figure => ({
    ...{ row: at(size, what), who: name, unit, rounds: [value] },
  });
  return [
    figure(SUBSCRIBE, 'us', (1_000 * subscribed) / count),
    figure(HEAP, 'kB', (now.heap - memory.heap) / count / 1_000),
    figure(RSS, 'kB', (now.rss - memory.rss) / count / 1_000),
    figure(RSS_ALL, 'MB', now.rss / 1e6),
  ];
}

/** The CPU that it has used, once it does next to nothing. */
async function quiet(server: Server): Promise<number> {
  for (let before = await server.cpuMs(); ;) {
    await delay(200);
    const now = await server.cpuMs();
    if (now - before < 20) return now;
    before = now;
  }
}

interface Events {
  readonly family: Member;
  readonly size: number;
  readonly plan: Plan;
}

/** What stock is told is what the gateway has made of the same callback. */
async function eventsTo(
  crowds: readonly Crowd[],
  { family, size, plan }: Events,
): Promise<Figure[]> {
  let told = '';
  const p99s = new Map<string, number[]>(crowds.map(({ name }) => [name, []]));
  const post = async (crowd: Crowd, turn: number): Promise<void> => {
    const { name, server, watchers } = crowd;
    const isStock = name === STOCK;
    const path = isStock ? '/event' : '/apisvc/v0/notification/callback';
    const body = isStock ? told : JSON.stringify(usageOf(family, turn));
    const posted = { url: server.url, path, body, reaches: size };
    crowd.toldAt = performance.now();
    const { times, frame } = await watchers.order('post', posted);
    const event = eventIn(frame);
    if (isStock && JSON.stringify(event) !== told) throw new Error(`${frame} differs from ${told}`);
    told = JSON.stringify(event);
    p99s.get(name)?.push(percentile(times, 99));
  };
  for (const crowd of crowds) await post(crowd, size);
  for (const values of p99s.values()) values.length = 0; // the first one compiles
  const cpu = await interleaved(plan.rounds, crowds, async (crowd, round) => {
    await delay(Math.max(1, crowd.toldAt + BETWEEN_EVENTS_MS - performance.now()));
    const before = await crowd.server.cpuMs();
    await post(crowd, size + round + 1);
    return (1_000 * ((await crowd.server.cpuMs()) - before)) / size;
  });
  return [
    ...figuresOf(at(size, EVENT_CPU), 'us', cpu),
    ...figuresOf(at(size, EVENT_P99), 'ms', p99s),
  ];
}

/** Each is another one: what says the same is told once. */
const usageOf = ({ customerId }: Member, turn: number): object => ({
  ...{ type: 'USAGE_NOTIFICATION', customerId, usageType: 'DATA', thresholdPct: 80 },
  ...{ used: turn, limit: 30_720, unit: 'MB', eventTime: new Date().toISOString() },
});

const eventIn = (frame: string): unknown => JSON.parse(frame).payload.data.customerEvents;

interface One {
  readonly alone: Child<WatchOrders>;
  readonly gateway: Crowd;
  readonly others: readonly Member[];
  readonly size: number;
  readonly plan: Plan;
}

/** From the callback, with what the gateway asks and stores for it, to the one who watches that family. */
async function toOne({ alone, gateway, others, size, plan }: One): Promise<Figure> {
  const p99s: number[] = [];
  for (let round = 0; round <= plan.rounds; round += 1) {
    const times: number[] = [];
    for (let turn = 0; turn < plan.callbacks; turn += 1) {
      await delay(BETWEEN_EVENTS_MS / ALONE);
      const other = others[turn % others.length];
      if (!other) throw new Error('no family gets an event alone');
      const body = JSON.stringify(usageOf(other, size + round * plan.callbacks + turn));
      const path = '/apisvc/v0/notification/callback';
      const posted = { url: gateway.server.url, path, body, reaches: 1 };
      times.push(...(await alone.order('post', posted)).times);
    }
    p99s.push(percentile(times, 99));
  }
  const rounds = p99s.slice(1); // the first one compiles
  return { row: at(size, ONE_P99), who: gateway.name, unit: 'ms', rounds };
}
