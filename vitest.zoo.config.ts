import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

const graphql = createRequire(import.meta.url).resolve('graphql');

/** The seeded bug that the gateway has in the tests; `npm run chaos -- --zoo` names it. */
const bug = process.env['SEEDED_BUG'] ?? '';

export default defineConfig({
  resolve: { alias: [{ find: /^graphql$/, replacement: graphql }] },
  plugins: [
    {
      name: 'seeded-bug',
      enforce: 'pre',
      // A name of its own for each bug: what was transformed is kept between runs.
      resolveId: (id: string) => (/\/seeded-bug\.ts$/.test(id) ? `\0seeded-bug:${bug}` : null),
      load: (id: string) =>
        id.startsWith('\0seeded-bug:')
          ? `export const seeded = (name) => name === ${JSON.stringify(bug)};`
          : null,
    },
  ],
  test: { pool: 'forks', include: ['test/**/*.{test,slow}.ts'], testTimeout: 60_000 },
});
