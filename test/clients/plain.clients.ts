import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createClient6 } from 'graphql-ws';
import { createClient as createClient5 } from 'graphql-ws-5';
import { createLiveClient, type LiveOptions } from 'reach-gateway-client';
import { describe } from 'vitest';
import { buy, watch } from '../../examples/recipes/plain.ts';
import { playsEveryRound } from './rounds.ts';

const CLIENTS: readonly (readonly [string, Partial<LiveOptions>])[] = [
  ['graphql-ws 6', { graphqlWs: createClient6 }],
  ['graphql-ws 5', { graphqlWs: createClient5 }],
  ['graphql-sse', { graphqlSse: createSseClient }],
];

describe.each(CLIENTS)('A purchase with %s and no cache', (_name, transport) => {
  playsEveryRound((url, getToken) => {
    const live = createLiveClient({ url, getToken, ...transport });
    return {
      buy: (quoteId) => buy(live, quoteId),
      watch: (id, show) => ({
        // Another subscription of the same operation, as another screen has it.
        refresh: () =>
          new Promise<void>((resolve) => {
            const stop = watch(live, id, () => {
              setImmediate(() => stop());
              resolve();
            });
          }),
        stop: watch(live, id, show),
      }),
      close: () => live.dispose(),
    };
  });
});
