import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { OPERATION_OF } from '../support/direct-changes.ts';
import { AGENT, FARAH, LENA, PAUL } from '../support/people.ts';
import { newKey, operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const HOUR = 3_600_000;
const ADDRESS = {
  ...{ address1: '9 New Street', address2: 'Floor 3', city: 'Albany', state: 'NY' },
  ...{ zip: '12207', residential: true },
};

/** Asks, under a key that can be asked again. */
async function asked(client: Client, mutation: string, input: object) {
  const keyed = { idempotencyKey: newKey(), ...input };
  const again = (): Promise<any> => direct(client, mutation, keyed, OPERATION_OF);
  return { told: await again(), again };
}

describe('a lost change of an account', () => {
  it.each([
    ['city', { city: 'Troy' }],
    ['state', { state: 'NJ' }],
    ['ZIP code', { zip: '12208' }],
    ['second line', { address2: 'Floor 4' }],
    ['second line, which is gone', { address2: null }],
    ['kind of building', { residential: false }],
  ])('is not taken for done when the address differs in its %s only', async (_what, differs) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const before = { customerId, billingAddress: ADDRESS };
    expect((await direct(lena, 'updateCustomer', before)).outcome).toBe('ACCEPTED');
    await world.fault({ row: 26, fault: 'cut-before' });
    const wanted = { customerId, billingAddress: { ...ADDRESS, ...differs } };
    const { told, again } = await asked(lena, 'updateCustomer', wanted);
    expect(told).toMatchObject({ outcome: 'UNDETERMINED', operation: { status: 'UNDETERMINED' } });
    await world.pass(2 * HOUR);
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    expect(world.effects('customer-updated')).toHaveLength(1);
    // The same by somebody else makes it so; it is wanted so, whoever did it.
    expect((await direct(lena, 'updateCustomer', wanted)).outcome).toBe('ACCEPTED');
    expect(await again()).toMatchObject({ outcome: 'ACCEPTED', operation: null });
  });

  it('is not taken for done when another change made a part of it so', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    await world.fault({ row: 26, fault: 'cut-before' });
    const { told, again } = await asked(lena, 'updateCustomer', {
      ...{ customerId, firstName: 'Helena', lastName: 'Other', email: 'helena@example.com' },
    });
    expect(told.outcome).toBe('UNDETERMINED');
    const part = { customerId, firstName: 'Helena', email: 'helena@example.com' };
    expect((await direct(lena, 'updateCustomer', part)).outcome).toBe('ACCEPTED');
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    const rest = { customerId, lastName: 'Other' };
    expect((await direct(lena, 'updateCustomer', rest)).outcome).toBe('ACCEPTED');
    expect(await again()).toMatchObject({ outcome: 'ACCEPTED' });
  });

  it('stays unknown when a newer change of the same thing took its place before anybody looked', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    await world.fault(
      { row: 26, fault: '504-after-effect' },
      { row: 25, fault: 'status-503', skip: 1 },
    );
    const { told, again } = await asked(lena, 'updateCustomer', {
      customerId,
      firstName: 'Helena',
    });
    expect(told.outcome).toBe('UNDETERMINED');
    const agent = await world.as(AGENT);
    await world.pass(1_500);
    await world.control('DELETE', 'faults');
    const newer = { customerId, firstName: 'Leonie' };
    expect((await direct(agent, 'updateCustomer', newer)).outcome).toBe('ACCEPTED');
    await world.pass(2 * HOUR);
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    expect((await firstCustomer(lena)).firstName).toBe('Leonie');
    expect(world.attempts(26)).toHaveLength(2);
  });

  it('that the platform calls a conflict is refused, unless everything is as it was sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId, firstName } = await firstCustomer(lena);
    await world.fault({ row: 26, fault: 'status-409' });
    const other = { customerId, firstName: 'Helena' };
    expect((await direct(lena, 'updateCustomer', other)).outcome).toBe('REFUSED');
    await world.fault({ row: 26, fault: 'status-409' });
    const same = { customerId, firstName };
    expect((await direct(lena, 'updateCustomer', same)).outcome).toBe('ACCEPTED');
  });
});

