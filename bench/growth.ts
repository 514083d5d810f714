/*
 * Growth: what storing one purchase, from its quote to its end, costs as the store fills.
 */
import process from 'node:process';
import { median, type Figure } from './rounds.ts';
import type { Plan } from './plan.ts';
import { inNewStore } from './store.ts';

const IN_ONE_ROUND = 20;
/** In another store, until Node has compiled what it takes: the first size would look dear otherwise. */
const WARM_UP = 600;

export const purchaseIn = (stored: number): string =>
  `stored purchase, ${stored.toLocaleString('en-US')} before it`;

export async function growth({ stored: sizes, rounds }: Plan): Promise<Figure[]> {
  const figures: Figure[] = [];
  await inNewStore(async (buyOne) => {
    for (let count = 0; count < WARM_UP; count += 1) await buyOne();
  });
  await inNewStore(async (buyOne) => {
    let stored = 0;
    for (const size of sizes) {
      for (; stored < size; stored += 1) await buyOne();
      const values: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const cpu = process.cpuUsage();
        for (let count = 0; count < IN_ONE_ROUND; count += 1) await buyOne();
        const { user, system } = process.cpuUsage(cpu);
        values.push((user + system) / IN_ONE_ROUND);
        stored += IN_ONE_ROUND;
      }
      const row = purchaseIn(size);
      figures.push({ row, who: 'gateway', unit: 'us', rounds: values.slice(1) });
    }
  });
  return figures;
}

/** By how many are stored, for a plot. */
export const grown = (figures: readonly Figure[], sizes: readonly number[]) =>
  sizes.flatMap((size) => {
    const found = figures.find(({ row }) => row === purchaseIn(size));
    return found ? [{ at: size, value: median(found.rounds) }] : [];
  });
