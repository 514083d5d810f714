/*
 * Rounds: one measurement of each server after the other, again and again, so that what the machine does meanwhile hits all of them.
 */
import { percentile } from './figures.ts';

/** What was measured of one server in each round. */
export interface Figure {
  readonly row: string;
  readonly who: string;
  readonly unit: string;
  readonly rounds: readonly number[];
}

export const median = (values: readonly number[]): number => percentile(values, 50);

export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Of two figures of the same rounds. */
export function ratioOf(of: Figure, to: Figure): Ratio {
  const ratios = of.rounds.map((value, round) => value / (to.rounds[round] ?? median(to.rounds)));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** By who; the order is another one in each round. */
export async function interleaved<T extends { readonly name: string }>(
  rounds: number,
  things: readonly T[],
  measure: (thing: T, round: number) => Promise<number>,
): Promise<Map<string, number[]>> {
  const values = new Map(things.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    const from = round % things.length;
    for (const thing of [...things.slice(from), ...things.slice(0, from)])
      values.get(thing.name)?.push(await measure(thing, round));
  }
  return values;
}

export const figuresOf = (
  row: string,
  unit: string,
  values: ReadonlyMap<string, readonly number[]>,
): Figure[] => [...values].map(([who, rounds]) => ({ row, who, unit, rounds }));
