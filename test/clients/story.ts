/*
 * Story: several people buy at the same time, each in an app of their own, while everything that can happen to an app happens.
 *
 * Owns   what happens: slow answers that come late, lost connections, a restart of the gateway, a token that runs out, and an app
 *        that asks for its screen again and again, so that old answers meet new events.
 * Gives  for each app what its screen showed, in order, and what is true at the end.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { GetToken } from 'reach-gateway-client';
import { PURCHASE, type Purchase } from '../../examples/recipes/purchase-documents.ts';
import type { Client } from '../support/client.ts';
import { STRICT_TOKENS } from '../support/config.ts';
import { FrontDoor } from '../support/front-door.ts';
import { ACCOUNT, quote } from '../support/shopper.ts';
import { tokenFor } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';

/** One app with one screen, made with a client library. */
export interface App {
  buy(quoteId: string): Promise<Purchase>;
  watch(id: string, show: (now: Purchase) => void): { refresh(): Promise<unknown>; stop(): void };
  close(): void | Promise<void>;
}

export type Open = (url: string, getToken: GetToken) => App;

interface Player {
  readonly direct: Client;
  readonly app: App;
  readonly renewals: () => number;
  readonly shown: Purchase[];
  id: string;
  screen: ReturnType<App['watch']>;
}

interface Seen {
  readonly shown: readonly Purchase[];
  readonly truth: Purchase;
  readonly renewals: number;
}

/** A generator of numbers from 0 to 1 that a seed determines. */
export function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The first token lasts two seconds. */
function tokensOf(sub: string): { getToken: GetToken; renewals: () => number } {
  let token: string | null = null;
  let renewals = 0;
  const getToken: GetToken = async ({ refused }) => {
    if (refused) renewals += 1;
    if (token === null || refused)
      token = await tokenFor({ sub, expiresIn: token === null ? '2s' : '1h' });
    return token;
  };
  return { getToken, renewals: () => renewals };
}

async function truthOf({ direct, id }: Pick<Player, 'direct' | 'id'>): Promise<Purchase> {
  const { operation } = await direct.data<{ operation: Purchase }>(PURCHASE, { id });
  return operation;
}

export async function play(open: Open, people: number, seed: number): Promise<readonly Seen[]> {
  const chance = chanceOf(seed);
  await using place = await folder();
  await using world = await World.start({
    databaseUrl: `sqlite:${place.path}/gateway.db`,
    config: { auth: STRICT_TOKENS },
    readTimeoutMs: 15_000, // a busy machine is no fault of the platform
  });
  await using door = await FrontDoor.open(() => world.gateway.url);
  door.slowness = () => (chance() < 0.4 ? chance() * 250 : 0);
  const slow = { fault: 'slow', delayMs: 40 + Math.round(chance() * 80), times: 0 };
  await world.fault({ row: 25, ...slow }, { row: 10, ...slow });
  const starting = Array.from({ length: people }, (_, n) => start(world, door, { open, n }));
  const players = await Promise.all(starting);
  const stopRefreshing = refreshing(players, chance);

  const all = async (holds: (now: Purchase) => boolean): Promise<void> =>
    world.passUntil(async () => {
      if (chance() < 0.15) door.cut();
      await wait(chance() * 25);
      return (await Promise.all(players.map((player) => truthOf(player)))).every(holds);
    });
  await all(({ customerTask }) => customerTask?.__typename === 'PayAtLink');
  await restart(world, door, chance() * 600);
  await Promise.all(players.map((player) => again(world, player)));
  await until(() => players.every(({ renewals }) => renewals() > 0), 15_000);
  for (const { transactionId } of world.reach.platform.world.orders)
    await world.control('POST', `pay/${transactionId}`, { action: 'pay' });
  await all(({ status }) => status === 'SUCCEEDED');

  await stopRefreshing();
  const seen = await Promise.all(players.map((player) => result(player)));
  for (const { app, screen } of players) {
    screen.stop();
    await app.close();
  }
  return seen;
}

interface Starting {
  readonly open: Open;
  readonly n: number;
}

async function start(world: World, door: FrontDoor, { open, n }: Starting): Promise<Player> {
  const sub = `shopper-${n}`;
  const direct = await world.as({ sub });
  const account = { ...ACCOUNT, email: `${sub}@example.com` };
  const { quote: quoted, problems } = await quote(direct, { account });
  if (!quoted) throw new Error(JSON.stringify(problems));
  const { getToken, renewals } = tokensOf(sub);
  const app = open(`${door.url}/graphql`, getToken);
  const { id } = await app.buy(quoted.id);
  const shown: Purchase[] = [];
  const screen = app.watch(id, (now) => void shown.push(structuredClone(now)));
  return { direct, app, renewals, shown, id, screen };
}

/** The gateway comes back on another port; its new address is for the direct clients only. */
async function restart(world: World, door: FrontDoor, downMs: number): Promise<void> {
  await world.gateway.stop();
  door.shut();
  await wait(downMs);
  await world.startGateway();
  door.reopen();
}

async function again(world: World, player: Player): Promise<void> {
  const { direct } = player;
  Object.assign(player, { direct: direct.at(world.gateway.url) });
}

/** Everybody asks for their screen again and again, and does not wait for the answer. */
function refreshing(players: readonly Player[], chance: () => number): () => Promise<void> {
  const pending = new Set<Promise<unknown>>();
  let stopped = false;
  const loop = (async () => {
    while (!stopped) {
      const { screen } = players[Math.floor(chance() * players.length)] ?? {};
      // A gateway that is away is an error of this one answer.
      const asked = Promise.resolve(screen?.refresh()).catch(() => undefined);
      pending.add(asked);
      void asked.finally(() => pending.delete(asked));
      await wait(10 + chance() * 40);
    }
  })();
  return async () => {
    stopped = true;
    await loop;
    await Promise.race([Promise.all(pending), wait(5_000)]);
  };
}

export async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds() && Date.now() < deadline) await wait(10);
}

/** What a screen showed, when it has had the time to show the truth. */
async function result(player: Player): Promise<Seen> {
  const truth = await truthOf(player);
  const { shown, renewals } = player;
  await until(() => shown.at(-1)?.revision === truth.revision, 10_000);
  await wait(300); // nothing older may come after it
  return { shown, truth, renewals: renewals() };
}
