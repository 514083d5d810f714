import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, MINUTE, type Answer } from './a-reach.ts';

const CODE = '246810';
const GOOD = { newIccId: '8901260000000000017', simType: 'PSIM' };
const DECLINED = { newIccId: '8901260000000008888', simType: 'PSIM' };

const infoOf = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body.data;

const swapAtOnce = (reach: AReach, customerId: string, sim: object): Promise<Answer> =>
  reach.call('POST', 'iccid/swap', { customerId, ...sim });

const sendCode = (reach: AReach, customerId: string = IDS.lena): Promise<Answer> =>
  reach.call('POST', 'generate/otp/sim/swap', { customerId });

const confirm = (reach: AReach, id: string, more: object = {}): Promise<Answer> =>
  reach.call('POST', 'perform/otp/sim/swap', {
    ...{ id, customerId: IDS.lena, otp: CODE, ...GOOD, ...more },
  });

const statusOf = (reach: AReach, id: string): Promise<Answer> =>
  reach.call('GET', `get/status/sim/swap?id=${id}`);

async function aCode(reach: AReach): Promise<string> {
  return (await sendCode(reach)).body.data.id;
}

describe('a swap of the SIM without a code', () => {
  it('is done at once', async () => {
    await using reach = await AReach.start();
    expect((await swapAtOnce(reach, IDS.lena, GOOD)).status).toBe(200);
    expect(await infoOf(reach, IDS.lena)).toMatchObject({ iccId: GOOD.newIccId, simType: 'PSIM' });
    expect(reach.ledger.effects).toMatchObject([
      { row: 33, effect: 'sim-swap', customerId: IDS.lena },
    ]);
  });

  it('is refused with a card that is in use, not valid or declined', async () => {
    await using reach = await AReach.start();
    const { iccId: inUse } = await infoOf(reach, IDS.farah);
    for (const newIccId of [inUse, '8901260000000000000', DECLINED.newIccId]) {
      const { status, body } = await swapAtOnce(reach, IDS.lena, { newIccId, simType: 'PSIM' });
      expect([status, Object.keys(body.meta)]).toEqual([400, ['NewIccId']]);
    }
    expect(await infoOf(reach, IDS.lena)).not.toHaveProperty('iccId');
    expect(reach.effects()).toEqual([]);
  });

  it('is for active lines only', async () => {
    await using reach = await AReach.start();
    for (const id of [IDS.sid, IDS.dora, IDS.erin])
      expect((await swapAtOnce(reach, id, GOOD)).status).toBe(409);
    expect((await swapAtOnce(reach, 'nobody', GOOD)).status).toBe(404);
  });
});

describe('a swap of the SIM with a code', () => {
  it.each([
    ['guide', 'IN_PROGRESS', 'COMPLETED'],
    ['observed', 'PENDING', 'DONE'],
  ] as const)(
    'takes 1 to 2 minutes, in the words of the platform as %s',
    async (vocabulary, begun, done) => {
      await using reach = await AReach.start({ vocabulary });
      const { id, expiresAt } = (await sendCode(reach)).body.data;
      expect(Date.parse(expiresAt)).toBe(reach.simulator.clock.now() + 10 * MINUTE);
      expect(await reach.control('GET', 'messages')).toMatchObject([
        { customerId: IDS.lena, text: `Your code is ${CODE}` },
      ]);
      expect((await statusOf(reach, id)).body.data).toEqual({ id, status: 'PENDING_OTP' });
      const { status, body } = await confirm(reach, id);
      expect([status, body.data]).toEqual([202, { id }]);
      await reach.pass(MINUTE - 1);
      const iccId = GOOD.newIccId;
      expect((await statusOf(reach, id)).body.data).toEqual({ id, status: begun, iccId });
      await reach.pass(MINUTE + 1);
      expect((await statusOf(reach, id)).body.data).toEqual({ id, status: done, iccId });
      expect((await infoOf(reach, IDS.lena)).iccId).toBe(iccId);
      expect(reach.ledger.effects.map(({ row, effect }) => [row, effect])).toEqual([
        [66, 'otp-sent'],
        [67, 'sim-swap'],
      ]);
      expect(JSON.stringify(reach.ledger.attempts)).not.toContain(CODE);
    },
  );

  it('is locked after five wrong codes, also for the right one', async () => {
    await using reach = await AReach.start();
    const id = await aCode(reach);
    for (let guess = 1; guess <= 5; guess += 1) {
      const { status, body } = await confirm(reach, id, { otp: '000000' });
      expect([status, body.meta]).toEqual([400, { Otp: 'is wrong' }]);
    }
    const { status, body } = await confirm(reach, id);
    expect([status, Object.keys(body.meta)]).toEqual([400, ['Otp']]);
    expect((await statusOf(reach, id)).body.data).toMatchObject({ status: 'FAILED' });
    expect((await confirm(reach, await aCode(reach))).status).toBe(202);
  });

  it('may be tried again after a wrong code or a wrong card', async () => {
    await using reach = await AReach.start();
    const id = await aCode(reach);
    expect((await confirm(reach, id, { otp: '1' })).status).toBe(400);
    const { body } = await confirm(reach, id, { newIccId: '8901260000000000000' });
    expect(body.meta).toHaveProperty('NewIccId');
    expect((await confirm(reach, id)).status).toBe(202);
  });

  it('ends when the code is ten minutes old, or when a newer one was sent', async () => {
    await using reach = await AReach.start();
    const [older, newer] = [await aCode(reach), await aCode(reach)];
    expect((await confirm(reach, older)).body.meta).toHaveProperty('Otp');
    await reach.pass(10 * MINUTE);
    expect((await confirm(reach, newer)).body.meta).toHaveProperty('Otp');
    const message = 'The code has expired';
    expect((await statusOf(reach, newer)).body.data).toMatchObject({ status: 'FAILED', message });
    expect(reach.effects()).toEqual(['otp-sent', 'otp-sent']);
  });

  it.each([
    ['the card is declined', DECLINED, null],
    ['the line is suspended meanwhile', GOOD, { path: 'suspend', customerId: IDS.lena }],
  ])('fails in the end when %s', async (_what, sim, meanwhile) => {
    await using reach = await AReach.start();
    const id = await aCode(reach);
    expect((await confirm(reach, id, sim)).status).toBe(202);
    if (meanwhile) await reach.call('PUT', meanwhile.path, { customerId: meanwhile.customerId });
    await reach.pass(2 * MINUTE);
    const { status, message } = (await statusOf(reach, id)).body.data;
    expect([status, message]).toEqual(['FAILED', expect.stringMatching(/./)]);
    expect(await infoOf(reach, IDS.lena)).not.toHaveProperty('iccId');
  });

  it('happens once, and leaves no room for another one meanwhile', async () => {
    await using reach = await AReach.start();
    const id = await aCode(reach);
    const both = await Promise.all([confirm(reach, id), confirm(reach, id)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([202, 409]);
    expect((await sendCode(reach)).status).toBe(409);
    expect((await swapAtOnce(reach, IDS.lena, GOOD)).status).toBe(409);
    expect(reach.effects()).toEqual(['otp-sent', 'sim-swap']);
  });

  it('is not found for another line or under another number', async () => {
    await using reach = await AReach.start();
    const id = await aCode(reach);
    expect((await confirm(reach, id, { customerId: IDS.farah })).status).toBe(404);
    expect((await confirm(reach, 'x')).status).toBe(404);
    expect((await statusOf(reach, 'x')).status).toBe(404);
    expect((await sendCode(reach, IDS.sid)).status).toBe(409);
    expect((await sendCode(reach, 'nobody')).status).toBe(404);
  });
});
