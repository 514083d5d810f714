/*
 * Results: `results.json`, the figures of the last whole run with all that it takes to repeat it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import process from 'node:process';
import { CAN_PIN } from './child.ts';
import { versionOf } from './peers-installed.ts';
import type { Figure } from './rounds.ts';

export interface Results {
  readonly at: string;
  readonly command: string;
  readonly commit: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly figures: readonly Figure[];
}

const FILE = new URL('./results.json', import.meta.url);

const COMPARED = [
  ...['fastify', 'mercurius', 'graphql-jit', '@apollo/server', 'graphql-yoga', 'graphql-ws'],
];

/** Of this moment. */
export function resultsOf(figures: readonly Figure[], command: string): Results {
  const all = cpus(); // those of the machine, not those that this process was pinned to
  const [cpu] = all;
  const memory = Math.round(totalmem() / 2 ** 30);
  const pinned = CAN_PIN ? 'server and load on different cores' : 'cores cannot be pinned';
  return {
    at: new Date().toISOString().slice(0, 10),
    command,
    commit: commit(),
    machine: `${all.length} cores (${cpu?.model ?? 'unknown'}), ${memory} GiB, Linux ${release()}, ${pinned}`,
    versions: {
      node: process.version,
      ...Object.fromEntries(COMPARED.map((name) => [name, versionOf(name)])),
    },
    figures: figures.map(({ rounds, ...figure }) => ({ ...figure, rounds: rounds.map(rounded) })),
  };
}

const rounded = (value: number): number => Number(value.toPrecision(5));

/** With a mark when files differ from it, but for those that a run writes. */
function commit(): string {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd: import.meta.dirname, encoding: 'utf8' }).trim();
  try {
    const changed = git('status', '--porcelain', '--', '../src', '../contract', '../schema', '.')
      .split('\n')
      .filter((line) => line !== '' && !/bench\/(results|bars)\.json$/.test(line));
    return `${git('rev-parse', '--short=12', 'HEAD')}${changed.length > 0 ? ', with changes' : ''}`;
  } catch {
    return 'unknown';
  }
}

export const writeResults = (results: Results): void =>
  writeFileSync(FILE, `${JSON.stringify(results, null, 1)}\n`);

export const readResults = (): Results => JSON.parse(readFileSync(FILE, 'utf8'));
