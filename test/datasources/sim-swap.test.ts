import { describe, expect, it } from 'vitest';
import { customerId, swapId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const LINE = customerId('c-1');
const SWAP = swapId('s-1');
const SIM = { line: LINE, iccid: '8901000000000000001', simType: 'ESIM' } as const;

describe('a SIM swap', () => {
  it('gets a code with a name and an end', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ id: 's-1', expiresAt: '2026-01-28T08:10:00.000+0000' }), gives({}));
    const { simSwap } = reach.sources();
    expect(await simSwap.requestCode(LINE)).toEqual({
      outcome: 'accepted',
      value: { swapId: 's-1', expiresAt: Date.UTC(2026, 0, 28, 8, 10) },
    });
    expect(await simSwap.requestCode(LINE)).toEqual({ outcome: 'no-response' });
  });

  it('with a wrong code names the code, and the log has none of it', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { Otp: 'is wrong' } }));
    const answer = await reach.sources().simSwap.confirm({ ...SIM, swapId: SWAP, code: '314159' });
    expect(answer).toMatchObject({
      outcome: 'declined',
      problem: { code: 'INPUT_INVALID', field: ['input', 'code'] },
    });
    expect(JSON.stringify(reach.log)).not.toContain('314159');
  });

  it.each([
    ['PENDING_OTP', 'PENDING_CODE'],
    ['IN_PROGRESS', 'IN_PROGRESS'],
    ['PENDING', 'IN_PROGRESS'],
    ['COMPLETED', 'COMPLETED'],
    ['DONE', 'COMPLETED'],
    ['FAILED', 'FAILED'],
    ['LOCKED', 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that is %s is %s', async (word, status) => {
    await using reach = await StubReach.start();
    const data = { id: 's-1', status: word, iccId: SIM.iccid, message: '' };
    expect(await reach.next(gives(data)).sources().simSwap.statusOf(SWAP)).toEqual({
      status,
      iccid: SIM.iccid,
      platformMessage: null,
    });
    expect(reach.drift).toEqual(status === 'UNRECOGNIZED' ? ['status'] : []);
  });

  it('is null when the platform does not know it, and never another one', async () => {
    await using reach = await StubReach.start();
    reach.next(says(404, {}), gives({ id: 's-9', status: 'COMPLETED' }));
    const { simSwap } = reach.sources();
    expect(await simSwap.statusOf(SWAP)).toBeNull();
    await expect(simSwap.statusOf(SWAP)).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });

  it('that takes the SIM directly is taken whatever is answered (Q5)', async () => {
    await using reach = await StubReach.start();
    const answer = await reach.next(gives(null)).sources().simSwap.submit(SIM);
    expect(answer).toEqual({ outcome: 'accepted', value: null });
  });
});
