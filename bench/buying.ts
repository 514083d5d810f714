/*
 * Buying: quotes that were prepared, and their purchase.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { textAt } from '../chaos/value.ts';
import { BUY, PLANS, QUOTE, quoteInput } from './documents.ts';
import { Door, type Came } from './door.ts';
import { inLanes } from './pace.ts';
import type { Site } from './site.ts';

export interface Prepared {
  readonly token: string;
  readonly quoteId: string;
}

interface Stock {
  /** Begun, and not paid: the gateway asks after them all the time. */
  readonly bought: number;
  readonly left: number;
}

/** Quotes by as many people; some are bought at once, and the others are given. */
export async function prepare(
  site: Site,
  { bought: first, left }: Stock,
): Promise<readonly Prepared[]> {
  const door = new Door(site.url);
  const plans = await door.ask({ query: PLANS });
  const planId = textAt(plans.data, 'catalog', 'plans', 0, 'id') ?? '';
  const people = Array.from({ length: first + left }, (_, at) => at);
  const prepared = await inLanes(4, people, async (at): Promise<Prepared> => {
    const token = await site.tokenFor(`buyer-${at}`);
    const asking = { token, query: QUOTE, variables: { input: quoteInput(at, planId) } };
    for (let time = 1; time <= 5; time += 1) {
      const { data } = await door.ask(asking);
      const quoteId = textAt(data, 'quotePurchase', 'quote', 'id');
      if (quoteId !== null) return { token, quoteId };
      await delay(1_000 * time);
    }
    throw new Error('there is no quote to be had');
  });
  const bought = await inLanes(8, prepared.slice(0, first), (one, at) => buy(door, one, at));
  if (!bought.every(isTaken)) throw new Error(`nothing runs: ${JSON.stringify(bought[0])}`);
  await door.close();
  return prepared.slice(first);
}

export const buy = (door: Door, { token, quoteId }: Prepared, at: number): Promise<Came> => {
  const input = { quoteId, idempotencyKey: `bought-by-a-bench-${at}-${quoteId.slice(-12)}` };
  return door.ask({ token, query: BUY, variables: { input } });
};

export const outcomeOf = ({ data }: Came): string | null =>
  textAt(data, 'submitPurchase', 'outcome');
export const isTaken = (came: Came): boolean => outcomeOf(came) === 'ACCEPTED';
