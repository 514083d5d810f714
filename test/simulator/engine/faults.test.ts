import { describe, expect, it } from 'vitest';
import { AReach, orderOf } from '../a-reach.ts';

const fault = (reach: AReach, order: object): Promise<unknown> =>
  reach.control('POST', 'faults', order);

const send = (reach: AReach): Promise<{ status: number; body: any }> =>
  reach.call('POST', 'product', orderOf(5.3));

describe('a fault', () => {
  it.each([400, 401, 403, 404, 409, 429, 500, 502, 503, 504])(
    'status-%s answers so, and nothing happens',
    async (status) => {
      await using reach = await AReach.start();
      await fault(reach, { row: 9, fault: `status-${status}` });
      expect((await send(reach)).status).toBe(status);
      expect(reach.effects()).toEqual([]);
      expect((await send(reach)).status).toBe(202);
    },
  );

  it('of a missing entitlement is told as the API gateway tells it (Q8)', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'status-403-entitlement' });
    const { status, body } = await send(reach);
    expect([status, Object.keys(body)]).toEqual([403, ['Message']]);
    expect(body.Message).toContain('explicit deny');
  });

  it('504-after-effect hides what happened', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: '504-after-effect' });
    expect((await send(reach)).status).toBe(504);
    expect(reach.effects()).toEqual(['purchase']);
  });

  it.each([
    ['cut-before', []],
    ['cut-after-effect', ['purchase']],
  ])('%s closes the connection with the effects %s', async (name, effects) => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: name });
    await expect(send(reach)).rejects.toThrow('fetch failed');
    expect(reach.effects()).toEqual(effects);
    expect(reach.ledger.attempts.map((one) => [one.status, one.fault])).toEqual([[0, name]]);
  });

  it.each(['malformed-json', 'html'])('%s is no JSON', async (name) => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: name });
    await expect(send(reach)).rejects.toThrow(SyntaxError);
  });

  it('slow answers late, and late also counts as in flight', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'slow', afterMs: 60 });
    const sent = send(reach);
    while (reach.ledger.attempts.length === 0) await new Promise(setImmediate);
    expect(reach.effects()).toEqual([]);
    await reach.simulator.settled();
    expect(reach.effects()).toEqual(['purchase']);
    expect((await sent).status).toBe(202);
  });

  it('slow does not keep a simulator from stopping', async () => {
    const reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'slow', delayMs: 600_000 });
    const sent = send(reach);
    while (reach.ledger.attempts.length === 0) await new Promise(setImmediate);
    await Promise.all([reach.simulator.stop(), expect(sent).rejects.toThrow('fetch failed')]);
  });

  it('slow outlasts a caller that gives up, and the request is processed afterwards', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'slow', delayMs: 60 });
    const caller = new AbortController();
    const sent = reach.call('POST', 'product', orderOf(5.3), caller.signal);
    while (reach.ledger.attempts.length === 0) await new Promise(setImmediate);
    caller.abort();
    await expect(sent).rejects.toThrow('aborted');
    expect(reach.effects()).toEqual([]);
    while (reach.effects().length === 0) await new Promise(setImmediate);
    expect(reach.effects()).toEqual(['purchase']);
    expect(reach.ledger.effects[0]?.attemptSeq).toBe(reach.ledger.attempts[0]?.seq);
  });

  it('held keeps requests until they are let go on, also when their callers are gone', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'held', times: 2 });
    const caller = new AbortController();
    const first = reach.call('POST', 'product', orderOf(5.3), caller.signal);
    while (reach.ledger.attempts.length === 0) await new Promise(setImmediate);
    const second = send(reach);
    while (reach.ledger.attempts.length === 1) await new Promise(setImmediate);
    caller.abort();
    await expect(first).rejects.toThrow('aborted');
    expect((await reach.control('GET', 'faults')).held).toBe(2);
    expect(reach.effects()).toEqual([]);
    expect(await reach.control('POST', 'faults/release')).toEqual({ released: 2 });
    expect(reach.effects()).toEqual(['purchase', 'purchase']);
    expect((await second).status).toBe(202);
    expect(await reach.control('POST', 'faults/release')).toEqual({ released: 0 });
  });

  it('status-202-odd says something undocumented, with the usual data, and it has happened', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'status-202-odd' });
    const { status, body } = await send(reach);
    const { transactionId } = reach.simulator.platform.world.orders[0] ?? {};
    expect([status, body]).toEqual([
      202,
      { status: 'OK', data: { transactionId, clientAccountId: 'ref-1' } },
    ]);
    expect(reach.effects()).toEqual(['purchase']);
  });

  it('status-202-odd leaves a refusal as it is', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'status-202-odd' });
    const { status } = await reach.call('POST', 'product', orderOf(1));
    expect([status, reach.effects()]).toEqual([400, []]);
  });

  it('envelope-failed is a 200 that is none, and nothing happens', async () => {
    await using reach = await AReach.start();
    await fault(reach, { row: 9, fault: 'envelope-failed' });
    expect(await send(reach)).toMatchObject({
      ...{ status: 200, body: { status: 'FAILED', message: expect.any(String) } },
    });
    expect(reach.effects()).toEqual([]);
  });

  it('happens as often as was said, after as many as were said, for its row or for all', async () => {
    await using reach = await AReach.start();
    const statuses = async (count: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let n = 0; n < count; n += 1)
        seen.push((await reach.call('GET', 'product/fetch')).status);
      return seen;
    };
    await fault(reach, { row: 4, fault: 'status-503', times: 2, skip: 1 });
    expect(await statuses(4)).toEqual([200, 503, 503, 200]);
    await fault(reach, [
      { row: 5, fault: 'status-500' },
      { row: '*', fault: 'status-429', times: 0 },
    ]);
    expect(await statuses(3)).toEqual([429, 429, 429]);
    await reach.control('DELETE', 'faults');
    expect(await statuses(1)).toEqual([200]);
    expect((await reach.control('GET', 'faults')).faults).toEqual([]);
  });
});

describe('the call budget', () => {
  it('counts a second that passes on either clock', async () => {
    await using reach = await AReach.start({ callsPerSecond: 2 });
    const status = async (): Promise<number> => (await reach.call('GET', 'product/fetch')).status;
    const burst = [await status(), await status(), await status()];
    expect(burst).toEqual([200, 200, 429]);
    await reach.pass(1_000);
    expect(await status()).toBe(200);
  });
});
