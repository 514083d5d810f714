import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, HOUR, line, MINUTE } from './a-reach.ts';

const IMEI = '356938035643809';
const PAULS_CARD = '8901260000000000017';

const statusOf = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.call('GET', `activation/status?customerId=${customerId}`)).body.data;

const activate = (reach: AReach, customerId: string, more: object): Promise<{ status: number }> =>
  reach.call('POST', 'activation', { customerId, ...more });

const update = (reach: AReach, type: string, more: object = {}): Promise<{ status: number }> =>
  reach.call('PUT', 'update/portin', { customerId: IDS.petra, type, ...more });

const portIn = (reach: AReach, more: object = {}): Promise<{ status: number }> =>
  activate(reach, IDS.petra, {
    ...{ imei: IMEI, esim: true, numberToPort: '2125550142', oldCarrier: 'Other Mobile' },
    ...{ oldCarrierAccountNumber: '77001', password: '0142', oldZip: '10001', ...more },
  });

const told = (reach: AReach): readonly unknown[] =>
  reach.ledger.callbacks.filter(({ attempt }) => attempt === 1).map(({ body }) => body);

describe('an activation', () => {
  it.each([
    ['an eSIM', IDS.erin, { imei: IMEI, esim: true }],
    ['a SIM card', IDS.paul, { iccId: PAULS_CARD }],
  ])('of %s takes 2 to 10 minutes and gives a number', async (_what, customerId, sim) => {
    await using reach = await AReach.start();
    expect(await statusOf(reach, customerId)).toMatchObject({ status: 0 });
    expect((await activate(reach, customerId, sim)).status).toBe(202);
    await reach.pass(2 * MINUTE - 1);
    expect(await statusOf(reach, customerId)).toMatchObject({ status: 1 });
    await reach.pass(8 * MINUTE + 1);
    const { status, mobileNo, activationDate } = await statusOf(reach, customerId);
    expect([status, mobileNo]).toEqual([2, expect.stringMatching(/^\d{10}$/)]);
    expect(Date.parse(activationDate)).toBeLessThanOrEqual(reach.simulator.clock.now());
    expect(told(reach)).toEqual([{ type: 'ACTIVATION', customerId, status: 2, mobileNo }]);
  });

  it.each([
    ['card ends in 8888', IDS.paul, { iccId: '8901260000000008888' }, { iccId: PAULS_CARD }],
    [
      'device begins with 88',
      IDS.erin,
      { imei: '880000862471856', esim: true },
      { imei: IMEI, esim: true },
    ],
  ])('fails when the %s, and may be tried again', async (_what, customerId, bad, good) => {
    await using reach = await AReach.start();
    await activate(reach, customerId, bad);
    await reach.pass(10 * MINUTE);
    expect(await statusOf(reach, customerId)).toMatchObject({
      ...{ status: 8, activationMsg: 'The network declined the activation' },
    });
    expect(told(reach)).toEqual([{ type: 'ACTIVATION', customerId, status: 8 }]);
    expect((await activate(reach, customerId, good)).status).toBe(202);
    await reach.pass(10 * MINUTE);
    expect((await statusOf(reach, customerId)).status).toBe(2);
  });

  it.each([
    ['is active', IDS.lena],
    ['is suspended', IDS.sid],
    ['is disconnected', IDS.dora],
  ])('of a line that %s is a conflict', async (_what, customerId) => {
    await using reach = await AReach.start();
    expect((await activate(reach, customerId, { imei: IMEI, esim: true })).status).toBe(409);
    expect(reach.effects()).toEqual([]);
  });

  it('that runs is a conflict for a second one, and happens once', async () => {
    await using reach = await AReach.start();
    const both = [1, 2].map(() => activate(reach, IDS.erin, { imei: IMEI, esim: true }));
    const statuses = (await Promise.all(both)).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([202, 409]);
    expect(reach.effects()).toEqual(['activation']);
  });
});

describe('a SIM card', () => {
  const verdictOn = async (reach: AReach, iccId: string): Promise<boolean> =>
    (await reach.call('POST', 'iccid/validate', { iccId })).body.data.isValid;

  it('is good until a line uses it, and good again when that line could not be activated', async () => {
    await using reach = await AReach.start();
    expect(await verdictOn(reach, PAULS_CARD)).toBe(true);
    await activate(reach, IDS.paul, { iccId: PAULS_CARD });
    expect(await verdictOn(reach, PAULS_CARD)).toBe(false);
    const failing = '8901260000000008888';
    await activate(reach, IDS.erin, { iccId: failing });
    await reach.pass(10 * MINUTE);
    expect(await verdictOn(reach, failing)).toBe(true);
  });
});

