import { describe, expect, it } from 'vitest';
import type { Answer, Platform } from '../../../src/datasources/wire/platform.ts';
import { cuts, cutsMidway, gives, hangs, says, StubReach, type Reply } from './stub-reach.ts';

const buy = (platform: Platform): Promise<Answer<string>> =>
  platform.change(9, { json: { order: 1 } }, (data) => {
    const record = data.record();
    return record.needed(record.text('transactionId'), 'transactionId');
  });

const readStatus = (platform: Platform, id = 't-1'): Promise<string | null> =>
  platform.read(10, { path: { transactionId: id } }, (data) => data.record().text('status'));

const NO_SUCH_ID = { outcome: 'declined', cause: 'not-found', problem: { code: 'NOT_FOUND' } };
const TAKEN = gives({ transactionId: 't-1' });
const STALE = says(403, { Message: 'Forbidden' });
const DENY = says(403, { Message: 'not authorized with an explicit deny' });

/** What `change` says for each thing that the wire can do, and how many requests it made. */
const TABLE: readonly (readonly [string, readonly Reply[], object, number])[] = [
  ['200', [TAKEN], { outcome: 'accepted', value: 't-1' }, 1],
  ['202', [says(202, { transactionId: 't-1' })], { outcome: 'accepted', value: 't-1' }, 1],
  [
    '200 with a failure inside',
    [says(200, { status: 'FAILED', message: 'no' })],
    {
      outcome: 'declined',
      cause: 'refused',
      problem: { code: 'PLATFORM_DECLINED', platformMessage: 'no' },
    },
    1,
  ],
  [
    '202 with a word that nobody knows',
    [says(202, { status: 'OK', data: { transactionId: 't-1' } })],
    { outcome: 'no-response', named: 't-1' },
    1,
  ],
  [
    '200 with a failure that names a transaction',
    [says(200, { status: 'FAILED', data: { transactionId: 't-1' } })],
    { outcome: 'no-response', named: 't-1' },
    1,
  ],
  ['200 with field errors', [says(200, { meta: { Email: 'no' } })], { outcome: 'declined' }, 1],
  ['200 without a transaction', [gives({ customerId: 'c-1' })], { outcome: 'no-response' }, 1],
  ['200 with a page of HTML', [says(200, '<html></html>')], { outcome: 'no-response' }, 1],
  ['200 with broken JSON', [says(200, '{"status":')], { outcome: 'no-response' }, 1],
  [
    '200 with more than 2 MiB',
    [gives({ transactionId: 't-1', a: 'x'.repeat(3_000_000) })],
    { outcome: 'no-response' },
    1,
  ],
  ['a redirect', [says(302, '', { location: '/elsewhere' })], { outcome: 'no-response' }, 1],
  ['400', [says(400, { message: 'bad' })], { outcome: 'declined', cause: 'invalid' }, 1],
  [
    '404',
    [says(404, {})],
    { outcome: 'declined', cause: 'not-found', problem: { code: 'NOT_FOUND' } },
    1,
  ],
  [
    '409',
    [says(409, {})],
    { outcome: 'declined', cause: 'conflict', problem: { code: 'CONFLICT' } },
    1,
  ],
  ['422', [says(422, {})], { outcome: 'declined', cause: 'invalid' }, 1],
  ['413', [says(413, {})], { outcome: 'declined', cause: 'refused' }, 1],
  ['401 once', [says(401, {}), TAKEN], { outcome: 'accepted', value: 't-1' }, 2],
  [
    '401 twice',
    [says(401, {}), says(401, {})],
    { outcome: 'not-processed', cause: 'credentials' },
    2,
  ],
  ['403 of the API gateway once', [STALE, TAKEN], { outcome: 'accepted', value: 't-1' }, 2],
  [
    '403 of the API gateway twice',
    [STALE, STALE],
    { outcome: 'declined', cause: 'denied', problem: { code: 'PLATFORM_DENIED' } },
    2,
  ],
  ['401, then a lost answer', [says(401, {}), cuts], { outcome: 'no-response' }, 2],
  ['an explicit deny', [DENY], { outcome: 'declined', cause: 'denied' }, 1],
  [
    '403 of the application',
    [says(403, { message: 'no' })],
    { outcome: 'declined', cause: 'denied' },
    1,
  ],
  ['408', [says(408, {})], { outcome: 'no-response' }, 1],
  ['429', [says(429, {})], { outcome: 'not-processed', cause: 'busy' }, 1],
  ['500', [says(500, {})], { outcome: 'no-response' }, 1],
  ['502', [says(502, '<html></html>')], { outcome: 'no-response' }, 1],
  ['503', [says(503, {})], { outcome: 'no-response' }, 1],
  ['504', [says(504, {})], { outcome: 'no-response' }, 1],
  ['a cut connection', [cuts], { outcome: 'no-response' }, 1],
  ['a connection cut within the answer', [cutsMidway], { outcome: 'no-response' }, 1],
  ['no answer in time', [hangs], { outcome: 'no-response' }, 1],
];

