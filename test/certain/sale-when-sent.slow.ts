import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstCustomer, settled } from '../support/actions.ts';
import { AGENT, FARAH, LENA, MARCO } from '../support/people.ts';
import {
  bought,
  insteadOf,
  NEW_QUOTE,
  PLAN_CHANGE,
  quoted,
  SALE_QUOTE,
  SALES,
} from '../support/sales.ts';
import { newKey, operation } from '../support/shopper.ts';
import { folder, World } from '../support/world.ts';

const EVERY_SALE = Object.entries({ ...SALES, 'a plan change': PLAN_CHANGE });

/** What a refusal before the write looks like on an operation that was seen. */
const notSent = (code: string) => ({
  status: 'FAILED',
  certainty: 'CONFIRMED',
  failure: { code },
  steps: expect.arrayContaining([expect.objectContaining({ code: 'REFUSED_BEFORE_SEND' })]),
});

function accountOf({ reach }: World, id: string) {
  const found = reach.platform.world.accounts.find(({ customerId }) => customerId === id);
  if (!found) throw new Error('there is no such account');
  return found;
}

describe.each(EVERY_SALE)('%s that was turned away unprocessed', (_name, sale) => {
  it('is not sent again at another price: it fails with the new quote, which can be bought', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ row: sale.row, fault: 'status-429' });
    const begun = await act(lena, sale.buy, { quoteId: quote.id });
    expect(begun).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'RECEIVED' } });
    await world.fault({ prices: { changePct: 50 } });
    expect(await settled(world, lena, begun.operation.id)).toMatchObject(notSent('QUOTE_STALE'));
    const instead = await insteadOf(lena, begun.operation.id);
    expect(Number(instead.total.amount)).toBeGreaterThan(Number(quote.total.amount));
    expect(world.attempts(sale.row).map(({ status }) => status)).toEqual([429]);
    expect(world.effects(sale.effect)).toEqual([]);
    const second = await act(lena, sale.buy, { quoteId: instead.id });
    expect(second.outcome).toBe('ACCEPTED');
    expect(world.effects(sale.effect)).toMatchObject([{ amount: Number(instead.total.amount) }]);
  });

  it('is sent once more at the same price, and bought once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: sale.row, fault: 'status-429' });
    const begun = await bought(lena, sale);
    expect((await settled(world, lena, begun.operation.id)).status).toBe('SUCCEEDED');
    expect(world.attempts(sale.row)).toHaveLength(2);
    expect(world.effects(sale.effect)).toHaveLength(1);
  });

  it('while the platform stays away ends with the quote, and is not sent when it comes back', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: sale.row, fault: 'status-429' });
    const { operation: begun } = await bought(lena, sale);
    await world.fault({ row: 25, fault: 'status-503', times: 0 });
    await world.pass(36 * 60_000);
    expect(await operation(lena, begun.id)).toMatchObject(notSent('PLATFORM_UNAVAILABLE'));
    await world.control('DELETE', 'faults');
    await world.pass(10 * 60_000);
    expect(world.attempts(sale.row)).toHaveLength(1);
    expect(world.effects(sale.effect)).toEqual([]);
  });

  it('and that was called off before the next try is not sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: sale.row, fault: 'status-429' });
    const { operation: begun } = await bought(lena, sale);
    const off = await lena.data(
      `mutation Off($input: CallOffOperationInput!) {
        callOffOperation(input: $input) { outcome operation { status } } }`,
      { input: { operationId: begun.id, idempotencyKey: newKey() } },
    );
    expect(off.callOffOperation).toMatchObject({ operation: { status: 'CANCELLED' } });
    await world.pass(10 * 60_000);
    expect(world.attempts(sale.row)).toHaveLength(1);
    expect(world.effects(sale.effect)).toEqual([]);
  });
});

describe.each(EVERY_SALE)('%s', (_name, sale) => {
  it('is refused for a lower price, too: what is bought is what was shown', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ prices: { changePct: -20 } });
    const refused = await act(lena, sale.buy, { quoteId: quote.id }, NEW_QUOTE);
    expect(refused).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'QUOTE_STALE' }] });
    expect(Number(refused.newQuote.total.amount)).toBeLessThan(Number(quote.total.amount));
    expect(world.attempts(sale.row)).toEqual([]);
  });

  it('whose price cannot be asked for before the send is refused, and nothing is sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.fault({ row: sale.priced, fault: 'status-503', times: 0 });
    expect(await act(lena, sale.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_UNAVAILABLE' }],
      operation: null,
    });
    await world.control('DELETE', 'faults');
    await world.pass(60_000);
    expect(world.attempts(sale.row)).toEqual([]);
  });
});

