/*
 * Storm: many people at once, kills, faults, lost callbacks; then calm, and the reckoning.
 *
 * Owns   the order of a run: people come, the nemesis rages, time is pushed until every deadline is over, the journal is read.
 * Gives  the client log and the ledger of the run for the checker.
 */
import { historyOf, type History } from './checker/history.ts';
import { ClockNemesis } from './clock-nemesis.ts';
import { Crowd, AGENT, type Planned } from './crowd.ts';
import { Errand, type Manners } from './errand.ts';
import { readCallbacks, readJournal } from './journal.ts';
import { Nemesis, type Strength } from './nemesis.ts';
import { Place } from './place.ts';
import { Random } from './random.ts';
import { Reaper } from './reaper.ts';
import { Shop } from './shop.ts';
import type { Device, Person } from './client.ts';
import { Watcher } from './watcher.ts';

export interface StormOptions {
  readonly seed: number;
  readonly operations: number;
  readonly kills: number;
  /** How many people at once. */
  readonly people: number;
  readonly strength: Strength | null;
  /** Whether the gateway's clock is set ahead and back. */
  readonly clocks: boolean;
}

export interface StormRun {
  readonly history: History;
  readonly atPoints: number;
  readonly seconds: number;
}

const MINUTE_MS = 60_000;

const MANNERS: Manners = {
  ...{ twice: 0.15, lateToPay: 0.1, neverPays: 0.04, triesAgain: 0.6, patience: 12, rounds: 3 },
  ...{ looksEveryMs: 15_000, looksForMs: 90 * MINUTE_MS },
};

/** Longer than any deadline of a kind that no customer is waited for. */
const CALM_MS = 100 * MINUTE_MS;
/** When the last have come, those who are still there get so long. */
const CLOSING_MS = 20 * MINUTE_MS;

export async function storm(options: StormOptions): Promise<StormRun> {
  const { seed } = options;
  const startedAt = performance.now();
  await using place = await Place.open({ seed });
  const people = new Map<string, Person>();
  const shop = await Shop.open(
    await place.device({ sub: 'visitor', role: 'customer', customers: [] }),
  );
  const crowd = new Crowd(place, shop, Random.of(seed, 'crowd'));
  const reaper = new Reaper(place, Random.of(seed, 'reaper'));
  const nemesis =
    options.strength && new Nemesis(place, Random.of(seed, 'nemesis'), options.strength);
  const coming: Coming = { options, people, nemesis, started: 0, closesAt: Infinity, watchers: [] };
  const due = (kills: number): boolean =>
    kills < options.kills && coming.started >= (kills + 0.5) * (options.operations / options.kills);
  const jumps = options.clocks ? new ClockNemesis(place, Random.of(seed, 'clocks')) : null;
  const raging = Promise.all([nemesis?.rage(), reaper.reap(due), jumps?.rage()]);
  await place.during(everybody(place, crowd.plan(options.operations), coming));
  reaper.end();
  nemesis?.end();
  jumps?.end();
  await place.during(raging);
  await reckoning(place, coming);
  const history = historyOf(place.log.entries, place.reach.ledger());
  return { history, atPoints: reaper.atPoints, seconds: (performance.now() - startedAt) / 1_000 };
}

interface Coming {
  readonly options: StormOptions;
  readonly people: Map<string, Person>;
  readonly nemesis: Nemesis | null;
  started: number;
  closesAt: number;
  readonly watchers: Watcher[];
}

/** The share of people whose app watches their operations live. */
const WATCHED = 0.2;

function watching(place: Place, device: Device): Watcher {
  const watcher = new Watcher(place, device);
  void watcher.watch();
  return watcher;
}

/** So many groups at once; within a family three errands at a time. */
async function everybody(
  place: Place,
  groups: readonly (readonly Planned[])[],
  coming: Coming,
): Promise<void> {
  const { options, people, nemesis } = coming;
  const waiting = [...groups];
  const many = groups.flat().length;
  const random = Random.of(options.seed, 'people');
  const agent = await place.device(AGENT, 'agent');
  const lane = async (mine: Planned[]): Promise<void> => {
    for (let next = mine.shift(); next; next = mine.shift()) {
      const { intent, person } = next;
      const isNew = !people.has(person.sub);
      people.set(person.sub, person);
      coming.started += 1;
      if (coming.started === many) coming.closesAt = place.reach.now() + CLOSING_MS;
      nemesis?.trouble(intent.wire.row);
      const [phone, tablet] = [await place.device(person), await place.device(person, 'tablet')];
      if (isNew && random.chance(WATCHED)) coming.watchers.push(watching(place, phone));
      const helped = intent.kind === 'subsequent-purchase' && random.chance(0.1);
      const devices = helped ? ([phone, agent] as const) : ([phone, tablet] as const);
      const ports = { place, random: Random.of(options.seed, intent.id), manners: MANNERS };
      await new Errand(
        { ...ports, over: () => place.reach.now() > coming.closesAt },
        intent,
        devices,
      ).run();
    }
  };
  const worker = async (): Promise<void> => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      const mine = [...group];
      await Promise.all([lane(mine), lane(mine), lane(mine)]);
    }
  };
  await Promise.all(Array.from({ length: options.people }, worker));
}

/** Nothing goes wrong any more: what is open comes to its end, and everybody looks at what they have. */
async function reckoning(place: Place, { people, watchers }: Coming): Promise<void> {
  if (!place.gateway.alive) await place.up();
  await place.arm(null);
  await place.pass(CALM_MS);
  await Promise.all(watchers.map((watcher) => watcher.end()));
  const devices: Device[] = [];
  for (const person of people.values()) devices.push(await place.device(person, person.sub));
  const agent = await place.device(AGENT, AGENT.sub);
  await readJournal(place, [...devices, agent], agent);
  await readCallbacks(place, agent);
}
