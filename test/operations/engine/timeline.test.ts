import { describe, expect, it } from 'vitest';
import { AGENT } from '../../support/people.ts';
import {
  ADMIN,
  done,
  inDoubt,
  needingAttention,
  settle,
  timeline,
  TIMELINE,
  WHOLE,
} from '../../support/operators.ts';
import { ACCOUNT, buy } from '../../support/shopper.ts';
import { World } from '../../support/world.ts';

describe('the timeline of an operation', () => {
  it('says why the operation is where it is, from the request to the person who must look', async () => {
    await using world = await World.start();
    const id = await inDoubt(world);
    const agent = await world.as(AGENT);
    const before = await timeline(agent, id);
    expect(before.explanation).toMatch(
      /^The platform was sent the request at 2026-03-02 09:00:00 UTC and has not answered; it is asked again at 2026-03-02 09:0\d:\d\d UTC\. A person must look after 2026-03-02 09:30:00 UTC\.$/,
    );
    expect(before).toMatchObject({
      doubtEndsAt: '2026-03-02T09:30:00.000Z',
      requests: [{ asked: 'begun', note: 'purchase', refusal: null }],
      writes: [{ name: 'submit', outcome: 'NO_RESPONSE', refusedFor: null }],
    });
    await world.pass(31 * 60_000);
    const after = await timeline(agent, id);
    expect(after.operation.status).toBe('NEEDS_ATTENTION');
    expect(after.explanation).toContain('A person must look; it is asked again at');
  });

  it('shows writes, readings, and each callback once with the number of its deliveries', async () => {
    await using world = await World.start();
    await world.fault({ callbacks: 'doubled' });
    const id = await done(world);
    await world.pass(60_000);
    const found = await timeline(await world.as(ADMIN), id, WHOLE);
    expect(found.explanation).toMatch(/^It was done: a reading.* said so at 2026-03-02 /);
    expect(found.writes).toMatchObject([{ name: 'submit', outcome: 'ACCEPTED' }]);
    expect(found.readings.at(-1)).toMatchObject({ status: 'SUCCEEDED' });
    expect(found.callbacks.at(-1)).toMatchObject({
      type: 'PRODUCT_PURCHASE',
      verdict: 'APPLIED',
      deliveries: 2,
    });
    expect(found).toMatchObject({ subject: 'sam', whoAsked: [{ subject: 'sam' }] });
    expect(found.claims.at(-1).claimedStatus).toEqual(expect.any(String));
    expect(found.trail.map(({ action }: any) => action)).toEqual(
      expect.arrayContaining(['operation.begun', 'operation.sent', 'operation.accepted']),
    );
  });

  it('tells why the platform declined, with the key that had asked', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const account = { ...ACCOUNT, email: 'taken@example.com' };
    const { operation: refused } = await buy(sam, { account });
    expect(await timeline(await world.as(AGENT), refused.id)).toMatchObject({
      explanation: expect.stringContaining('It did not happen (EMAIL_TAKEN)'),
      requests: [{ asked: 'begun', refusal: { code: 'EMAIL_TAKEN' } }],
      writes: [{ outcome: 'REFUSED', refusedFor: 'EMAIL_TAKEN' }],
    });
  });

  it('names no subscriber, also when somebody types one into a reason', async () => {
    await using world = await World.start();
    const id = await needingAttention(world, { taken: true });
    const admin = await world.as(ADMIN);
    await settle(admin, id);
    const { text } = await admin.ask(WHOLE, { id });
    const { phoneNumber, email, lastName } = ACCOUNT;
    const order = world.reach.platform.world.orders.at(-1);
    const planted = [phoneNumber.replace(/\D/g, ''), email, lastName, '4815162342', '10001'];
    expect(planted.filter((value) => text.includes(value))).toEqual([]);
    expect(text).not.toContain(order?.transactionId);
    expect(text).toContain('says that order ********** of *** was never made');
  });

  it.each([
    ['a customer', { sub: 'sam' }, TIMELINE],
    ['an agent who wants to know who asked', AGENT, WHOLE],
  ])('is not for %s', async (_who, person, query) => {
    await using world = await World.start();
    const id = await inDoubt(world);
    const { data, errors } = await (await world.as(person)).ask(query, { id });
    expect([data, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
  });

  it('of what does not exist is null', async () => {
    await using world = await World.start();
    expect(await timeline(await world.as(AGENT), 'nonsense')).toBeNull();
  });
});
