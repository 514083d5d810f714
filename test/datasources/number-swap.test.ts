import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const LINE = customerId('c-1');

describe('a number swap', () => {
  it.each([
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['PENDING', 'IN_PROGRESS'],
    ['COMPLETED', 'COMPLETED'],
    ['DONE', 'COMPLETED'],
    ['success', 'COMPLETED'],
    ['APPROVED', 'COMPLETED'],
    ['FAILED', 'FAILED'],
    ['DECLINED', 'FAILED'],
    ['HALFWAY', 'UNRECOGNIZED'],
    [7, 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that is %s is %s', async (word, status) => {
    await using reach = await StubReach.start();
    const data = { status: word, mobileNo: '5559876543', message: 'Call 5559876543' };
    expect(await reach.next(gives(data)).sources().numberSwap.statusOf(LINE)).toEqual({
      status,
      phoneNumber: '+15559876543',
      platformMessage: 'Call **********',
    });
    expect(reach.drift).toEqual(status === 'UNRECOGNIZED' ? ['status'] : []);
  });

  it('has no new number before there is one, and none that is no number', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ status: 'PENDING' }), gives({ status: 'DONE', mobileNo: 'soon' }));
    const { numberSwap } = reach.sources();
    expect(await numberSwap.statusOf(LINE)).toMatchObject({ phoneNumber: null });
    expect(await numberSwap.statusOf(LINE)).toMatchObject({ phoneNumber: null });
    expect(reach.drift).toEqual(['mobileNo']);
  });

  it('is null when the platform knows of none, and never that of another line', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), gives({ status: 'DONE', customerId: 'c-9', mobileNo: '5559876543' }));
    const { numberSwap } = reach.sources();
    expect(await numberSwap.statusOf(LINE)).toBeNull();
    await expect(numberSwap.statusOf(LINE)).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });

  it('that is declined for its ZIP code names the field', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { Zip: 'is unknown' } }));
    expect(await reach.sources().numberSwap.submit({ line: LINE, zip: '00000' })).toMatchObject({
      outcome: 'declined',
      problem: { code: 'INPUT_INVALID', field: ['input', 'zip'] },
    });
  });
});
