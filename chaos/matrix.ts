/*
 * Matrix: a kill at every fail-point, for every kind of work, whatever the platform does with the request.
 *
 * Owns   the cases. Each has people of its own; one gateway serves one case after the other, on one store that keeps growing.
 * Gives  how many of them were killed at their very point: not every kind passes every point.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Armed } from './armed-failpoint.ts';
import { KINDS, type Kind } from './checker/entry.ts';
import { historyOf, type History } from './checker/history.ts';
import type { Device, Person } from './client.ts';
import { Crowd, AGENT, type Planned } from './crowd.ts';
import { Errand, type Manners } from './errand.ts';
import { readJournal } from './journal.ts';
import { Place } from './place.ts';
import { POINTS } from './points.ts';
import { Random } from './random.ts';
import { Shop } from './shop.ts';

/** What the platform does with the request. */
export const BEHAVIOURS = {
  ok: null,
  'applied, answer lost': 'cut-after-effect',
  'applied, 504': '504-after-effect',
  'not applied, 504': 'status-504',
  '409': 'status-409',
} as const;

export type Behaviour = keyof typeof BEHAVIOURS;

/** The nine kinds, and the correction of a port-in. */
export const SUBJECTS = [...KINDS, 'port-correction'] as const;
export type Subject = (typeof SUBJECTS)[number];

export interface Case {
  readonly point: string;
  readonly subject: Subject;
  readonly behaviour: Behaviour;
}

export interface CaseRun extends Case {
  /** Number of the history that it is part of. */
  readonly place: number;
  readonly intent: string;
  /** Whether it was killed at its point. */
  readonly killed: boolean;
  readonly status: string | null;
}

export interface MatrixRun {
  readonly histories: readonly History[];
  readonly runs: readonly CaseRun[];
  readonly seconds: number;
}

export const allCases = (): readonly Case[] =>
  POINTS.flatMap((point) =>
    SUBJECTS.flatMap((subject) =>
      Object.keys(BEHAVIOURS).map((behaviour) => ({
        point,
        subject,
        behaviour: behaviour as Behaviour,
      })),
    ),
  );

/** So many cases, each at another point, with kinds and behaviours as the seed wants. */
export function sample(seed: number, many: number): readonly Case[] {
  const random = Random.of(seed, 'sample');
  const points = random.shuffled(POINTS).slice(0, many);
  return points.map((point) => random.pick(allCases().filter((one) => one.point === point)));
}

const MINUTE_MS = 60_000;
const MANNERS: Manners = {
  ...{ twice: 0, lateToPay: 0, neverPays: 0, triesAgain: 1, patience: 8, rounds: 2 },
  ...{ looksEveryMs: 10_000, looksForMs: 50 * MINUTE_MS },
};
/** Patterns of the request that each row is on the wire. */
const REQUESTS: Readonly<Record<number, string>> = {
  9: '^POST /apisvc/v0/product$',
  11: '^POST /apisvc/v0/product/subsequent$',
  19: '^POST /apisvc/v0/activation$',
  21: '^PUT /apisvc/v0/update/portin$',
  43: '^POST /apisvc/v0/payment/customer$',
  48: '^POST /apisvc/v0/topup/purchase$',
  50: '^POST /apisvc/v0/purchase/plan/change$',
  56: '^POST /apisvc/v0/ild/purchase$',
  62: '^POST /apisvc/v0/intl/roaming/pack/purchase/',
};
const ON_WIRE: ReadonlySet<string> = new Set(['F5', 'F6', 'F7', 'F8']);
const OF_CALLBACKS: ReadonlySet<string> = new Set(['F11', 'F12', 'F13']);
/** What the platform calls nobody about. */
const SILENT: ReadonlySet<Subject> = new Set([
  ...(['bill-payment', 'top-up', 'plan-change', 'calling-credit', 'roaming-pack'] as const),
]);
const CASES_PER_STORE = 60;
/** After the last case, so that those whose outcome nobody knows reach their deadline. */
const CALM_MS = 70 * MINUTE_MS;

/** `places`: how many at once. */
export async function matrix(
  seed: number,
  cases: readonly Case[],
  places: number,
): Promise<MatrixRun> {
  const startedAt = performance.now();
  const batches: (readonly Case[])[] = [];
  const size = Math.min(CASES_PER_STORE, Math.ceil(cases.length / places));
  for (let from = 0; from < cases.length; from += size)
    batches.push(cases.slice(from, from + size));
  const histories: History[] = [];
  const runs: CaseRun[] = [];
  const worker = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const done = await inOnePlace(seed + batches.length, batch);
      runs.push(...done.runs.map((one) => ({ ...one, place: histories.length })));
      histories.push(done.history);
    }
  };
  await Promise.all(Array.from({ length: places }, worker));
  return { histories, runs, seconds: (performance.now() - startedAt) / 1_000 };
}

