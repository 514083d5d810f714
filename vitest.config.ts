import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { relayTags } from './test/clients/relay-tags.ts';

// graphql ships twice, as CommonJS and as modules; one run must hold one of them only, the one that Node itself would load.
const graphql = createRequire(import.meta.url).resolve('graphql');

/** `TEST_SEED=21`: the order of the tests and the values that are made by chance are those of this seed. */
const seed = Number(process.env['TEST_SEED']) || undefined;

const common = {
  mockReset: true,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  sequence: { shuffle: true },
  setupFiles: 'test/support/seed.ts',
} as const;

const client = fileURLToPath(new URL('client/src/', import.meta.url));

/** `npm run test:clients -- --rounds 50`: Vitest itself ignores what stands behind two dashes. */
const rounds = Number(process.argv[process.argv.indexOf('--rounds') + 1]) || 5;

export default defineConfig({
  resolve: {
    alias: [
      { find: /^graphql$/, replacement: graphql },
      { find: /^reach-gateway-client$/, replacement: `${client}index.ts` },
      { find: /^reach-gateway-client\/(.+)$/, replacement: `${client}$1.ts` },
    ],
  },
  test: {
    pool: 'forks',
    ...(seed === undefined ? {} : { sequence: { seed } }),
    // A process for each file would load the gateway, the simulator and the contract again 200 times, which takes longer than the tests.
    // Modules hold no state of a test: what is patched (the clock of timers, SQLite) is put back by the test that patches it.
    isolate: false,
    // Vitest would leave one core idle; on the two cores of a small machine that is half of it.
    maxWorkers: '100%',
    projects: [
      { extends: true, test: { ...common, name: 'door', include: ['test/**/*.test.ts'] } },
      // Long ones, which `.ci/run` runs as well.
      {
        extends: true,
        test: { ...common, name: 'slow', include: ['test/**/*.slow.ts'], testTimeout: 120_000 },
      },
      {
        extends: true,
        test: {
          ...common,
          name: 'browser',
          include: ['test/**/*.browser.ts'],
          testTimeout: 120_000,
        },
      },
      // One story over each client library that frontends use, as often as is asked.
      {
        extends: true,
        plugins: [relayTags],
        test: {
          ...common,
          name: 'clients',
          include: ['test/**/*.clients.ts'],
          testTimeout: 40_000 * rounds,
          provide: { rounds },
        },
      },
    ],
  },
});
