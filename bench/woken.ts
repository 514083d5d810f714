/*
 * Woken: how soon a gateway that starts again has looked at all purchases that were open when it ended.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Plan } from './plan.ts';
import type { Figure } from './rounds.ts';
import { putToSleep } from './sleepers.ts';
import type { Stage } from './stage.ts';

export const WOKEN = '10,000 open purchases, from the start until all were looked at';
export const WOKEN_CPU = '10,000 open purchases, CPU of a look at each';

const DATABASE = 'woken';
const PATIENCE_MS = 120_000;

export async function woken(stage: Stage, { open }: Pick<Plan, 'open'>): Promise<Figure[]> {
  if (open === 0) return [];
  const asleep = await putToSleep(stage, { database: DATABASE, many: open });
  await stage.reach.order('arrived', undefined);
  const startedAt = performance.now();
  const gateway = await stage.start('gateway', { database: DATABASE });
  const before = await gateway.cpuMs();
  const ms = (await allLookedAt(stage, asleep)) - startedAt;
  const cpuMs = (await gateway.cpuMs()) - before;
  await gateway.end();
  return [
    { row: WOKEN, who: 'gateway', unit: 's', rounds: [ms / 1_000] },
    { row: WOKEN_CPU, who: 'gateway', unit: 'us', rounds: [(1_000 * cpuMs) / open] },
  ];
}

/** When the last of them was. */
async function allLookedAt(stage: Stage, asleep: ReadonlySet<string>): Promise<number> {
  const latest = performance.now() + PATIENCE_MS;
  const seen = new Set<string>();
  while (seen.size < asleep.size) {
    if (performance.now() > latest) throw new Error(`${seen.size} were looked at`);
    await delay(20);
    for (const { row, transactionId } of await stage.reach.order('arrived', undefined))
      if (row === 10 && transactionId !== null && asleep.has(transactionId))
        seen.add(transactionId);
  }
  return performance.now();
}
