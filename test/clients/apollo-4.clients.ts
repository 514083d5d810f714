import { describe } from 'vitest';
import { apolloFor, buy, watch } from '../../examples/recipes/apollo.ts';
import { connect } from '../../examples/recipes/live.ts';
import { playsEveryRound } from './rounds.ts';

describe('A purchase with Apollo Client 4', () => {
  playsEveryRound((url, getToken) => {
    const live = connect(url, getToken);
    const client = apolloFor(url, live);
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
