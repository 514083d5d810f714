/*
 * Bars: ratios that were once reached, which no change may make worse by more than 15 %.
 *
 * Owns   `bars.json`. It is written when somebody asks for it, after a whole run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { nameOf, type Compared } from './comparisons.ts';

interface Bar {
  readonly reached: number;
  readonly bar: number;
  /** What should be reached, or null. */
  readonly goal: number | null;
}

type Bars = Readonly<Record<string, Bar>>;

const FILE = new URL('./bars.json', import.meta.url);
const ROOM = 1.15;

const readBars = (): Bars => JSON.parse(readFileSync(FILE, 'utf8'));

export interface Judged {
  readonly what: string;
  readonly value: number;
  /** Null where there is none. */
  readonly bar: number | null;
  readonly kept: boolean;
}

/** Ratios alone have bars. */
export function judged(all: readonly Compared[]): readonly Judged[] {
  const bars = readBars();
  return all
    .filter(({ comparison }) => comparison.how === 'ratio')
    .map(({ comparison, median: value }) => {
      const what = nameOf(comparison);
      const bar = bars[what]?.bar ?? null;
      return { what, value, bar, kept: bar === null || value <= bar };
    });
}

const rounded = (value: number): number => Number(value.toPrecision(3));

export function writeBars(all: readonly Compared[]): void {
  const ratios = all.filter(({ comparison }) => comparison.how === 'ratio');
  const bars: Bars = Object.fromEntries(
    ratios.map(({ comparison, median: reached }) => [
      nameOf(comparison),
      { reached: rounded(reached), bar: rounded(reached * ROOM), goal: comparison.most },
    ]),
  );
  writeFileSync(FILE, `${JSON.stringify(bars, null, 2)}\n`);
}
