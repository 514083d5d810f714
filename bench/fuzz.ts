/*
 * Bench of odd inputs: `npm run bench -- fuzz [--bodies 200000] [--frames 100000] [--callbacks 100000] [--seed 2711]`.
 *
 * Promises: the gateway does not end, nothing is left uncaught, no answer is of 5xx or shows the inside, and its event loop is never
 * held up for long.
 */
import process from 'node:process';
import { textAt } from '../chaos/value.ts';
import { Door } from './door.ts';
import { mebibytes, report, tally, type Row } from './figures.ts';
import { fuzz, type Findings } from './fuzz-run.ts';
import { numbersFrom } from './options.ts';
import { Site } from './site.ts';

const FAMILIES = 12;
const WITHOUT_LIMIT = { perSecond: 100_000, inFlight: 1_000 };
const MOST_DELAY_MS = 50;
const SHOWN = 20;

export async function run(args: readonly string[]): Promise<void> {
  const plan = numbersFrom(args, {
    bodies: 200_000,
    frames: 100_000,
    callbacks: 100_000,
    seed: 2_711,
  });
  process.stdout.write(`seed ${plan.seed}\n`);
  await using site = await Site.open({ seed: plan.seed, families: FAMILIES });
  await site.up({ calls: WITHOUT_LIMIT });
  const before = await site.gateway.order('heap', undefined);
  await site.gateway.order('reset', undefined);
  const findings = await fuzz(site, plan);
  const { alive } = site.gateway;
  const figures = alive ? await site.gateway.order('figures', undefined) : null;
  const serves = alive && (await isServing(site));
  const after = alive ? await site.gateway.order('heap', undefined) : 0;
  const defects = (figures?.errors ?? []).filter((line) => line.includes('"msg":"defect"'));
  const lists = { uncaught: figures?.uncaught ?? [], ...findings, defects };
  for (const text of [...lists.uncaught, ...lists.failures, ...lists.leaks, ...lists.defects].slice(
    0,
    SHOWN,
  ))
    process.stdout.write(`- ${text}\n`);
  if (!alive) process.stdout.write(site.gateway.written);
  const delayMs = figures?.loopDelayMs.p99 ?? Infinity;
  report('fuzz', [
    promise(
      'exits, none',
      alive && serves ? 'none, and it answers' : 'it is gone',
      alive && serves,
    ),
    promise('left uncaught, none', ...none(lists.uncaught)),
    promise('answers of 5xx and INTERNAL_SERVER_ERROR, none', ...none(findings.failures)),
    promise('answers that show the inside, none', ...none(findings.leaks)),
    promise('defects in the log, none', ...none(lists.defects)),
    promise(
      `event loop delay p99, at most ${MOST_DELAY_MS} ms`,
      `${delayMs} ms, ${figures?.loopDelayMs.most} ms at the most`,
      delayMs <= MOST_DELAY_MS,
    ),
    ...shown(findings, [before, after]),
  ]);
}

const promise = (what: string, figure: string, kept: boolean): Row => ({ what, figure, kept });

const none = (list: readonly string[]): [string, boolean] => [
  String(list.length),
  list.length === 0,
];

const shown = (findings: Findings, [before, after]: readonly [number, number]): readonly Row[] => [
  { what: 'answers', figure: tally(findings.answers), kept: null },
  { what: 'codes', figure: tally(findings.codes), kept: null },
  {
    what: 'heap before and after',
    figure: `${mebibytes(before)}, ${mebibytes(after)}`,
    kept: null,
  },
];

async function isServing(site: Site): Promise<boolean> {
  const [token] = await site.tokensOfFamilies();
  const door = new Door(site.url);
  const { data } = await door.ask({ ...(token && { token }), query: '{ viewer { subject } }' });
  await door.close();
  return textAt(data, 'viewer', 'subject') !== null;
}
