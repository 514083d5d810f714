import { describe } from 'vitest';
import { connect } from '../../examples/recipes/live.ts';
import { buy, relayFor, watch } from '../../examples/recipes/relay.ts';
import { playsEveryRound } from './rounds.ts';

describe('A purchase with Relay', () => {
  playsEveryRound((url, getToken) => {
    const live = connect(url, getToken);
    const environment = relayFor(live);
    return {
      buy: (quoteId) => buy(environment, quoteId),
      watch: (id, show) => watch(environment, id, show),
      close: () => live.dispose(),
    };
  });
});
