/*
 * Comparisons: what of the figures counts, against what, and what it should come to.
 *
 * Owns   the goals. A ratio is of one run; bars of `bars.json` hold ratios only, since they say the same on another machine.
 */
import { HIVE, type Name } from './contestants.ts';
import { purchaseIn } from './growth.ts';
import { P99 } from './latency.ts';
import { SCREEN_PACKED } from './packed.ts';
import {
  CALLS_COLD,
  CALLS_WARM,
  CATALOG,
  CATALOG_TOKEN,
  SCREEN_COLD,
  SCREEN_WARM,
} from './reads.ts';
import { at, EVENT_CPU, EVENT_P99, HEAP, ONE_P99, RSS_ALL, STOCK, SUBSCRIBE } from './sockets.ts';
import { GATEWAY_START, SANDBOX_START } from './starts.ts';
import { WOKEN } from './woken.ts';
import { CALLBACK, LOOK, QUOTING, SUBMIT_WITH_LOOK, UPDATE } from './writes.ts';
import { median, ratioOf, type Figure, type Ratio } from './rounds.ts';

/** `ratio`: so many times the other figure; `beyond`: that much more than it; `figure`: of nothing else. */
type How = 'ratio' | 'beyond' | 'figure';

export interface Comparison {
  /** As the goals are numbered, or null for what only has a bar. */
  readonly goal: string | null;
  readonly row: string;
  readonly to: { readonly who: string; readonly row: string } | null;
  readonly how: How;
  /** The goal, or null. */
  readonly most: number | null;
}

const GATEWAY: Name = 'gateway';

const ratio = (row: string, who: Name, goal: readonly [string, number] | null): Comparison => ({
  ...{ goal: goal?.[0] ?? null, most: goal?.[1] ?? null },
  ...{ row, to: { who, row }, how: 'ratio' },
});

/** Nobody else writes: a read that asks the platform is the measure of the machine. */
const write = (row: string): Comparison => ({
  ...{ goal: null, most: null, row, how: 'ratio' },
  to: { who: 'floor + token', row: SCREEN_COLD },
});

const figure = (goal: string, row: string, most: number): Comparison => ({
  ...{ goal, row, most, to: null, how: 'figure' },
});

export const COMPARISONS: readonly Comparison[] = [
  ratio(SCREEN_WARM, 'floor + token', ['G1', 1]),
  ratio(SCREEN_WARM, 'floor + kept token', ['G1', 2]),
  ratio(SCREEN_WARM, 'mercurius + jit', ['G2', 0.75]),
  ratio(SCREEN_WARM, 'mercurius + jit, kept token', ['G2', 1.1]),
  ratio(SCREEN_COLD, 'floor + token', ['G3', 1.25]),
  ratio(SCREEN_WARM, HIVE, ['G4', 1 / 12]),
  ratio(SCREEN_COLD, HIVE, ['G4', 1 / 3]),
  ratio(CATALOG_TOKEN, 'floor + token', ['catalog', 0.9]),
  ratio(CATALOG, 'floor + token', null),
  ratio(SCREEN_PACKED, 'floor + token', null),
  {
    ...{ goal: 'latency', row: P99, how: 'beyond', most: 1 },
    to: { who: 'floor + token', row: P99 },
  },
  ratio(at(1_000, EVENT_CPU), STOCK, null),
  ratio(at(1_000, HEAP), STOCK, null),
  ratio(at(1_000, SUBSCRIBE), STOCK, null),
  ratio(at(10_000, EVENT_CPU), STOCK, null),
  write(QUOTING),
  write(SUBMIT_WITH_LOOK),
  write(UPDATE),
  write(CALLBACK),
  write(LOOK),
  figure('writes', SUBMIT_WITH_LOOK, 3_000),
  figure('writes', CALLBACK, 400),
  figure('writes', LOOK, 400),
  figure('G8', at(10_000, ONE_P99), 15),
  figure('G9', at(10_000, EVENT_CPU), 15),
  figure('G9', at(10_000, EVENT_P99), 150),
  figure('G10', at(10_000, HEAP), 9),
  figure('G10', at(10_000, RSS_ALL), 260),
  {
    ...{ goal: 'G12', row: purchaseIn(100_000), how: 'ratio', most: 1.1 },
    to: { who: GATEWAY, row: purchaseIn(100) },
  },
  {
    ...{ goal: 'G13', row: at(10_000, EVENT_CPU), how: 'ratio', most: 1.1 },
    to: { who: GATEWAY, row: at(1_000, EVENT_CPU) },
  },
  figure('G11', GATEWAY_START, 1_500),
  figure('G11', SANDBOX_START, 5_000),
  figure('G11', WOKEN, 5),
  figure('G5', CALLS_COLD, 4),
  figure('G5', CALLS_WARM, 0.1),
];

export interface Compared extends Ratio {
  readonly comparison: Comparison;
  readonly unit: string;
}

/** Those of which there are figures. */
export function compared(figures: readonly Figure[]): readonly Compared[] {
  const find = (row: string, who: string): Figure | undefined =>
    figures.find((one) => one.row === row && one.who === who);
  return COMPARISONS.flatMap((comparison) => {
    const { row, to, how } = comparison;
    const of = find(row, GATEWAY);
    const other = to && find(to.row, to.who);
    if (!of || (to && !other)) return [];
    if (other && how === 'ratio') return [{ comparison, unit: 'x', ...ratioOf(of, other) }];
    // What the machine does in a round hits both of them.
    const values = of.rounds.map((value, round) => value - (other?.rounds[round] ?? 0));
    return [{ comparison, unit: of.unit, ...spread(values) }];
  });
}

const spread = (values: readonly number[]): Ratio => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/** What is compared, in words. */
export function nameOf({ row, to, how }: Comparison): string {
  if (!to) return row;
  const other = to.row === row ? to.who : `${to.who}, ${to.row}`;
  return how === 'ratio' ? `${row}, against ${other}` : `${row}, beyond ${other}`;
}
