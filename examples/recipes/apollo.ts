// The same for Apollo Client 3 and 4.
import {
  ApolloClient,
  ApolloLink,
  gql,
  HttpLink,
  InMemoryCache,
  Observable,
} from '@apollo/client/core';
import { RetryLink } from '@apollo/client/link/retry';
import { getMainDefinition } from '@apollo/client/utilities';
import { intentKey, type LiveClient } from 'reach-gateway-client';
import { liveLink, newestLink } from 'reach-gateway-client/apollo';
import { possibleTypes, typePolicies } from 'reach-gateway-client/cache';
import {
  PURCHASE,
  SUBMIT_PURCHASE,
  WATCH_PURCHASE,
  type Purchase,
  type Submitted,
} from './purchase-documents.ts';

const classes = { ApolloLink, Observable };

export function apolloFor(url: string, live: LiveClient): ApolloClient {
  // Sends again what the network lost. Mutations carry idempotency keys, so that they may be sent again, too.
  const http = new RetryLink({ attempts: { max: 20 }, delay: { max: 10_000 } }).concat(
    new HttpLink({ uri: url, fetch: live.fetch }),
  );
  const answering = ApolloLink.split(
    ({ query }) => {
      const main = getMainDefinition(query);
      return main.kind === 'OperationDefinition' && main.operation === 'subscription';
    },
    liveLink(classes, live),
    http,
  );
  return new ApolloClient({
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    link: newestLink(classes).concat(answering),
  });
}

export async function buy(client: ApolloClient, quoteId: string): Promise<Purchase> {
  const intent = intentKey(`purchase:${quoteId}`);
  const { data } = await client.mutate<Submitted>({
    mutation: gql(SUBMIT_PURCHASE),
    variables: { input: { quoteId, idempotencyKey: intent.key } },
  });
  intent.settle(data?.submitPurchase);
  if (data?.submitPurchase.operation) return data.submitPurchase.operation;
  throw new Error(data?.submitPurchase.problems.map(({ message }) => message).join(' '));
}

/** The query shows what is in the cache, and the subscription moves it there. In React: `useQuery` and `useSubscription`. */
export function watch(
  client: ApolloClient,
  id: string,
  show: (now: Purchase) => void,
): { refresh: () => Promise<unknown>; stop: () => void } {
  const screen = client.watchQuery<{ operation: Purchase }>({
    query: gql(PURCHASE),
    variables: { id },
  });
  const shown = screen.subscribe({
    next: ({ data }) => {
      if (data?.operation?.revision !== undefined) show(data.operation as Purchase);
    },
    error: (error) => console.error(error),
  });
  const live = client
    .subscribe({ query: gql(WATCH_PURCHASE), variables: { id } })
    .subscribe(() => undefined);
  const stop = (): void => {
    shown.unsubscribe();
    live.unsubscribe();
  };
  return { refresh: () => screen.refetch(), stop };
}
