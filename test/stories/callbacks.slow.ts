import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { ACTIVATE, EVENTS } from '../support/documents.ts';
import { ERIN } from '../support/people.ts';
import { buy, newKey, operation, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

async function bought(world: World, client: Client): Promise<any> {
  const { operation: begun } = await buy(client);
  await world.passUntil(async () => (await operation(client, begun.id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await operation(client, begun.id)).settledAt !== null);
  return operation(client, begun.id);
}

describe.each(['normal', 'lost', 'doubled', 'early', 'late'])(
  'with callbacks that are %s',
  (callbacks) => {
    it('a purchase and an activation end the same, each revision told once', async () => {
      await using world = await World.start();
      await world.fault({ callbacks });
      const sam = await world.as({ sub: 'sam' });
      const watch = sam.watch(EVENTS);
      const done = await bought(world, sam);
      expect(done).toMatchObject({ status: 'SUCCEEDED', certainty: 'CONFIRMED' });

      const lineId = (await viewer(sam)).customers[0].lines[0].id;
      const input = { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
      const { activateLine } = await sam.data(ACTIVATE, { input });
      await world.passUntil(
        async () => (await operation(sam, activateLine.operation.id)).settledAt !== null,
      );
      await watch.until(
        ({ items }) =>
          items.at(-1)?.operation.__typename === 'ActivationOperation' &&
          items.at(-1).operation.settledAt !== null,
      );

      const told = watch.items.map((item) => `${item.operation.id} ${item.operation.revision}`);
      expect(new Set(told).size).toBe(told.length);
      for (const id of [done.id, activateLine.operation.id]) {
        const revisions = watch.items
          .filter((item) => item.operation.id === id)
          .map((item) => item.operation.revision);
        expect(revisions).toEqual(revisions.map((_, index) => (revisions[0] ?? 0) + index));
      }
      expect(world.effects('purchase')).toHaveLength(1);
      expect(world.effects('activation')).toHaveLength(1);
      await watch.stop();
    });
  },
);

const post = (
  world: World,
  body: unknown,
  path = '/apisvc/v0/notification/callback',
  type = 'application/json',
): Promise<Response> =>
  fetch(`${world.gateway.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('a callback', () => {
  it('that is forged changes nothing, and costs at most one look a second', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    const before = world.attempts(10).length;
    const forged = Array.from({ length: 40 }, (_, n) =>
      post(world, {
        type: 'PRODUCT_PURCHASE',
        transactionId,
        status: 'COMPLETED',
        customerId: `c-${n}`,
      }),
    );
    const answers = await Promise.all(forged);
    expect(answers.every(({ status }) => status === 200)).toBe(true);
    await world.clock.settle();
    expect(world.attempts(10).length - before).toBeLessThanOrEqual(1);
    await world.pass(1_000);
    expect(world.attempts(10).length - before).toBeLessThanOrEqual(2);
    expect(await operation(sam, begun.id)).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it.each([
    ['is not JSON', '{"type":', 'application/json'],
    ['says nothing', '{}', 'application/json'],
    [
      'has another content type',
      JSON.stringify({ type: 'ACTIVATION', customerId: 'x' }),
      'text/plain',
    ],
    [
      'has a charset',
      JSON.stringify({ type: 'PORT_OUT', customerId: 'x' }),
      'application/json; charset=utf-8',
    ],
  ])('that %s is kept and answered 200', async (_what, body, type) => {
    await using world = await World.start();
    expect((await post(world, body, undefined, type)).status).toBe(200);
    expect((await post(world, body, '/apisvc/v0/notification', type)).status).toBe(200);
  });

  it('that is too large is turned away', async () => {
    await using world = await World.start();
    expect((await post(world, { type: 'ACTIVATION', fill: 'x'.repeat(70_000) })).status).toBe(413);
  });

  it('on the bare path is not found while a token is set, and is taken below the token', async () => {
    const token = 'a-long-enough-token';
    await using world = await World.start({
      config: { callbacks: { tokens: [token], allowFrom: [], trustedProxyHops: 0 } },
    });
    const body = { type: 'ACTIVATION', customerId: 'x' };
    expect((await post(world, body)).status).toBe(404);
    expect(
      (await post(world, body, '/wrong-token-of-somebody/apisvc/v0/notification/callback')).status,
    ).toBe(404);
    expect((await post(world, body, `/${token}/apisvc/v0/notification/callback`)).status).toBe(200);
  });

  it('of an activation, which names no transaction, finds its line', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    const { activateLine } = await erin.data(ACTIVATE, {
      input: { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() },
    });
    await world.passUntil(
      async () => (await operation(erin, activateLine.operation.id)).settledAt !== null,
      { stepMs: 1_000 },
    );
    const { steps } = await operation(erin, activateLine.operation.id);
    expect(steps.at(-1)).toMatchObject({ code: 'SUCCEEDED', source: 'CALLBACK' });
  });
});
