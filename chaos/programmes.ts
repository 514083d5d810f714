/*
 * Programmes: what `npm run chaos` can run, and how each is summed up.
 *
 * Owns   the size of each run, its liveness floor, and the figures that its line tells.
 */
import type { History } from './checker/history.ts';
import type { Figures, Verdict } from './checker/verdict.ts';
import { verdictOf } from './checker/verdict.ts';
import { allCases, matrix, sample, type Case, type MatrixRun } from './matrix.ts';
import { storm, type StormOptions, type StormRun } from './storm.ts';
import { zoo } from './zoo.ts';

export interface Options {
  readonly seed: number;
  readonly kills: number;
  readonly operations: number;
  readonly people: number;
  readonly places: number;
  readonly only: string;
}

export interface Report {
  readonly name: 'quick' | 'matrix' | 'storm' | 'clocks' | 'zoo';
  readonly is: Verdict['is'];
  /** What is told before the last line. */
  readonly lines: readonly string[];
  readonly summary: string;
  readonly seconds: number;
  readonly files: Readonly<Record<string, string>>;
}

/** Shares of intents that must have succeeded. */
const FLOORS = { storm: 0.6, matrix: 0.5, quick: 0.4, clocks: 0.6 } as const;
const STRENGTH = { faults: 0.1, callbacksEveryMs: 40_000, forgeEveryMs: 120_000 } as const;
/** The most that a start may take, at the 99th of a hundred. Milliseconds. */
const READY_WITHIN_MS = 3_000;

export async function runStorm(options: Options): Promise<Report> {
  return stormReport('storm', await storm({ ...options, strength: STRENGTH, clocks: false }));
}

export async function runClocks(options: Options): Promise<Report> {
  const operations = Math.min(options.operations, 300);
  const kills = Math.min(options.kills, 20);
  return stormReport(
    'clocks',
    await storm({ ...options, operations, kills, strength: STRENGTH, clocks: true }),
  );
}

function stormReport(name: 'storm' | 'clocks' | 'quick', run: StormRun, kinds = true): Report {
  const verdict = verdictOf(run.history, { floor: FLOORS[name], kinds });
  const { figures } = verdict;
  const slow = name !== 'quick' && figures.readyP99 > READY_WITHIN_MS;
  const lines = [
    ...violationLines(verdict),
    ...(slow ? [`ready again after ${figures.readyP99} ms`] : []),
  ];
  return {
    ...{
      name,
      lines,
      seconds: run.seconds,
      is: verdict.is === 'pass' && slow ? 'fail' : verdict.is,
    },
    summary: `${verdict.why} · ${textOf(figures)} · ${run.atPoints} kills at fail-points, ready again p99 ${figures.readyP99} ms`,
    files: filesOf([run.history], [verdict]),
  };
}

export const runMatrix = async (options: Options): Promise<Report> => {
  const fits = new RegExp(options.only);
  const cases = allCases().filter((one) => fits.test(nameOf(one)));
  return matrixReport('matrix', await matrix(options.seed, cases, options.places), 0);
};

/** A sample of the matrix, and a small storm. */
export async function runQuick(options: Options): Promise<Report> {
  const startedAt = performance.now();
  const small: StormOptions = {
    ...{
      seed: options.seed,
      operations: 26,
      kills: 3,
      people: 20,
      strength: STRENGTH,
      clocks: false,
    },
  };
  const [cases, blown] = await Promise.all([
    matrix(options.seed, sample(options.seed, 10), 1),
    storm(small),
  ]);
  const matrixPart = matrixReport('quick', cases, 0);
  const stormPart = stormReport('quick', blown, false);
  const parts = [matrixPart, stormPart];
  const worst = parts.some(({ is }) => is === 'fail') ? 'fail' : 'pass';
  return {
    name: 'quick',
    is: worst === 'pass' && matrixPart.is === 'void' ? 'void' : worst,
    lines: parts.flatMap(({ lines }) => lines),
    summary: `${matrixPart.summary} · storm: ${stormPart.summary}`,
    seconds: (performance.now() - startedAt) / 1_000,
    files: stormPart.files,
  };
}

function matrixReport(name: 'matrix' | 'quick', run: MatrixRun, floor: number): Report {
  const verdicts = run.histories.map((history) => verdictOf(history, { floor, kinds: false }));
  const cases = new Map(run.runs.map((one) => [`${one.place} ${one.intent}`, one]));
  const lines = verdicts.flatMap((verdict, place) =>
    verdict.violations.map((one) => {
      const found = cases.get(`${place} ${one.intent}`);
      return `${one.invariant} · ${found ? nameOf(found) : one.kind}: ${one.what}`;
    }),
  );
  const killed = run.runs.filter((one) => one.killed).length;
  const well = run.runs.filter(({ status }) => status === 'SUCCEEDED').length;
  const isVoid = well < run.runs.length * FLOORS.matrix || killed < run.runs.length / 3;
  return {
    ...{
      name,
      lines,
      seconds: run.seconds,
      is: lines.length > 0 ? 'fail' : isVoid ? 'void' : 'pass',
    },
    summary: `${run.runs.length} cases, ${killed} killed at their point, ${well} SUCCEEDED, ${lines.length} violations`,
    files: filesOf(run.histories, verdicts),
  };
}

export async function runZoo(options: Options): Promise<Report> {
  const run = await zoo(options.seed, { only: options.only, places: options.places });
  const lost = run.rows.filter(({ caught }) => !caught).length;
  return {
    ...{ name: 'zoo', lines: run.lines, seconds: run.seconds, is: lost === 0 ? 'pass' : 'fail' },
    summary: `${run.rows.length - lost} of ${run.rows.length} seeded bugs caught`,
    files: { 'table.txt': run.lines.join('\n') },
  };
}

const nameOf = ({ point, subject, behaviour }: Case): string => `${point} ${subject} ${behaviour}`;

const violationLines = ({ violations }: Verdict): readonly string[] =>
  violations.map(
    ({ invariant, intent, kind, what }) => `${invariant} · ${kind} ${intent}: ${what}`,
  );

const textOf = (figures: Figures): string =>
  [
    `${figures.operations} operations of ${figures.kinds} kinds`,
    `${figures.kills} kills`,
    `${figures.faults} faults`,
    `${figures.attempts} attempts`,
    `${figures.effects} effects`,
    `${figures.attention} need attention`,
  ].join(', ');

/** Only of runs that did not hold, or of storms: what others need to look into it. */
function filesOf(histories: readonly History[], verdicts: readonly Verdict[]): Report['files'] {
  const files = histories.map(({ entries, ledger }, index): [string, string][] => [
    [`${index}-client.jsonl`, entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')],
    [`${index}-ledger.json`, JSON.stringify(ledger)],
    [`${index}-verdict.json`, JSON.stringify(verdicts[index], null, 1)],
  ]);
  return Object.fromEntries(files.flat());
}
