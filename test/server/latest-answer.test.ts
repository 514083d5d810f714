import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { latestAnswer, type AnswerContext } from '../../src/server/latest-answer.ts';

const schema = buildSchema('type Query { runs: Int! }');

/** A document whose answer tells how often it ran. */
async function answered(more: Partial<AnswerContext>): Promise<unknown> {
  let count = 0;
  const rootValue = { runs: () => (count += 1) };
  const context = { signal: new AbortController().signal, ...more };
  const { data } = await latestAnswer({ schema, document: parse('{ runs }'), rootValue }, context);
  return data?.['runs'];
}

describe('a document', () => {
  it('runs once where nothing that it shows can move, or nothing has', async () => {
    expect(await answered({})).toBe(1);
    expect(await answered({ outdated: () => Promise.resolve(false) })).toBe(1);
  });

  it('runs again until nothing has moved on', async () => {
    let moves = 1;
    expect(await answered({ outdated: () => Promise.resolve(moves-- > 0) })).toBe(2);
  });

  it('runs at most three times for an answer, however fast it moves', async () => {
    expect(await answered({ outdated: () => Promise.resolve(true) })).toBe(3);
  });

  it('does not run again for nobody, and is not lost with the store', async () => {
    const signal = AbortSignal.abort();
    expect(await answered({ signal, outdated: () => Promise.resolve(true) })).toBe(1);
    expect(await answered({ outdated: () => Promise.reject(new Error('no store')) })).toBe(1);
  });
});