async function inOnePlace(
  seed: number,
  cases: readonly Case[],
): Promise<{ history: History; runs: Omit<CaseRun, 'place'>[] }> {
  await using place = await Place.open({ seed, standsBy: true });
  const visitor = { sub: 'visitor', role: 'customer', customers: [] } as const;
  const shop = await Shop.open(await place.device(visitor));
  const bench = new Bench(place, new Crowd(place, shop, Random.of(seed, 'crowd')), seed);
  for (const one of cases) await bench.run(one);
  await place.pass(CALM_MS);
  const agent = await place.device(AGENT, AGENT.sub);
  const devices: Device[] = [agent];
  for (const person of bench.people.values()) devices.push(await place.device(person, person.sub));
  await readJournal(place, devices, agent);
  return { history: historyOf(place.log.entries, place.reach.ledger()), runs: bench.runs };
}

interface Work {
  over: boolean;
  readonly done: Promise<void>;
  readonly end: () => void;
}

function workOf(): Work {
  const { promise, resolve } = Promise.withResolvers<void>();
  const work: Work = { over: false, done: promise, end: () => ((work.over = true), resolve()) };
  return work;
}

class Bench {
  readonly #place: Place;
  readonly #crowd: Crowd;
  readonly #random: Random;
  readonly people = new Map<string, Person>();
  readonly runs: Omit<CaseRun, 'place'>[] = [];

  constructor(place: Place, crowd: Crowd, seed: number) {
    this.#place = place;
    this.#crowd = crowd;
    this.#random = Random.of(seed, 'bench');
  }

  async run(one: Case): Promise<void> {
    const place = this.#place;
    const kind: Kind = one.subject === 'port-correction' ? 'port-in' : one.subject;
    const planned = this.#crowd.one(kind, { wrongPin: one.subject === 'port-correction' });
    const row = one.subject === 'port-correction' ? 21 : planned.intent.wire.row;
    this.people.set(planned.person.sub, planned.person);
    const fault = BEHAVIOURS[one.behaviour];
    if (fault !== null) place.reach.fault({ row, fault });
    await place.arm(this.#pointOf(one, row));
    const kills = killsOf(place);
    const work = workOf();
    const helpers = Promise.all([
      this.#medic(work),
      this.#caller(one, planned, work),
      this.#stopper(one, row),
    ]);
    const status = await place.during(this.#errand(planned, work));
    await place.during(helpers);
    await place.arm(null);
    place.reach.calm();
    const killed = killsOf(place) > kills;
    this.runs.push({ ...one, intent: planned.intent.id, killed, status });
  }

  async #errand({ intent, person }: Planned, work: Work): Promise<string | null> {
    const place = this.#place;
    const device = await place.device(person);
    const ports = { place, random: this.#random, manners: MANNERS, over: () => false };
    const status = await new Errand(ports, intent, [device]).run();
    work.end();
    return status;
  }

  #pointOf({ point }: Case, row: number): Armed {
    const where = ON_WIRE.has(point) ? (REQUESTS[row] ?? '') : '';
    const skip = point === 'F14' || point === 'F15' ? this.#random.between(0, 2) : 0;
    return { name: point, where, skip };
  }

  /** Starts the gateway again whenever it is gone. */
  async #medic(work: Work): Promise<void> {
    const place = this.#place;
    while (!work.over) {
      await Promise.race([place.gateway.ended(), work.done]);
      if (place.gateway.alive) continue;
      const what = `at ${place.gateway.reached ?? 'its own end'}`;
      place.log.note({ is: 'deed', deed: 'kill', what, ms: null });
      await place.wait(2_000);
      await place.up();
    }
  }

  /** Callbacks for kinds that the platform calls nobody about: forged ones, which must change nothing. */
  async #caller({ point, subject }: Case, { person }: Planned, work: Work): Promise<void> {
    if (!OF_CALLBACKS.has(point) || !SILENT.has(subject)) return;
    await this.#place.wait(3_000);
    const [customerId = ''] = person.customers;
    const body = { type: 'PURCHASE_SUBSEQUENT', status: 'COMPLETED', customerId };
    if (!work.over) await this.#place.reach.forge({ ...body, transactionId: this.#random.uuid() });
  }

  /** Asks for a stop while the request is with the platform; a stop that does not end is a kill. */
  async #stopper({ point }: Case, row: number): Promise<void> {
    if (point !== 'F18') return;
    const place = this.#place;
    await place.reach.nextAttempt(1, row);
    void place.gateway.terminate();
    await delay(5);
  }
}

const killsOf = ({ log }: Place): number =>
  log.entries.filter(
    (entry) => entry.is === 'deed' && entry.deed === 'kill' && / F\d+/.test(entry.what),
  ).length;
