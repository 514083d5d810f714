import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { CHANGES } from '../support/documents.ts';
import { inDoubt } from '../support/operators.ts';
import { ERIN, FARAH, LENA } from '../support/people.ts';
import { buy, operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const MINUTE = 60_000;
type Body = Readonly<Record<string, unknown>>;

/** Somebody who would like to be the platform calls. */
async function calls(world: World, bodies: readonly Body[], path = '/callback'): Promise<void> {
  const answers = await Promise.all(
    bodies.map((body) =>
      fetch(`${world.gateway.url}/apisvc/v0/notification${path}`, {
        method: 'POST',
        body: JSON.stringify(body),
      }),
    ),
  );
  expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
}

const notify = (world: World, bodies: readonly Body[]): Promise<void> => calls(world, bodies, '');

/** How often row 10 was asked for each transaction. */
function asked(world: World): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { row, transactionId } of world.reach.platform.ledger.attempts)
    if (row === 10) counts.set(transactionId ?? '', (counts.get(transactionId ?? '') ?? 0) + 1);
  return counts;
}

const purchases = (ids: readonly string[], more: Body = {}): readonly Body[] =>
  ids.map((transactionId) => ({ type: 'PRODUCT_PURCHASE', transactionId, ...more }));

const madeUp = (count: number): readonly string[] => Array.from({ length: count }, randomUUID);

const found = async (client: Client, id: string): Promise<boolean> =>
  ['IN_PROGRESS', 'WAITING_FOR_CUSTOMER'].includes((await operation(client, id)).status);

/** A purchase in doubt that only the callback of the platform can lead to. */
async function lostPurchase(world: World): Promise<{ sam: Client; id: string; own: string }> {
  const id = await inDoubt(world, { taken: true });
  const own = world.reach.platform.world.orders.at(-1)?.transactionId ?? '';
  return { sam: await world.as({ sub: 'sam' }), id, own };
}

describe('a purchase whose answer is lost', () => {
  it('is found although callbacks name what cannot be an id, which is never asked for', async () => {
    await using world = await World.start();
    const { sam, id, own } = await lostPurchase(world);
    const odd = [
      '..',
      '.',
      '../../secret',
      'a/b',
      '%2e%2e',
      'a?b=c',
      'a b',
      '\u0000',
      'x'.repeat(129),
    ];
    await calls(world, purchases(odd));
    await calls(world, purchases(odd, { clientAccountId: '../..', customerId: '..' }));
    await calls(world, purchases([own]));
    await world.passUntil(() => found(sam, id), { stepMs: 1_000, atMostMs: 3 * MINUTE });
    expect([...asked(world).keys()]).toEqual([own]);
  });

  it('is found among forty that are made up, each of which is read five times in all', async () => {
    await using world = await World.start();
    const { sam, id, own } = await lostPurchase(world);
    const forged = madeUp(40);
    await calls(world, purchases(forged));
    await world.pass(25_000);
    expect(forged.map((one) => asked(world).get(one))).toEqual(forged.map(() => 1));
    await calls(world, purchases(forged, { status: 'COMPLETED' }));
    await world.pass(20_000);
    expect(forged.map((one) => asked(world).get(one))).toEqual(forged.map(() => 1));
    await calls(world, purchases([own]));
    await world.passUntil(() => found(sam, id), { stepMs: 1_000, atMostMs: 3 * MINUTE });
    await world.pass(120 * MINUTE);
    expect(forged.map((one) => asked(world).get(one))).toEqual(forged.map(() => 5));
    await calls(world, purchases(forged, { status: 'FAILED' }));
    await world.pass(120 * MINUTE);
    expect(forged.map((one) => asked(world).get(one))).toEqual(forged.map(() => 5));
  });

  it('is found as soon as its own callback comes, before what came earlier and is made up', async () => {
    await using world = await World.start();
    const { sam, id, own } = await lostPurchase(world);
    const forged = madeUp(200);
    await calls(world, purchases(forged));
    await calls(world, purchases([own]));
    await world.pass(3_000);
    expect(await found(sam, id)).toBe(true);
    expect(asked(world).size).toBeLessThan(12);
  });

  it('is found although the readings of others fail', async () => {
    await using world = await World.start();
    const { sam, id, own } = await lostPurchase(world);
    await world.fault({ row: 10, fault: 'status-500', times: 3 }, { row: 10, fault: 'html' });
    await calls(world, purchases(madeUp(4)));
    await calls(world, purchases([own]));
    await world.passUntil(() => found(sam, id), { stepMs: 5_000, atMostMs: 10 * MINUTE });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is not looked at for the orders of others, whose own operations are', async () => {
    await using world = await World.start();
    const ada = await world.as({ sub: 'ada' });
    const { operation: hers } = await buy(ada);
    const [herOrder] = world.reach.platform.world.orders;
    const { sam, id } = await lostPurchase(world);
    const named = herOrder?.transactionId ?? '';
    await world.pass(10_000);
    const before = (await operation(sam, id)).revision;
    const bodies = Array.from({ length: 40 }, (_, n) => purchases([named], { note: n })).flat();
    const reads = asked(world).get(named) ?? 0;
    await calls(world, bodies);
    await world.pass(3_000);
    expect((asked(world).get(named) ?? 0) - reads).toBeLessThanOrEqual(5);
    expect(await operation(sam, id)).toMatchObject({ revision: before, status: 'UNDETERMINED' });
    expect(await operation(ada, hers.id)).toMatchObject({ status: 'IN_PROGRESS' });
  });

  it('is not taken for somebody else’s order, of whatever customer the callback speaks', async () => {
    await using world = await World.start();
    const ada = await world.as({ sub: 'ada' });
    const { operation: hers } = await buy(ada);
    await world.passUntil(async () => (await operation(ada, hers.id)).customerTask !== null);
    await world.pay();
    await world.passUntil(async () => (await operation(ada, hers.id)).settledAt !== null);
    const [herOrder] = world.reach.platform.world.orders;
    await world.fault({ row: 9, fault: 'cut-before' }, { row: 25, fault: 'status-404', times: 0 });
    const sam = await world.as({ sub: 'sam' });
    const { operation: lost } = await buy(sam);
    const names = { transactionId: herOrder?.transactionId, status: 'COMPLETED' };
    const order = { clientAccountId: herOrder?.clientAccountId, customerId: IDS.lena };
    await calls(world, [
      { type: 'PRODUCT_PURCHASE', ...names },
      { type: 'PRODUCT_PURCHASE', ...names, ...order },
      { type: 'PURCHASE_SUBSEQUENT', ...names, customerId: IDS.lena },
    ]);
    await world.pass(29 * MINUTE);
    expect(await operation(sam, lost.id)).toMatchObject({ status: 'UNDETERMINED' });
    const { viewer } = await sam.data('{ viewer { customers { id } } }');
    expect(viewer.customers).toEqual([]);
  });
});

