/*
 * Comparison: `npm run bench [-- --quick] [--only reads,sockets] [--set-bars] [--write] [--seed 1]`.
 *
 * Starts the gateway and what it is compared with on the same families, makes sure that all answer the same bytes, and says what each answer
 * costs the process that makes it. A whole run writes `results.json` and docs/performance.md; a quick one takes less than a minute and
 * only judges. Both end with one line, and with 1 when a ratio has become worse than its bar.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { judged, writeBars } from './bars.ts';
import { HIVE } from './contestants.ts';
import { compared, nameOf, type Compared } from './comparisons.ts';
import { growth } from './growth.ts';
import { latency } from './latency.ts';
import { Answers } from './load.ts';
import { packed } from './packed.ts';
import { installHive, installPeers } from './peers-installed.ts';
import { writePage } from './page.ts';
import { familiesFor, QUICK, WHOLE, type Plan } from './plan.ts';
import { readersOf, reads, warmUp } from './reads.ts';
import { resultsOf, writeResults } from './results.ts';
import { median, type Figure } from './rounds.ts';
import { sockets } from './sockets.ts';
import { Stage } from './stage.ts';
import { starts } from './starts.ts';
import { woken } from './woken.ts';
import { writes } from './writes.ts';

type Part = (stage: Stage, plan: Plan) => Promise<Figure[]>;

const PARTS: Readonly<Record<string, Part>> = {
  reads: compareReads,
  sockets: (stage, plan) => timed('sockets', () => sockets(stage, plan)),
  writes: (stage, plan) => timed('writes', () => writes(stage, plan)),
  growth: (_stage, plan) => timed('growth', () => growth(plan)),
  starts: async (stage, plan) => [
    ...(await timed('starts', () => starts(plan))),
    ...(await timed('open purchases', () => woken(stage, plan))),
  ],
};

/** What each part took, so that a run that has become long says where. */
const took: string[] = [];

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now();
  const value = await work();
  took.push(`${name} ${Math.round((performance.now() - startedAt) / 1_000)} s`);
  return value;
}

const OPTIONS = {
  quick: { type: 'boolean', default: false },
  'set-bars': { type: 'boolean', default: false },
  /** Writes the page also after a run that is not whole, to look at it. */
  write: { type: 'boolean', default: false },
  only: { type: 'string', default: Object.keys(PARTS).join() },
  seed: { type: 'string', default: '1' },
} as const;

export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
  const plan = values.quick ? QUICK : WHOLE;
  const parts = values.only.split(',').map((name) => {
    const part = PARTS[name];
    if (!part) throw new Error(`--only takes ${Object.keys(PARTS).join()}`);
    return part;
  });
  installPeers();
  if (plan.names.includes(HIVE)) installHive();
  await using stage = await Stage.open({
    ...{ seed: Number(values.seed), families: familiesFor(plan) },
  });
  const figures: Figure[] = [];
  for (const part of parts) figures.push(...(await part(stage, plan)));
  show(figures);
  process.stdout.write(`Took ${took.join(', ')}.\n`);
  const all = compared(figures);
  const isWhole = !values.quick && parts.length === Object.keys(PARTS).length;
  if (isWhole || values.write) {
    const results = resultsOf(
      figures,
      ['npm run bench', ...(args.length > 0 ? ['--', ...args] : [])].join(' '),
    );
    writeResults(results);
    await writePage(results);
  }
  if (values['set-bars']) writeBars(all);
  conclude(all);
}

async function compareReads(stage: Stage, plan: Plan): Promise<Figure[]> {
  const answers = new Answers();
  const readers = await timed('start of all', () => readersOf(stage, plan, answers));
  await timed('warm-up', () => warmUp(stage, readers, plan));
  const figures = [
    ...(await timed('reads', () => reads(stage, readers, plan))),
    ...(await timed('latency', () => latency(stage, readers, plan))),
    ...(await timed('gzip', () => packed(stage, answers, plan))),
  ];
  for (const { client } of readers) await client.close();
  return figures;
}

const print = (...cells: readonly string[]): void => {
  const [first = '', second = '', ...others] = cells;
  process.stdout.write(`${first.padEnd(50)}${second.padEnd(29)}${others.join('  ')}\n`);
};

const shown = (value: number): string => value.toPrecision(value < 1_000 ? 3 : 4);

function show(figures: readonly Figure[]): void {
  for (const { row, who, unit, rounds } of figures) {
    const ends = `${shown(Math.min(...rounds))} to ${shown(Math.max(...rounds))}`;
    print(row, who, `${shown(median(rounds))} ${unit}`.padEnd(12), `(${ends})`);
  }
}

/** The one line that says it all. */
function conclude(all: readonly Compared[]): void {
  const judgements = judged(all);
  const broken = judgements.filter(({ kept }) => !kept);
  const goals = all.filter(({ comparison }) => comparison.most !== null);
  const reached = goals.filter(({ median: value, comparison: { most } }) => value <= (most ?? 0));
  for (const { comparison, median: value, unit } of goals)
    print(
      `${comparison.goal}: ${nameOf(comparison)}`,
      '',
      `${shown(value)} ${unit}, goal ${comparison.most}`,
    );
  const first = judgements.slice(0, 6).map(({ what, value }) => `${what} ${shown(value)}`);
  const kept = judgements.length - broken.length;
  const verdict =
    broken.length === 0
      ? 'KEPT'
      : `BROKEN: ${broken.map(({ what, value, bar }) => `${what} ${shown(value)} > ${bar}`).join('; ')}`;
  process.stdout.write(
    `bench: ${kept} of ${judgements.length} bars kept, ${reached.length} of ${goals.length} goals reached; ${first.join('; ')}. ${verdict}\n`,
  );
  if (broken.length > 0) process.exitCode = 1;
}
