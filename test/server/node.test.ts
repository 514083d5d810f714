import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { describe, expect, it } from 'vitest';
import { globalId } from '../../src/ids.ts';
import { direct } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { ERIN, FARAH, LENA, PAUL } from '../support/people.ts';
import { line, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));
const named = (type: string): readonly string[] => {
  const found = SCHEMA.getType(type);
  const possible = found && 'getInterfaces' in found ? SCHEMA.getPossibleTypes(found as never) : [];
  return possible.map(({ name }) => name);
};
const OPERATIONS = new Set(named('Operation'));

const THING = '__typename id';
const EVERYTHING = `{
  viewer { ${THING} customers { ${THING} shipment { ${THING} }
    internationalCalling { ${THING} } ownedRoamingPacks { ${THING} }
    lines { ${THING} plan { upgradesTo { id } } }
    cards { ${THING} }
    bills { edges { node { ${THING} } } }
    invoices { edges { node { ${THING} } } }
  } }
  catalog { ${THING} plans { ${THING} } offers { ${THING} } services { ${THING} kind } }
  roamingPacks(countries: ["FR"]) { ${THING} }
}`;
const QUOTE = `quote { ${THING} }`;
const FOUND = `query Found($id: ID!) { node(id: $id) { ${THING} } }`;

interface Thing {
  readonly __typename: string;
  readonly id: string;
}

/** Every object with a name and an id, however deep it stands. */
function thingsIn(value: unknown): readonly Thing[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(thingsIn);
  return '__typename' in value && 'id' in value ? [value as Thing, ...inner] : inner;
}

/** Something of every kind that a signed-in person can hold in their hands. */
async function everything(client: Client): Promise<readonly Thing[]> {
  const seen = await client.data(EVERYTHING);
  const [customer] = seen.viewer.customers;
  const lineId = customer.lines[0].id;
  const topUp = seen.catalog.services.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
  const change = { planId: customer.lines[0].plan.upgradesTo[0].id, effective: 'NOW' };
  const asked = [
    await direct(client, 'quoteTopUp', { lineId, serviceId: topUp.id }, QUOTE),
    await direct(client, 'quoteCallingCredit', { customerId: customer.id, amount: '10.00' }, QUOTE),
    await direct(client, 'quoteRoamingPack', { lineId, packId: seen.roamingPacks[0].id }, QUOTE),
    await direct(client, 'quotePlanChange', { lineId, ...change }, QUOTE),
  ];
  const lines = [line(await planIdOf(client, 'Plus'), { firstName: 'Leo' })];
  const bought = await quote(client, { account: null, customerId: customer.id, lines });
  const { operation } = await submit(client, bought.quote.id, { cardId: customer.cards[0].id });
  const purchase = { __typename: 'PurchaseQuote', id: bought.quote.id };
  return [...thingsIn([seen, asked, operation]), purchase];
}

/** Lena has bought most, Farah has packs, Paul a parcel. */
async function everybodysThings(world: World): Promise<(readonly [Client, readonly Thing[]])[]> {
  const [lena, farah, paul] = [await world.as(LENA), await world.as(FARAH), await world.as(PAUL)];
  return [
    [lena, await everything(lena)],
    [farah, thingsIn(await farah.data(EVERYTHING))],
    [paul, thingsIn(await paul.data(EVERYTHING))],
  ];
}

describe('node', () => {
  it('finds everything that has an id again, as what it is', async () => {
    await using world = await World.start();
    const kinds = new Set<string>();
    for (const [client, things] of await everybodysThings(world))
      for (const { __typename, id } of things) {
        kinds.add(__typename);
        const found = await client.data(FOUND, { id });
        expect([__typename, found]).toEqual([__typename, { node: { __typename, id } }]);
      }
    const all = named('Node').filter((name) => !OPERATIONS.has(name));
    expect(all.filter((name) => !kinds.has(name))).toEqual([]);
  });

  it('finds nothing of what belongs to others but what is sold to everybody', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const open = new Set(['Catalog', 'Plan', 'Offer', 'CatalogService', 'RoamingPack']);
    for (const [, things] of await everybodysThings(world))
      for (const { __typename, id } of things) {
        const { node } = await erin.data(FOUND, { id });
        expect([__typename, node !== null]).toEqual([__typename, open.has(__typename)]);
      }
  });

  it('finds no parcel that another one has followed', async () => {
    await using world = await World.start();
    const paul = await world.as(PAUL);
    const { viewer } = await paul.data('{ viewer { customers { shipment { id } } } }');
    const parcel = world.reach.platform.world.accounts.find(
      ({ firstName }) => firstName === 'Paul',
    )?.shipment;
    if (!parcel) throw new Error('Paul has no parcel');
    parcel.orderId = 'another-order';
    await world.pass(60_000);
    const { id } = viewer.customers[0].shipment;
    expect(await paul.data(FOUND, { id })).toEqual({ node: null });
  });

  it.each(['', 'nonsense', globalId('RoamingPack', 'gone'), globalId('Line', 'a', 'b')])(
    'is null for an id that names nothing: %j',
    async (id) => {
      await using world = await World.start();
      expect(await (await world.as(LENA)).data(FOUND, { id })).toEqual({ node: null });
    },
  );
});
