/*
 * Bench of the store: what an operation costs, in time as the store grows and in bytes before and after pruning.
 *
 * Each operation is a purchase: a quote, a beginning under a key and two names, a callback, six changes that people see, of which the
 * last one settles. Some are measured at each size; what is stored before them is made in the same way.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { days } from '../src/clock.ts';
import { DEFAULT_AGES } from '../src/store/ages.ts';
import { openStore, type Store } from '../src/store/store.ts';
import { aPurchase, BenchClock, moved, settled } from './purchase.ts';

const SIZES = [100, 1_000, 10_000, 100_000];
const MEASURED = 200;
const CHANGES = 6;
const DATA_KEY = randomBytes(32);

/** `sizes` are numbers of stored operations. */
export async function run(sizes: readonly string[]): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-bench-'));
  try {
    await measure(join(folder, 'gateway.db'), sizes.length > 0 ? sizes.map(Number) : SIZES);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(path: string, sizes: readonly number[]): Promise<void> {
  const clock = new BenchClock();
  let stored = 0;
  await withStore(path, clock, async (store) => {
    print('stored operations', 'CPU of one', 'time of one');
    for (const size of sizes) {
      for (; stored < size - MEASURED; stored += 1) await buy(store, clock);
      const [cpu, start] = [process.cpuUsage(), performance.now()];
      for (let count = 0; count < MEASURED; count += 1) await buy(store, clock);
      stored += MEASURED;
      const { user, system } = process.cpuUsage(cpu);
      print(String(stored), each((user + system) / 1_000), each(performance.now() - start));
    }
  });
  print('1,000 operations at their end', perThousand(path, stored));
  for (const [age, name] of [
    [91, '1,000 operations after 91 days'],
    [731, '1,000 operations after two years'],
  ] as const) {
    clock.time += days(age);
    await withStore(path, clock, (store) => store.prune(clock.time, DEFAULT_AGES));
    print(name, perThousand(path, stored));
  }
}

/** As the bench keeps it; what it holds can be opened with the key of this process alone. */
export const opened = (path: string, clock: BenchClock): Promise<Store> =>
  openStore({ url: `sqlite:${path}`, clock, dataKeys: [DATA_KEY] });

export async function withStore(
  path: string,
  clock: BenchClock,
  work: (store: Store) => Promise<void>,
): Promise<void> {
  const store = await opened(path, clock);
  await work(store);
  await store.close();
}

export async function buy({ journal, inbox }: Store, clock: BenchClock): Promise<void> {
  clock.time += 250;
  const { start, quote } = aPurchase(clock.time);
  const { id, refs } = start.operation;
  await journal.saveQuote(quote);
  const begun = await journal.begin(start);
  if (!begun.began) throw new Error(`not begun because of the ${begun.because}`);
  const callback = {
    type: 'PURCHASE_SUBSEQUENT',
    transactionId: randomUUID(),
    status: 'COMPLETED',
  };
  const kept = await inbox.keep('callback', JSON.stringify(callback));
  await inbox.judge(kept.id, 'applied', refs);
  const audit = { action: 'operation.read', actor: 'gateway', operationId: id, note: 'purchase' };
  for (let step = 1; step < CHANGES; step += 1) {
    clock.time += 5;
    await journal.change(id, ({ operation }) => ({
      operation: moved(operation, clock.time),
      audit,
    }));
  }
  const holds = start.holds.slice(0, 1);
  await journal.change(id, ({ operation }) => ({
    ...{ operation: settled(operation, clock.time), holds, audit },
  }));
}

/** Pages that are free are used again before the file grows, so that they do not count. */
function perThousand(path: string, stored: number): string {
  const sqlite = new DatabaseSync(path);
  const pragma = (name: string): number => Number(sqlite.prepare(`pragma ${name}`).get()?.[name]);
  const used = pragma('page_count') - pragma('freelist_count');
  const bytes = used * pragma('page_size');
  sqlite.close();
  return `${(bytes / stored / 1_000).toFixed(2)} MB`;
}

const each = (ms: number): string => `${(ms / MEASURED).toFixed(2)} ms`;

function print(...cells: readonly string[]): void {
  process.stdout.write(
    `${cells
      .map((cell) => cell.padEnd(34))
      .join('')
      .trimEnd()}\n`,
  );
}
