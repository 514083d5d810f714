import { describe, expect, it } from 'vitest';
import { minutes, seconds } from '../../../src/clock.ts';
import type { AuthOptions } from '../../../src/datasources/wire/auth.ts';
import type { Platform } from '../../../src/datasources/wire/platform.ts';
import { gives, says, StubReach, type Reply } from './stub-reach.ts';

const EXCHANGE: AuthOptions = {
  scheme: 'exchange',
  accessKeyId: () => 'key-id',
  accessSecretKey: () => 'key-secret',
};

const LOGIN = 'POST /apisvc/v0/account/generateauth';

const read = (platform: Platform, id = 't-1'): Promise<string | null> =>
  platform.read(10, { path: { transactionId: id } }, (data) => data.record().text('status'));

/** Answers the exchange with a token that lives so long, and everything else well. */
const logsIn =
  (reach: StubReach, lifeMs: number, spelling = 'exipiresAt'): Reply =>
  (response, seen) => {
    const isLogin = seen.path.endsWith('generateauth');
    const count = reach.asked.filter((asked) => asked === LOGIN).length;
    const expiry = new Date(reach.clock.now() + lifeMs).toISOString().replace('Z', '+0000');
    const token = { authorizationToken: `token-${count}`, [spelling]: expiry };
    gives(isLogin ? token : { status: 'DONE' })(response, seen);
  };

const tokensUsed = (reach: StubReach): unknown[] =>
  reach.seen.flatMap(({ path, headers }) =>
    path.endsWith('generateauth') ? [] : [headers.authorization],
  );

describe('access keys', () => {
  it('are exchanged once for any number of requests at the same time', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ auth: EXCHANGE });
    reach.always(logsIn(reach, minutes(60)));
    await Promise.all(['a', 'b', 'c', 'd'].map((id) => read(platform, id)));
    expect(reach.asked.filter((asked) => asked === LOGIN)).toHaveLength(1);
    expect(tokensUsed(reach)).toEqual(Array(4).fill('Bearer token-1'));
  });

  it('go out in the spelling of the platform, with the API key and without a token', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ auth: EXCHANGE });
    reach.always(logsIn(reach, minutes(60)));
    await read(platform);
    expect(reach.seen[0]?.json).toEqual({
      accountAccessKeyId: 'key-id',
      accountAccessSecreteKey: 'key-secret',
    });
    expect(reach.seen[0]?.headers).toMatchObject({ 'x-api-key': 'test-api-key' });
    expect(reach.seen[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each(['exipiresAt', 'expiresAt'])(
    'are exchanged again shortly before %s',
    async (spelling) => {
      await using reach = await StubReach.start();
      const platform = reach.platform({ auth: EXCHANGE });
      reach.always(logsIn(reach, minutes(60), spelling));
      await read(platform);
      reach.clock.time += minutes(57);
      await read(platform);
      reach.clock.time += minutes(1) + seconds(1);
      await read(platform);
      expect(tokensUsed(reach)).toEqual(['Bearer token-1', 'Bearer token-1', 'Bearer token-2']);
    },
  );

  it('give a token that is not prefixed twice (Q9), with an expiry as a number', async () => {
    await using reach = await StubReach.start();
    const exipiresAt = Math.floor((reach.clock.now() + minutes(60)) / 1_000);
    const login = gives({ authorizationToken: 'Bearer ready', exipiresAt });
    const platform = reach.next(login).always(gives({})).platform({ auth: EXCHANGE });
    await read(platform);
    reach.clock.time += minutes(30);
    await read(platform);
    expect(tokensUsed(reach)).toEqual(['Bearer ready', 'Bearer ready']);
  });

  it('are exchanged once when several requests find the token refused', async () => {
    await using reach = await StubReach.start();
    const platform = reach.platform({ auth: EXCHANGE });
    const good = logsIn(reach, minutes(60));
    reach.always((response, seen) => {
      const stale = seen.headers.authorization === 'Bearer token-1';
      (stale ? says(401, {}) : good)(response, seen);
    });
    await Promise.all(['a', 'b', 'c'].map((id) => read(platform, id)));
    expect(reach.asked.filter((asked) => asked === LOGIN)).toHaveLength(2);
    expect(reach.lines('platform credentials refreshed')).toHaveLength(2);
  });

  it.each([
    ['refused', says(401, {}), 'credentials'],
    ['refused inside a good answer', says(200, { status: 'FAILED', message: 'no' }), 'credentials'],
    ['turned away for now', says(429, {}), 'busy'],
    ['answered without a token', gives({}), 'credentials'],
  ])('that are %s leave a change not taken', async (_what, login, cause) => {
    await using reach = await StubReach.start();
    const platform = reach.next(login).platform({ auth: EXCHANGE });
    const answer = await platform.change(9, { json: {} }, () => null);
    const retryAt = reach.clock.now() + 1_000;
    expect(answer).toEqual({ outcome: 'not-processed', cause, retryAt });
    expect(reach.asked).toEqual([LOGIN]);
  });

  it('are not exchanged again while the exchange cools down', async () => {
    await using reach = await StubReach.start();
    const platform = reach.always(says(401, {})).platform({ auth: EXCHANGE });
    await expect(read(platform, 'a')).rejects.toMatchObject({ code: 'PLATFORM_DENIED' });
    await expect(read(platform, 'b')).rejects.toMatchObject({ retryAfterMs: 1_000 });
    expect(reach.asked).toEqual([LOGIN]);
  });

  it.each([
    ['401', says(401, {})],
    ['400', says(400, {})],
    ['an answer without a token', gives({})],
  ])('that meet %s again and again wait longer each time, with one alert', async (_what, login) => {
    await using reach = await StubReach.start();
    const platform = reach.always(login).platform({ auth: EXCHANGE });
    const waits: unknown[] = [];
    for (let time = 0; time < 6; time += 1) {
      const error = await read(platform, `t-${time}`).catch((thrown: unknown) => thrown);
      const { retryAfterMs } = error as { retryAfterMs: number };
      waits.push(retryAfterMs);
      reach.clock.time += retryAfterMs;
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 60_000, 60_000]);
    expect(reach.alerts).toMatchObject([{ row: 0, cause: 'credentials', failures: 5 }]);
  });
});