describe('a lost change of a card', () => {
  it('is judged by the card that was named, not by another one', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, cards } = await firstCustomer(farah);
    const expiry = { customerId, expiryMonth: 3, expiryYear: 2033 };
    await world.fault({ row: 16, fault: 'cut-before' });
    const { told, again } = await asked(farah, 'updateCard', { ...expiry, cardId: cards[1].id });
    expect(told.outcome).toBe('UNDETERMINED');
    const other = { ...expiry, cardId: cards[0].id };
    expect((await direct(farah, 'updateCard', other)).outcome).toBe('ACCEPTED');
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
  });

  it('compares every field that was sent', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, cards } = await firstCustomer(farah);
    const card = { customerId, cardId: cards[1].id };
    await world.fault({ row: 16, fault: 'cut-before' });
    const whole = { ...card, expiryMonth: 3, expiryYear: 2033, priority: 9 };
    const { again } = await asked(farah, 'updateCard', whole);
    const part = { ...card, expiryMonth: 3, expiryYear: 2033 };
    expect((await direct(farah, 'updateCard', part)).outcome).toBe('ACCEPTED');
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
  });

  it('that was to be deleted is not taken for deleted while the platform cannot be asked for it', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, cards } = await firstCustomer(farah);
    await world.fault({ row: 17, fault: 'cut-before' }, { row: 14, fault: 'status-500', times: 0 });
    const card = { customerId, cardId: cards[1].id };
    const { told, again } = await asked(farah, 'deleteCard', card);
    expect(told.outcome).toBe('UNDETERMINED');
    await world.pass(2 * HOUR);
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    await world.control('DELETE', 'faults');
    await world.pass(2 * 60_000);
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    expect((await firstCustomer(farah)).cards).toHaveLength(2);
    expect(world.effects('card-deleted')).toEqual([]);
  });
});

describe('a lost recall of a parcel', () => {
  it('is not taken for done because another parcel was called off', async () => {
    await using world = await World.start();
    const paul = await world.as(PAUL);
    const { accounts } = world.reach.platform.world;
    const account = accounts.find(({ customerId }) => customerId === IDS.paul);
    const parcel = account?.shipment;
    if (!parcel) throw new Error('there is no parcel');
    parcel.shipmentStatus = 'PENDING';
    const { id: customerId } = await firstCustomer(paul);
    await world.fault({ row: 58, fault: 'cut-before' });
    const { told, again } = await asked(paul, 'cancelShipment', { customerId });
    expect(told.outcome).toBe('UNDETERMINED');
    account.shipment = { ...parcel, orderId: 'another-parcel', shipmentStatus: 'CANCELLED' };
    await world.pass(2 * HOUR);
    expect(await again()).toMatchObject({ outcome: 'UNDETERMINED' });
    account.shipment = { ...parcel, shipmentStatus: 'CANCELLED' };
    expect(await again()).toMatchObject({ outcome: 'ACCEPTED' });
  });
});

describe('a change that is answered by its result', () => {
  it('is judged by the rights of the moment at which it leaves', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, cards } = await firstCustomer(farah);
    const { accounts } = world.reach.platform.world;
    const family = accounts.find((one) => one.customerId === IDS.farah);
    for (const one of family?.lines ?? []) one.isPrimary = one.customerId === IDS.marco;
    const card = { customerId, cardId: cards[1].id };
    expect(await direct(farah, 'setDefaultCard', card)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: expect.stringMatching(/HOLDER_ONLY|NOT_FOUND/) }],
    });
    expect(world.attempts(15)).toEqual([]);
  });

  it('never shows the operation of somebody else', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    await world.fault({ row: 26, fault: 'cut-before' });
    const { told } = await asked(lena, 'updateCustomer', { customerId, firstName: 'Helena' });
    const farah = await world.as(FARAH);
    expect(await operation(farah, told.operation.id)).toBeNull();
    expect(await operation(lena, told.operation.id)).toMatchObject({ status: 'UNDETERMINED' });
  });
});