describe('a change', () => {
  it.each(TABLE)('that meets %s', async (...[, replies, expected, requests]) => {
    await using reach = await StubReach.start();
    const answer = await buy(reach.next(...replies).platform());
    expect(answer).toMatchObject(expected);
    expect(reach.asked).toEqual(Array(requests).fill('POST /apisvc/v0/product'));
  });

  it('that finds nobody listening was not taken', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ url: 'http://127.0.0.1:1' });
    const answer = await buy(platform);
    const retryAt = reach.clock.now() + 1_000;
    expect(answer).toEqual({ outcome: 'not-processed', cause: 'unreachable', retryAt });
  });

  it('that cannot agree on TLS was not taken', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ url: reach.url.replace('http:', 'https:') });
    expect(await buy(platform)).toMatchObject({ outcome: 'not-processed', cause: 'unreachable' });
  });

  it('that finds no such host was not taken', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ url: 'http://reach.invalid', changeTimeoutMs: 3_000 });
    expect(await buy(platform)).toMatchObject({ outcome: 'not-processed', cause: 'unreachable' });
  });

  it('is not sent at all while its circuit is open, and is sent after it', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(says(429, {}, { 'retry-after': '7' }), TAKEN).platform();
    await buy(platform);
    const held = await buy(platform);
    const retryAt = reach.clock.now() + 7_000;
    expect(held).toEqual({ outcome: 'not-processed', cause: 'busy', retryAt });
    expect(reach.seen).toHaveLength(1);
    reach.clock.time = retryAt;
    expect(await buy(platform)).toMatchObject({ outcome: 'accepted' });
  });

  it('tells of a missing entitlement once', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(DENY).platform();
    await buy(platform);
    await buy(platform);
    expect(reach.alerts).toMatchObject([{ row: 9, cause: 'denied' }]);
  });

  it('that meets a word that nobody knows counts it, and names nothing that is not there', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(says(200, { status: 'QUEUED', message: 'later' })).platform();
    expect(await buy(platform)).toEqual({ outcome: 'no-response' });
    expect(reach.drift).toEqual(['envelope.status', 'transactionId']);
  });

  it('is refused by the words that the deployment names, and by no other', async () => {
    await using reach = await StubReach.start();
    const platform = reach
      .next(says(200, { status: 'KO' }), says(200, { status: 'FAILED' }))
      .platform({ failureWords: ['ko'] });
    expect(await buy(platform)).toMatchObject({ outcome: 'declined', cause: 'refused' });
    expect(await buy(platform)).toEqual({ outcome: 'no-response' });
  });

  it('names the field that the platform complains of', async () => {
    await using reach = await StubReach.start();
    const meta = { 'Lines[0].PlanId': 'unknown plan', Colour: 'odd' };
    const platform = reach.next(says(400, { meta })).platform();
    const fields = { planid: ['input', 'lines'] };
    const answer = await platform.change(9, { json: {}, fields }, () => null);
    expect(answer).toMatchObject({
      problem: {
        code: 'INPUT_INVALID',
        field: ['input', 'lines'],
        platformMessage: 'unknown plan',
      },
    });
    expect(reach.drift).toEqual(['meta.Colour']);
  });

  it('of something whose id can be none is refused, and not sent', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(TAKEN).platform();
    for (const customerId of ['', '..', 'c-1/../c-2']) {
      expect(await platform.change(36, { path: { customerId } }, () => null)).toMatchObject(
        NO_SUCH_ID,
      );
    }
    expect(await platform.change(36, {}, () => null)).toMatchObject(NO_SUCH_ID);
    expect(reach.seen).toEqual([]);
  });

  it('cannot be a read', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform();
    await expect(platform.change(10, {}, () => null)).rejects.toThrow('effect read');
    await expect(platform.read(9, {}, () => null)).rejects.toThrow('effect money');
    expect(reach.seen).toEqual([]);
  });
});

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
