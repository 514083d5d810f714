/*
 * Figures: what a bench prints.
 *
 * Gives  one table, and one line with the verdict. A promise that is broken ends the process with 1.
 */
import { availableParallelism, cpus, loadavg } from 'node:os';
import process from 'node:process';

/** The value below which so many of a hundred are. 0 of nothing. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
}

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What was promised, or null for a figure that is only shown. */
  readonly kept: boolean | null;
}

export const ms = (value: number): string =>
  `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;

export const percent = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(2)} %`;

export const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(1)} MiB`;

/** How often each value stands in the list, the most frequent first. */
export function tally(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a);
  return sorted.length === 0
    ? 'none'
    : sorted.map(([name, times]) => `${times} ${name}`).join(', ');
}

const machine = (): string => {
  const [load = 0] = loadavg();
  const model = cpus()[0]?.model ?? 'unknown processor';
  return `${availableParallelism()} cores, ${model}, Node ${process.version}, load ${load.toFixed(1)} at the end`;
};

export function report(name: string, rows: readonly Row[]): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  const marks = new Map([
    [true, 'kept  '],
    [false, 'BROKEN'],
  ]);
  for (const { what, figure, kept } of rows) {
    const mark = kept === null ? '      ' : marks.get(kept);
    process.stdout.write(`${mark}  ${what.padEnd(width)}  ${figure}\n`);
  }
  const promised = rows.filter(({ kept }) => kept !== null);
  const broken = promised.filter(({ kept }) => kept === false);
  const verdict =
    broken.length === 0 ? 'KEPT' : `BROKEN: ${broken.map(({ what }) => what).join('; ')}`;
  process.stdout.write(`(${machine()})\n`);
  process.stdout.write(
    `${name}: ${promised.length - broken.length} of ${promised.length} promises kept. ${verdict}\n`,
  );
  if (broken.length > 0) process.exitCode = 1;
}
