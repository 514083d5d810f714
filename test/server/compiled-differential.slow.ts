import { describe, expect, it } from 'vitest';
import { Comparison } from './compiled-compared.ts';
import { Unheard } from './unheard.ts';

/** Another one tries others. */
const SEED = 5_000_000;

describe('more documents over the whole schema, made by chance', () => {
  it.each([
    { faults: 0, documents: 4_000, compiledAtLeast: 0.8 },
    { faults: 4, documents: 4_000, compiledAtLeast: 0.7 },
    { faults: 40, documents: 3_000, compiledAtLeast: 0.5 },
  ])(
    'answer the same byte for byte, compiled and by graphql-js, with $faults wrong values in a thousand',
    async ({ faults, documents, compiledAtLeast }) => {
      await using _unheard = new Unheard();
      const { different, ...seen } = await new Comparison(faults).of(SEED, documents);
      expect(different).toEqual([]);
      process.stdout.write(`compared: ${JSON.stringify(seen)}\n`);
      expect(seen.compiled / seen.all).toBeGreaterThan(compiledAtLeast);
      expect(seen.failed / seen.all).toBeGreaterThan(0.02);
      expect(seen.raced / seen.all).toBeLessThan(0.001);
    },
  );
});
