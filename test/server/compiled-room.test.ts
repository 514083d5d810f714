import { buildSchema, parse, type DocumentNode } from 'graphql';
import { describe, expect, it } from 'vitest';
import { CompiledQueries } from '../../src/server/compiled/compiled-queries.ts';

const FIELDS = Array.from({ length: 1_500 }, (_, at) => `f${at}`);
const schema = buildSchema(`type Query { ${FIELDS.map((name) => `${name}: Int`).join(' ')} }`);
const TEXT = FIELDS.join(' ');
/** More of them than there is room for, each time others. */
const flood = (): DocumentNode[] => Array.from({ length: 16 }, () => parse(`{ ${TEXT} }`));

const compiledBy =
  (queries: CompiledQueries) =>
  (document: DocumentNode, variableValues: Record<string, unknown> = {}): boolean =>
    queries.run({ schema, document, variableValues, rootValue: {} }) !== null;

describe('the room for compiled operations', () => {
  it('is had by those that run again, and an operation that was pushed out waits longer for it each time', () => {
    const isCompiled = compiledBy(new CompiledQueries(schema));
    const own = parse('{ f1 f2 }');
    const ranUntilCompiled = (): number => {
      for (let runs = 0; runs < 100; runs += 1) if (isCompiled(own)) return runs;
      return Infinity;
    };
    const waits: number[] = [];
    for (let floods = 0; floods < 3; floods += 1) {
      waits.push(ranUntilCompiled());
      for (const one of flood()) for (let runs = 0; runs < 2; runs += 1) isCompiled(one);
    }
    expect(waits).toEqual([1, 4, 16]);
  });

  it('is found by conditions that fall otherwise than the first ones that came, when they come again and again', () => {
    const isCompiled = compiledBy(new CompiledQueries(schema));
    const document = parse(
      `query (${['a', 'b', 'c', 'd'].map((name) => `$${name}: Boolean!`).join()}) {
        f0 f1 @skip(if: $a) f2 @skip(if: $b) f3 @skip(if: $c) f4 @skip(if: $d)
      }`,
    );
    const falling = (way: number) => ({
      a: way % 2 === 0,
      b: way % 4 < 2,
      c: way % 8 < 4,
      d: way % 16 < 8,
    });
    isCompiled(document, falling(0));
    for (let way = 0; way < 8; way += 1) expect(isCompiled(document, falling(way))).toBe(true);
    const late = Array.from({ length: 80 }, () => isCompiled(document, falling(9)));
    expect([late[0], late[62], late[63], late[79]]).toEqual([false, false, true, true]);
  });
});
