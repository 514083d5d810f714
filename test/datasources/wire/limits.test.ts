import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { Answer, PlatformCalls } from '../../../src/datasources/wire/platform.ts';
import { gives, hangs, says, StubReach, type Reply } from './stub-reach.ts';

const PATIENT = { readTimeoutMs: 10_000, changeTimeoutMs: 10_000 };
const TAKEN = gives({ transactionId: 't-1' });

const buy = (platform: PlatformCalls): Promise<Answer<null>> =>
  platform.change(9, { json: { order: 1 } }, () => null);

const readStatus = (platform: PlatformCalls): Promise<string | null> =>
  platform.read(10, { path: { transactionId: 't-1' } }, (data) => data.record().text('status'));

/** How long the work took, in real milliseconds. */
async function msOf(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

/** Answers when this process has been busy with something else for so long. */
const stalls =
  (ms: number, reply: Reply): Reply =>
  (response, seen) => {
    const until = performance.now() + ms;
    while (performance.now() < until);
    reply(response, seen);
  };

describe('a platform for a request with a deadline', () => {
  it('makes no call when no time is left', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(TAKEN).platform().for({ deadline: performance.now() });
    await expect(readStatus(platform)).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    await expect(platform.find(25, {}, () => null)).rejects.toMatchObject({
      code: 'PLATFORM_UNAVAILABLE',
    });
    expect(await buy(platform)).toEqual({
      outcome: 'not-processed',
      cause: 'unreachable',
      retryAt: reach.clock.now(),
    });
    expect(reach.seen).toEqual([]);
  });

  it('waits for an answer no longer than what is left', async () => {
    await using reach = await StubReach.start();
    const patient = reach.always(hangs).platform(PATIENT);
    const read = await msOf(async () => {
      const platform = patient.for({ deadline: performance.now() + 400 });
      await expect(readStatus(platform)).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    });
    const change = await msOf(async () => {
      expect(await buy(patient.for({ deadline: performance.now() + 400 }))).toEqual({
        outcome: 'no-response',
      });
    });
    expect(Math.max(read, change)).toBeLessThan(5_000);
    expect(reach.seen).toHaveLength(2);
  });

  it('does not hold it against the platform that its own time was short', async () => {
    await using reach = await StubReach.start();
    const patient = reach.next(hangs, gives({ status: 'DONE' })).platform(PATIENT);
    await readStatus(patient.for({ deadline: performance.now() + 400 })).catch(() => null);
    expect(await readStatus(patient)).toBe('DONE');
  });

  it('has the patience of the platform when more time is left', async () => {
    await using reach = await StubReach.start();
    const impatient = reach.next(hangs, gives({ status: 'DONE' })).platform({ readTimeoutMs: 400 });
    const platform = impatient.for({ deadline: performance.now() + 60_000 });
    await expect(readStatus(platform)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    await expect(readStatus(platform)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    expect(reach.seen).toHaveLength(1);
  });

  it('does not wait for credentials beyond it, and sends nothing then', async () => {
    await using reach = await StubReach.start();
    const auth = { accessKeyId: () => 'id', accessSecretKey: () => 'secret' };
    const platform = reach
      .always(hangs)
      .platform({ ...PATIENT, auth: { scheme: 'exchange', ...auth } })
      .for({ deadline: performance.now() + 400 });
    expect(await buy(platform)).toMatchObject({ outcome: 'not-processed' });
    expect(reach.asked).toEqual(['POST /apisvc/v0/account/generateauth']);
  });
});

describe('a change', () => {
  it('does not leave later than it may', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(TAKEN).platform({ ...PATIENT, firstByteWithinMs: 0 });
    expect(await buy(platform)).toMatchObject({ outcome: 'not-processed', cause: 'unreachable' });
    expect(reach.seen).toEqual([]);
  });

  it('is given up unsent when no connection comes about in time', async () => {
    await using reach = await StubReach.start();
    const mute = createServer((socket) => void socket.on('error', () => undefined).resume());
    mute.listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const url = `https://127.0.0.1:${(mute.address() as AddressInfo).port}`;
    const platform = reach.platform({ ...PATIENT, url, firstByteWithinMs: 60 });
    const took = await msOf(async () => {
      expect(await buy(platform)).toMatchObject({ outcome: 'not-processed' });
    });
    expect(took).toBeLessThan(2_500);
    mute.close();
  });

  it('is not sent again after renewed credentials when it is too late by then', async () => {
    await using reach = await StubReach.start();
    const platform = reach
      .next(stalls(700, says(401, {})), TAKEN)
      .platform({ ...PATIENT, firstByteWithinMs: 600 });
    expect(await buy(platform)).toMatchObject({ outcome: 'not-processed' });
    expect(reach.seen).toHaveLength(1);
  });

  it('may be answered later than its first byte must leave', async () => {
    await using reach = await StubReach.start();
    const platform = reach
      .next(stalls(700, TAKEN))
      .platform({ ...PATIENT, firstByteWithinMs: 600 });
    expect(await buy(platform)).toMatchObject({ outcome: 'accepted' });
  });
});
