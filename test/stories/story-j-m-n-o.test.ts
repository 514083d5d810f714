import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer, settled } from '../support/actions.ts';
import { AGENT, FARAH, LENA, MARCO, PAUL } from '../support/people.ts';
import { NEW_QUOTE, quoted, SALES } from '../support/sales.ts';
import { World } from '../support/world.ts';

const OWNED = `{ viewer { customers { ownedRoamingPacks {
  packId pack { name countries } status autoRenew validUntil line { id } usage { used remaining unit } } } } }`;
const CALLING = `{ viewer { customers { internationalCalling {
  balance { amount } usage { destination minutes } purchases { amount { amount } status } } } } }`;
const USAGE = `{ viewer { customers { lines { usage(kind: DATA) { used limit unit } } } } }`;

describe.each(['guide', 'observed'] as const)(
  'stories J, M, N and O in the words of the platform as %s',
  (vocabulary) => {
    it('J: finds a pack for a country, buys it, sees what is left and lets it renew itself', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const sale = SALES['a roaming pack'];
      const { outcome, quote } = await quoted(lena, sale, {
        fields: 'quote { id pack { name } }',
      });
      expect(outcome).toBe('ACCEPTED');
      const bought = await act(lena, sale.buy, { quoteId: quote.id });
      expect(bought).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED' } });
      const owned = async (): Promise<any> =>
        (await lena.data(OWNED)).viewer.customers[0].ownedRoamingPacks[0];
      const pack = await owned();
      expect(pack).toMatchObject({ status: 'ACTIVE', usage: { unit: expect.any(String) } });
      expect(pack.pack).toMatchObject({ name: quote.pack.name, countries: expect.any(Array) });
      const renew = { lineId: pack.line.id, packId: pack.packId, autoRenew: !pack.autoRenew };
      expect((await direct(lena, 'setRoamingAutoRenew', renew)).outcome).toBe('ACCEPTED');
      expect((await owned()).autoRenew).toBe(!pack.autoRenew);
    });

    it('M: buys calling credit, which raises the balance', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const balance = async (): Promise<any> =>
        (await lena.data(CALLING)).viewer.customers[0].internationalCalling;
      const before = await balance();
      const { quote } = await quoted(lena, SALES['calling credit']);
      expect((await act(lena, 'purchaseCallingCredit', { quoteId: quote.id })).outcome).toBe(
        'ACCEPTED',
      );
      const after = await balance();
      expect(Number(after.balance.amount)).toBe(Number(before.balance.amount) + 10);
      expect(after.purchases).toHaveLength(before.purchases.length + 1);
    });

    it('N: buys more data, which raises the limit', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const limit = async (): Promise<number> =>
        Number((await lena.data(USAGE)).viewer.customers[0].lines[0].usage.limit);
      const before = await limit();
      const { quote } = await quoted(lena, SALES['a top-up']);
      expect((await act(lena, 'purchaseTopUp', { quoteId: quote.id })).outcome).toBe('ACCEPTED');
      expect(await limit()).toBeGreaterThan(before);
    });

    it('O: calls off a parcel before it leaves, and not after', async () => {
      await using world = await World.start({ vocabulary });
      const paul = await world.as(PAUL);
      const { id: customerId } = await firstCustomer(paul);
      expect(await direct(paul, 'cancelShipment', { customerId })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'SHIPMENT_LEFT' }],
      });
      expect(world.attempts(58)).toHaveLength(0);
      const account = world.reach.platform.world.accounts.find(
        ({ firstName }) => firstName === 'Paul',
      );
      if (account?.shipment) account.shipment.shipmentStatus = 'PENDING';
      expect(
        await direct(paul, 'cancelShipment', { customerId }, 'shipment { status }'),
      ).toMatchObject({ outcome: 'ACCEPTED', shipment: { status: 'CANCELLED' } });
    });
  },
);