describe('a purchase with a saved card', () => {
  it('is not sent by a gateway that comes back after the quote has run out', async () => {
    await using room = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${room.path}/gateway.db` });
    const lena = await world.as(LENA);
    await world.fault({ row: 48, fault: 'status-429' });
    const begun = await bought(lena, SALES['a top-up']);
    await world.gateway.stop();
    await world.pass(40 * 60_000);
    await world.startGateway();
    const again = await world.as(LENA);
    expect(await settled(world, again, begun.operation.id)).toMatchObject(notSent('QUOTE_STALE'));
    expect(world.attempts(48)).toHaveLength(1);
  });

  it('is not sent for a line that was suspended while it waited', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ row: 48, fault: 'status-429' });
    const begun = await bought(lena, SALES['a top-up']);
    await world.control('POST', `lines/${IDS.lena}`, { status: 3 });
    expect(await settled(world, lena, begun.operation.id)).toMatchObject(notSent('LINE_NOT_READY'));
    expect(world.attempts(48)).toHaveLength(1);
  });

  it('is not sent with a card that was removed while it waited', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { cards } = await firstCustomer(farah);
    const card = cards.find(({ isDefault }: { isDefault: boolean }) => !isDefault);
    await world.fault({ row: 56, fault: 'status-429' });
    const begun = await bought(farah, SALES['calling credit'], { cardId: card.id });
    const own = accountOf(world, IDS.farah);
    own.cards = own.cards.filter(({ last4 }) => last4 !== card.last4);
    expect(await settled(world, farah, begun.operation.id)).toMatchObject(notSent('NOT_FOUND'));
    expect(world.attempts(56)).toHaveLength(1);
  });

  it('is not sent for who holds the account no more when it is sent again', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    await world.fault({ row: 56, fault: 'status-429' });
    const begun = await bought(farah, SALES['calling credit']);
    for (const line of accountOf(world, IDS.farah).lines)
      line.isPrimary = line.customerId === IDS.marco;
    expect(await settled(world, farah, begun.operation.id)).toMatchObject(notSent('HOLDER_ONLY'));
    expect(world.attempts(56)).toHaveLength(1);
  });
});

describe.each(Object.entries(SALES))('a purchase of %s', (_name, sale) => {
  it('that waits until its quote has run out is never sent, and the person is told what to buy instead', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, sale);
    await world.pass(20 * 60_000);
    await world.fault({ row: sale.row, fault: 'status-429' });
    const begun = await act(lena, sale.buy, { quoteId: quote.id });
    await world.fault({ row: 25, fault: 'status-503', times: 0 });
    await world.pass(11 * 60_000);
    expect((await operation(lena, begun.operation.id)).status).toBe('RECEIVED');
    await world.control('DELETE', 'faults');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject(notSent('QUOTE_STALE'));
    expect(world.attempts(sale.row)).toHaveLength(1);
    const { id: instead } = await insteadOf(lena, begun.operation.id);
    expect((await act(lena, sale.buy, { quoteId: instead })).outcome).toBe('ACCEPTED');
    expect(world.effects(sale.effect)).toHaveLength(1);
  });
});

describe.each(Object.entries(SALES))('a quote of %s', (_name, sale) => {
  it('cannot be bought by who held the account when it was quoted, and holds it no more', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { quote } = await quoted(farah, sale);
    const [, marco] = (await firstCustomer(farah)).lines;
    const moved = await act(farah, 'makeLinePrimary', { lineId: marco.id });
    expect(moved.operation.status).toBe('SUCCEEDED');
    expect(await act(farah, sale.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect(world.attempts(sale.row)).toEqual([]);
  });

  it('that an agent made for a secondary line is not bought by who holds that line', async () => {
    await using world = await World.start();
    const marco = await world.as(MARCO);
    const { viewer } = await marco.data('{ viewer { customers { id lines { id } } } }');
    const input = await sale.ask(marco, viewer.customers[0]);
    const { quote } = await direct(await world.as(AGENT), sale.quote, input, SALE_QUOTE);
    expect(await act(marco, sale.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect(world.attempts(sale.row)).toEqual([]);
    expect(world.effects(sale.effect)).toEqual([]);
  });
});

describe('a sale', () => {
  it.each(['a top-up', 'a roaming pack'] as const)(
    'of %s that is answered as done is reported',
    async (name) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      expect((await bought(lena, SALES[name])).operation).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'REPORTED',
      });
    },
  );
});
