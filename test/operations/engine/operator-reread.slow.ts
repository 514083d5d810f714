import { describe, expect, it } from 'vitest';
import { ACTIVATE } from '../../support/documents.ts';
import {
  ADMIN,
  ask,
  done,
  inDoubt,
  needingAttention,
  REFRESH,
  REPLAY,
  timeline,
} from '../../support/operators.ts';
import { AGENT, ERIN } from '../../support/people.ts';
import { buy, newKey, operation, viewer } from '../../support/shopper.ts';
import { World } from '../../support/world.ts';

describe('a look on demand', () => {
  it('shows at once what the platform says by now, and a repeat of it makes no further call', async () => {
    await using world = await World.start();
    const id = await needingAttention(world, { taken: true });
    await world.control('DELETE', 'faults');
    const agent = await world.as(AGENT);
    const idempotencyKey = newKey();
    const looked = await ask(agent, REFRESH, { operationId: id, idempotencyKey });
    expect(looked).toMatchObject({ outcome: 'ACCEPTED', alreadyStarted: false });
    expect(looked.operation.status).toMatch(/WAITING_FOR_CUSTOMER|IN_PROGRESS/);
    const calls = world.reach.platform.ledger.attempts.length;
    expect(await ask(agent, REFRESH, { operationId: id, idempotencyKey })).toMatchObject({
      outcome: 'ACCEPTED',
      alreadyStarted: true,
    });
    expect(world.reach.platform.ledger.attempts).toHaveLength(calls);
  });

  it('answers what is settled as it is, without a call', async () => {
    await using world = await World.start();
    const id = await done(world);
    const calls = world.reach.platform.ledger.attempts.length;
    expect(await ask(await world.as(AGENT), REFRESH, { operationId: id })).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'SUCCEEDED' },
    });
    expect(world.reach.platform.ledger.attempts).toHaveLength(calls);
  });

  it('asks nothing of a request that has not left, and so takes no other for it', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    await world.fault({ row: 19, fault: 'status-429' });
    const input = { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
    const { activateLine } = await erin.data(ACTIVATE, { input });
    expect(activateLine.operation.status).toBe('RECEIVED');
    const agent = await world.as(AGENT);
    const looks = world.attempts(20).length;
    expect(await ask(agent, REFRESH, { operationId: activateLine.operation.id })).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'RECEIVED' },
    });
    expect(world.attempts(20)).toHaveLength(looks);
    expect(await timeline(agent, activateLine.operation.id)).toMatchObject({
      explanation: expect.stringMatching(
        /^The platform has turned the request away unprocessed, 1 of 5 times; /,
      ),
      writes: [{ outcome: 'NOT_PROCESSED' }],
    });
  });

  it('is refused while the platform cannot be asked, for good for its key, and a new key looks', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    await world.control('DELETE', 'faults');
    await world.fault({ row: 25, fault: 'status-503' });
    const agent = await world.as(AGENT);
    const idempotencyKey = newKey();
    const refused = await ask(agent, REFRESH, { operationId: id, idempotencyKey });
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_UNAVAILABLE' }],
      operation: { status: 'NEEDS_ATTENTION' },
    });
    const retryAt = Date.parse(refused.problems[0].retryAt);
    await world.pass(retryAt - world.clock.now());
    expect(await ask(agent, REFRESH, { operationId: id, idempotencyKey })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_UNAVAILABLE' }],
    });
    expect(await ask(agent, REFRESH, { operationId: id })).toMatchObject({ outcome: 'ACCEPTED' });
  });
});

describe('a callback that is replayed', () => {
  it('makes an open operation look, and done twice changes nothing', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
      method: 'POST',
      body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId, status: 'COMPLETED' }),
    });
    await world.pass(2_000);
    const admin = await world.as(ADMIN);
    const [callback] = (await timeline(admin, begun.id)).callbacks;
    const looks = (): number => world.attempts(10).length;
    for (const _time of [1, 2]) {
      const { revision } = await operation(sam, begun.id);
      const before = looks();
      const answer = await ask(admin, REPLAY, { callbackId: callback.callbackId });
      expect(answer).toMatchObject({ outcome: 'ACCEPTED', operation: { id: begun.id } });
      expect(looks()).toBe(before + 1);
      expect(await operation(sam, begun.id)).toMatchObject({ revision, status: 'IN_PROGRESS' });
      await world.pass(1_000);
    }
    const { requests, callbacks } = await timeline(admin, begun.id);
    expect(requests.map(({ asked }: any) => asked)).toEqual([
      'begun',
      'callback-replayed',
      'callback-replayed',
    ]);
    expect(callbacks).toEqual([callback]);
  });

  it('of a settled operation changes nothing', async () => {
    await using world = await World.start();
    const id = await done(world);
    const admin = await world.as(ADMIN);
    const before = await operation(await world.as({ sub: 'sam' }), id);
    for (const { callbackId } of (await timeline(admin, id)).callbacks)
      await ask(admin, REPLAY, { callbackId });
    await world.pass(60_000);
    expect(await operation(await world.as({ sub: 'sam' }), id)).toEqual(before);
  });

  it('is refused when nobody knows it, when it names another operation, and to agents', async () => {
    await using world = await World.start();
    const [one, other] = [await done(world), await inDoubt(world)];
    const admin = await world.as(ADMIN);
    const [callback] = (await timeline(admin, one)).callbacks;
    const [, , row] = Buffer.from(callback.callbackId, 'base64url').toString().split('\n');
    const [, otherId] = Buffer.from(other, 'base64url').toString().split('\n');
    const forged = Buffer.from(`Callback\n${otherId}\n${row}`).toString('base64url');
    for (const callbackId of ['nonsense', one, forged]) {
      expect(await ask(admin, REPLAY, { callbackId })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'NOT_FOUND', field: ['input', 'callbackId'] }],
      });
    }
    const input = { callbackId: callback.callbackId, idempotencyKey: newKey() };
    const { errors } = await (await world.as(AGENT)).ask(REPLAY, { input });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
