import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// graphql ships twice, as CommonJS and as modules; one run must hold one of them only, the one that Node itself would load.
const graphql = createRequire(import.meta.url).resolve('graphql');

const common = {
  mockReset: true,
  testTimeout: 20_000,
  hookTimeout: 60_000,
  sequence: { shuffle: true },
} as const;

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  test: {
    pool: 'forks',
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
    ],
  },
});
