import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { createAuthenticate } from '../../src/access/jwt.ts';
import { ANONYMOUS } from '../../src/access/caller.ts';
import { GatewayError } from '../../src/errors.ts';

const RULES = { issuer: 'https://brand.test', audience: 'gateway' };
const ours = await generateKeyPair('ES256', { extractable: true });
const theirs = await generateKeyPair('ES256');
const keys = createLocalJWKSet({
  keys: [{ ...(await exportJWK(ours.publicKey)), kid: 'k', alg: 'ES256' }],
});
const authenticate = createAuthenticate({ ...RULES, keys });

const GOOD = {
  sub: 'sam',
  role: 'customer',
  iss: RULES.issuer,
  aud: RULES.audience,
  exp: inSeconds(60),
};

function inSeconds(seconds: number): number {
  return Math.floor(Date.now() / 1_000) + seconds;
}

const signed = (claims: Record<string, unknown>, key = ours.privateKey): Promise<string> =>
  new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k' }).sign(key);

const codeFor = async (authorization: string, using = authenticate): Promise<unknown> =>
  Promise.resolve(using(authorization)).then(
    () => 'accepted',
    (error: unknown) => (error instanceof GatewayError ? error.code : error),
  );

describe('A token', () => {
  it('makes a caller of its claims', async () => {
    const token = await signed({ ...GOOD, role: 'agent', customers: ['100', '200'] });

    expect(await authenticate(`Bearer ${token}`)).toEqual({
      role: 'AGENT',
      subject: 'sam',
      customers: ['100', '200'],
      expiresAt: GOOD.exp * 1_000,
      signedIn: { issuedAt: null, authenticatedAt: null, acr: null },
    });
  });

  it('says when and how its person signed in, and what is no such thing says nothing', async () => {
    const signedIn = async (claims: Record<string, unknown>): Promise<unknown> =>
      (await authenticate(`Bearer ${await signed({ ...GOOD, ...claims })}`)).signedIn;
    const at = inSeconds(-90);

    expect(await signedIn({ iat: at + 60, auth_time: at, acr: 'phr' })).toEqual({
      ...{ issuedAt: (at + 60) * 1_000, authenticatedAt: at * 1_000, acr: 'phr' },
    });
    for (const odd of [String(at), null, true, [at], { at }])
      expect(await signedIn({ iat: at, auth_time: odd, acr: odd === null ? 1 : [odd] })).toEqual({
        ...{ issuedAt: at * 1_000, authenticatedAt: null, acr: null },
      });
  });

  it('that lives longer than a year from when it was made is nobody’s, however much of it is left', async () => {
    const year = 366 * 86_400;
    for (const [iat, exp] of [
      [inSeconds(-year - 60), inSeconds(60)],
      [inSeconds(-60), inSeconds(year - 30)],
      [inSeconds(0), inSeconds(year + 60)],
    ])
      expect(await codeFor(`Bearer ${await signed({ ...GOOD, iat, exp })}`)).toBe(
        'UNAUTHENTICATED',
      );
    const longest = { ...GOOD, iat: inSeconds(-60), exp: inSeconds(year - 90) };
    expect(await codeFor(`Bearer ${await signed(longest)}`)).toBe('accepted');
  });

  it('that is not sent makes nobody', async () => {
    expect(await authenticate(undefined)).toBe(ANONYMOUS);
  });

  it.each<[string, Record<string, unknown>]>([
    ['has expired', { exp: inSeconds(-60) }],
    ['never expires', { exp: undefined }],
    ['is not valid yet', { nbf: inSeconds(60) }],
    ['is of another issuer', { iss: 'https://other.test' }],
    ['is for another audience', { aud: 'other' }],
    ['names nobody', { sub: '' }],
    ['has no role', { role: undefined }],
    ['has a role in other letters', { role: 'ADMIN' }],
    ['has a list as role', { role: ['admin'] }],
    ['has customers that are no list', { customers: '100' }],
    ['has customers that are no words', { customers: [100] }],
    ['has customers that are no ids', { customers: ['..'] }],
    ['has customers that would be another path', { customers: ['a/b'] }],
    ['has customers of two lines', { customers: ['a\n'] }],
    ['names a person by a blank', { sub: ' ' }],
    ['names a person with a blank that nobody sees', { sub: 'sam ' }],
    ['names a person with a mark that nobody sees', { sub: 'sa\u202Em' }],
    ['names a person with half a character', { sub: 'sam\uD800' }],
    ['names a person by two lines', { sub: 'sam\nsam' }],
  ])('that %s is refused', async (_name, claims) => {
    expect(await codeFor(`Bearer ${await signed({ ...GOOD, ...claims })}`)).toBe('UNAUTHENTICATED');
  });

  it('that is signed by another key, by a shared secret or by nobody is refused', async () => {
    const { x = '' } = await exportJWK(ours.publicKey);
    const shared = await new SignJWT(GOOD)
      .setProtectedHeader({ alg: 'HS256', kid: 'k' })
      .sign(Buffer.from(x.padEnd(32)));
    const forged = await signed(GOOD, theirs.privateKey);
    const unsecured = new UnsecuredJWT(GOOD).encode();

    for (const token of [shared, forged, unsecured]) {
      expect(await codeFor(`Bearer ${token}`)).toBe('UNAUTHENTICATED');
    }
  });

  it('in no form that we know is refused, and never taken for none', async () => {
    const token = await signed(GOOD);
    const headers = [
      '',
      'Bearer',
      'Bearer ',
      `Basic ${token}`,
      token,
      `Bearer ${token} x`,
      `Bearer ${token}${'a'.repeat(9_000)}`,
    ];

    for (const header of headers) expect(await codeFor(header)).toBe('UNAUTHENTICATED');
  });

  it('that lives for years, or names a person in no usable way, is refused', async () => {
    const year = 366 * 86_400;
    const wrong = [
      { exp: inSeconds(2 * year) },
      ...[' '.repeat(0), 'x'.repeat(257), 7, ['sam'], { sub: 'sam' }, null].map((sub) => ({ sub })),
    ];
    for (const claims of wrong) {
      const token = await signed({ ...GOOD, ...claims });
      expect(await codeFor(`Bearer ${token}`), JSON.stringify(claims)).toBe('UNAUTHENTICATED');
    }
    for (const claims of [{ exp: inSeconds(year - 60) }, { sub: 'x'.repeat(256) }])
      expect(await codeFor(`Bearer ${await signed({ ...GOOD, ...claims })}`)).toBe('accepted');
  });

  it('of a clock that differs by less than the tolerance is accepted', async () => {
    const strict = createAuthenticate({ ...RULES, keys, toleranceMs: 5_000 });
    for (const claims of [
      { nbf: inSeconds(20) },
      { exp: inSeconds(-20) },
      { iat: inSeconds(20) },
    ]) {
      const header = `Bearer ${await signed({ ...GOOD, ...claims })}`;
      expect(await codeFor(header)).toBe('accepted');
      if (!('iat' in claims)) expect(await codeFor(header, strict)).toBe('UNAUTHENTICATED');
    }
  });
});
