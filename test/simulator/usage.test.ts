import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { lineOf } from '../../simulator/engine/world.ts';
import { AReach, HOUR, type Answer } from './a-reach.ts';

const usage = (
  reach: AReach,
  customerId: string,
  { type = 'DATA', groupId = '' }: { type?: string; groupId?: string } = {},
): Promise<Answer> => {
  const group = groupId === '' ? '' : `&groupId=${groupId}`;
  return reach.call('GET', `usage/summary?usageData=${type}&customerId=${customerId}${group}`);
};

describe('the usage of a line', () => {
  it.each([
    ['guide', '2026-03-01', '2026-03-31'],
    ['observed', '2026-03-01T00:00:00.000+0000', '2026-03-31T00:00:00.000+0000'],
  ] as const)(
    'is one record of the month, in the words of the platform as %s',
    async (vocabulary, cycleStart, cycleEnd) => {
      await using reach = await AReach.start({ vocabulary });
      const { body } = await usage(reach, IDS.lena);
      expect(body.data).toEqual([
        {
          ...{ customerId: IDS.lena, mobileNo: '2125550210', type: 'DATA', unit: 'MB' },
          ...{ used: expect.any(Number), limit: 15 * 1_024, cycleStart, cycleEnd },
        },
      ]);
      expect(body.data[0].used).toBeLessThan(15 * 1_024);
    },
  );

  it('stays the same for hours and for other seeds, and differs between lines', async () => {
    await using reach = await AReach.start();
    await using other = await AReach.start({ seed: 8 });
    const first = (await usage(reach, IDS.lena)).body.data;
    await reach.pass(5 * HOUR);
    expect((await usage(reach, IDS.lena)).body.data).toEqual(first);
    expect((await usage(other, IDS.lena)).body.data).toEqual(first);
    expect((await usage(reach, IDS.sid)).body.data[0].used).not.toBe(first[0].used);
  });

  it('has no limit on an unlimited plan and a higher one with extra data', async () => {
    await using reach = await AReach.start();
    expect((await usage(reach, IDS.marco)).body.data).toMatchObject([{ limit: null }]);
    const line = lineOf(reach.simulator.platform.world, IDS.lena);
    if (line) line.extraDataMb += 1_024;
    expect((await usage(reach, IDS.lena)).body.data).toMatchObject([{ limit: 16 * 1_024 }]);
  });

  it.each([
    ['ILD', 'MIN'],
    ['IR', 'MB'],
  ])('abroad (%s) is counted in %s', async (type, unit) => {
    await using reach = await AReach.start();
    const { data } = (await usage(reach, IDS.lena, { type })).body;
    expect(data).toMatchObject([{ type, unit, limit: null }]);
  });

  it('is told for every line of the group when the group is named', async () => {
    await using reach = await AReach.start();
    const { data } = (await usage(reach, IDS.marco, { groupId: 'g-2' })).body;
    expect(data).toHaveLength(5);
    expect(new Set(data.map(({ used }: any) => used)).size).toBe(5);
    expect((await usage(reach, IDS.lena, { groupId: 'g-2' })).status).toBe(404);
  });

  it('is nothing before the line is active, and unknown for nobody and for other kinds', async () => {
    await using reach = await AReach.start();
    const { data } = (await usage(reach, IDS.erin)).body;
    expect(data).toMatchObject([{ used: 0, limit: 1_024 }]);
    expect(data[0]).not.toHaveProperty('mobileNo');
    expect((await usage(reach, 'nobody')).status).toBe(404);
    expect((await usage(reach, IDS.lena, { type: 'FAX' })).body.meta).toHaveProperty('UsageData');
  });
});
