import { ApolloClient, ApolloLink, gql, InMemoryCache, Observable } from '@apollo/client/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange } from '@urql/core';
import { describe, expect, it } from 'vitest';
import { newestLink } from '../../client/src/apollo.ts';
import { keys, possibleTypes, typePolicies } from '../../client/src/cache.ts';
import { newestExchange } from '../../client/src/urql.ts';

type Answers = readonly object[];

const DONE = { __typename: 'PurchaseOperation', id: 'op', revision: 5, status: 'SUCCEEDED' };
const TASK = { __typename: 'PayAtLink', url: 'https://pay.test' };
const BUSY = { ...DONE, revision: 4, status: 'WAITING_FOR_CUSTOMER', customerTask: TASK };
const FULL = { ...DONE, customerTask: null };

const STATUS = '{ operation(id: "op") { __typename id revision status } }';
const TASKS =
  '{ operation(id: "op") { __typename id revision status customerTask { __typename ... on PayAtLink { url } } } }';
const RENEW = `mutation ($input: RenewPaymentLinkInput!) {
  renewPaymentLink(input: $input) { outcome operation { __typename id revision status customerTask { __typename } } }
}`;
const CANCEL = `mutation { setThing { outcome operation { __typename id revision status customerTask { __typename } } } }`;

interface Cache {
  ask(document: string, variables?: object): Promise<any>;
  /** What the cache holds for a query. */
  held(document: string): any;
  readonly sent: () => number;
}

/** The network gives these answers, one after the other. */
function apollo(answers: Answers): Cache {
  let sent = 0;
  const network = new ApolloLink(
    () =>
      new Observable((observer) => {
        const answer = answers[sent];
        sent += 1;
        if (answer) observer.next({ data: answer as Record<string, unknown> });
        else observer.error(new Error('the network is gone'));
        observer.complete();
      }),
  );
  const client = new ApolloClient({
    cache: new InMemoryCache({ possibleTypes, typePolicies }),
    link: newestLink({ ApolloLink, Observable }).concat(network),
  });
  return {
    ask: async (document, variables = {}) =>
      document.startsWith('mutation')
        ? (await client.mutate({ mutation: gql(document), variables })).data
        : (await client.query({ query: gql(document), fetchPolicy: 'network-only' })).data,
    held: (document) => client.cache.readQuery({ query: gql(document) }),
    sent: () => sent,
  };
}

function urql(answers: Answers): Cache {
  let sent = 0;
  const fetch = async (): Promise<Response> => {
    const data = answers[sent];
    sent += 1;
    if (!data) throw new TypeError('the network is gone');
    return Response.json({ data });
  };
  const client = new Client({
    url: 'https://gateway.test/graphql',
    fetch,
    preferGetMethod: false,
    exchanges: [
      cacheExchange({ keys, possibleTypes, globalIDs: true }),
      newestExchange(),
      fetchExchange,
    ],
  });
  return {
    ask: async (document, variables = {}) => {
      const asked = document.startsWith('mutation')
        ? client.mutation(document, variables)
        : client.query(document, variables, { requestPolicy: 'network-only' });
      const { data, error } = await asked.toPromise();
      if (error) throw error;
      return data;
    },
    held: (document) => client.readQuery(document, {})?.data,
    sent: () => sent,
  };
}

describe.each([
  ['Apollo Client', apollo],
  ['urql with graphcache', urql],
])('%s', (_name, cacheOf) => {
  it('shows the newest state when an older answer comes late', async () => {
    const cache = cacheOf([
      { operation: DONE },
      { operation: { ...DONE, revision: 4, status: 'SENT' } },
    ]);
    await cache.ask(STATUS);
    expect(await cache.ask(STATUS)).toMatchObject({ operation: DONE });
    expect(cache.held(STATUS)).toMatchObject({ operation: DONE });
    expect(cache.sent()).toBe(2);
  });

  it('asks a query again when a field of it is known from an older state only', async () => {
    const cache = cacheOf([{ operation: DONE }, { operation: BUSY }, { operation: FULL }]);
    await cache.ask(STATUS);
    expect(await cache.ask(TASKS)).toMatchObject({ operation: FULL });
    expect(cache.held(TASKS)).toMatchObject({ operation: FULL });
  });

  it('asks again three times at most, and then shows the newest of each field', async () => {
    const old = { operation: BUSY };
    const cache = cacheOf([{ operation: DONE }, old, old, old, old, old]);
    await cache.ask(STATUS);
    expect(await cache.ask(TASKS)).toMatchObject({
      operation: { status: 'SUCCEEDED', revision: 5 },
    });
    expect(cache.sent()).toBe(5);
  });

  it('shows what it has when asking again fails', async () => {
    const cache = cacheOf([{ operation: DONE }, { operation: BUSY }]);
    await cache.ask(STATUS);
    expect(await cache.ask(TASKS)).toMatchObject({
      operation: { status: 'SUCCEEDED', revision: 5 },
    });
  });

  it('sends a mutation with an idempotency key once more, and keeps its first answer', async () => {
    const answer = (operation: object, outcome: string): object => ({
      renewPaymentLink: { __typename: 'RenewPaymentLinkPayload', outcome, operation },
    });
    const cache = cacheOf([{ operation: DONE }, answer(BUSY, 'ACCEPTED'), answer(FULL, 'AGAIN')]);
    await cache.ask(STATUS);
    const input = { operationId: 'op', idempotencyKey: 'k'.repeat(16) };
    expect(await cache.ask(RENEW, { input })).toMatchObject({
      renewPaymentLink: { outcome: 'ACCEPTED', operation: FULL },
    });
    expect(cache.sent()).toBe(3);
  });

  it('never sends a mutation without a key again', async () => {
    const setThing = { __typename: 'SetThingPayload', outcome: 'ACCEPTED', operation: BUSY };
    const cache = cacheOf([{ operation: DONE }, { setThing }, { setThing }]);
    await cache.ask(STATUS);
    const { setThing: shown } = await cache.ask(CANCEL);
    expect(shown.operation).toMatchObject({ status: 'SUCCEEDED', revision: 5 });
    expect(cache.sent()).toBe(2);
  });
});
