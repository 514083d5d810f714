import fc from 'fast-check';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { Newest } from '../../client/src/newest.ts';
import { selectionsOf } from '../../client/src/selection.ts';

/** Settles an answer to a document. */
const settle = (newest: Newest, text: string, data: unknown, variables = {}): any =>
  newest.settle(data, selectionsOf(parse(text), variables));

const op = (revision: number, more: object = {}): object => ({ id: 'op', revision, ...more });

describe('The newest revision', () => {
  it('stands in the place of an older one, whatever document asks', () => {
    const newest = new Newest();
    settle(newest, '{ operation { id revision status } }', {
      operation: op(5, { status: 'DONE' }),
    });
    const late = settle(newest, 'mutation { buy { operation { id revision state: status } } }', {
      buy: { operation: op(3, { state: 'BUSY' }) },
    });
    expect(late).toEqual({
      data: { buy: { operation: op(5, { state: 'DONE' }) } },
      stale: false,
    });
  });

  it('says when a field is known from an older revision only', () => {
    const newest = new Newest();
    settle(newest, '{ operation { id revision status } }', {
      operation: op(5, { status: 'DONE' }),
    });
    const text = '{ operation { id revision status task { url } } }';
    const first = settle(newest, text, {
      operation: op(4, { status: 'BUSY', task: { url: 'x' } }),
    });
    expect(first).toEqual({
      data: { operation: op(5, { status: 'DONE', task: { url: 'x' } }) },
      stale: true,
    });
    const second = settle(newest, text, { operation: op(5, { status: 'DONE', task: null }) });
    expect(second).toEqual({
      data: { operation: op(5, { status: 'DONE', task: null }) },
      stale: false,
    });
    expect(
      settle(newest, text, { operation: op(4, { status: 'BUSY', task: { url: 'x' } }) }),
    ).toEqual(second);
  });

  it('tells fields apart by their arguments, not by their aliases', () => {
    const newest = new Newest();
    const text = 'query ($k: K) { line { id revision a: usage(kind: DATA) b: usage(kind: $k) } }';
    settle(newest, text, { line: { id: 'l', revision: 9, a: 1, b: 2 } }, { k: 'CALLING' });
    const { data, stale } = settle(
      newest,
      '{ line { id revision b: usage(kind: DATA) c: usage(kind: CALLING) } }',
      { line: { id: 'l', revision: 7, b: 0, c: 0 } },
    );
    expect([data.line, stale]).toEqual([{ id: 'l', revision: 9, b: 1, c: 2 }, false]);
  });

  it('is kept for entities within entities, in lists, and behind fragments', () => {
    const newest = new Newest();
    const text = `{ customer { lines { ...L openOperations { id revision status } } } }
      fragment L on Line { id revision ... on Line { status } }`;
    const lines = (at: number, status: string): object => ({
      customer: {
        lines: [{ id: 'l', revision: at, status, openOperations: [op(at, { status })] }],
      },
    });
    settle(newest, text, lines(8, 'NEW'));
    expect(settle(newest, text, lines(2, 'OLD'))).toEqual({ data: lines(8, 'NEW'), stale: false });
  });

  it('keeps the kind of a nested object: an old task is not mixed into a new one', () => {
    const newest = new Newest();
    const text = '{ operation { id revision task { __typename ... on A { a } ... on B { b } } } }';
    settle(newest, text, { operation: op(5, { task: { __typename: 'B', b: 1 } }) });
    expect(
      settle(newest, text, { operation: op(4, { task: { __typename: 'A', a: 1 } }) }).data,
    ).toEqual({ operation: op(5, { task: { __typename: 'B', b: 1 } }) });
  });

  it('is forgotten for the next person', () => {
    const newest = new Newest();
    settle(newest, '{ operation { id revision } }', { operation: op(5) });
    newest.clear();
    expect(settle(newest, '{ operation { id revision } }', { operation: op(1) }).data).toEqual({
      operation: op(1),
    });
  });

  it('never lets a field go back, in whatever order and selection answers come', () => {
    const fields = ['a', 'b', 'c', 'd'];
    const answer = fc.record({
      revision: fc.integer({ min: 1, max: 9 }),
      asked: fc.subarray(fields, { minLength: 1 }),
    });
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 20 }), (answers) => {
        const newest = new Newest();
        const seen = new Map<string, number>();
        for (const { revision, asked } of answers) {
          const sent = Object.fromEntries(asked.map((field) => [field, revision]));
          const text = `{ operation { id revision ${asked.join(' ')} } }`;
          const { data, stale } = settle(newest, text, { operation: op(revision, sent) });
          const shown = data.operation as Record<string, number>;
          for (const field of ['revision', ...asked]) {
            expect(shown[field]).toBeGreaterThanOrEqual(seen.get(field) ?? 0);
            seen.set(field, shown[field] ?? 0);
          }
          const known = asked.map((field) => shown[field]);
          expect(stale).toBe(known.some((value) => value !== shown['revision']));
        }
      }),
    );
  });

  it('holds a bounded number of entities', () => {
    const newest = new Newest();
    const text = '{ operation { id revision } }';
    settle(newest, text, { operation: { id: 'first', revision: 9 } });
    for (let n = 0; n < 1_000; n += 1)
      settle(newest, text, { operation: { id: `${n}`, revision: 1 } });
    const { data } = settle(newest, text, { operation: { id: 'first', revision: 1 } });
    expect(data.operation.revision).toBe(1);
  });
});
