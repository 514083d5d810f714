/*
 * Bench of the call budget: `npm run bench -- budget [--seconds 60] [--seed 1] [--reads 500]`.
 *
 * The platform allows ten calls a second. 200 people read 500 times a second (`--reads`), purchases that were begun before are polled, and two
 * prepared quotes a second are bought. Quotes are prepared by a gateway without that limit, on the same store.
 *
 * Promises: no second holds more than ten calls, every purchase is taken, and a call of money waits less than a second for its turn.
 */
import type { GatewayOrders } from './gateway-program.ts';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../chaos/random.ts';
import { buy, isTaken, outcomeOf, prepare, type Prepared } from './buying.ts';
import { READS } from './documents.ts';
import { Door, type Came } from './door.ts';
import { ms, percent, percentile, report, tally, type Row } from './figures.ts';
import { numbersFrom } from './options.ts';
import { pace } from './pace.ts';
import type { Arrival } from './reach-program.ts';
import { Site } from './site.ts';

const ALLOWED = { perSecond: 10, inFlight: 32 };
const WITHOUT_LIMIT = { perSecond: 100_000, inFlight: 1_000 };
const FAMILIES = 200;
const PURCHASES_PER_SECOND = 2;
/** Begun before, and not paid: the gateway asks after them all the time. */
const RUNNING = 40;
/** What the platform's own clock may differ by. */
const TOLERANCE_MS = 50;
const MOST_QUEUED_MS = 1_000;

export async function run(args: readonly string[]): Promise<void> {
  const { seconds, seed, reads } = numbersFrom(args, { seconds: 60, seed: 1, reads: 500 });
  process.stdout.write(`seed ${seed}, ${seconds} s, ${reads} reads a second\n`);
  await using site = await Site.open({ seed, families: FAMILIES });
  await site.up({ calls: WITHOUT_LIMIT });
  const prepared = await prepare(site, { bought: RUNNING, left: seconds * PURCHASES_PER_SECOND });
  await site.up({ calls: ALLOWED });
  await delay(1_500); // calls of the time before are in no second that counts
  await site.reach.order('arrived', undefined);
  await site.gateway.order('reset', undefined);
  const came = await loaded(site, { prepared, seconds, seed, reads });
  const arrivals = await site.reach.order('arrived', undefined);
  const figures = await site.gateway.order('figures', undefined);
  report('budget', [
    ...promises(came.purchases, arrivals, figures.queued.money),
    ...shown(came, arrivals, figures),
  ]);
}

interface Load {
  readonly prepared: readonly Prepared[];
  readonly seconds: number;
  readonly seed: number;
  /** A second. */
  readonly reads: number;
}

interface Loaded {
  readonly reads: readonly Came[];
  readonly purchases: readonly Came[];
}

async function loaded(
  site: Site,
  { prepared, seconds, seed, reads: readsPerSecond }: Load,
): Promise<Loaded> {
  const random = Random.of(seed, 'reads');
  const tokens = await site.tokensOfFamilies();
  const [readers, buyers] = [new Door(site.url, { connections: 500 }), new Door(site.url)];
  const forMs = seconds * 1_000;
  const [reads, purchases] = await Promise.all([
    pace({ perSecond: readsPerSecond, forMs }, () =>
      readers.ask({ token: random.pick(tokens), query: random.pick(READS) }),
    ),
    pace({ perSecond: PURCHASES_PER_SECOND, forMs }, async (at) => {
      const one = prepared[at];
      return one ? buy(buyers, one, at) : null;
    }),
  ]);
  await Promise.all([readers.close(), buyers.close()]);
  return { reads, purchases: purchases.filter((one) => one !== null) };
}

/** The most calls that arrived within any second. */
export function worstSecond(arrivals: readonly Arrival[]): number {
  let [worst, first] = [0, 0];
  for (const [last, { at }] of arrivals.entries()) {
    while (at - (arrivals[first]?.at ?? 0) >= 1_000 - TOLERANCE_MS) first += 1;
    worst = Math.max(worst, last - first + 1);
  }
  return worst;
}

function promises(
  purchases: readonly Came[],
  arrivals: readonly Arrival[],
  money: readonly number[],
): readonly Row[] {
  const worst = worstSecond(arrivals);
  const lost = purchases.filter((came) => !isTaken(came));
  const queuedMs = percentile(money, 99);
  const why = lost.map((came) => outcomeOf(came) ?? came.codes[0] ?? String(came.status));
  return [
    {
      what: `calls in any second, at most ${ALLOWED.perSecond}`,
      ...{
        figure: `${worst} at the most, ${arrivals.length} in all`,
        kept: worst <= ALLOWED.perSecond,
      },
    },
    {
      what: 'purchases that were not taken, none',
      ...{
        figure: `${lost.length} of ${purchases.length} (${tally(why)})`,
        kept: lost.length === 0,
      },
    },
    {
      what: `wait of a call of money, p99 below ${MOST_QUEUED_MS} ms`,
      figure: `${ms(queuedMs)}, ${ms(Math.max(0, ...money))} at the most, of ${money.length}`,
      kept: money.length > 0 && queuedMs < MOST_QUEUED_MS,
    },
  ];
}

type Figures = Awaited<ReturnType<GatewayOrders['figures']>>;

function shown(
  { reads, purchases }: Loaded,
  arrivals: readonly Arrival[],
  { queued, cpuMs, loopDelayMs }: Figures,
): readonly Row[] {
  const answered = reads.filter(({ status, codes }) => status === 200 && codes.length === 0);
  const told = reads.filter(({ codes, retryAfterMs }) => codes.length > 0 && retryAfterMs !== null);
  const rest = reads.filter((came) => !answered.includes(came) && !told.includes(came));
  const figure = (name: string, text: string): Row => ({ what: name, figure: text, kept: null });
  return [
    figure(
      'reads answered whole',
      `${answered.length} of ${reads.length}, p99 ${ms(
        percentile(
          answered.map((one) => one.ms),
          99,
        ),
      )}`,
    ),
    figure(
      'reads told when to come again',
      `${told.length}, after ${ms(
        percentile(
          told.map((one) => one.retryAfterMs ?? 0),
          50,
        ),
      )} (median)`,
    ),
    figure(
      'reads with an error that names no time',
      `${rest.length} (${tally(rest.map(({ codes, status }) => codes[0] ?? String(status)))})`,
    ),
    figure(
      'a purchase, p50 and p99',
      `${ms(
        percentile(
          purchases.map((one) => one.ms),
          50,
        ),
      )}, ${ms(
        percentile(
          purchases.map((one) => one.ms),
          99,
        ),
      )}`,
    ),
    figure(
      'calls by priority',
      Object.entries(queued)
        .map(([name, all]) => `${all.length} ${name} (wait p99 ${ms(percentile(all, 99))})`)
        .join(', '),
    ),
    figure('calls by row', tally(arrivals.map(({ row }) => `row ${row}`))),
    figure(
      'the gateway',
      `${Math.round(cpuMs)} ms of its core, event loop delay p99 ${loopDelayMs.p99} ms; reads answered ${percent(answered.length, reads.length)}`,
    ),
  ];
}
