import { setImmediate as soon } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { direct, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { release } from '../support/lines.ts';
import { NormalisedCache } from '../support/normalised-cache.ts';
import { AGENT, FARAH, LENA, PAUL } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import { World } from '../support/world.ts';

const LINE = '__typename id status actions { action possible }';
const CARD = '__typename id isDefault expiryMonth expiryYear priority';
const PACK = '__typename id autoRenew status line { __typename id }';
const SHIPMENT = '__typename id status';
const CUSTOMER = `__typename id firstName lastName cards { ${CARD} } shipment { ${SHIPMENT} }
  ownedRoamingPacks { ${PACK} } lines { ${LINE} }`;
const SCREEN = `{ viewer { __typename id customers { ${CUSTOMER} } } }`;

interface Case {
  readonly mutation: string;
  readonly as: Person;
  readonly fields: string;
  readonly input: (screen: any) => Readonly<Record<string, unknown>>;
  /** What must be different afterwards, or the case shows nothing. */
  readonly changes: RegExp;
}

const CASES: readonly Case[] = [
  {
    ...{ mutation: 'setDefaultCard', as: FARAH, changes: /^Card:/ },
    fields: `card { ${CARD} } customer { __typename id cards { ${CARD} } }`,
    input: ({ id, cards }) => ({ customerId: id, cardId: cards[1].id }),
  },
  {
    ...{ mutation: 'updateCard', as: FARAH, changes: /^Card:/ },
    fields: `card { ${CARD} } customer { __typename id cards { ${CARD} } }`,
    input: ({ id, cards }) => ({
      ...{ customerId: id, cardId: cards[1].id, expiryMonth: 4, expiryYear: 2034 },
    }),
  },
  {
    ...{ mutation: 'deleteCard', as: FARAH, changes: /^Customer:/ },
    fields: `deletedCardId cards { ${CARD} } customer { __typename id cards { ${CARD} } }`,
    input: ({ id, cards }) => ({ customerId: id, cardId: cards[1].id }),
  },
  {
    ...{ mutation: 'updateCustomer', as: LENA, changes: /^Customer:/ },
    fields: 'customer { __typename id firstName lastName }',
    input: ({ id }) => ({ customerId: id, firstName: 'Helena', lastName: 'Lang' }),
  },
  {
    ...{ mutation: 'setRoamingAutoRenew', as: FARAH, changes: /^OwnedRoamingPack:/ },
    fields: `pack { ${PACK} }`,
    input: ({ ownedRoamingPacks: [pack] }) => ({
      ...{ lineId: pack.line.id, packId: pack.packId, autoRenew: !pack.autoRenew },
    }),
  },
  {
    ...{ mutation: 'cancelShipment', as: PAUL, changes: /^Shipment:/ },
    fields: `shipment { ${SHIPMENT} }`,
    input: ({ id }) => ({ customerId: id }),
  },
];

/** The parcel of Paul waits, so that it can be called off. */
function parcelWaits(world: World): void {
  const { accounts } = world.reach.platform.world;
  const parcel = accounts.find(({ firstName }) => firstName === 'Paul')?.shipment;
  if (parcel) parcel.shipmentStatus = 'PENDING';
}

async function screenIn(client: Client, cache: NormalisedCache): Promise<any> {
  const query = SCREEN.replace('autoRenew status', 'packId autoRenew status');
  const data = await client.data(query);
  cache.write(data);
  return data.viewer.customers[0];
}

describe('a normalised cache', () => {
  it.each(CASES.map((one) => [one.mutation, one] as const))(
    'holds what the platform holds after %s, by the payload alone',
    async (_name, { mutation, as, fields, input, changes }) => {
      await using world = await World.start();
      parcelWaits(world);
      const client = await world.as(as);
      const [cache, before, after] = [
        new NormalisedCache(),
        new NormalisedCache(),
        new NormalisedCache(),
      ];
      const screen = await screenIn(client, cache);
      before.write(await client.data(SCREEN));
      const payload = await direct(client, mutation, input(screen), fields);
      expect(payload.outcome).toBe('ACCEPTED');
      cache.write(payload);
      await screenIn(client, after);
      for (const key of after.keys) expect([key, cache.get(key)]).toEqual([key, after.get(key)]);
      const different = after.keys.filter(
        (key) =>
          JSON.stringify(after.get(key)) !==
          JSON.stringify({ ...after.get(key), ...before.get(key) }),
      );
      expect(different).toContainEqual(expect.stringMatching(changes));
    },
  );

  it.each(CASES.map((one) => [one.mutation, one] as const))(
    'of another device of the account owner is told once of %s, which does not say what it was',
    async (_name, { mutation, as, fields, input }) => {
      await using world = await World.start();
      parcelWaits(world);
      const [client, other] = [await world.as(as), await world.as(as)];
      const screen = await screenIn(client, new NormalisedCache());
      const { changes: start } = await other.data('{ changes { endCursor } }');
      const asked = { idempotencyKey: newKey(), ...input(screen) };
      for (let again = 0; again < 2; again += 1) await direct(client, mutation, asked, fields);
      const query = `query C($after: Cursor) { changes(after: $after) {
        changes { __typename ... on CustomerNotice { certainty customerId lineId } } } }`;
      const { changes } = await other.data(query, { after: start.endCursor });
      const told = { __typename: 'CustomerChanged', certainty: 'CONFIRMED', lineId: null };
      expect(changes.changes).toEqual([{ ...told, customerId: screen.id }]);
    },
  );

  it('can tell a list of cards that was asked for before another default card was chosen, and came after it', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id, cards } = await screenIn(farah, new NormalisedCache());
    const query = 'query C($id: ID!) { customer(id: $id) { cards { id revision isDefault } } }';
    await world.fault({ row: 13, fault: 'held', times: 1 });
    const late = farah.data(query, { id });
    while (world.reach.platform.held.count === 0) await soon();
    const input = { customerId: id, cardId: cards[1].id };
    const fields = 'customer { cards { id revision isDefault } }';
    const { customer } = await direct(farah, 'setDefaultCard', input, fields);
    await release(world);
    const { customer: older } = await late;
    for (const [index, card] of customer.cards.entries())
      expect(older.cards[index].revision).toBeLessThan(card.revision);
  });

  it('is told which card to drop, by the id under which it knows it', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id, cards } = await screenIn(farah, new NormalisedCache());
    const input = { customerId: id, cardId: cards[1].id, idempotencyKey: newKey() };
    const fields = 'deletedCardId customer { cards { id } }';
    const payload = await direct(farah, 'deleteCard', input, fields);
    expect(payload).toMatchObject({
      deletedCardId: cards[1].id,
      customer: { cards: [{ id: cards[0].id }] },
    });
    expect(await direct(farah, 'deleteCard', input, fields)).toEqual(payload);
  });

  it('keeps two packs of one kind on one line apart', async () => {
    await using world = await World.start();
    const pack = world.reach.platform.world.accounts.flatMap(({ packs }) => packs)[0];
    const account = world.reach.platform.world.accounts.find(({ packs }) => packs.length > 0);
    if (!pack || !account) throw new Error('nobody has a pack');
    account.packs.push({ ...pack, autoRenew: !pack.autoRenew });
    const { ownedRoamingPacks: packs } = await screenIn(
      await world.as(FARAH),
      new NormalisedCache(),
    );
    expect(packs.map(({ autoRenew }: any) => autoRenew)).toEqual([false, true]);
    expect(new Set(packs.map(({ id }: any) => id)).size).toBe(2);
    expect(new Set(packs.map(({ packId }: any) => packId)).size).toBe(1);
  });

  it('is given nothing of a change that was refused', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id, cards } = await screenIn(farah, new NormalisedCache());
    const input = { customerId: id, cardId: cards[0].id };
    const fields = 'deletedCardId cards { id } customer { id }';
    expect(await direct(farah, 'deleteCard', input, fields)).toMatchObject({
      ...{ outcome: 'REFUSED', deletedCardId: null, cards: null, customer: null },
    });
  });

  it.each(['restrictData', 'liftDataRestriction'])('is given the line by %s', async (mutation) => {
    await using world = await World.start();
    const { id } = await firstLine(await world.as(LENA));
    const agent = await world.as(AGENT);
    const payload = await direct(agent, mutation, { lineId: id }, `line { ${LINE} }`);
    expect(payload).toMatchObject({ outcome: 'ACCEPTED', line: { id, status: 'ACTIVE' } });
  });

  it('knows the person and the catalog again', async () => {
    await using world = await World.start();
    const query = '{ now viewer { id } catalog { id } }';
    const [one, other] = [await world.as(LENA), await world.as(FARAH)];
    const first = await one.data(query);
    await world.pass(60_000);
    const again = await (await world.as(LENA)).data(query);
    expect(again.viewer).toEqual(first.viewer);
    expect(again.catalog).toEqual(first.catalog);
    expect(Date.parse(again.now) - Date.parse(first.now)).toBe(60_000);
    expect((await other.data(query)).viewer.id).not.toBe(first.viewer.id);
    expect(await (await world.as(null)).data('{ now }')).toEqual({ now: again.now });
  });
});