describe('a port-in', () => {
  it('with a wrong PIN fails, is corrected, and brings the number', async () => {
    await using reach = await AReach.start();
    expect((await portIn(reach, { password: '1111' })).status).toBe(202);
    expect(await statusOf(reach, IDS.petra)).toMatchObject({ status: 9 });
    expect((await update(reach, 'UPDATE_PIN', { password: '0142' })).status).toBe(409);
    await reach.pass(HOUR);
    const failed = await statusOf(reach, IDS.petra);
    expect(failed).toMatchObject({ status: 10, activationMsg: 'The transfer PIN does not match' });

    expect((await update(reach, 'UPDATE_PIN', { password: '0142' })).status).toBe(200);
    expect((await statusOf(reach, IDS.petra)).status).toBe(9);
    await reach.pass(HOUR);
    expect(await statusOf(reach, IDS.petra)).toMatchObject({ status: 2, mobileNo: '2125550142' });
    expect(reach.effects()).toEqual(['port-in', 'port-in-correction']);
    expect(told(reach)).toEqual([
      { type: 'ACTIVATION', customerId: IDS.petra, status: 10 },
      { type: 'ACTIVATION', customerId: IDS.petra, status: 2, mobileNo: '2125550142' },
    ]);
    expect(JSON.stringify(reach.ledger.attempts)).not.toContain('1111');
  });

  it.each([
    ['account number', { oldCarrierAccountNumber: '000' }, 'UPDATE_ACCOUNT', ['77001']],
    ['billing ZIP', { oldZip: '00000' }, 'UPDATE_ZIP', ['10001']],
  ])('with a wrong %s says so and can be corrected', async (what, wrong, type, [right]) => {
    await using reach = await AReach.start();
    await portIn(reach, wrong);
    await reach.pass(HOUR);
    expect((await statusOf(reach, IDS.petra)).activationMsg).toBe(`The ${what} does not match`);
    await update(reach, type, { [Object.keys(wrong)[0] ?? '']: right });
    await reach.pass(HOUR);
    expect((await statusOf(reach, IDS.petra)).status).toBe(2);
  });

  it('that is sent again as it was fails again', async () => {
    await using reach = await AReach.start();
    await portIn(reach, { password: '1111' });
    await reach.pass(HOUR);
    await update(reach, 'RESUBMIT_PORT');
    expect(await statusOf(reach, IDS.petra)).not.toHaveProperty('activationMsg');
    await reach.pass(HOUR);
    expect((await statusOf(reach, IDS.petra)).status).toBe(10);
  });

  it('can be cancelled while it runs, and then cannot be changed', async () => {
    await using reach = await AReach.start();
    await portIn(reach);
    expect((await update(reach, 'CANCEL_PORT')).status).toBe(200);
    expect((await update(reach, 'RESUBMIT_PORT')).status).toBe(409);
    await reach.pass(HOUR);
    expect((await statusOf(reach, IDS.petra)).status).toBe(11);
  });

  it('can be given up for a new number', async () => {
    await using reach = await AReach.start();
    await portIn(reach, { password: '1111' });
    await reach.pass(HOUR);
    await update(reach, 'CANCEL_AND_NEW');
    expect((await statusOf(reach, IDS.petra)).status).toBe(1);
    await reach.pass(10 * MINUTE);
    const { status, mobileNo, activationMsg } = await statusOf(reach, IDS.petra);
    expect([status, mobileNo, activationMsg]).toEqual([
      2,
      expect.stringMatching(/^917555/),
      undefined,
    ]);
  });

  it('takes six hours for a number that ends in 9999, in much less of real time', async () => {
    await using reach = await AReach.start();
    await portIn(reach, { numberToPort: '2125559999', password: '9999' });
    await reach.pass(6 * HOUR - 1);
    expect((await statusOf(reach, IDS.petra)).status).toBe(9);
    await reach.pass(1);
    expect((await statusOf(reach, IDS.petra)).status).toBe(2);
  });

  it('is cancelled by the carrier of a number that ends in 7777', async () => {
    await using reach = await AReach.start();
    await portIn(reach, { numberToPort: '2125557777', password: '7777' });
    await reach.pass(HOUR);
    expect((await statusOf(reach, IDS.petra)).status).toBe(11);
  });

  it.each([
    ['2125550142', true],
    ['2125550000', false],
    ['2125550210', false],
  ])('of %s is possible: %s', async (mdn, portable) => {
    await using reach = await AReach.start();
    const { body } = await reach.call('PUT', `port/validate/mdn?mdn=${mdn}`);
    expect(body.data.portable).toBe(portable);
  });
});

