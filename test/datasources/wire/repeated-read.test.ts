import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/datasources/wire/platform.ts';
import { cuts, cutsMidway, gives, hangs, says, StubReach } from './stub-reach.ts';

const read = (platform: Platform, id = 't-1'): Promise<string | null> =>
  platform.read(10, { path: { transactionId: id } }, (data) => data.record().code('status'));

const DONE = gives({ status: 'DONE' });

describe('a read whose connection is cut', () => {
  it.each([
    ['before the answer', cuts],
    ['within the answer', cutsMidway],
  ])('%s is sent once more on a new connection, and is no failure', async (_when, cut) => {
    await using reach = await StubReach.start();
    const platform = reach.next(DONE, cut, DONE, DONE).platform();
    await read(platform, 'a'); // the connection is kept from here on
    expect(await read(platform, 'b')).toBe('DONE');
    expect(await read(platform, 'b')).toBe('DONE'); // no circuit is open
    expect(reach.asked.map((asked) => asked.at(-1))).toEqual(['a', 'b', 'b', 'b']);
    expect(reach.lines('platform read repeated on a new connection')).toMatchObject([{ row: 10 }]);
    expect(reach.alerts).toEqual([]);
  });

  it('by a method that is not GET is sent once more, too: the effect decides', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(cuts, gives({ isValid: true })).platform();
    const asked = platform.ask(18, { json: { iccId: '1' } }, (data) =>
      data.record().flag('isValid'),
    );
    expect(await asked).toMatchObject({ outcome: 'accepted', value: true });
  });

  it('twice fails, and counts as one failure', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(cuts, cuts).always(DONE).platform();
    await expect(read(platform)).rejects.toMatchObject({
      code: 'PLATFORM_UNAVAILABLE',
      retryAfterMs: 1_000,
    });
    expect(reach.seen).toHaveLength(2);
    reach.clock.time += 1_000;
    expect(await read(platform)).toBe('DONE');
  });

  it('is sent once more for one call in ten, and a few ahead', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(cuts).platform();
    for (let time = 0; time < 100; time += 1) await read(platform, `t-${time}`).catch(() => null);
    expect(reach.seen.length - 100).toBeLessThanOrEqual(21);
    expect(reach.seen.length - 100).toBeGreaterThanOrEqual(10);
  });

  it.each([
    ['is not answered', hangs],
    ['meets a 503', says(503, {})],
  ])('is something else than one that %s, which is not sent again', async (_what, reply) => {
    await using reach = await StubReach.start();
    const platform = reach.next(reply).always(DONE).platform();
    await expect(read(platform)).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    expect(reach.seen).toHaveLength(1);
  });

  it('may be the exchange of credentials', async () => {
    await using reach = await StubReach.start();
    const login = gives({ authorizationToken: 'token', exipiresAt: '2030-01-01T00:00:00Z' });
    const platform = reach.next(cuts, login, DONE).platform({
      auth: { scheme: 'exchange', accessKeyId: () => 'id', accessSecretKey: () => 'secret' },
    });
    expect(await read(platform)).toBe('DONE');
  });
});

describe('a change whose connection is cut', () => {
  it('is never sent again', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(DONE, cuts).always(DONE).platform();
    await read(platform);
    const answer = await platform.change(9, { json: {} }, () => null);
    expect(answer).toEqual({ outcome: 'no-response' });
    expect(reach.asked.filter((asked) => asked.startsWith('POST'))).toHaveLength(1);
  });
});
