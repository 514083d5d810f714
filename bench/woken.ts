/*
 * Woken: how soon a gateway that starts again has looked at all purchases that were open when it ended.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { textAt } from '../chaos/value.ts';
import { BUY, PLANS, QUOTE, quoteInput } from './documents.ts';
import { Door } from './door.ts';
import { inLanes } from './pace.ts';
import type { Plan } from './plan.ts';
import type { Figure } from './rounds.ts';
import type { Stage } from './stage.ts';

export const WOKEN = '10,000 open purchases, until all were looked at';

const DATABASE = 'woken';
const PATIENCE_MS = 120_000;
const LANES = 8;
/** Those of other parts have lower numbers. */
const FIRST = 20_000;

export async function woken(stage: Stage, { open }: Plan): Promise<Figure[]> {
  if (open === 0) return [];
  const before = await stage.start('gateway', { database: DATABASE });
  const door = new Door(before.url, { connections: LANES });
  const plans = await door.ask({ query: PLANS });
  const planId = textAt(plans.data, 'catalog', 'plans', 0, 'id') ?? '';
  await inLanes(LANES, Array.from({ length: open }).keys(), async (number) => {
    const at = FIRST + number;
    const token = await stage.tokenOf({ subject: `sleeper-${at}`, customerId: `nobody-${at}` });
    const quoted = await door.ask({
      token,
      query: QUOTE,
      variables: { input: quoteInput(at, planId) },
    });
    const quoteId = textAt(quoted.data, 'quotePurchase', 'quote', 'id') ?? '';
    const input = { quoteId, idempotencyKey: `open-for-a-bench-${quoteId.slice(-24)}` };
    const bought = await door.ask({ token, query: BUY, variables: { input } });
    if (textAt(bought.data, 'submitPurchase', 'outcome') !== 'ACCEPTED')
      throw new Error(`a purchase was not taken: ${JSON.stringify([quoted, bought])}`);
  });
  await door.close();
  await before.end();
  await stage.reach.order('arrived', undefined);
  const startedAt = performance.now();
  const after = await stage.start('gateway', { database: DATABASE });
  const seen = new Set<string>();
  while (seen.size < open) {
    if (performance.now() - startedAt > PATIENCE_MS) throw new Error(`${seen.size} were looked at`);
    await delay(20);
    for (const { row, transactionId } of await stage.reach.order('arrived', undefined))
      if (row === 10 && transactionId !== null) seen.add(transactionId);
  }
  const ms = performance.now() - startedAt;
  await after.end();
  return [{ row: WOKEN, who: 'gateway', unit: 's', rounds: [ms / 1_000] }];
}
