import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type GenerateKeyPairResult, type JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { IssuerKeys, type KeysReport } from '../../src/access/issuer-keys.ts';
import { createAuthenticate } from '../../src/access/jwt.ts';
import { hours, minutes, seconds } from '../../src/clock.ts';
import { GatewayError } from '../../src/errors.ts';

const RULES = { issuer: 'https://brand.test', audience: 'gateway' };
const pairs = {
  old: await generateKeyPair('ES256', { extractable: true }),
  new: await generateKeyPair('ES256', { extractable: true }),
};
type Kid = keyof typeof pairs;

const jwkOf = async (kid: string, pair: GenerateKeyPairResult): Promise<JWK> => ({
  ...(await exportJWK(pair.publicKey)),
  ...{ kid, alg: 'ES256' },
});

const tokenOf = (kid: string, pair: GenerateKeyPairResult = pairs.old): Promise<string> =>
  new SignJWT({ sub: 'sam', role: 'customer' })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer(RULES.issuer)
    .setAudience(RULES.audience)
    .setExpirationTime('1h')
    .sign(pair.privateKey);

/** An issuer whose answers a test chooses, and a gateway that knows it. */
async function start({ staleMaxAgeMs = hours(6) } = {}) {
  const issuer = { fetches: 0, shows: ['old'] as Kid[], answers: 'keys' as string | null };
  const server = createServer((_request, response) => {
    issuer.fetches += 1;
    if (issuer.answers === null) response.destroy();
    else if (issuer.answers !== 'keys') response.writeHead(200).end(issuer.answers);
    else
      void Promise.all(issuer.shows.map((kid) => jwkOf(kid, pairs[kid]))).then((keys) =>
        response.writeHead(200).end(JSON.stringify({ keys })),
      );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const time = { now: 1_000_000 };
  const reports: KeysReport[] = [];
  const keys = new IssuerKeys({
    ...{ url: `http://127.0.0.1:${port}/keys`, staleMaxAgeMs, now: () => time.now },
    onFetched: (report) => void reports.push(report),
  });
  const authenticate = createAuthenticate({
    ...{ ...RULES, keys: keys.find, inForce: keys.inForce },
  });
  const answer = async (token: string): Promise<unknown> =>
    Promise.resolve(authenticate(`Bearer ${token}`)).then(
      () => 'accepted',
      (error: unknown) =>
        error instanceof GatewayError && error.retryAfterMs !== undefined
          ? { code: error.code, retryAfterMs: error.retryAfterMs }
          : (error as GatewayError).code,
    );
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { issuer, time, keys, reports, answer, [Symbol.asyncDispose]: close };
}

describe('Keys of the sign-in', () => {
  it('are fetched once for many tokens, and again after ten minutes while the old ones serve', async () => {
    await using world = await start();
    const { issuer, time, answer } = world;
    const token = await tokenOf('old');
    expect(await Promise.all([1, 2, 3].map(() => answer(token)))).toEqual(
      Array(3).fill('accepted'),
    );
    expect(issuer.fetches).toBe(1);
    time.now += minutes(10) + 1;
    expect(await answer(token)).toBe('accepted');
    await expect.poll(() => issuer.fetches).toBe(2);
  });

  it('stand for the same until they change; then a token that was verified with one that is gone is refused', async () => {
    await using world = await start();
    const { issuer, time, keys, reports, answer } = world;
    const token = await tokenOf('old');
    await answer(token);
    const before = keys.inForce();
    time.now += minutes(10) + 1;
    expect(await answer(token)).toBe('accepted');
    await expect.poll(() => reports.length).toBe(2);
    expect(keys.inForce()).toBe(before);
    issuer.shows = ['new'];
    time.now += minutes(10) + 1;
    expect(await answer(token)).toBe('accepted');
    await expect.poll(() => reports.length).toBe(3);
    expect(keys.inForce()).not.toBe(before);
    expect(await answer(token)).toBe('UNAUTHENTICATED');
    expect(await answer(await tokenOf('new', pairs.new))).toBe('accepted');
  });

  it('that are new within the interval are found by one early fetch', async () => {
    await using world = await start();
    const { issuer, time, answer } = world;
    await answer(await tokenOf('old'));
    issuer.shows = ['old', 'new'];
    time.now += seconds(3);
    expect(await answer(await tokenOf('new', pairs.new))).toBe('accepted');
    expect(issuer.fetches).toBe(2);
  });

  it('that are not there yet make a token uncheckable, and wrong only once newer ones were seen', async () => {
    await using world = await start();
    const { issuer, time, answer } = world;
    await answer(await tokenOf('old'));
    time.now += seconds(3);
    expect(await answer(await tokenOf('other'))).toBe('UNAUTHENTICATED'); // the early fetch has shown it
    issuer.shows = ['old', 'new'];
    time.now += seconds(3);
    const token = await tokenOf('new', pairs.new);
    expect(await answer(token)).toEqual({ code: 'OVERLOADED', retryAfterMs: seconds(24) });
    time.now += seconds(24);
    expect(await answer(token)).toBe('accepted');
    expect(issuer.fetches).toBe(3);
  });

  it('are asked for twice in an interval at most, however many tokens name other ones', async () => {
    await using world = await start();
    const { issuer, time, answer } = world;
    for (let token = 0; token < 50; token += 1) await answer(await tokenOf(`made-up-${token}`));
    expect(issuer.fetches).toBeLessThanOrEqual(2);
    time.now += seconds(30);
    for (let token = 0; token < 50; token += 1) await answer(await tokenOf(`made-up-${token}`));
    expect(issuer.fetches).toBeLessThanOrEqual(4);
  });

  it.each([
    ['is gone', null],
    ['answers nonsense', '<html>'],
    ['shows no keys', '{"keys":[]}'],
    ['shows too much', JSON.stringify({ keys: ['x'.repeat(300_000)] })],
  ])('stay in force for six hours while the issuer %s', async (_what, answers) => {
    await using world = await start();
    const { issuer, time, keys, reports, answer } = world;
    const token = await tokenOf('old');
    await answer(token);
    issuer.answers = answers;
    time.now += minutes(11);
    expect(await answer(token)).toBe('accepted');
    await expect.poll(() => reports.at(-1)).toEqual({ ok: false, ageMs: minutes(11) });
    expect(keys.state()).toBe('stale');
    time.now += hours(5);
    expect(await answer(token)).toBe('accepted');
    time.now += hours(1);
    expect(await answer(token)).toMatchObject({ code: 'OVERLOADED' });
    expect(keys.state()).toBe('expired');
    issuer.answers = 'keys';
    time.now += seconds(30);
    expect(await answer(token)).toBe('accepted');
    expect(keys.state()).toBe('fresh');
  });

  it('that were never had make every token uncheckable, and are tried for every five seconds', async () => {
    await using world = await start();
    const { issuer, time, keys, answer } = world;
    issuer.answers = null;
    const token = await tokenOf('old');
    expect(await answer(token)).toEqual({ code: 'OVERLOADED', retryAfterMs: seconds(5) });
    expect(keys.state()).toBe('never');
    issuer.answers = 'keys';
    time.now += seconds(5);
    expect(keys.refresh()).toBe('never');
    await expect.poll(() => keys.state()).toBe('fresh');
    expect(await answer(token)).toBe('accepted');
  });

  it('say that a token is wrong when it is', async () => {
    await using world = await start();
    expect(await world.answer(await tokenOf('old', pairs.new))).toBe('UNAUTHENTICATED');
    expect(await world.answer('no.token.atall')).toBe('UNAUTHENTICATED');
  });

  it('of which two have one name, or that no token names, are each tried', async () => {
    await using world = await start();
    const one = await jwkOf('same', pairs.old);
    const two = await jwkOf('same', pairs.new);
    const nameless = await new SignJWT({ sub: 'sam', role: 'customer' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(RULES.issuer)
      .setAudience(RULES.audience)
      .setExpirationTime('1h')
      .sign(pairs.new.privateKey);
    world.issuer.answers = JSON.stringify({ keys: [one, two, one] });
    expect(await world.answer(await tokenOf('same', pairs.old))).toBe('accepted');
    expect(await world.answer(await tokenOf('same', pairs.new))).toBe('accepted');
    expect(await world.answer(nameless)).toBe('accepted');
    const stranger = await generateKeyPair('ES256', { extractable: true });
    expect(await world.answer(await tokenOf('same', stranger))).toBe('UNAUTHENTICATED');
  });

  it.each([
    ['an entry that is no key', [null, 7, {}, { kid: 'old' }, ['x']]],
    ['a broken key', [{ kty: 'EC', crv: 'P-256', x: '!', y: '!', kid: 'broken' }]],
    ['a broken key of the same name', [{ kty: 'EC', crv: 'P-256', x: '!', y: '!', kid: 'old' }]],
    ['a key of a kind that nobody knows', [{ kty: 'XX', kid: 'odd' }]],
  ])('stay in force beside %s', async (_what, others) => {
    await using world = await start();
    const good = await jwkOf('old', pairs.old);
    world.issuer.answers = `\uFEFF${JSON.stringify({ keys: [...others, good] })}`;
    expect(await world.answer(await tokenOf('old'))).toBe('accepted');
  });
});
