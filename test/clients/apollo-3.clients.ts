import { describe, vi } from 'vitest';
import { apolloFor, buy, watch } from '../../examples/recipes/apollo.ts';
import { connect } from '../../examples/recipes/live.ts';
import { playsEveryRound } from './rounds.ts';

// The recipe is one for both versions; here it is given the older one.
vi.mock('@apollo/client/core', () => import('apollo-client-3/core'));
vi.mock('@apollo/client/link/retry', () => import('apollo-client-3/link/retry'));
vi.mock('@apollo/client/utilities', () => import('apollo-client-3/utilities'));

describe('A purchase with Apollo Client 3', () => {
  playsEveryRound((url, getToken) => {
    const live = connect(url, getToken);
    const client = apolloFor(url, live);
    if (!/^3\./.test(String(Reflect.get(client, 'version')))) throw new Error('not version 3');
    return {
      buy: (quoteId) => buy(client, quoteId),
      watch: (id, show) => watch(client, id, show),
      close: () => {
        client.stop();
        live.dispose();
      },
    };
  });
});
