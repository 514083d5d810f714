import {
  buildSchema,
  executeSync,
  getIntrospectionQuery,
  getOperationAST,
  parse,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { Introspection, type AskedOperation } from '../../src/server/introspection.ts';
import { writeResult } from '../../src/server/written-data.ts';

const TYPES = 400;
const types = Array.from(
  { length: TYPES },
  (_, at) => `type T${at} { next: T${(at + 1) % TYPES}! }`,
);
const SCHEMA = buildSchema(`type Query { first: T0 } ${types.join(' ')}`);

function asked(source: string): AskedOperation {
  const document = parse(source);
  const operation = getOperationAST(document) as OperationDefinitionNode;
  return { source, document, operation, variables: {}, role: 'ANONYMOUS', payer: 'a network' };
}

/** How many turns of the event loop pass until it resolves. */
async function turnsUntil(work: Promise<unknown> | unknown): Promise<number> {
  let [turns, isOver] = [0, false];
  const count = (): void => {
    turns += 1;
    if (!isOver) setImmediate(count);
  };
  setImmediate(count);
  await work;
  isOver = true;
  return turns;
}

describe('The whole schema', () => {
  const whole = asked(getIntrospectionQuery({ descriptions: true, oneOf: true }));

  it('is put together in many turns, so that others are answered meanwhile, and then at once', async () => {
    const introspection = new Introspection(SCHEMA);
    expect(await turnsUntil(introspection.answerTo(whole))).toBeGreaterThan(TYPES / 20);
    expect(await turnsUntil(introspection.answerTo(whole))).toBeLessThan(3);
  });

  it.each([
    ['as tools ask for it', whole],
    ['twice', asked('{ a: __schema { types { name } } b: __schema { types { name kind } } }')],
    ['by names', asked('{ __type(name: "T7") { fields { type { ofType { name } } } } }')],
    ['a type that is not there', asked('{ __type(name: "T9999") { name } }')],
  ])('is the one that graphql-js puts together, %s', async (_how, one) => {
    const result = await new Introspection(SCHEMA).answerTo(one);
    const { document } = one;
    expect(writeResult({ data: result?.data ?? null })).toBe(
      JSON.stringify(executeSync({ schema: SCHEMA, document })),
    );
  });

  it('is put together once for all who ask for it at the same time', async () => {
    const introspection = new Introspection(SCHEMA);
    const [one, another] = [introspection.answerTo(whole), introspection.answerTo(whole)];
    expect(await one).toBe(await another);
  });
});
