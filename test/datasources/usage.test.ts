import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const ONE = customerId('c-1');
const TWO = customerId('c-2');

const RECORD = {
  customerId: 'c-1',
  mobileNo: '5551234567',
  type: 'DATA',
  used: 1.25,
  limit: 5,
  unit: 'GB',
  cycleStart: '2026-01-01',
  cycleEnd: '2026-01-31',
};

const USAGE = {
  used: '1.25',
  limit: '5',
  unit: 'GB',
  cycleStart: '2026-01-01',
  cycleEnd: '2026-01-31',
};

const ROW = 'GET /apisvc/v0/usage/summary';

describe('usage', () => {
  it('of all lines of a group is asked for once for each kind', async () => {
    await using reach = await StubReach.start();
    const both = [{ ...RECORD, customerId: 'c-2', used: 3 }, RECORD];
    const { usage } = reach.always(gives(both)).sources();
    const found = await Promise.all([usage.of(ONE, 'g-1', 'DATA'), usage.of(TWO, 'g-1', 'DATA')]);
    expect(found).toEqual([USAGE, { ...USAGE, used: '3' }]);
    expect(await usage.of(TWO, 'g-1', 'DATA')).toMatchObject({ used: '3' });
    expect(reach.asked).toEqual([`${ROW}?usageData=DATA&customerId=c-1&groupId=g-1`]);
  });

  it.each([
    ['DATA', 'DATA'],
    ['CALLING', 'ILD'],
    ['ROAMING', 'IR'],
  ] as const)('of kind %s is %s on the wire', async (kind, word) => {
    await using reach = await StubReach.start();
    const { usage } = reach.next(gives([{ ...RECORD, type: word }])).sources();
    expect(await usage.of(ONE, null, kind)).toEqual(USAGE);
    expect(reach.asked).toEqual([`${ROW}?usageData=${word}&customerId=c-1`]);
  });

  it('of a line that the answer for its group lacks is asked for alone', async () => {
    await using reach = await StubReach.start();
    reach.next(gives([RECORD]), gives([{ ...RECORD, customerId: 'c-2', used: 2 }]));
    const { usage } = reach.sources();
    const found = await Promise.all([usage.of(ONE, 'g-1', 'DATA'), usage.of(TWO, 'g-1', 'DATA')]);
    expect(found.map((one) => one?.used)).toEqual(['1.25', '2']);
    expect(reach.asked[1]).toBe(`${ROW}?usageData=DATA&customerId=c-2`);
  });

  it('of a neighbour is never shown', async () => {
    await using reach = await StubReach.start();
    const { usage } = reach.always(gives([RECORD])).sources();
    expect(await usage.of(TWO, 'g-1', 'DATA')).toBeNull();
    expect(await usage.of(customerId('c-3'), null, 'DATA')).toBeNull();
  });

  it('of another kind is never shown', async () => {
    await using reach = await StubReach.start();
    const { usage } = reach.always(gives([RECORD, { ...RECORD, type: 'ild' }])).sources();
    expect(await usage.of(ONE, null, 'ROAMING')).toBeNull();
    expect(await usage.of(ONE, null, 'CALLING')).toEqual(USAGE);
  });

  it('without a name belongs to the line only when it is the whole answer to a question about it', async () => {
    await using reach = await StubReach.start();
    const nameless = { ...RECORD, customerId: null };
    reach.next(gives([nameless]), gives([nameless, nameless]));
    expect(await reach.sources().usage.of(ONE, null, 'DATA')).toEqual(USAGE);
    expect(await reach.sources().usage.of(ONE, null, 'DATA')).toBeNull();
  });

  it('without a readable amount is null and counted, and so is a list that is missing', async () => {
    await using reach = await StubReach.start();
    reach.next(gives([{ ...RECORD, used: 'much', limit: null, extra: 1 }]), gives(null));
    expect(await reach.sources().usage.of(ONE, null, 'DATA')).toBeNull();
    expect(await reach.sources().usage.of(ONE, null, 'DATA')).toBeNull();
    expect(reach.drift).toEqual(['usage.used', 'usage.used', 'usage']);
  });

  it('is null when the platform does not know the line, and an error when it cannot be asked', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), says(404, {})).always(says(503, {}));
    const { usage } = reach.sources();
    expect(await usage.of(ONE, 'g-1', 'DATA')).toBeNull();
    await expect(usage.of(TWO, 'g-2', 'DATA')).rejects.toMatchObject({
      code: 'PLATFORM_UNAVAILABLE',
    });
  });
});
