import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { newKey, operation, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const REUSED = {
  outcome: 'REFUSED',
  problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
  operation: null,
};

/** What a key was answered, without what moves on by itself. */
const told = ({ outcome, problems, operation: of }: any): unknown => ({
  outcome,
  codes: problems.map(({ code }: any) => code),
  id: of?.id ?? null,
});

describe('one idempotency key', () => {
  it('stands for one mutation: the same input of another one is refused, and nothing is sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    const idempotencyKey = newKey();
    const suspended = await act(lena, 'suspendLine', { lineId, idempotencyKey });
    expect(suspended).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED' } });
    expect(await act(lena, 'restoreLine', { lineId, idempotencyKey })).toMatchObject(REUSED);
    expect(world.attempts(30)).toEqual([]);
    expect(await act(lena, 'suspendLine', { lineId, idempotencyKey })).toMatchObject({
      outcome: 'ACCEPTED',
      alreadyStarted: true,
      operation: { id: suspended.operation.id },
    });
    expect(world.attempts(29)).toHaveLength(1);
  });

  it('is one across work that goes on and changes that are answered at once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const customer = await firstCustomer(lena);
    const idempotencyKey = newKey();
    const changed = { customerId: customer.id, firstName: 'Helena', idempotencyKey };
    expect(await direct(lena, 'updateCustomer', changed)).toMatchObject({ outcome: 'ACCEPTED' });
    const suspend = { lineId: customer.lines[0].id, idempotencyKey };
    expect(await act(lena, 'suspendLine', suspend)).toMatchObject(REUSED);
    expect(world.attempts(29)).toEqual([]);
  });

  it('is the same request with null as without a value, and another one with another value', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    const idempotencyKey = newKey();
    const first = await submit(sam, quoted.id, { idempotencyKey, cardId: null });
    const same = await submit(sam, quoted.id, { idempotencyKey });
    expect(told(same)).toEqual(told(first));
    expect(same.alreadyStarted).toBe(true);
    const other = await submit(sam, quoted.id, { idempotencyKey, cardId: 'Q2FyZApj' });
    expect(other).toMatchObject(REUSED);
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('has one answer for two devices, also while another sale of the line is open', async () => {
    await using world = await World.start();
    const [phone, tablet] = [await world.as(LENA), await world.as(LENA)];
    const { id: lineId } = await firstLine(phone);
    const { catalog } = await phone.data('{ catalog { services { id kind } } }');
    const serviceId = catalog.services.find(({ kind }: any) => kind === 'TOP_UP').id;
    const asked = { lineId, serviceId, quantity: 1 };
    const quoted = async (): Promise<string> =>
      (await direct(phone, 'quoteTopUp', asked, 'quote { id }')).quote.id;
    const [open, wanted] = [await quoted(), await quoted()];
    await world.fault({ row: 48, fault: '504-after-effect' });
    expect((await act(phone, 'purchaseTopUp', { quoteId: open })).outcome).toBe('UNDETERMINED');

    const input = { quoteId: wanted, idempotencyKey: newKey() };
    const both = await Promise.all([
      act(phone, 'purchaseTopUp', input),
      act(tablet, 'purchaseTopUp', input),
    ]);
    expect(both.map(told)).toEqual([told(both[0]), told(both[0])]);
    expect(both[0].outcome).toBe('REFUSED');
    await world.pass(60 * 60_000);
    expect(told(await act(phone, 'purchaseTopUp', input))).toEqual(told(both[0]));
    expect(world.attempts(48)).toHaveLength(1);
    const again = await act(tablet, 'purchaseTopUp', { quoteId: await quoted() });
    expect(again.outcome).toBe('ACCEPTED');
  });

  it('keeps a refusal because the platform was busy; a new key is a new request', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    await world.fault({ row: 25, fault: 'status-429' });
    const idempotencyKey = newKey();
    const busy = await act(lena, 'suspendLine', { lineId, idempotencyKey });
    expect(busy).toMatchObject({ outcome: 'REFUSED', problems: [{ code: 'PLATFORM_BUSY' }] });
    await world.pass(5 * 60_000);
    expect(told(await act(lena, 'suspendLine', { lineId, idempotencyKey }))).toEqual(told(busy));
    expect(world.attempts(29)).toEqual([]);
    expect((await act(lena, 'suspendLine', { lineId })).outcome).toBe('ACCEPTED');
  });

  it('may be used again for what the person was asked to correct', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const idempotencyKey = newKey();
    const input = { customerId, email: 'lena@example.com', idempotencyKey };
    await world.fault({ row: 26, fault: 'status-400' });
    const refused = await direct(lena, 'updateCustomer', input);
    expect(refused.outcome).toBe('REFUSED');
    const shown = refused.problems[0].code;
    const again = await direct(lena, 'updateCustomer', input);
    expect([shown, again.outcome]).toEqual(
      shown === 'INPUT_INVALID' ? ['INPUT_INVALID', 'ACCEPTED'] : [shown, 'REFUSED'],
    );
  });
});

describe('an operation that was refused before anything left', () => {
  it('leaves no trace for anybody but the holder of its key', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    const refused = await act(lena, 'restoreLine', { lineId });
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY' }],
      operation: null,
    });
    const { operations } = await lena.data('{ operations { edges { node { id } } } }');
    expect(operations.edges).toEqual([]);
    expect(world.attempts(30)).toEqual([]);
  });

  it('is seen from the moment on that nobody waits for its first answer', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    await world.fault({ row: 29, fault: 'status-429' });
    const { operation: begun } = await act(lena, 'suspendLine', { lineId });
    expect(begun.status).toBe('RECEIVED');
    const { operations } = await lena.data('{ operations { edges { node { id } } } }');
    expect(operations.edges).toEqual([{ node: { id: begun.id } }]);
    await world.passUntil(async () => (await operation(lena, begun.id)).settledAt !== null);
    expect(await operation(lena, begun.id)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