/** What somebody is told from now on. */
async function listening(world: World, person: typeof LENA) {
  const client = await world.as(person);
  const { changes } = await client.data(CHANGES);
  return async (): Promise<readonly any[]> => {
    const { changes: since } = await client.data(CHANGES, { after: changes.endCursor, first: 100 });
    return since.changes;
  };
}

const alarm = (customerId: string, more: Body = {}): Body => ({
  ...{ type: 'RDN_IMEI_CHANGE', customerId, newImei: '490154203237518', ...more },
});
const usage = (customerId: string, thresholdPct: number): Body => ({
  ...{ type: 'USAGE_NOTIFICATION', customerId, usageType: 'DATA', thresholdPct },
});

describe('the alarm of a customer', () => {
  it.each([
    ['usage', (n: number) => usage(IDS.lena, n)],
    ['alarms', (n: number) => alarm(IDS.lena, { note: n })],
  ])('is told within seconds while another one floods the inbox with %s', async (_what, body) => {
    await using world = await World.start();
    const farah = await listening(world, FARAH);
    const flood = Array.from({ length: 400 }, (_, n) => body(n));
    await notify(world, flood);
    await notify(world, [alarm(IDS.farah)]);
    await world.pass(2_000);
    expect(await farah()).toMatchObject([{ __typename: 'DeviceChanged' }]);
    expect(world.attempts(25).length).toBeLessThan(20);
  });

  it('does not wait for the reading of another one', async () => {
    await using world = await World.start();
    const [lena, farah] = [await listening(world, LENA), await listening(world, FARAH)];
    await world.fault({ row: 25, fault: 'held' });
    await notify(world, [alarm(IDS.lena)]);
    await notify(world, [alarm(IDS.farah)]);
    await world.pass(1_000);
    expect(await farah()).toHaveLength(1);
    expect(await lena()).toEqual([]);
    const lines = world.log.map((line) => JSON.parse(line));
    const timedOut = lines.findIndex(({ row, outcome }) => row === 25 && outcome === 'timeout');
    const toldFarah = lines.findIndex(({ msg }) => /^device changed/.test(msg));
    expect([timedOut, toldFarah]).not.toContain(-1);
    expect(toldFarah).toBeLessThan(timedOut);
    await world.control('POST', 'faults/release');
    await world.pass(60_000);
    expect(await lena()).toMatchObject([{ __typename: 'DeviceChanged' }]);
  });

  it('is told although the platform fails for another one each time', async () => {
    await using world = await World.start();
    const farah = await listening(world, FARAH);
    await world.fault({ row: 25, fault: 'malformed-json' });
    await notify(world, [alarm(IDS.lena)]);
    await world.pass(500);
    await notify(world, [alarm(IDS.farah)]);
    await world.pass(10_000);
    expect(await farah()).toMatchObject([{ __typename: 'DeviceChanged' }]);
  });

  it('is told once, however often and by whatever route it comes', async () => {
    await using world = await World.start();
    const farah = await listening(world, FARAH);
    for (let count = 0; count < 5; count += 1) await notify(world, [alarm(IDS.farah)]);
    await world.pass(10_000);
    expect(await farah()).toHaveLength(1);
  });
});

describe('a flood of callbacks for one operation', () => {
  it('holds up neither the look at another one nor its end', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const { id: lineId } = await firstLine(erin);
    const begun = await act(erin, 'activateLine', { lineId, sim: { imei: '356938035643809' } });
    const sam = await world.as({ sub: 'sam' });
    const { operation: bought } = await buy(sam);
    const flood = Array.from({ length: 300 }, (_, note) => ({
      ...{ type: 'ACTIVATION', customerId: IDS.erin, status: 2, note },
    }));
    await calls(world, flood);
    await world.pass(3_000);
    expect(world.attempts(20).length).toBeLessThan(12);
    await world.passUntil(async () => (await operation(sam, bought.id)).customerTask !== null, {
      ...{ stepMs: 1_000, atMostMs: 3 * MINUTE },
    });
    expect((await operation(erin, begun.operation.id)).status).not.toBe('NEEDS_ATTENTION');
  });
});
