import { parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Comparison } from './compiled-compared.ts';
import { Unheard } from './unheard.ts';

/** The long run has others. */
const SEED = 11_000;

describe('documents over the whole schema, made by chance', () => {
  it.each([0, 4, 40])(
    'answer the same byte for byte, compiled and by graphql-js, with %i wrong values in a thousand',
    async (faults) => {
      await using _unheard = new Unheard();
      const { different, ...seen } = await new Comparison(faults).of(SEED, 120);
      expect([different, seen.raced]).toEqual([[], 0]);
      expect(seen.compiled).toBeGreaterThan(seen.all / 3);
      expect(seen.failed).toBeGreaterThan(seen.all / 50);
    },
  );

  it('leave no rejection behind that nobody hears, compiled, however they fail', async () => {
    await using unheard = new Unheard();
    await new Comparison(60).compiledOnly(SEED, 150);
    expect(await unheard.settled()).toEqual([]);
  });

  it('are valid, and use all that a document may say', () => {
    const comparison = new Comparison(0);
    const queries = Array.from({ length: 200 }, (_, at) => comparison.request(SEED + at).query);
    const faults = queries.flatMap((query) => validate(comparison.schema, parse(query)));
    expect(faults.map(({ message }) => message)).toEqual([]);
    const parts = ['@skip(if: $', '@include(if: ', '... on ', '...F', '__proto__: ', 'toJSON: '];
    expect(parts.filter((part) => !queries.some((query) => query.includes(part)))).toEqual([]);
  });
});
