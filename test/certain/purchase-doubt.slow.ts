import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { timeline } from '../support/operators.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { DAY, addLine, quotedLine, quotedLineFor, untilStatus } from '../support/purchases.ts';
import { act } from '../support/actions.ts';
import { buy, newKey, operation, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };
const PENDING = { outcome: 'REFUSED', problems: [{ code: 'OUTCOME_PENDING' }] };

/** Nothing of it arrives, and nobody is told. */
const lost = (world: World, row: number): Promise<unknown> =>
  world.fault({ row, fault: 'cut-before' });

describe('a cart of which a purchase is in doubt', () => {
  it('is not bought again by another quote, neither before nor after a person is asked to look', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const { quote: another } = await quote(sam);
    const { quote: third } = await quote(sam);
    await lost(world, 9);
    const { operation: doubtful } = await buy(sam);
    expect(doubtful.status).toBe('UNDETERMINED');
    expect(await submit(sam, another.id)).toMatchObject({
      ...PENDING,
      operation: { id: doubtful.id },
    });
    await untilStatus(world, sam, { id: doubtful.id, status: 'NEEDS_ATTENTION', stepMs: 20_000 });
    expect(await submit(sam, third.id)).toMatchObject(PENDING);
    const { quote: fresh } = await quote(sam);
    expect(await submit(sam, fresh.id)).toMatchObject(PENDING);
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('of somebody new can be bought again once the doubt has run out, after a day', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    await lost(world, 9);
    const { operation: doubtful } = await buy(sam);
    await world.pass(DAY - 60_000);
    expect((await operation(sam, doubtful.id)).status).toBe('NEEDS_ATTENTION');
    await world.pass(10 * 60_000);
    expect(await operation(sam, doubtful.id)).toMatchObject({
      status: 'EXPIRED',
      failure: null,
    });
    expect(await buy(sam)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('of a known customer is never bought again by time alone: a saved card pays without a link', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await lost(world, 11);
    const { operation: doubtful } = await addLine(lena);
    await world.pass(1.1 * DAY);
    expect(await operation(lena, doubtful.id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
      certainty: 'UNKNOWN',
      settledAt: null,
    });
    expect(await addLine(lena)).toMatchObject(PENDING);
    expect(world.attempts(11)).toHaveLength(1);
  });

  it('is not bought by the second device while the first order is on its way', async () => {
    await using world = await World.start();
    const [phone, tablet] = [await world.as(SAM), await world.as(SAM)];
    const { quote: another } = await quote(tablet);
    await world.fault({ row: 9, fault: 'held' });
    const first = buy(phone);
    while (world.attempts(9).length === 0) await new Promise(setImmediate);
    expect(await submit(tablet, another.id)).toMatchObject(PENDING);
    await world.control('POST', 'faults/release');
    const { operation: begun } = await first;
    await world.pass(30_000);
    expect((await operation(phone, begun.id)).status).toBe('IN_PROGRESS');
    expect(world.attempts(9)).toHaveLength(1);
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('is not bought by the customer when the doubtful one is an agent’s, nor by the agent when it is the customer’s', async () => {
    await using world = await World.start();
    const [lena, farah, agent] = [
      await world.as(LENA),
      await world.as(FARAH),
      await world.as(AGENT),
    ];
    await lost(world, 11);
    const forLena = await quotedLineFor(agent, globalId('Customer', IDS.lena));
    expect((await submit(agent, forLena.id)).outcome).toBe('UNDETERMINED');
    expect(await addLine(lena)).toMatchObject(PENDING);

    await lost(world, 11);
    expect((await addLine(farah)).outcome).toBe('UNDETERMINED');
    const forFarah = await quotedLineFor(agent, globalId('Customer', IDS.farah));
    expect(await submit(agent, forFarah.id)).toMatchObject(PENDING);
    expect(world.attempts(11)).toHaveLength(2);
    expect(world.effects('subsequent-purchase')).toEqual([]);
  });

  it('stands in the way of nobody else', async () => {
    await using world = await World.start();
    const [sam, kim, lena] = [
      await world.as(SAM),
      await world.as({ sub: 'kim' }),
      await world.as(LENA),
    ];
    await lost(world, 9);
    expect((await buy(sam)).outcome).toBe('UNDETERMINED');
    const { ACCOUNT } = await import('../support/shopper.ts');
    const account = { ...ACCOUNT, email: 'kim@example.com' };
    expect((await buy(kim, { account })).outcome).toBe('ACCEPTED');
    expect((await addLine(lena)).outcome).toBe('ACCEPTED');
  });

  it('is bought again by an agent who says so, and by nobody else', async () => {
    await using world = await World.start();
    const [lena, agent] = [await world.as(LENA), await world.as(AGENT)];
    await lost(world, 11);
    const { operation: doubtful } = await addLine(lena);
    const { id } = await quotedLine(lena);
    const forLena = await quotedLineFor(agent, globalId('Customer', IDS.lena));
    expect(await submit(lena, id, { overridePending: true })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'INPUT_INVALID', field: ['input', 'overridePending'] }],
    });
    expect(await submit(agent, forLena.id)).toMatchObject(PENDING);
    const override = { overridePending: true, overrideReason: ' short ' };
    expect(await submit(agent, forLena.id, override)).toMatchObject({
      problems: [{ code: 'INPUT_INVALID', field: ['input', 'overrideReason'] }],
    });
    const overrideReason = 'Reach has no order 4711 of hers.';
    const anyway = await submit(agent, forLena.id, { ...override, overrideReason });
    expect(anyway.outcome).toBe('ACCEPTED');
    const { requests } = await timeline(agent, anyway.operation.id);
    expect(requests[0].note).toBe(
      'purchase, overriding an unknown outcome: Reach has no order **** of hers.',
    );
    expect(world.effects('subsequent-purchase')).toHaveLength(1);
    expect((await operation(lena, doubtful.id)).status).toBe('UNDETERMINED');
    expect(await addLine(lena)).toMatchObject(PENDING);
  });

  it('is free again as soon as the order is found', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    await world.fault(
      { row: 9, fault: 'cut-after-effect' },
      { row: 25, fault: 'status-404', times: 1 },
    );
    const { operation: doubtful } = await buy(sam);
    expect(doubtful.status).toBe('UNDETERMINED');
    await untilStatus(world, sam, { id: doubtful.id, status: 'IN_PROGRESS' });
    expect((await buy(sam)).outcome).toBe('ACCEPTED');
  });
});

