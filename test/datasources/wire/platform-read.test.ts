import { describe, expect, it } from 'vitest';
import type { Platform } from '../../../src/datasources/wire/platform.ts';
import { cuts, gives, hangs, says, StubReach } from './stub-reach.ts';
import { DENY, NO_SUCH_ID } from './platform-replies.ts';

const readStatus = (platform: Platform, id = 't-1'): Promise<string | null> =>
  platform.read(10, { path: { transactionId: id } }, (data) => data.record().text('status'));

const UNREADABLE = { code: 'PLATFORM_UNREADABLE', retryAfterMs: 1_000 };

describe('a read', () => {
  it.each([
    ['401 twice', [says(401, {}), says(401, {})], { code: 'PLATFORM_DENIED' }],
    ['403', [DENY], { code: 'PLATFORM_DENIED' }],
    ['404', [says(404, {})], { code: 'PLATFORM_NOT_FOUND' }],
    ['409', [says(409, {})], { code: 'PLATFORM_DECLINED' }],
    ['429', [says(429, {})], { code: 'PLATFORM_BUSY', retryAfterMs: 1_000 }],
    ['500', [says(500, {})], { code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 5_000 }],
    ['503', [says(503, {})], { code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 1_000 }],
    [
      'a connection that is cut twice',
      [cuts, cuts],
      { code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 1_000 },
    ],
    ['no answer in time', [hangs], { code: 'PLATFORM_UNAVAILABLE', retryAfterMs: 1_000 }],
    ['a page of HTML', [says(200, '<html>')], UNREADABLE],
    ['a word that nobody knows', [says(200, { status: 'OK', data: {} })], UNREADABLE],
    ['a failure', [says(200, { status: 'FAILED' })], { code: 'PLATFORM_DECLINED' }],
    ['a list where a record should be', [gives(['x'])], { code: 'PLATFORM_UNREADABLE' }],
  ])('that meets %s fails with its code', async (_what, replies, expected) => {
    await using reach = await StubReach.start();
    const platform = reach.next(...replies).platform();
    await expect(readStatus(platform)).rejects.toMatchObject(expected);
  });

  it('waits 1, 2, 4, 8 and then 60 seconds, and alerts once', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(says(503, {})).platform();
    const waits: unknown[] = [];
    for (let time = 0; time < 7; time += 1) {
      const error = await readStatus(platform).catch((thrown: unknown) => thrown);
      const { retryAfterMs } = error as { retryAfterMs: number };
      waits.push(retryAfterMs);
      reach.clock.time += retryAfterMs;
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000, 60_000]);
    expect(reach.alerts).toMatchObject([{ row: 10, cause: '503', failures: 5 }]);
  });

  it('of one thing fails at once while its circuit is open, and of another passes', async () => {
    await using reach = await StubReach.start();
    const platform = reach
      .next(says(503, {}))
      .always(gives({ status: 'DONE' }))
      .platform();
    await expect(readStatus(platform, 'a')).rejects.toThrow();
    await expect(readStatus(platform, 'a')).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    expect(await readStatus(platform, 'b')).toBe('DONE');
    expect(reach.seen).toHaveLength(2);
  });

  it('counts many that fail together as one failure', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(says(429, {})).platform();
    const ids = Array.from({ length: 20 }, (_, index) => `t-${index}`);
    await Promise.allSettled(ids.map((id) => readStatus(platform, id)));
    await expect(readStatus(platform)).rejects.toMatchObject({ retryAfterMs: 1_000 });
    expect(reach.alerts).toEqual([]);
  });

  it('carries the credentials, and bypass-token nowhere', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(gives({ status: 'DONE' })).platform();
    await readStatus(platform);
    const [seen] = reach.seen;
    expect(seen?.headers).toMatchObject({
      authorization: `Basic ${Buffer.from('clientapi|test-jwt').toString('base64')}`,
      'x-api-key': 'test-api-key',
    });
    expect(seen?.headers).not.toHaveProperty('bypass-token');
  });

  it.each(['', '.', '..', 'a/../b?c=d', 'a b', 'a%2e', 'x\u0000', 'é', 'x'.repeat(129)])(
    'of %j, which can be no id, asks nobody and finds nothing',
    async (id) => {
      await using reach = await StubReach.start();
      const platform = reach.always(gives({ status: 'DONE' })).platform();
      const path = { path: { transactionId: id } };
      await expect(readStatus(platform, id)).rejects.toMatchObject({ code: 'PLATFORM_NOT_FOUND' });
      expect(await platform.find(10, path, () => 'found')).toBeNull();
      expect(await platform.ask(10, path, () => 'found')).toMatchObject(NO_SUCH_ID);
      expect(await platform.find(25, { query: { customerId: id } }, () => 'found')).toBeNull();
      expect(reach.seen).toEqual([]);
    },
  );

  it('takes every form of id that the platform may use', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(gives({ status: 'DONE' })).platform();
    for (const id of ['t-1', '...', 'A_b.c~d:e@f', 'x'.repeat(128)]) await readStatus(platform, id);
    const ids = reach.asked.map((asked) => decodeURIComponent(asked.split('/').at(-1) ?? ''));
    expect(ids).toEqual(['t-1', '...', 'A_b.c~d:e@f', 'x'.repeat(128)]);
  });

  it('puts no identifier into logs or metrics', async () => {
    await using reach = await StubReach.start();
    const secret = '5551234567';
    const echo = says(400, { message: secret, meta: { [secret]: secret } });
    const platform = reach.always(echo).platform();
    await platform.ask(22, { query: { mdn: secret }, fields: {} }, () => null);
    await readStatus(platform, secret).catch(() => null);
    expect(JSON.stringify(reach.log)).not.toContain(secret);
    expect(reach.drift).toEqual(['meta.other']);
  });
});
