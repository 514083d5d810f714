import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { aBrand, AReach, HOUR, MINUTE, type Brand } from './a-reach.ts';

const PATH = '/apisvc/v0/notification';
const TYPES = ['USAGE_NOTIFICATION', 'RDN_IMEI_CHANGE', 'PORT_OUT', 'PORT_OUT_CONFIRMED'] as const;
const NEW_IMEI = '351234567890124';

/** Sends a notification; resolves to the error, or to undefined, once the brand was told. */
async function notify(reach: AReach, type: string, more: object = {}): Promise<string | undefined> {
  const asked = { type, customerId: IDS.lena, newImei: NEW_IMEI, ...more };
  const { error } = await reach.control('POST', 'notify', asked);
  await reach.simulator.settled();
  return error;
}

const infoOf = async (reach: AReach, customerId: string = IDS.lena): Promise<any> =>
  (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body.data;

const reachFor = (brand: Brand): Promise<AReach> => AReach.start({ callbackUrl: brand.url });

describe('a notification', () => {
  it.each([
    ['guide', '2026-03-02T09:00:00.000Z'],
    ['observed', '2026-03-02T09:00:00.000+0000'],
  ] as const)('says of whom and when, in the words of %s', async (vocabulary, eventTime) => {
    await using brand = await aBrand();
    await using reach = await AReach.start({ callbackUrl: brand.url, vocabulary });
    const { mobileNo, imei } = await infoOf(reach);
    for (const type of TYPES) expect(await notify(reach, type)).toBe(undefined);
    const same = { path: PATH, customerId: IDS.lena, mobileNo, eventTime };
    expect(brand.told).toEqual([
      {
        ...{ type: 'USAGE_NOTIFICATION', ...same, usageType: 'DATA', thresholdPct: 80 },
        ...{ used: 12_288, limit: 15_360, unit: 'MB' },
      },
      { type: 'RDN_IMEI_CHANGE', ...same, oldImei: imei, newImei: NEW_IMEI },
      { type: 'PORT_OUT', ...same, newCarrier: 'Other Mobile' },
      { type: 'PORT_OUT_CONFIRMED', ...same },
    ]);
    expect(reach.effects()).toEqual([]);
    expect(reach.ledger.callbacks.map(({ forged }) => forged)).toEqual(TYPES.map(() => false));
  });

  it('of use tells the share that is asked for, and no limit where there is none', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    await notify(reach, 'USAGE_NOTIFICATION', { thresholdPct: 100 });
    await notify(reach, 'USAGE_NOTIFICATION', { customerId: IDS.marco });
    expect(brand.told[0]).toMatchObject({ thresholdPct: 100, used: 15_360, limit: 15_360 });
    expect(brand.told[1]).toMatchObject({ thresholdPct: 80, unit: 'MB' });
    expect(brand.told[1]).not.toHaveProperty('limit');
  });

  it('is true when it comes: the device is another, or the number is gone', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    const seen: any[] = [];
    brand.whenTold = async () => {
      const { imei, status, mobileNo } = await infoOf(reach);
      seen.push([imei === NEW_IMEI, status, mobileNo !== undefined]);
    };
    for (const type of ['RDN_IMEI_CHANGE', 'PORT_OUT', 'PORT_OUT_CONFIRMED'])
      await notify(reach, type);
    expect(seen).toEqual([
      [true, 2, true],
      [true, 2, true],
      [true, 4, false],
    ]);
  });

  it('that is forged changes nothing, and the ledger tells it from the others', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    const before = await infoOf(reach);
    for (const type of TYPES) await notify(reach, type, { forged: true });
    expect(brand.told.map(({ type }) => type)).toEqual(TYPES);
    expect(await infoOf(reach)).toEqual(before);
    expect(reach.ledger.callbacks.map(({ forged }) => forged)).toEqual(TYPES.map(() => true));
  });

  it('of a number that is gone leaves the family a primary line, and no way back', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    await notify(reach, 'PORT_OUT_CONFIRMED', { customerId: IDS.farah });
    expect(await infoOf(reach, IDS.marco)).toMatchObject({ isPrimary: true });
    expect(await infoOf(reach, IDS.farah)).toMatchObject({ isPrimary: false, status: 4 });
    const back = await reach.call('PUT', 'reconnect', { customerId: IDS.farah });
    expect(back.status).toBe(409);
  });

  it('obeys the fault script: lost, doubled or late', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    const told: number[] = [];
    for (const mode of ['lost', 'doubled', 'late']) {
      await reach.control('POST', 'faults', { callbacks: mode, delayMs: HOUR });
      await notify(reach, 'PORT_OUT');
      told.push(brand.told.length);
    }
    await reach.pass(HOUR);
    expect([...told, brand.told.length]).toEqual([0, 2, 2, 3]);
  });

  it('comes again after 1 second when it is not taken', async () => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    brand.statuses.push(503);
    await notify(reach, 'PORT_OUT');
    await reach.pass(MINUTE);
    expect(brand.told.map(({ path }) => path)).toEqual([PATH, PATH]);
  });

  it.each([
    ['type', { type: 'PORT_IN' }],
    ['customerId', { customerId: 'nobody' }],
    ['active or suspended', { customerId: IDS.dora }],
    ['newImei', { type: 'RDN_IMEI_CHANGE', newImei: '' }],
    ['thresholdPct', { type: 'USAGE_NOTIFICATION', thresholdPct: 'half' }],
  ])('that makes no sense is not sent: %s', async (word, more) => {
    await using brand = await aBrand();
    await using reach = await reachFor(brand);
    expect(await notify(reach, 'PORT_OUT', more)).toContain(word);
    expect(brand.told).toEqual([]);
  });
});
