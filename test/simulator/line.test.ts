import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, HOUR } from './a-reach.ts';

const DAY = 24 * HOUR;
const FAMILY = [0, 1, 2, 3, 4].map((line) => `00000002-0000-4000-8000-00000000000${line}`);

const change = async (
  reach: AReach,
  action: string,
  customerId: string,
  more: object = {},
): Promise<number> => (await reach.call('PUT', action, { customerId, ...more })).status;

const infoOf = async (reach: AReach, customerId: string): Promise<any> =>
  (await reach.call('GET', `customerinfo?customerId=${customerId}`)).body.data;

const swap = (reach: AReach, primary: string, secondary: string): Promise<{ status: number }> =>
  reach.call('PUT', 'customers/swap', {
    ...{ primaryCustomerId: primary, secondaryCustomerId: secondary },
  });

const primariesOf = async (reach: AReach): Promise<readonly string[]> =>
  (await infoOf(reach, IDS.farah)).lines
    .filter((line: any) => line.isPrimary)
    .map((line: any) => line.customerId);

describe('a line', () => {
  it.each(['guide', 'observed'] as const)(
    'is suspended, restored, disconnected and reconnected, in the words of the platform as %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const before = await infoOf(reach, IDS.lena);
      const seen = [];
      for (const action of ['suspend', 'restore', 'suspend', 'disconnect', 'reconnect'])
        seen.push([
          await change(reach, action, IDS.lena, { reason: 'a reason' }),
          (await infoOf(reach, IDS.lena)).status,
        ]);
      expect(seen).toEqual([3, 2, 3, 4, 2].map((status) => [200, status]));
      expect(await infoOf(reach, IDS.lena)).toEqual(before);
      expect(reach.ledger.effects.map(({ row, effect }) => [row, effect])).toEqual([
        ...[
          [29, 'suspend'],
          [30, 'restore'],
          [29, 'suspend'],
        ],
        ...[
          [28, 'disconnect'],
          [27, 'reconnect'],
        ],
      ]);
    },
  );

  it.each([
    ['suspended', 'suspend', [IDS.sid, IDS.dora, IDS.erin]],
    ['restored', 'restore', [IDS.lena, IDS.dora, IDS.erin]],
    ['disconnected', 'disconnect', [IDS.dora, IDS.erin]],
    ['reconnected', 'reconnect', [IDS.lena, IDS.sid, IDS.erin]],
  ])('in the wrong state is not %s', async (_what, action, people) => {
    await using reach = await AReach.start();
    for (const id of people) {
      const { status, body } = await reach.call('PUT', action, { customerId: id });
      expect([status, body.message]).toEqual([409, expect.stringMatching(/^Only an? /)]);
    }
    expect(await change(reach, action, 'nobody')).toBe(404);
    expect(reach.effects()).toEqual([]);
  });

  it('can be reconnected for 30 days', async () => {
    await using reach = await AReach.start();
    await change(reach, 'disconnect', IDS.lena);
    await change(reach, 'disconnect', IDS.sid);
    await reach.pass(30 * DAY);
    expect(await change(reach, 'reconnect', IDS.lena)).toBe(200);
    await reach.pass(1);
    expect(await change(reach, 'reconnect', IDS.sid)).toBe(409);
    expect((await infoOf(reach, IDS.sid)).status).toBe(4);
  });

  it('that was disconnected ten days ago from the start can be reconnected, with a new card', async () => {
    await using reach = await AReach.start();
    const iccId = '8901260000000000017';
    const refused = { customerId: IDS.dora, iccId: '8901260000000000000' };
    const { status, body } = await reach.call('PUT', 'reconnect', refused);
    expect([status, body.meta]).toEqual([400, { IccId: 'The SIM card is not valid' }]);
    expect(await change(reach, 'reconnect', IDS.dora, { iccId })).toBe(200);
    expect(await infoOf(reach, IDS.dora)).toMatchObject({ status: 2, iccId });
  });
});

describe('a primary line', () => {
  it('changes places with a secondary one, and both keep their ids', async () => {
    await using reach = await AReach.start();
    expect((await swap(reach, IDS.farah, IDS.marco)).status).toBe(200);
    expect(await primariesOf(reach)).toEqual([IDS.marco]);
    expect(await infoOf(reach, IDS.marco)).toMatchObject({ firstName: 'Marco', isPrimary: true });
    expect(await infoOf(reach, IDS.farah)).toMatchObject({ firstName: 'Farah', isPrimary: false });
    const { body } = await reach.call('GET', 'customerinfo?clientAccountId=seed-farah');
    expect(body.data.customerId).toBe(IDS.farah);
    expect(reach.ledger.effects).toMatchObject([
      { row: 34, effect: 'primary-swapped', customerId: IDS.marco },
    ]);
  });

  it.each([
    ['is not the primary one', FAMILY[1], FAMILY[2], 409],
    ['is both', IDS.farah, IDS.farah, 409],
    ['is of another account', IDS.farah, IDS.lena, 409],
    ['is not known', IDS.farah, 'nobody', 404],
  ])('stays when a named line %s', async (_what, primary = '', secondary = '', status) => {
    await using reach = await AReach.start();
    expect((await swap(reach, primary, secondary)).status).toBe(status);
    expect(await primariesOf(reach)).toEqual([IDS.farah]);
    expect(reach.effects()).toEqual([]);
  });

  it('that is disconnected is followed by an active secondary one, and stays secondary when it comes back', async () => {
    await using reach = await AReach.start();
    await change(reach, 'suspend', IDS.marco);
    await change(reach, 'disconnect', IDS.farah);
    expect(await primariesOf(reach)).toEqual([FAMILY[2]]);
    expect(reach.effects()).toEqual(['suspend', 'disconnect', 'primary-swapped']);
    expect((await swap(reach, FAMILY[2] ?? '', IDS.farah)).status).toBe(409);
    expect(await change(reach, 'reconnect', IDS.farah)).toBe(200);
    expect(await primariesOf(reach)).toEqual([FAMILY[2]]);
  });

  it('is in use as long as any line is', async () => {
    await using reach = await AReach.start();
    await change(reach, 'suspend', IDS.marco);
    for (const id of [0, 2, 3, 4])
      expect(await change(reach, 'disconnect', FAMILY[id] ?? '')).toBe(200);
    expect(await primariesOf(reach)).toEqual([IDS.marco]);
    await change(reach, 'disconnect', IDS.marco);
    await change(reach, 'reconnect', IDS.farah);
    expect(await primariesOf(reach)).toEqual([IDS.farah]);
  });
});