const DENY = says(403, { Message: 'User is not authorized with an explicit deny' });

describe('a token that the platform has revoked', () => {
  /** Denies whoever does not come with the latest token, in these words. */
  const revokes =
    (reach: StubReach, denial: Reply, latest: () => string): Reply =>
    (response, seen) => {
      const stale = !seen.path.endsWith('generateauth') && seen.headers.authorization !== latest();
      (stale ? denial : logsIn(reach, minutes(60)))(response, seen);
    };

  it.each([
    ['as an explicit deny', DENY],
    ['as an explicit deny in lower case', says(403, { message: 'with an explicit deny' })],
    ['as an explicit deny without JSON', says(403, 'with an explicit deny')],
    ['without a reason', says(403, { Message: 'Forbidden' })],
  ])('is renewed once, and the request is sent once more: denied %s', async (_words, denial) => {
    await using reach = await StubReach.start();
    let latest = 'Bearer token-1';
    reach.always(revokes(reach, denial, () => latest));
    const platform = reach.platform({ auth: EXCHANGE });
    await read(platform);
    latest = 'Bearer token-2';
    expect(await read(platform)).toBe('DONE');
    const change = await platform.change(9, { json: {} }, () => 'done');
    expect(change).toEqual({ outcome: 'accepted', value: 'done' });
    expect(tokensUsed(reach)).toEqual([
      ...['Bearer token-1', 'Bearer token-1', 'Bearer token-2', 'Bearer token-2'],
    ]);
    expect(reach.alerts).toEqual([]);
  });

  it('is told from a missing entitlement by the second answer, and not asked about with every call', async () => {
    await using reach = await StubReach.start();
    const denied = (path: string): boolean => /product\/status|imei/.test(path);
    reach.always((response, seen) =>
      (denied(seen.path) ? DENY : logsIn(reach, minutes(60)))(response, seen),
    );
    const platform = reach.platform({ auth: EXCHANGE });
    const device = (): Promise<unknown> => platform.read(3, { path: { imei: '1' } }, () => 1);
    for (let time = 0; time < 5; time += 1) {
      await expect(read(platform)).rejects.toMatchObject({ code: 'PLATFORM_DENIED' });
      await expect(device()).rejects.toMatchObject({ code: 'PLATFORM_DENIED' });
    }
    expect(reach.asked.filter((asked) => asked === LOGIN)).toHaveLength(3);
    expect(reach.alerts).toMatchObject([
      { row: 10, cause: 'denied' },
      { row: 3, cause: 'denied' },
    ]);
    reach.clock.time += minutes(11);
    await expect(read(platform)).rejects.toMatchObject({ code: 'PLATFORM_DENIED' });
    expect(reach.asked.filter((asked) => asked === LOGIN)).toHaveLength(4);
  });
});

describe('the JWT', () => {
  it('is read anew for each request, so that a rotated file counts at once', async () => {
    await using reach = await StubReach.start();
    let jwt = 'old';
    const platform = reach
      .always(gives({ status: 'DONE' }))
      .platform({ auth: { scheme: 'basic', jwt: () => jwt } });
    await read(platform);
    jwt = 'new';
    await read(platform);
    const decoded = tokensUsed(reach).map((header) =>
      Buffer.from(String(header).replace('Basic ', ''), 'base64').toString('utf8'),
    );
    expect(decoded).toEqual(['clientapi|old', 'clientapi|new']);
  });
});
