import { describe, expect, it } from 'vitest';
import { IDS } from '../../../simulator/people.ts';
import { lineOf } from '../../../simulator/engine/world.ts';
import { AReach, HOUR, MINUTE, SECOND } from '../a-reach.ts';

const set = (reach: AReach, order: object): Promise<any> => reach.control('POST', 'faults', order);

const infoOf = async (reach: AReach): Promise<any> =>
  (await reach.call('GET', `customerinfo?customerId=${IDS.lena}`)).body.data;

const limitOf = async (reach: AReach): Promise<number> =>
  (await reach.call('GET', `usage/summary?usageData=DATA&customerId=${IDS.lena}`)).body.data[0]
    .limit;

const topUp = (reach: AReach): Promise<unknown> =>
  reach.call('POST', 'topup/purchase', { customerId: IDS.lena, serviceCode: 'TOPUP1GB' });

const swapNumber = (reach: AReach): Promise<{ status: number }> =>
  reach.call('PUT', 'mdn/swap', { customerId: IDS.lena });

const swapOf = async (reach: AReach): Promise<any> =>
  (await reach.call('GET', `mdn/swap/status/${IDS.lena}`)).body.data;

describe('a row that lags', () => {
  it('tells of the state as it was, change by change, while others tell of today', async () => {
    await using reach = await AReach.start();
    await set(reach, { lag: { row: 39, ms: MINUTE } });
    const before = await limitOf(reach);
    await topUp(reach);
    await reach.pass(30 * SECOND);
    await topUp(reach);
    const seen = [await limitOf(reach)];
    for (let n = 0; n < 2; n += 1) {
      await reach.pass(30 * SECOND);
      seen.push(await limitOf(reach));
    }
    expect(seen.map((limit) => limit - before)).toEqual([0, 1_024, 2_048]);
    expect(lineOf(reach.simulator.platform.world, IDS.lena)?.extraDataMb).toBe(2_048);
  });

  it('shows what happens by itself late, too', async () => {
    await using reach = await AReach.start();
    await set(reach, { lag: { row: 32, ms: 10 * MINUTE } });
    await swapNumber(reach);
    await reach.pass(9 * MINUTE);
    expect(await swapOf(reach)).toBeUndefined();
    await reach.pass(MINUTE);
    expect(await swapOf(reach)).toMatchObject({ status: 'IN_PROGRESS' });
    await reach.pass(3 * MINUTE);
    expect(await swapOf(reach)).toMatchObject({ status: 'COMPLETED' });
  });

  it('lags without HTTP too, and ends with 0 or with all faults', async () => {
    await using reach = await AReach.start();
    const { faults } = reach.simulator.platform;
    for (const end of [
      () => set(reach, { lag: { row: 25, ms: 0 } }),
      () => reach.control('DELETE', 'faults'),
    ]) {
      faults.add({ lag: { row: 25, ms: HOUR } });
      const { status } = await infoOf(reach);
      await reach.call('PUT', status === 2 ? 'suspend' : 'restore', { customerId: IDS.lena });
      expect((await infoOf(reach)).status).toBe(status);
      await end();
      expect((await infoOf(reach)).status).not.toBe(status);
    }
  });

  it('is a row that reads', async () => {
    await using reach = await AReach.start();
    expect((await set(reach, { lag: { row: 48, ms: 1 } })).error).toMatch(/only a row that reads/);
    expect((await set(reach, { lag: { row: 39 } })).error).toMatch(/ms is/);
  });
});

describe('work that is stuck', () => {
  it.each([
    [32, 31, 'the row that is asked'],
    [31, 31, 'the row that begins it'],
  ])('stays as it was taken, told by row %s (%s)', async (row, begins) => {
    await using reach = await AReach.start();
    expect((await set(reach, { stuck: row })).stuck).toEqual([begins]);
    expect((await swapNumber(reach)).status).toBe(202);
    await reach.pass(24 * HOUR);
    expect(await swapOf(reach)).toMatchObject({ status: 'IN_PROGRESS' });
    await set(reach, { unstuck: row });
    await reach.pass(0);
    expect(await swapOf(reach)).toMatchObject({ status: 'COMPLETED' });
  });

  it.each([
    [51, 'purchase/plan/change', ({ txnId }: any) => `status/plan/change/${txnId}`],
    [37, `customer/reset/${IDS.lena}`, () => `customer/reset/status/${IDS.lena}`],
  ])('is what row %s tells of, too', async (row, path, statusPath) => {
    await using reach = await AReach.start();
    await set(reach, { stuck: row });
    const { body } = await reach.call('POST', path, { customerId: IDS.lena, planId: 'MUNL30' });
    await reach.pass(24 * HOUR);
    const read = await reach.call('GET', statusPath(body.data));
    expect(read.body.data.status).toBe('IN_PROGRESS');
    expect((await set(reach, { stuck: 'all' })).error).toMatch(/number of a row/);
  });

  it('is a SIM swap, too, until all faults are cleared', async () => {
    await using reach = await AReach.start();
    await set(reach, { stuck: 68 });
    const { customerId } = { customerId: IDS.lena };
    const { id } = (await reach.call('POST', 'generate/otp/sim/swap', { customerId })).body.data;
    const sim = { newIccId: '8901260000000000017', simType: 'PSIM' };
    await reach.call('POST', 'perform/otp/sim/swap', { id, customerId, otp: '246810', ...sim });
    await reach.pass(HOUR);
    const statusOf = async (): Promise<string> =>
      (await reach.call('GET', `get/status/sim/swap?id=${id}`)).body.data.status;
    expect(await statusOf()).toBe('IN_PROGRESS');
    await reach.control('DELETE', 'faults');
    await reach.pass(0);
    expect(await statusOf()).toBe('COMPLETED');
  });
});

describe('a field that is not stated', () => {
  it('is left out of the answers of its row, wherever it stands, and comes again', async () => {
    await using reach = await AReach.start();
    const full = await infoOf(reach);
    await set(reach, { unstated: { row: 25, fields: ['planName', 'imei'] } });
    const { planName: _, imei: __, ...rest } = full;
    const { planName: ___, imei: ____, ...line } = full.lines[0];
    expect(await infoOf(reach)).toEqual({ ...rest, lines: [line] });
    await set(reach, { unstated: { row: 25, fields: [] } });
    expect(await infoOf(reach)).toEqual(full);
    expect((await set(reach, { unstated: { row: 25 } })).error).toMatch(/unstated is/);
  });

  it('is the ICCID of a line that was given another SIM, where rows 20 and 25 tell it otherwise', async () => {
    await using reach = await AReach.start();
    const sim = { newIccId: '8901260000000000017', simType: 'PSIM' };
    await reach.call('POST', 'iccid/swap', { customerId: IDS.lena, ...sim });
    const stated = async (): Promise<unknown[]> => [
      (await reach.call('GET', `activation/status?customerId=${IDS.lena}`)).body.data.iccId,
      (await infoOf(reach)).iccId,
    ];
    expect(await stated()).toEqual([sim.newIccId, sim.newIccId]);
    for (const row of [20, 25]) await set(reach, { unstated: { row, fields: ['iccId'] } });
    expect(await stated()).toEqual([undefined, undefined]);
  });
});
