/*
 * Growth: what storing one purchase, from its quote to its end, costs as the store fills.
 *
 * Owns   stores of each size, open side by side, which are measured in turns: what the machine does meanwhile hits all of them.
 */
import { copyFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Store } from '../src/store/store.ts';
import { fill } from './filled.ts';
import type { Plan } from './plan.ts';
import { BenchClock } from './purchase.ts';
import { interleaved, median, type Figure } from './rounds.ts';
import { buy, opened, withStore } from './store.ts';

const IN_ONE_ROUND = 20;
/** Of these all stores are made. */
const FEW = 100;
/** In another store, until Node has compiled what it takes. */
const WARM_UP = 200;

export const purchaseIn = (stored: number): string =>
  `stored purchase, ${stored.toLocaleString('en-US')} before it`;

export async function growth({ stored: sizes, rounds }: Plan): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-bench-'));
  const clock = new BenchClock();
  const few = join(folder, 'few.db');
  const buyIn = (many: number) => async (store: Store) => {
    for (let count = 0; count < many; count += 1) await buy(store, clock);
  };
  try {
    await withStore(few, clock, buyIn(FEW));
    const stores = sizes.map((size) => ({ name: purchaseIn(size), file: sized(few, size) }));
    await withStore(few, clock, buyIn(WARM_UP));
    const open = [];
    for (const { name, file } of stores) open.push({ name, store: await opened(file, clock) });
    const cpu = await interleaved(rounds + 1, open, async ({ store }) => {
      const before = process.cpuUsage();
      await buyIn(IN_ONE_ROUND)(store);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / IN_ONE_ROUND;
    });
    for (const { store } of open) await store.close();
    return [...cpu].map(([row, values]) => ({
      ...{ row, who: 'gateway', unit: 'us', rounds: values.slice(1) }, // the first one reads what it needs
    }));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A file beside this one, with so many. */
function sized(few: string, size: number): string {
  const file = few.replace(/few\.db$/, `${size}.db`);
  copyFileSync(few, file);
  fill(file, size);
  return file;
}

/** By how many are stored, for a plot. */
export const grown = (figures: readonly Figure[], sizes: readonly number[]) =>
  sizes.flatMap((size) => {
    const found = figures.find(({ row }) => row === purchaseIn(size));
    return found ? [{ at: size, value: median(found.rounds) }] : [];
  });
