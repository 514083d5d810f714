import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { readDataKeys } from '../../../src/store/data-key.ts';
import { openStore } from '../../../src/store/store.ts';
import { EVENTS } from '../../support/documents.ts';
import {
  ADMIN,
  ask,
  ATTENTION,
  done,
  inDoubt,
  needingAttention,
  REASON,
  REFRESH,
  SETTLE,
  settle,
  timeline,
  WHOLE,
} from '../../support/operators.ts';
import { AGENT } from '../../support/people.ts';
import { newKey, operation } from '../../support/shopper.ts';
import { folder, World } from '../../support/world.ts';

describe('what needs attention', () => {
  it('is listed oldest first, and a cursor goes on working when its operation was settled', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const ids: string[] = [];
    for (let index = 0; index < 3; index += 1)
      ids.push(await needingAttention(world, { sub: `sam-${index}` }));
    const agent = await world.as(AGENT);
    const page = async (first: number, after: string | null = null): Promise<any> =>
      (await agent.data(ATTENTION, { first, after })).operationsNeedingAttention;

    const one = await page(1);
    expect(one.edges.map(({ node }: any) => node.id)).toEqual([ids[0]]);
    expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    await settle(agent, ids[0] ?? '');
    const rest = await page(5, one.pageInfo.endCursor);
    expect(rest.edges.map(({ node }: any) => node.id)).toEqual(ids.slice(1));
    expect(rest.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    expect((await sam.ask(ATTENTION, { first: 1 })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is found out in time also while the platform cannot be asked at all', async () => {
    await using world = await World.start();
    const id = await inDoubt(world);
    await world.control('DELETE', 'faults');
    await world.fault({ row: '*', fault: 'status-503', times: 0 });
    await world.pass(32 * 60_000);
    expect(await operation(await world.as({ sub: 'sam' }), id)).toMatchObject({
      status: 'NEEDS_ATTENTION',
    });
  });
});

describe('a settlement', () => {
  it('ends the operation, reaches the subscriber, and keeps its status against late evidence, which needs a person', async () => {
    await using world = await World.start();
    const id = await needingAttention(world, { taken: true });
    const sam = await world.as({ sub: 'sam' });
    const watch = sam.watch(EVENTS, { ids: [id] });
    await watch.until(({ items }) => items.length === 1);
    const agent = await world.as(AGENT);
    const settled = await settle(agent, id);
    expect(settled).toMatchObject({
      outcome: 'ACCEPTED',
      alreadyStarted: false,
      operation: {
        status: 'FAILED',
        certainty: 'CONFIRMED',
        failure: { code: 'SETTLED_BY_SUPPORT' },
      },
    });
    expect(settled.operation.steps.at(-1)).toEqual({ code: 'FAILED', source: 'OPERATOR' });
    await watch.until(({ items }) => items.at(-1).operation.status === 'FAILED');
    const { revision } = await operation(sam, id);
    expect(watch.items.at(-1).operation.revision).toBe(revision);

    await world.control('DELETE', 'faults');
    const transaction = world.reach.platform.world.orders.at(-1)?.transactionId;
    await world.control('POST', `orders/${transaction}`, { status: 'COMPLETED' });
    await world.pass(10 * 60_000);
    const late = await operation(sam, id);
    expect(late.status).toBe('FAILED');
    expect(late.revision).toBeGreaterThan(revision);
    expect(late.steps.at(-1).code).toBe('CONTRADICTED');
    expect(world.log.some((line) => line.includes('operation needs attention'))).toBe(true);
    expect((await agent.data(ATTENTION, { first: 9 })).operationsNeedingAttention.edges).toEqual([
      expect.objectContaining({ node: { id, status: 'FAILED' } }),
    ]);
    expect(await timeline(agent, id)).toMatchObject({
      explanation: expect.stringContaining('After the end the platform showed something else'),
      requests: [
        { asked: 'begun' },
        { asked: 'settled', note: expect.stringMatching(/^FAILED: /) },
      ],
    });
    const cleared = await settle(agent, id, { verdict: 'SUCCEEDED' });
    expect(cleared).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'FAILED' } });
    expect((await agent.data(ATTENTION, { first: 9 })).operationsNeedingAttention.edges).toEqual(
      [],
    );
    await watch.stop();
  });

  it('gives way to the platform, which is read before', async () => {
    await using world = await World.start();
    const id = await needingAttention(world, { taken: true });
    await world.control('DELETE', 'faults');
    expect(await settle(await world.as(AGENT), id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT', remedy: 'WATCH' }],
      operation: { status: expect.stringMatching(/WAITING_FOR_CUSTOMER|IN_PROGRESS/) },
    });
  });

  it('is the same for the same key, and refused when the key was used for something else', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    const agent = await world.as(AGENT);
    const idempotencyKey = newKey();
    const twice = await Promise.all([
      settle(agent, id, { verdict: 'CANCELLED', idempotencyKey }),
      settle(agent, id, { verdict: 'CANCELLED', idempotencyKey }),
    ]);
    const again = await settle(agent, id, { verdict: 'CANCELLED', idempotencyKey });
    expect([...twice, again].map(({ outcome, operation: of }) => [outcome, of.status])).toEqual(
      Array(3).fill(['ACCEPTED', 'CANCELLED']),
    );
    expect(again.alreadyStarted).toBe(true);
    for (const more of [{ verdict: 'FAILED' }, { reason: 'Quite another reason.' }]) {
      expect(await settle(agent, id, { ...more, idempotencyKey })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
        operation: null,
      });
    }
    const { requests } = await timeline(agent, id);
    expect(requests.map(({ asked }: any) => asked)).toEqual(['begun', 'settled']);
  });

  it('of a purchase whose customer nobody knows links nobody', async () => {
    await using world = await World.start();
    const id = await needingAttention(world);
    const settled = await settle(await world.as(AGENT), id, { verdict: 'SUCCEEDED' });
    expect(settled.operation).toMatchObject({ status: 'SUCCEEDED', failure: null });
    const sam = await world.as({ sub: 'sam' });
    expect(await sam.data('{ viewer { customers { id } } }')).toEqual({
      viewer: { customers: [] },
    });
  });

  it('is refused for what is not in doubt, without a good reason, and while the platform is away', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const over = await done(world);
    expect(await settle(agent, over)).toMatchObject({
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'SUCCEEDED' },
    });
    const id = await needingAttention(world);
    expect(await settle(agent, id, { reason: '  too short ' })).toMatchObject({
      problems: [{ code: 'INPUT_INVALID', field: ['input', 'reason'] }],
    });
    expect(await settle(agent, 'nonsense')).toMatchObject({
      problems: [{ code: 'NOT_FOUND', field: ['input', 'operationId'] }],
    });
    await world.control('DELETE', 'faults');
    await world.fault({ row: 25, fault: 'status-503', times: 0 });
    expect(await settle(agent, id)).toMatchObject({
      problems: [{ code: 'PLATFORM_UNAVAILABLE', retryAt: expect.any(String) }],
      operation: { status: 'NEEDS_ATTENTION' },
    });
    const input = { operationId: id, verdict: 'FAILED', reason: REASON, idempotencyKey: newKey() };
    const { errors } = await (await world.as({ sub: 'sam' })).ask(SETTLE, { input });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('leaves an audit trail that still is whole, with the person and without what they typed of others', async () => {
    await using place = await folder();
    {
      await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
      const id = await needingAttention(world);
      const agent = await world.as(AGENT);
      await ask(agent, REFRESH, { operationId: id });
      await settle(agent, id);
      const { trail } = await timeline(await world.as(ADMIN), id, WHOLE);
      expect(trail.filter(({ actor }: any) => actor === 'agent-1')).toMatchObject([
        { action: 'operation.refreshed', note: 'NEEDS_ATTENTION' },
        { action: 'operation.settled', note: expect.stringMatching(/^FAILED: Reach support/) },
      ]);
    }
    const url = `sqlite:${place.path}/gateway.db`;
    const dataKeys = await readDataKeys({ file: null, url });
    const store = await openStore({ url, clock: systemClock, dataKeys });
    const { segments, faults } = await store.auditBook.check({ after: 0, first: 9 });
    await store.close();
    expect(faults).toEqual([]);
    expect(segments).toMatchObject([{ closed: true, faults: [] }]);
    expect(segments[0]?.entries).toBeGreaterThan(4);
  });
});
