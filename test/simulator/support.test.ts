import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, MINUTE, START } from './a-reach.ts';

type Call = readonly [method: string, path: string, body?: object];

const callsFor = (customerId: string): Readonly<Record<string, Call>> => ({
  sms: ['POST', `sendsms/${customerId}`, { message: 'Hello' }],
  departure: ['PUT', 'leaving/customer', { customerId, type: 'PORT_OUT', reason: 'moves' }],
  reset: ['POST', `customer/reset/${customerId}`],
  voicemail: ['PUT', `customer/reset/voicemail/password/${customerId}`, { password: '4711' }],
  cutOff: [
    ...(['PUT', `customer/manage/feature/${customerId}`] as const),
    { feature: 'DATA_CUTOFF', enable: true },
  ],
});

const statusFor = async (reach: AReach, name: string, customerId: string): Promise<number> => {
  const [method, path, body] = callsFor(customerId)[name] ?? ['GET', ''];
  return (await reach.call(method, path, body)).status;
};

const lineOf = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.control('GET', 'lines')).find((line: any) => line.customerId === customerId);

describe('what an agent does for a line', () => {
  it.each([
    ['guide', 'IN_PROGRESS'],
    ['observed', 'PENDING'],
  ] as const)('has its effect, in the words of the platform as %s', async (vocabulary, begun) => {
    await using reach = await AReach.start({ vocabulary });
    const statuses = [];
    for (const name of Object.keys(callsFor('')))
      statuses.push(await statusFor(reach, name, IDS.lena));
    expect(statuses).toEqual([200, 200, 202, 200, 200]);
    expect(reach.ledger.effects.map(({ row, effect }) => [row, effect])).toEqual([
      [24, 'sms-sent'],
      [35, 'departure'],
      [36, 'reset'],
      [38, 'voicemail-pin'],
      [40, 'data-cut-off'],
    ]);
    const { body } = await reach.call('GET', `customer/reset/status/${IDS.lena}`);
    expect(body.data).toEqual({ status: begun });
  });

  it.each([
    ['sms', 409, 409],
    ['departure', 200, 409],
    ['reset', 409, 409],
    ['voicemail', 409, 409],
    ['cutOff', 200, 409],
  ])('%s: answers %i for a suspended line and %i for a disconnected one', async (name, a, b) => {
    await using reach = await AReach.start();
    expect(await statusFor(reach, name, IDS.sid)).toBe(a);
    expect(await statusFor(reach, name, IDS.dora)).toBe(b);
    expect(await statusFor(reach, name, 'nobody')).toBe(404);
    expect(reach.effects()).toHaveLength(a === 200 ? 1 : 0);
  });
});

describe('a message', () => {
  it('is kept with its time, and is gone after a reset of the simulator', async () => {
    await using reach = await AReach.start();
    await statusFor(reach, 'sms', IDS.lena);
    expect(await reach.control('GET', 'messages')).toEqual([
      { at: START, customerId: IDS.lena, text: 'Hello' },
    ]);
    await reach.control('POST', 'reset', {});
    expect(await reach.control('GET', 'messages')).toEqual([]);
  });
});

describe('a departure', () => {
  it('is noted and changes nothing else', async () => {
    await using reach = await AReach.start();
    const before = await lineOf(reach, IDS.lena);
    await statusFor(reach, 'departure', IDS.lena);
    expect(await lineOf(reach, IDS.lena)).toEqual({ ...before, departure: 'PORT_OUT' });
    const body = { customerId: IDS.lena, type: 'HOLIDAY' };
    const answer = await reach.call('PUT', 'leaving/customer', body);
    expect([answer.status, Object.keys(answer.body.meta)]).toEqual([400, ['Type']]);
  });
});

describe('a reset', () => {
  const statusOf = async (reach: AReach): Promise<string> =>
    (await reach.call('GET', `customer/reset/status/${IDS.lena}`)).body.data.status;

  it('takes 1 to 2 minutes, once at a time', async () => {
    await using reach = await AReach.start();
    expect((await reach.call('GET', `customer/reset/status/${IDS.lena}`)).status).toBe(404);
    await statusFor(reach, 'reset', IDS.lena);
    expect(await statusFor(reach, 'reset', IDS.lena)).toBe(409);
    await reach.pass(MINUTE - 1);
    expect(await statusOf(reach)).toBe('IN_PROGRESS');
    await reach.pass(MINUTE + 1);
    expect(await statusOf(reach)).toBe('COMPLETED');
    expect(await statusFor(reach, 'reset', IDS.lena)).toBe(202);
  });

  it('fails for a line that is disconnected meanwhile', async () => {
    await using reach = await AReach.start();
    await statusFor(reach, 'reset', IDS.lena);
    await reach.call('PUT', 'disconnect', { customerId: IDS.lena });
    await reach.pass(2 * MINUTE);
    expect(await statusOf(reach)).toBe('FAILED');
  });
});

describe('a voicemail PIN', () => {
  it('is never kept, and may be left to the platform', async () => {
    await using reach = await AReach.start();
    await statusFor(reach, 'voicemail', IDS.lena);
    const path = `customer/reset/voicemail/password/${IDS.lena}`;
    expect((await reach.call('PUT', path, {})).status).toBe(200);
    expect(JSON.stringify([reach.ledger.attempts, reach.simulator.platform.world])).not.toContain(
      '4711',
    );
  });
});

describe('the data cut-off', () => {
  it('is a flag that stays when the line is suspended and restored', async () => {
    await using reach = await AReach.start();
    await statusFor(reach, 'cutOff', IDS.lena);
    await reach.call('PUT', 'suspend', { customerId: IDS.lena });
    await reach.call('PUT', 'restore', { customerId: IDS.lena });
    expect(await lineOf(reach, IDS.lena)).toMatchObject({ status: 2, dataCutOff: true });
    const path = `customer/manage/feature/${IDS.lena}`;
    await reach.call('PUT', path, { feature: 'DATA_CUTOFF', enable: false });
    expect(await lineOf(reach, IDS.lena)).toMatchObject({ dataCutOff: false });
    const { body } = await reach.call('PUT', path, { feature: 'MAGIC', enable: true });
    expect(body.meta).toEqual({ Feature: 'is not known' });
  });
});
