import { describe, expect, it } from 'vitest';
import { act } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const PAGE = 'edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const document = (field: string): string =>
  `query Page($first: Int! = 1, $after: Cursor) { viewer { customers {
    list: ${field}(first: $first, after: $after) { ${PAGE} } } } }`;

const CONNECTIONS = {
  bills: document('bills'),
  invoices: document('invoices'),
  'the operations of a customer': document('operations'),
  'the operations of the viewer': `query Page($first: Int! = 1, $after: Cursor) {
    viewer { list: operations(first: $first, after: $after) { ${PAGE} } } }`,
  operations: `query Page($first: Int! = 1, $after: Cursor) {
    list: operations(first: $first, after: $after) { ${PAGE} } }`,
} as const;

const listIn = (data: any): any => data.list ?? data.viewer.list ?? data.viewer.customers[0].list;

async function withTwoOperations(world: World): Promise<Client> {
  const lena = await world.as(LENA);
  const { viewer } = await lena.data('{ viewer { customers { lines { id } } } }');
  const lineId = viewer.customers[0].lines[0].id;
  await act(lena, 'suspendLine', { lineId });
  await act(lena, 'restoreLine', { lineId });
  return lena;
}

describe.each(Object.entries(CONNECTIONS))('%s', (_name, query) => {
  it('are read page by page to an end, each once', async () => {
    await using world = await World.start();
    const lena = await withTwoOperations(world);
    const all = listIn(await lena.data(query, { first: 100 }));
    expect(all.edges.length).toBeGreaterThan(1);
    expect(all.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: false });
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo }: any = listIn(await lena.data(query, { after }));
      expect(edges).toHaveLength(1);
      expect(pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...edges);
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(seen).toEqual(all.edges);
    const { edges, pageInfo } = listIn(await lena.data(query, { after }));
    const nothing = { hasNextPage: false, startCursor: null, endCursor: null };
    expect([edges, pageInfo]).toMatchObject([[], nothing]);
  });

  it('take no cursor of another list, and no negative size', async () => {
    await using world = await World.start();
    const lena = await withTwoOperations(world);
    const [line] = (await lena.data('{ viewer { customers { lines { id } } } }')).viewer
      .customers[0].lines;
    for (const given of [{ after: 'nonsense' }, { after: line.id }, { first: -1 }]) {
      const { errors, text } = await lena.ask(query, given);
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(text).not.toContain(line.id);
      expect(text).not.toContain('nonsense');
    }
  });

  it('answer a size above 100 with a page', async () => {
    await using world = await World.start();
    const lena = await withTwoOperations(world);
    const { edges } = listIn(await lena.data(query, { first: 1_000 }));
    expect(edges.length).toBeGreaterThan(1);
  });
});

describe('what needs attention', () => {
  it('takes no cursor of another list', async () => {
    await using world = await World.start();
    const query = `query Page($after: Cursor) { operationsNeedingAttention(after: $after) { ${PAGE} } }`;
    const { errors } = await (await world.as(AGENT)).ask(query, { after: 'nonsense' });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
  });
});

describe('packs for a journey', () => {
  const PACKS =
    'query Packs($countries: [RoamingCountryCode!]!) { roamingPacks(countries: $countries) { id } }';

  it('are none for no country, without a call', async () => {
    await using world = await World.start();
    const nobody = await world.as(null);
    expect(await nobody.data(PACKS, { countries: [] })).toEqual({ roamingPacks: [] });
    expect(world.attempts(60)).toEqual([]);
  });

  it('are refused for more countries than are looked at, and not for some of them', async () => {
    await using world = await World.start();
    const countries = Array.from({ length: 21 }, (_one, index) => `C${index}`);
    const { errors } = await (await world.as(null)).ask(PACKS, { countries });
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(world.attempts(60)).toEqual([]);
  });
});
