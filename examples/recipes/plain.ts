// No cache at all: a purchase, and its status until it is over.
import { intentKey, type LiveClient } from 'reach-gateway-client';
import {
  SUBMIT_PURCHASE,
  WATCH_PURCHASE,
  type Purchase,
  type Submitted,
} from './purchase-documents.ts';

export async function buy(live: LiveClient, quoteId: string): Promise<Purchase> {
  const intent = intentKey(`purchase:${quoteId}`);
  const input = { quoteId, idempotencyKey: intent.key };
  const { data, errors } = await live.request({ query: SUBMIT_PURCHASE, variables: { input } });
  if (errors) throw new Error('Not known yet. Call it again: it is the same purchase.');
  const { submitPurchase } = data as Submitted;
  intent.settle(submitPurchase);
  if (submitPurchase.operation) return submitPurchase.operation;
  throw new Error(submitPurchase.problems.map(({ message }) => message).join(' '));
}

export function watch(live: LiveClient, id: string, show: (now: Purchase) => void): () => void {
  return live.subscribe(
    { query: WATCH_PURCHASE, variables: { id } },
    {
      next: ({ data }) => {
        const { operationEvents } = data as { operationEvents: { operation?: Purchase } };
        if (operationEvents.operation) show(operationEvents.operation);
      },
      error: (error) => console.error(error),
    },
  );
}
