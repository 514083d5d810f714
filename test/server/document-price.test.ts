import { getIntrospectionQuery } from 'graphql';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/server/limits.ts';
import { OPEN_DOCUMENTS } from '../support/config.ts';
import { everyWay } from './every-way.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const TOKENS = 100;
/** Slowly refilled, so that what is used up stays used up while a test runs: 1,000 tokens. */
const SCARCE = { ...OPEN_DOCUMENTS, tokensPerSecond: TOKENS };

type Small = Awaited<ReturnType<typeof startSmallServer>>;

const times = (count: number, make: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');

/** Some 100 tokens, and another text for each number. */
const distinct = (index: number): string => `{ plan { ${'id '.repeat(100)} } } # ${index}`;

const codesOf = async (small: Small, texts: readonly string[], token?: string) => {
  const codes: unknown[] = [];
  for (const text of texts) codes.push((await small.query(text, {}, token)).code);
  return codes;
};

const many = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, index) => distinct(from + index));

describe('Reading new documents', () => {
  it('is refused to a stranger who had too much of it, with when to come again, over every way', async () => {
    await using small = await startSmallServer({ documents: SCARCE });

    const codes = await codesOf(small, many(20));

    expect(codes.slice(0, 5)).toEqual(Array(5).fill(undefined));
    expect(codes.slice(15)).toEqual(Array(5).fill('RATE_LIMITED'));
    const answer = await small.query(distinct(99));
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    for (const { code, error } of await everyWay(small, { query: distinct(98) })) {
      expect(code).toBe('RATE_LIMITED');
      expect(error?.extensions?.['retryAfterMs']).toBeGreaterThanOrEqual(1_000);
    }
  });

  it('costs nothing for documents that were read twice before, whoever sent them', async () => {
    await using small = await startSmallServer({ documents: SCARCE });
    const known = distinct(0);
    await small.query(known);
    await small.query(known);
    await codesOf(small, many(20, 1));

    expect(await codesOf(small, Array(50).fill(known))).toEqual(Array(50).fill(undefined));
  });

  it('is charged to each person by themselves, wherever they are', async () => {
    await using small = await startSmallServer({ documents: SCARCE });
    const [sam, ann] = await Promise.all([
      tokenFor({ sub: 'sam', role: 'customer' }),
      tokenFor({ sub: 'ann', role: 'customer' }),
    ]);
    await codesOf(small, many(20));
    expect(await codesOf(small, many(1, 100), sam)).toEqual([undefined]);
    await codesOf(small, many(20, 200), sam);

    expect(await codesOf(small, many(1, 300), sam)).toEqual(['RATE_LIMITED']);
    expect(await codesOf(small, many(1, 400), ann)).toEqual([undefined]);
  });

  it.each([
    ['203.0.113.7', '203.0.113.7', '203.0.113.8'],
    ['2001:db8:0:1::1', '2001:db8:0:1:ffff::2', '2001:db8:0:2::1'],
    ['2001:DB8::7', '2001:db8:0:0:8:9:a:b', '2001:db8:0:1::7'],
    ['::ffff:203.0.113.7', '203.0.113.7', '::ffff:203.0.113.8'],
    ['9.9.9.9, 203.0.113.7', '8.8.8.8, 203.0.113.7:4433', '203.0.113.7, 203.0.113.9'],
  ])(
    'is charged to the network of %s behind a proxy, as of %s, and not of %s',
    async (one, same, other) => {
      const callbacks = { tokens: [], allowFrom: [], trustedProxyHops: 1 };
      await using small = await startSmallServer({ documents: SCARCE, callbacks });
      const codeFrom = async (address: string, query: string) =>
        (await small.post(JSON.stringify({ query }), { 'x-forwarded-for': address })).code;
      for (const text of many(20)) await codeFrom(one, text);

      expect(await codeFrom(same, distinct(50))).toBe('RATE_LIMITED');
      expect(await codeFrom(other, distinct(51))).toBeUndefined();
    },
  );

  it('believes no header that a stranger wrote', async () => {
    await using small = await startSmallServer({ documents: SCARCE });
    const codes = await Promise.all(
      many(20).map(async (query, index) => {
        const headers = { 'x-forwarded-for': `203.0.113.${index}` };
        return (await small.post(JSON.stringify({ query }), headers)).code;
      }),
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(5);
  });

  it.each([
    ['that cannot be read', (index: number) => `{ plan { ${'id '.repeat(300)} # ${index}`],
    ['that fit no schema', (index: number) => `{ plan { a${index} ${'id '.repeat(100)} } }`],
    ['of blanks', (index: number) => `{ hello } ${' '.repeat(30_000)}# ${index}`],
    ['that pass a limit', (index: number) => `{ plan { ${'id '.repeat(490)} } } # ${index}`],
  ])('is paid for documents %s, too', async (_what, textOf) => {
    await using small = await startSmallServer({ documents: SCARCE });
    const codes = await codesOf(
      small,
      Array.from({ length: 20 }, (_, index) => textOf(index)),
    );
    expect(codes.at(-1)).toBe('RATE_LIMITED');
    expect(codes[0]).not.toBe('RATE_LIMITED');
  });
});

describe('Fields of one name', () => {
  const pairs = 141; // 141 * 140 / 2 = 9,870

  it.each([
    ['beside one another', `{ plan { ${'id '.repeat(490)} } }`],
    ['in inline fragments', `{ plan { ${times(200, () => '... { id }')} } }`],
    ['in fragments', `{ plan { ...A } } fragment A on Plan { ${'id '.repeat(200)} }`],
    ['below others', `{ ${'plan { id name } '.repeat(8)} node { ${'id '.repeat(150)} } }`],
    ['under one alias', `{ plan { ${'a: id '.repeat(15)} ${'id '.repeat(150)} } }`],
  ])('are not compared when there are too many: %s', async (_where, query) => {
    await using small = await startSmallServer();
    const answer = await small.query(query);
    expect(answer).toMatchObject({ code: 'DOCUMENT_TOO_COSTLY', data: undefined });
    expect(answer.text).toContain(`the limit of ${LIMITS.comparisons} for comparisons`);
  });

  it('may be many, and are told when they cannot stand together', async () => {
    await using small = await startSmallServer();
    expect((await small.query(`{ plan { ${'id '.repeat(pairs)} } }`)).errors).toEqual([]);
    for (const conflict of [
      '{ plan { id: name id } }',
      '{ a: plan { x: id } ...F } fragment F on Query { a: plan { x: name } }',
      '{ echo(first: 1) echo(first: 2) }',
      '{ node(id: "x") { ... on Plan { x: name } ... on Thing { x: next { id } } } }',
    ])
      expect((await small.query(conflict)).code).toBe('GRAPHQL_VALIDATION_FAILED');
  });
});

describe('Introspection', () => {
  const whole = getIntrospectionQuery();
  const other = (index: number): string => `${whole} # ${index}`;

  it('is put together once for each document and role, and then answered without end', async () => {
    await using small = await startSmallServer();
    const first = await small.query(whole);
    const again = await Promise.all(Array.from({ length: 30 }, () => small.query(whole)));
    expect(new Set(again.map(({ text }) => text))).toEqual(new Set([first.text]));
    for (const { data } of await everyWay(small, { query: '{ __type(name: "Plan") { name } }' }))
      expect(data).toEqual({ __type: { name: 'Plan' } });
  });

  it('is refused to whoever has it put together again and again, and to nobody else', async () => {
    await using small = await startSmallServer();
    const codes = await codesOf(
      small,
      Array.from({ length: 8 }, (_, index) => other(index)),
    );
    expect(codes.slice(0, 3)).toEqual([undefined, undefined, undefined]);
    expect(codes.slice(5)).toEqual(Array(3).fill('RATE_LIMITED'));

    expect((await small.query(other(0))).errors).toEqual([]);
    expect((await small.query('{ hello }')).errors).toEqual([]);
    const ann = await tokenFor({ sub: 'ann', role: 'customer' });
    expect((await small.query(other(7), {}, ann)).errors).toEqual([]);
  });

  it('goes by its variables and its operation, too', async () => {
    await using small = await startSmallServer();
    const query = `query A($name: String!) { __type(name: $name) { name } } query B { __type(name: "Node") { kind } }`;
    const ask = async (operationName: string, variables: object) =>
      (await small.post(JSON.stringify({ query, operationName, variables }))).data;

    expect(await ask('A', { name: 'Plan' })).toEqual({ __type: { name: 'Plan' } });
    expect(await ask('A', { name: 'Thing' })).toEqual({ __type: { name: 'Thing' } });
    expect(await ask('A', { name: 'Nothing' })).toEqual({ __type: null });
    expect(await ask('B', { name: 'Plan' })).toEqual({ __type: { kind: 'INTERFACE' } });
  });

  it.each([
    ['another field', '{ __schema { queryType { name } } hello }'],
    [
      'another field in a fragment',
      '{ ...A ...B } fragment A on Query { hello } fragment B on Query { __type(name: "Plan") { name } }',
    ],
    ['another field that is left out', '{ __type(name: "Plan") { name } hello @skip(if: true) }'],
  ])('is not asked for together with %s', async (_what, query) => {
    await using small = await startSmallServer();
    expect(await small.query(query)).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
      data: undefined,
    });
  });

  it('stays within what tools ask for', async () => {
    await using small = await startSmallServer();
    const types =
      '{ types { fields { type { fields { name description args { name type { kind name } } type { kind name ofType { name } } } } } } }';
    const codes = await codesOf(small, [
      `{ ${times(10, (n) => `a${n}: __schema ${types}`)} }`,
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    ]);
    expect(codes).toEqual(['DOCUMENT_TOO_COSTLY', 'GRAPHQL_VALIDATION_FAILED']);
    expect((await small.query('{ __typename a: __schema { queryType { name } } }')).errors).toEqual(
      [],
    );
  });
});

it('Documents are kept when they are read again, up to a number of nodes, and not of letters', async () => {
  await using small = await startSmallServer();
  const nodes = async (): Promise<number> =>
    Number(
      /^reach_documents_cached_nodes (\d+)$/m.exec(await small.telemetry.metrics.metrics())?.[1],
    );
  await small.query('{ plan { id name } }');
  expect(await nodes()).toBe(0);
  await small.query('{ plan { id name } }');
  expect(await nodes()).toBe(11);

  const peaks: number[] = [];
  for (let index = 0; index < 50; index += 1) {
    const text = `{ plan { ${times(650, () => '... {').replace(/$/, ' id')} ${'}'.repeat(650)} } } # ${index}`;
    await small.query(text);
    await small.query(text);
    peaks.push(await nodes());
  }
  expect(Math.max(...peaks)).toBeGreaterThan(45_000);
  expect(Math.max(...peaks)).toBeLessThanOrEqual(50_000);
});
