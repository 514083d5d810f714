import { describe } from 'vitest';
import { connect } from '../../examples/recipes/live.ts';
import { buy, urqlFor, watch } from '../../examples/recipes/urql.ts';
import { playsEveryRound } from './rounds.ts';

describe('A purchase with urql and graphcache', () => {
  playsEveryRound((url, getToken) => {
    const live = connect(url, getToken);
    const client = urqlFor(url, live);
    return {
      buy: (quoteId) => buy(client, quoteId),
      watch: (id, show) => watch(client, id, show),
      close: () => live.dispose(),
    };
  });
});
