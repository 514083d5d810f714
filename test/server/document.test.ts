import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/server/limits.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** `{ thing { next { next { ... id } } } }`, so many levels deep. */
const deep = (levels: number): string =>
  `{ thing ${times(levels - 2, () => '{ next')} { id } ${'}'.repeat(levels - 2)} }`;

describe('Limits', () => {
  it.each([
    ['depth', deep(LIMITS.depth), deep(LIMITS.depth + 1)],
    ['aliases', ofAliases(LIMITS.aliases), ofAliases(LIMITS.aliases + 1)],
    ['directives', ofDirectives(LIMITS.directives), ofDirectives(LIMITS.directives + 1)],
    ['root fields', ofRoots(LIMITS.rootFields), ofRoots(LIMITS.rootFields + 1)],
    ['tokens', ofTokens(LIMITS.tokens), ofTokens(LIMITS.tokens + 4)],
  ])(
    'lets pass what keeps the limit of %s and refuses what passes it',
    async (_name, within, beyond) => {
      await using small = await startSmallServer();
      const agent = await tokenFor({ sub: 'ann', role: 'agent' });

      const kept = await small.query(within, {}, agent);
      const passed = await small.query(beyond, {}, agent);

      expect(kept.errors).toEqual([]);
      expect(passed).toMatchObject({ code: 'DOCUMENT_TOO_COSTLY', data: undefined });
    },
  );

  it('counts aliases, directives and depth where fragments are unfolded', async () => {
    await using small = await startSmallServer();
    const bomb = `query { ...F0 } ${times(9, (n) => `fragment F${n} on Query { a${n}: hello ...F${n + 1} b${n}: plan { id } ...F${n + 1} }`)} fragment F9 on Query { hello }`;
    const chain = `{ thing { ...D0 } } ${times(12, (n) => `fragment D${n} on Thing { next { ...D${n + 1} } }`)} fragment D12 on Thing { id }`;
    const wide = `{ thing { ...W0 } } ${times(8, (n) => `fragment W${n} on Thing { next { ...W${n + 1} } next { ...W${n + 1} } next { ...W${n + 1} } }`)} fragment W8 on Thing { id }`;

    for (const query of [bomb, chain, wide]) {
      expect((await small.query(query)).code).toBe('DOCUMENT_TOO_COSTLY');
    }
  });

  it('answers fragments that turn in circles, and many of them, at once', async () => {
    await using small = await startSmallServer();
    const circle = '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A hello }';
    const doubling = `{ ...F0 } ${times(150, (n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`)} fragment F150 on Query { hello }`;

    const begun = performance.now();
    const codes = [await small.query(circle), await small.query(doubling)].map(({ code }) => code);

    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED', 'DOCUMENT_TOO_COSTLY']);
    expect(performance.now() - begun).toBeLessThan(1_000);
  });

  it('runs one mutation a document, under its own name', async () => {
    await using small = await startSmallServer();
    const codes = async (queries: string[]) =>
      Promise.all(queries.map(async (query) => (await small.query(query)).code));

    const refused = await codes([
      'mutation { a: open }',
      'mutation { open other: open }',
      'mutation { ...M open } fragment M on Mutation { open }',
      'mutation { ...M } fragment M on Mutation { open ... { b: open } }',
    ]);

    expect(new Set(refused)).toEqual(new Set(['GRAPHQL_VALIDATION_FAILED']));
    expect(small.small.effects).toEqual([]);
    expect((await small.query('mutation { __typename open }')).errors).toEqual([]);
    expect(small.small.effects).toEqual(['open']);
  });
});

describe('Policy of a document', () => {
  it('asks nobody to sign in, and forbids what a role may not see', async () => {
    await using small = await startSmallServer();
    const customer = await tokenFor({ sub: 'sam', role: 'customer' });
    const agent = await tokenFor({ sub: 'ann', role: 'agent' });

    expect((await small.query('{ thing { id } }')).code).toBe('UNAUTHENTICATED');
    expect((await small.query('{ thing { secret } }', {}, customer)).code).toBe('FORBIDDEN');
    expect((await small.query('{ plan { cost } }', {}, customer)).code).toBe('FORBIDDEN');
    expect((await small.query('{ thing { secret } }', {}, agent)).data).toEqual({
      thing: { secret: 's' },
    });
  });

  it('runs nothing of a document of which one field is denied', async () => {
    await using small = await startSmallServer();

    const answer = await small.query('mutation { act(input: { pin: "1234" }) }');

    expect(answer).toMatchObject({ code: 'UNAUTHENTICATED', data: undefined });
    expect(small.small.effects).toEqual([]);
  });
});

describe('Introspection', () => {
  it('is answered in full where documents are open', async () => {
    await using small = await startSmallServer();

    const { data } = await small.query(
      getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }),
    );

    const schema = buildClientSchema(data as unknown as IntrospectionQuery);
    expect(schema.getQueryType()?.getFields()['hello']).toBeDefined();
  });
});

function ofAliases(count: number): string {
  return `{ plan { ${times(count, (n) => `a${n}: id`)} } }`;
}

function ofDirectives(count: number): string {
  return `{ plan { ${times(count, (n) => `... @include(if: ${n % 2 === 0}) { id }`)} name } }`;
}

function ofRoots(count: number): string {
  return `{ ${times(count, (n) => `a${n}: hello`)} }`;
}

/** Six tokens around, three for each part, and one for the end of the document is not counted. */
function ofTokens(count: number): string {
  const parts = Math.floor((count - 6) / 3);
  const more = ['name', '__typename'].slice(0, (count - 6) % 3).join(' ');
  return `{ plan { ${'... { '.repeat(parts)} id ${'}'.repeat(parts)} ${more} } }`;
}