describe('one request for a purchase', () => {
  it('is the same whether what is not wanted is left out, null or its default', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: quoteId } = await quotedLine(lena);
    const idempotencyKey = newKey();
    const first = await act(lena, 'submitPurchase', { quoteId, idempotencyKey });
    for (const more of [
      { cardId: null },
      { overridePending: null },
      { cardId: null, overridePending: null },
    ])
      expect(await act(lena, 'submitPurchase', { quoteId, idempotencyKey, ...more })).toMatchObject(
        { outcome: 'ACCEPTED', alreadyStarted: true, operation: { id: first.operation.id } },
      );
    expect(
      await act(lena, 'submitPurchase', { quoteId, idempotencyKey, cardId: 'another' }),
    ).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(world.attempts(11)).toHaveLength(1);
  });

  it('that was refused is answered alike for good, and another key may try again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: quoteId } = await quotedLine(lena);
    const idempotencyKey = newKey();
    await world.fault({ row: 8, fault: 'status-503' });
    const refused = await act(lena, 'submitPurchase', { quoteId, idempotencyKey });
    expect(refused).toMatchObject({ outcome: 'REFUSED', operation: null });
    await world.pass(60_000);
    expect(await act(lena, 'submitPurchase', { quoteId, idempotencyKey })).toMatchObject({
      outcome: 'REFUSED',
      problems: refused.problems,
      operation: null,
    });
    expect(world.attempts(11)).toEqual([]);
    expect((await act(lena, 'submitPurchase', { quoteId })).outcome).toBe('ACCEPTED');
    expect(world.effects('subsequent-purchase')).toHaveLength(1);
  });
});
