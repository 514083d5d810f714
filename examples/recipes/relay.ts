// Relay. The tags are compiled by relay-compiler, as in every app with Relay.
import {
  commitMutation,
  createOperationDescriptor,
  Environment,
  fetchQuery,
  getRequest,
  graphql,
  Network,
  Observable,
  RecordSource,
  requestSubscription,
  Store,
} from 'relay-runtime';
import { intentKey, type LiveClient } from 'reach-gateway-client';
import { relayNetwork } from 'reach-gateway-client/relay';
import type { Purchase, Submitted } from './purchase-documents.ts';

export const relayFor = (live: LiveClient): Environment =>
  new Environment({
    network: relayNetwork({ Network, Observable }, { live }),
    store: new Store(new RecordSource()),
  });

/** All that the screen shows: every document selects it, so that each new revision brings the whole screen. */
export const STATE = graphql`
  fragment relay_state on Operation {
    __typename
    id
    revision
    status
    certainty
    customerTask {
      __typename
      ... on PayAtLink {
        url
        expiresAt
      }
    }
    ... on PurchaseOperation {
      transaction {
        paymentStatus
      }
      lines {
        next
        line {
          id
          status
        }
      }
    }
  }
`;

const PURCHASE = graphql`
  query relayPurchaseQuery($id: ID!) {
    operation(id: $id) {
      ...relay_state @relay(mask: false)
    }
  }
`;

const SUBMIT = graphql`
  mutation relaySubmitPurchaseMutation($input: SubmitPurchaseInput!) {
    submitPurchase(input: $input) {
      outcome
      problems {
        message
        remedy
      }
      operation {
        ...relay_state @relay(mask: false)
      }
    }
  }
`;

const WATCH = graphql`
  subscription relayWatchPurchaseSubscription($id: ID!, $after: Cursor) {
    operationEvents(ids: [$id], after: $after) {
      __typename
      ... on StreamItem {
        cursor
      }
      ... on OperationSnapshot {
        operation {
          ...relay_state @relay(mask: false)
        }
      }
      ... on OperationAdvanced {
        operation {
          ...relay_state @relay(mask: false)
        }
      }
    }
  }
`;

export async function buy(environment: Environment, quoteId: string): Promise<Purchase> {
  const intent = intentKey(`purchase:${quoteId}`);
  const variables = { input: { quoteId, idempotencyKey: intent.key } };
  const { submitPurchase } = await new Promise<Submitted>((resolve, reject) => {
    commitMutation<{ variables: typeof variables; response: Pick<Submitted, 'submitPurchase'> }>(
      environment,
      {
        mutation: SUBMIT,
        variables,
        onCompleted: resolve,
        onError: reject,
      },
    );
  });
  intent.settle(submitPurchase);
  if (submitPurchase.operation) return submitPurchase.operation;
  throw new Error(submitPurchase.problems.map(({ message }) => message).join(' '));
}

/** The store shows the query, and the subscription moves it there. In React: `useLazyLoadQuery` and `useSubscription`. */
export function watch(
  environment: Environment,
  id: string,
  show: (now: Purchase) => void,
): { refresh: () => Promise<unknown>; stop: () => void } {
  const query = createOperationDescriptor(getRequest(PURCHASE), { id });
  const retained = environment.retain(query);
  const look = (data: unknown): void => {
    const { operation } = (data ?? {}) as { operation?: Purchase | null };
    if (operation?.revision !== undefined) show(operation);
  };
  const shown = environment.subscribe(environment.lookup(query.fragment), ({ data }) => look(data));
  const refresh = (): Promise<unknown> => fetchQuery(environment, PURCHASE, { id }).toPromise();
  const live = requestSubscription(environment, { subscription: WATCH, variables: { id } });
  const stop = (): void => {
    shown.dispose();
    live.dispose();
    retained.dispose();
  };
  refresh().catch((error: unknown) => console.error(error)); // offer to try again
  return { refresh, stop };
}