describe.each(Object.entries(SALES))('%s', (_name, sale) => {
  it('costs what was quoted, or is refused with the new quote and nothing is bought', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ prices: { changePct: 10 } });
    const refused = await act(lena, sale.buy, { quoteId: quote.id }, NEW_QUOTE);
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'QUOTE_STALE', remedy: 'NEW_QUOTE' }],
      operation: null,
    });
    expect(Number(refused.newQuote.total.amount)).toBeGreaterThan(Number(quote.total.amount));
    expect(world.attempts(sale.row)).toHaveLength(0);
    expect((await act(lena, sale.buy, { quoteId: refused.newQuote.id })).outcome).toBe('ACCEPTED');
    expect(world.effects(sale.effect)).toHaveLength(1);
  });

  it('is refused when the quote has run out, with a new one', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.pass(30 * 60_000);
    const refused = await act(lena, sale.buy, { quoteId: quote.id }, NEW_QUOTE);
    expect(refused.problems[0].code).toBe('QUOTE_STALE');
    expect(refused.newQuote.total).toEqual(quote.total);
    expect(world.attempts(sale.row)).toHaveLength(0);
  });

  it('is bought once for one quote, from whatever device', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    const bought = await Promise.all(
      [1, 2, 3, 4].map(() => act(lena, sale.buy, { quoteId: quote.id })),
    );
    const ids = new Set(bought.map(({ operation }) => operation?.id));
    expect(ids.size).toBe(1);
    expect(world.attempts(sale.row)).toHaveLength(1);
    expect(world.effects(sale.effect)).toHaveLength(1);
  });

  it('whose answer is lost is found by what the customer has more, and was sent once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ row: sale.row, fault: '504-after-effect' });
    const begun = await act(lena, sale.buy, { quoteId: quote.id });
    expect(begun.outcome).toBe('UNDETERMINED');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
    expect(world.attempts(sale.row)).toHaveLength(1);
    expect(world.effects(sale.effect)).toHaveLength(1);
  });

  it('that never arrived needs a person after half an hour, and is never sent again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ row: sale.row, fault: 'status-504' });
    const begun = await act(lena, sale.buy, { quoteId: quote.id });
    await world.pass(31 * 60_000);
    const again = await act(lena, sale.buy, { quoteId: quote.id });
    expect(again.operation).toMatchObject({ id: begun.operation.id, status: 'NEEDS_ATTENTION' });
    expect(world.attempts(sale.row)).toHaveLength(1);
  });

  it('with a card that is declined fails with its reason, and nothing is bought', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { cards } = await firstCustomer(farah);
    const declined = cards.find(({ last4 }: { last4: string }) => last4 === '0002');
    const { quote } = await quoted(farah, sale);
    expect(await act(farah, sale.buy, { quoteId: quote.id, cardId: declined.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PAYMENT_DECLINED' }],
    });
    expect(world.effects(sale.effect)).toHaveLength(0);
  });

  it('is the matter of who holds the account', async () => {
    await using world = await World.start();
    const marco = await world.as(MARCO);
    const { viewer } = await marco.data('{ viewer { customers { id lines { id } } } }');
    const input = await sale.ask(marco, viewer.customers[0]);
    expect(await direct(marco, sale.quote, input)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
  });
});

it('whether a pack renews itself is the matter of who holds the account, or of an agent', async () => {
  await using world = await World.start();
  const farah = await world.as(FARAH);
  const [pack] = (await farah.data(OWNED)).viewer.customers[0].ownedRoamingPacks;
  const marco = await world.as(MARCO);
  const [own] = (await marco.data('{ viewer { customers { lines { id } } } }')).viewer.customers[0]
    .lines;
  const given = { packId: pack.packId, autoRenew: true };
  expect(await direct(marco, 'setRoamingAutoRenew', { lineId: own.id, ...given })).toMatchObject({
    outcome: 'REFUSED',
    problems: [{ code: 'HOLDER_ONLY' }],
  });
  expect(world.attempts(64)).toHaveLength(0);
  const agent = await world.as(AGENT);
  expect(await direct(agent, 'setRoamingAutoRenew', { lineId: own.id, ...given })).toMatchObject({
    outcome: 'ACCEPTED',
  });
});