describe('a line that is made what it is told to be', () => {
  const set = (reach: AReach, customerId: string, body: object): Promise<any> =>
    reach.control('POST', `lines/${customerId}`, body);

  it('has this status, message and number, and work on it is void', async () => {
    await using reach = await AReach.start();
    await portIn(reach);
    const failed = { status: 10, activationMsg: 'The account is locked' };
    await set(reach, IDS.petra, failed);
    await reach.pass(24 * HOUR);
    expect(await statusOf(reach, IDS.petra)).toMatchObject(failed);
    await set(reach, IDS.petra, { status: 2, activationMsg: null, mobileNo: '2125550142' });
    const status = await statusOf(reach, IDS.petra);
    expect(status).toMatchObject({ status: 2, mobileNo: '2125550142' });
    expect(status).not.toHaveProperty('activationMsg');
    expect(Date.parse(status.activationDate)).toBe(reach.simulator.clock.now());
    expect(told(reach)).toEqual([]);
  });

  it('is told of when that is asked, too', async () => {
    await using reach = await AReach.start();
    await set(reach, IDS.petra, { status: 11, tell: true });
    await reach.simulator.settled();
    expect(told(reach)).toEqual([{ type: 'ACTIVATION', customerId: IDS.petra, status: 11 }]);
  });

  it('takes no field that it does not have', async () => {
    await using reach = await AReach.start();
    for (const body of [{ status: 'active' }, { mobileNo: 1 }, { firstName: 'Eve' }])
      expect((await set(reach, IDS.petra, body)).error).toMatch(/is not a field/);
    expect((await set(reach, 'nobody', {})).error).toMatch(/no such line/);
    expect(await statusOf(reach, IDS.petra)).toMatchObject({ status: 0 });
  });

  it('still shows its old failure while its next activation is held, and becomes active then', async () => {
    await using reach = await AReach.start();
    const failed = { status: 8, activationMsg: 'The network declined the activation' };
    await set(reach, IDS.erin, failed);
    await reach.control('POST', 'faults', { row: 19, fault: 'held' });
    const sent = activate(reach, IDS.erin, { imei: IMEI, esim: true });
    while (reach.ledger.attempts.length === 0) await new Promise(setImmediate);
    expect(await statusOf(reach, IDS.erin)).toMatchObject(failed);
    await reach.control('POST', 'faults/release');
    expect((await sent).status).toBe(202);
    expect(await statusOf(reach, IDS.erin)).toMatchObject({ status: 1 });
    await reach.pass(10 * MINUTE);
    expect(await statusOf(reach, IDS.erin)).toMatchObject({ status: 2, imei: IMEI });
  });

  it('can be the second John of an account: only one order may not name two', async () => {
    await using reach = await AReach.start();
    const cards = await reach.call('GET', `account/card?customerId=${IDS.john}`);
    const john = line('John', { planId: 'MUNL30' });
    const order = (lines: object[], collection: number): object => ({
      ...{ customerId: IDS.john, lines, clientAccountId: 'john-2' },
      payment: { paymentType: 'CARD', collection, ccUUID: cards.body.data[0].ccUUID },
    });
    expect((await reach.call('POST', 'product/subsequent', order([john, john], 10.6))).status).toBe(
      400,
    );
    expect((await reach.call('POST', 'product/subsequent', order([john], 5.3))).status).toBe(202);
    await reach.pass(MINUTE);
    const { body } = await reach.call('GET', `customerinfo?customerId=${IDS.john}`);
    expect(body.data.lines).toMatchObject([
      { customerId: IDS.john, firstName: 'John', status: 0, planName: 'By the Gig (1GB)' },
      { firstName: 'John', status: 0, planName: 'Unlimited (30GB)' },
    ]);
  });
});
