/*
 * Zoo: proof that the programme finds bugs: each seeded bug is switched on alone, and must be caught; without it the same scenario passes.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Breach, Stage } from './scenarios/stage.ts';
import { BUGS, type Bug } from './zoo-bugs.ts';

export interface Row {
  readonly bug: string;
  readonly caught: boolean;
  readonly by: string;
  /** What the scenario said, or why the bug was not caught. */
  readonly said: string;
  readonly seconds: number;
}

export interface ZooRun {
  readonly rows: readonly Row[];
  /** The table. */
  readonly lines: readonly string[];
  readonly seconds: number;
}

interface Outcome {
  /** What must not be, and was; null when everything held. */
  readonly breach: string | null;
  /** Bugs that the code asked about. */
  readonly asked: readonly string[];
}

export async function zoo(
  seed: number,
  { only, places }: { only: string; places: number },
): Promise<ZooRun> {
  const startedAt = performance.now();
  const fits = new RegExp(only);
  const waiting = BUGS.filter(({ name }) => fits.test(name));
  const rows: Row[] = [];
  const worker = async (): Promise<void> => {
    for (let bug = waiting.shift(); bug; bug = waiting.shift()) rows.push(await hunted(bug, seed));
  };
  await Promise.all(Array.from({ length: places }, worker));
  const inOrder = rows.toSorted((a, b) => a.bug.localeCompare(b.bug));
  const seconds = (performance.now() - startedAt) / 1_000;
  return { rows: inOrder, lines: inOrder.map(lineOf), seconds };
}

async function hunted(bug: Bug, seed: number): Promise<Row> {
  const startedAt = performance.now();
  const { caughtBy, name } = bug;
  const play = (bugs: readonly string[]): Promise<Outcome> =>
    'scenario' in caughtBy ? played(caughtBy.scenario, { seed, bugs }) : tested(caughtBy, bugs);
  const without = await play([]);
  const withIt = await play([name]);
  const caught = without.breach === null && withIt.breach !== null;
  return {
    ...{ bug: name, caught, by: 'scenario' in caughtBy ? caughtBy.scenario.name : caughtBy.test },
    said: saidOf(name, without, withIt),
    seconds: (performance.now() - startedAt) / 1_000,
  };
}

function saidOf(name: string, without: Outcome, withIt: Outcome): string {
  if (without.breach !== null) return `fails without the bug: ${without.breach}`;
  if (withIt.breach !== null) return withIt.breach;
  return withIt.asked.includes(name) ? 'not caught' : 'not caught: its place was never passed';
}

async function played(
  scenario: (stage: Stage) => Promise<void>,
  { seed, bugs }: { seed: number; bugs: readonly string[] },
): Promise<Outcome> {
  await using stage = await Stage.open(seed, bugs);
  let breach: string | null = null;
  try {
    await scenario(stage);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    breach = error instanceof Breach ? error.message : `the scenario broke: ${error.message}`;
  }
  return { breach, asked: await stage.place.askedBugs() };
}

/** A test of the project, with the bug in the gateway that it loads. */
async function tested(
  { test, title }: { test: string; title: string },
  bugs: readonly string[],
): Promise<Outcome> {
  const vitest = ['vitest', 'run', '--config', 'vitest.zoo.config.ts', test, '-t', title];
  const child = spawn('env', [`SEEDED_BUG=${bugs[0] ?? ''}`, ...vitest], { stdio: 'ignore' });
  const [code]: readonly unknown[] = await once(child, 'close');
  return { breach: code === 0 ? null : `"${title}" fails`, asked: bugs };
}

const lineOf = ({ bug, caught, by, said, seconds }: Row): string =>
  `${caught ? 'caught' : 'LOST  '} ${bug.padEnd(36)} ${by.padEnd(24)} ${seconds.toFixed(1).padStart(5)} s  ${said}`;
