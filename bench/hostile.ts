/*
 * Bench of a hostile mix: `npm run bench -- hostile [--seconds 60] [--seed 1] [--addresses 8]`.
 *
 * The gateway has one core for itself; the platform, honest people and attackers share the other one, of which attackers take at most
 * 60 %. Honest people read and buy, first alone and then while strangers do all that `attacks.ts` has, from several addresses or one.
 *
 * Promises: honest reads are answered as before, at most five times as slowly, no purchase is refused, and the heap is back afterwards.
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { Random } from '../chaos/random.ts';
import type { AttackOrders } from './attack-program.ts';
import { buy, isTaken, outcomeOf, prepare, type Prepared } from './buying.ts';
import { CAN_PIN, Child } from './child.ts';
import { READS } from './documents.ts';
import { Door, type Came } from './door.ts';
import { mebibytes, ms, percent, percentile, report, tally, type Row } from './figures.ts';
import { numbersFrom } from './options.ts';
import { pace } from './pace.ts';
import { OTHER_CORE, Site } from './site.ts';

const WITHOUT_LIMIT = { perSecond: 100_000, inFlight: 1_000 };
/** As a brand of some size has it. */
const ALLOWED = { perSecond: 100, inFlight: 32 };
const TOKENS_PER_SECOND = 2_000;
const FAMILIES = 60;
const READS_PER_SECOND = 20;
const PURCHASES_PER_SECOND = 1;
const ANSWERED = 0.999;
const SLOWER = 5;
const HEAP_BACK = 1.1;
const QUIET_PART = 0.5;
/** Until what strangers left behind is over: deaf peers are cut, streams and timers end, and forged callbacks have had their turn. */
const SETTLE_MS = 60_000;

export async function run(args: readonly string[]): Promise<void> {
  const options = numbersFrom(args, { seconds: 60, seed: 1, addresses: 8 });
  const { seconds, seed } = options;
  process.stdout.write(
    `seed ${seed}, ${seconds} s, ${options.addresses} addresses, ${CAN_PIN ? 'pinned' : 'not pinned'}\n`,
  );
  await using site = await Site.open({ seed, families: FAMILIES });
  await site.up({ calls: WITHOUT_LIMIT });
  const quietSeconds = Math.ceil(seconds * QUIET_PART);
  const prepared = await prepare(site, {
    bought: 10,
    left: (quietSeconds + seconds) * PURCHASES_PER_SECOND,
  });
  await site.up({ calls: ALLOWED, tokensPerSecond: TOKENS_PER_SECOND });
  await honest(site, { prepared: [], seconds: Math.min(5, seconds), seed: seed + 1 }); // compiles and reads
  const quiet = await honest(site, { prepared, seconds: quietSeconds, seed });
  const before = await site.gateway.order('heap', undefined);
  await site.gateway.order('reset', undefined);
  const attackers = await Child.start<AttackOrders>('./attack-program.ts', OTHER_CORE);
  const addresses = Array.from({ length: options.addresses }, (_, at) => `127.0.0.${at + 2}`);
  const [attacked, attack] = await Promise.all([
    honest(site, { prepared: prepared.slice(quiet.purchases.length), seconds, seed: seed + 2 }),
    attackers.order('fight', { url: site.url, seed, addresses, forMs: seconds * 1_000 }),
  ]);
  await attackers.end();
  await delay(SETTLE_MS);
  const figures = await site.gateway.order('figures', undefined);
  const after = await site.gateway.order('heap', undefined);
  report('hostile', [
    ...promises(quiet, attacked, [before, after]),
    ...attack.fought.map(({ name, perSecond, words }): Row => ({
      what: `${name}, ${perSecond} a second`,
      figure: tally(words),
      kept: null,
    })),
    shown('the attackers took of their core', percent(attack.ofCore, 1)),
    shown(
      'event loop delay of the gateway',
      `p99 ${figures.loopDelayMs.p99} ms, ${figures.loopDelayMs.most} ms at the most`,
    ),
    shown(
      'left uncaught, defects',
      `${figures.uncaught.length}, ${figures.errors.filter((line) => line.includes('"defect"')).length}`,
    ),
  ]);
}

const shown = (what: string, figure: string): Row => ({ what, figure, kept: null });

interface Load {
  readonly prepared: readonly Prepared[];
  readonly seconds: number;
  readonly seed: number;
}

interface Honest {
  readonly reads: readonly Came[];
  readonly purchases: readonly Came[];
}

async function honest(site: Site, { prepared, seconds, seed }: Load): Promise<Honest> {
  const random = Random.of(seed, 'honest');
  const tokens = await site.tokensOfFamilies();
  const door = new Door(site.url);
  const forMs = seconds * 1_000;
  const [reads, purchases] = await Promise.all([
    pace({ perSecond: READS_PER_SECOND, forMs }, () =>
      door.ask({ token: random.pick(tokens), query: random.pick(READS) }),
    ),
    pace({ perSecond: PURCHASES_PER_SECOND, forMs }, async (at) => {
      const one = prepared[at];
      return one ? buy(door, one, at) : null;
    }),
  ]);
  await door.close();
  return { reads, purchases: purchases.filter((one) => one !== null) };
}

function promises(
  quiet: Honest,
  attacked: Honest,
  [before, after]: readonly [number, number],
): readonly Row[] {
  const answered = attacked.reads.filter(
    ({ status, codes }) => status === 200 && codes.length === 0,
  );
  const rest = attacked.reads.filter((came) => !answered.includes(came));
  const [quietMs, hostileMs] = [quiet, attacked].map(({ reads }) =>
    percentile(
      reads.map((one) => one.ms),
      99,
    ),
  );
  const lost = attacked.purchases.filter((came) => !isTaken(came));
  const why = (came: Came): string => outcomeOf(came) ?? came.codes[0] ?? String(came.status);
  return [
    {
      what: `honest reads that are answered, at least ${100 * ANSWERED} %`,
      figure: `${percent(answered.length, attacked.reads.length)} of ${attacked.reads.length} (else ${tally(rest.map(why))})`,
      kept: answered.length >= ANSWERED * attacked.reads.length,
    },
    {
      what: `p99 of honest reads, at most ${SLOWER} times the quiet one`,
      figure: `${ms(hostileMs ?? 0)}, quiet ${ms(quietMs ?? 0)}`,
      kept: (hostileMs ?? Infinity) <= SLOWER * (quietMs ?? 0),
    },
    {
      what: 'purchases that were not taken, none',
      figure: `${lost.length} of ${attacked.purchases.length} (${tally(lost.map(why))})`,
      kept: attacked.purchases.length > 0 && lost.length === 0,
    },
    {
      what: 'heap afterwards, within 10 %',
      figure: `${mebibytes(after)}, ${mebibytes(before)} before`,
      kept: after <= HEAP_BACK * before,
    },
  ];
}
