// urql with its normalised cache.
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { intentKey, type LiveClient } from 'reach-gateway-client';
import { keys, possibleTypes } from 'reach-gateway-client/cache';
import { newestExchange } from 'reach-gateway-client/urql';
import {
  PURCHASE,
  SUBMIT_PURCHASE,
  WATCH_PURCHASE,
  type Purchase,
  type Submitted,
} from './purchase-documents.ts';

export const urqlFor = (url: string, live: LiveClient): Client =>
  new Client({
    url,
    fetch: live.fetch,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ keys, possibleTypes, globalIDs: true }),
      newestExchange(),
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables = {} }) => ({
          subscribe: (sink) => ({ unsubscribe: live.subscribe({ query, variables }, sink) }),
        }),
      }),
      fetchExchange,
    ],
  });

export async function buy(client: Client, quoteId: string): Promise<Purchase> {
  const intent = intentKey(`purchase:${quoteId}`);
  const input = { quoteId, idempotencyKey: intent.key };
  const { data, error } = await client.mutation<Submitted>(SUBMIT_PURCHASE, { input });
  intent.settle(data?.submitPurchase);
  if (data?.submitPurchase.operation) return data.submitPurchase.operation;
  throw error ?? new Error(data?.submitPurchase.problems.map(({ message }) => message).join(' '));
}

/** The query shows what is in the cache, and the subscription moves it there. In React: `useQuery` and `useSubscription`. */
export function watch(
  client: Client,
  id: string,
  show: (now: Purchase) => void,
): { refresh: () => Promise<unknown>; stop: () => void } {
  const shown = client
    .query<{ operation: Purchase }>(PURCHASE, { id })
    .subscribe(({ data }) => data && show(data.operation));
  const live = client.subscription(WATCH_PURCHASE, { id }).subscribe(() => undefined);
  const refresh = (): Promise<unknown> =>
    client.query(PURCHASE, { id }, { requestPolicy: 'network-only' }).toPromise();
  const stop = (): void => {
    shown.unsubscribe();
    live.unsubscribe();
  };
  return { refresh, stop };
}
