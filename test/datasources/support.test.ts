import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { cuts, gives, says, StubReach } from './wire/stub-reach.ts';

const LINE = customerId('c-1');

describe('support', () => {
  it('resets a line with a receipt that may name no transaction', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ transactionId: 't-1' }), gives({ customerId: 'c-1' }));
    const { support } = reach.sources();
    expect(await support.reset(LINE)).toEqual({
      outcome: 'accepted',
      value: { transactionId: 't-1' },
    });
    expect(await support.reset(LINE)).toEqual({
      outcome: 'accepted',
      value: { transactionId: null },
    });
  });

  it.each([
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['PENDING', 'IN_PROGRESS'],
    ['COMPLETED', 'COMPLETED'],
    ['SUCCESS', 'COMPLETED'],
    ['FAILED', 'FAILED'],
    ['UNSURE', 'UNRECOGNIZED'],
  ])('knows a reset that is %s as %s', async (word, status) => {
    await using reach = await StubReach.start();
    const { support } = reach.next(gives({ status: word, extra: true })).sources();
    expect(await support.resetStatusOf(LINE)).toEqual({ status, platformMessage: null });
  });

  it('knows no reset that the platform does not know, and never that of another line', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), gives({ status: 'DONE', customerId: 'c-9' }));
    const { support } = reach.sources();
    expect(await support.resetStatusOf(LINE)).toBeNull();
    await expect(support.resetStatusOf(LINE)).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('does not know whether a message went out when no answer comes', async () => {
    await using reach = await StubReach.start();
    const { support } = reach.next(cuts).sources();
    expect(await support.sendSms(LINE, 'Hello')).toEqual({ outcome: 'no-response' });
    expect(reach.seen).toHaveLength(1);
  });

  it('names the PIN that is refused, and keeps it out of the log', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { Password: 'is too simple' } }));
    expect(await reach.sources().support.resetVoicemailPin(LINE, '271828')).toMatchObject({
      outcome: 'declined',
      problem: { field: ['input', 'pin'] },
    });
    expect(JSON.stringify(reach.log)).not.toContain('271828');
  });

  it.each([true, false])('cuts data off or gives it back: %s', async (restricted) => {
    await using reach = await StubReach.start();
    await reach.next(gives({})).sources().support.restrictData(LINE, restricted);
    expect(reach.seen).toMatchObject([{ json: { feature: 'DATA_CUTOFF', enable: restricted } }]);
  });
});
