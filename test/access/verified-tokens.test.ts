import { exportJWK, generateKeyPair, SignJWT, createLocalJWKSet, type JWTVerifyGetKey } from 'jose';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { createAuthenticate, DEFAULT_TOLERANCE_MS } from '../../src/access/jwt.ts';
import { VerifiedTokens } from '../../src/access/verified-tokens.ts';
import { days, hours, minutes, seconds } from '../../src/clock.ts';
import { GatewayError } from '../../src/errors.ts';
import { globalId } from '../../src/ids.ts';
import { act } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const RULES = { issuer: 'https://brand.test', audience: 'gateway' };
const LINE = globalId('Line', IDS.lena, IDS.lena);
const START = Date.parse('2026-03-02T09:00:00Z');
const pairs = {
  old: await generateKeyPair('ES256', { extractable: true }),
  new: await generateKeyPair('ES256', { extractable: true }),
};
type Kid = keyof typeof pairs;

const setOf = async (...kids: readonly Kid[]): Promise<JWTVerifyGetKey> =>
  createLocalJWKSet({
    keys: await Promise.all(
      kids.map(async (kid) => ({ ...(await exportJWK(pairs[kid].publicKey)), kid, alg: 'ES256' })),
    ),
  });

const tokenOf = (claims: Record<string, unknown> = {}, kid: Kid = 'old'): Promise<string> =>
  new SignJWT({ sub: 'sam', role: 'customer', customers: ['100'], ...claims })
    .setProtectedHeader({ alg: 'ES256', kid })
    .setIssuer(RULES.issuer)
    .setAudience(RULES.audience)
    .setIssuedAt(Date.now() / 1_000)
    .setExpirationTime(Math.floor((Date.now() + hours(1)) / 1_000))
    .sign(pairs[kid].privateKey);

/** A gateway's sign-in whose keys a test changes, and which says how many tokens it has verified. */
function signIn(first: JWTVerifyGetKey | null) {
  const state = { keys: first, verified: 0 };
  const authenticate = createAuthenticate({
    ...RULES,
    inForce: () => state.keys,
    keys: (header, token) => {
      state.verified += 1;
      if (!state.keys) throw new GatewayError('OVERLOADED');
      return state.keys(header, token);
    },
  });
  const answer = (token: string): Promise<unknown> =>
    Promise.resolve(authenticate(`Bearer ${token}`)).then(
      ({ subject }) => subject,
      (error: unknown) => (error instanceof GatewayError ? error.code : error),
    );
  return { state, authenticate, answer };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }));
afterEach(() => void vi.useRealTimers());

describe('a token that was verified', () => {
  it('is not verified again while it is sent again and again, and makes the same caller', async () => {
    const { state, authenticate, answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    const first = await authenticate(`Bearer ${token}`);
    for (let passed = 0; passed < 50; passed += 1) {
      vi.setSystemTime(Date.now() + minutes(1));
      expect(await authenticate(`bearer  ${token}`)).toBe(first);
    }
    expect(state.verified).toBe(1);
    expect(await answer(await tokenOf({ sub: 'ann' }))).toBe('ann');
    expect(state.verified).toBe(2);
  });

  it.each([
    ['at once after its time and the tolerance', hours(1) + DEFAULT_TOLERANCE_MS],
    ['some time later', hours(1) + minutes(5)],
    ['a year later', days(365)],
  ])('is refused %s', async (_when, passed) => {
    const { answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    expect(await answer(token)).toBe('sam');
    vi.setSystemTime(START + hours(1) - 1);
    expect(await answer(token)).toBe('sam');
    vi.setSystemTime(START + passed);
    expect(await answer(token)).toBe('UNAUTHENTICATED');
  });

  it('is accepted within the tolerance as one that was never seen', async () => {
    const { state, answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    await answer(token);
    vi.setSystemTime(START + hours(1) + DEFAULT_TOLERANCE_MS - seconds(1));
    expect(await answer(token)).toBe('sam');
    expect(state.verified).toBe(2);
  });

  it('is refused before its time when the clock is set back', async () => {
    const { answer } = signIn(await setOf('old'));
    const token = await tokenOf({ nbf: START / 1_000 });
    expect(await answer(token)).toBe('sam');
    for (const back of [minutes(1), hours(1), days(400)]) {
      vi.setSystemTime(START - back);
      expect(await answer(token)).toBe('UNAUTHENTICATED');
    }
    vi.setSystemTime(START + 1);
    expect(await answer(token)).toBe('sam');
  });

  it('is refused once its key is shown no more, and verified anew after every change of the keys', async () => {
    const { state, answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    expect(await answer(token)).toBe('sam');
    state.keys = await setOf('old', 'new');
    expect(await answer(token)).toBe('sam');
    expect(state.verified).toBe(2);
    state.keys = await setOf('new');
    expect(await answer(token)).toBe('UNAUTHENTICATED');
    expect(await answer(await tokenOf({}, 'new'))).toBe('sam');
    state.keys = await setOf('old');
    expect(await answer(token)).toBe('sam');
  });

  it('cannot be checked while there are no keys in force', async () => {
    const keys = await setOf('old');
    const { state, answer } = signIn(keys);
    const token = await tokenOf();
    expect(await answer(token)).toBe('sam');
    state.keys = null;
    expect(await answer(token)).toBe('OVERLOADED');
    state.keys = keys;
    expect(await answer(token)).toBe('sam');
  });

  it('that was being verified while the keys changed is verified once more', async () => {
    const [before, after] = [await setOf('old'), await setOf('new')];
    const { state, authenticate, answer } = signIn(before);
    const token = await tokenOf();
    const first = Promise.resolve(authenticate(`Bearer ${token}`));
    state.keys = after;
    await first.catch(() => undefined);
    expect(await answer(token)).toBe('UNAUTHENTICATED');
  });

  it('lets no other one through: not with another signature, other claims or another key', async () => {
    const { answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    expect(await answer(token)).toBe('sam');
    const [head = '', claims = '', signature = ''] = token.split('.');
    const others = [
      `${head}.${claims}.${signature.slice(0, -2)}AA`,
      `${head}.${claims}.`,
      `${head}.${claims}`,
      `${head}.${Buffer.from('{"sub":"eve","role":"admin"}').toString('base64url')}.${signature}`,
      `${token}A`,
      await tokenOf({}, 'new'),
    ];
    for (const other of others) expect(await answer(other)).toBe('UNAUTHENTICATED');
  });

  it('is not pushed out by tokens that are refused, however many', async () => {
    const { state, answer } = signIn(await setOf('old'));
    const token = await tokenOf();
    await answer(token);
    for (let stranger = 0; stranger < 500; stranger += 1) await answer(`a.b${stranger}.c`);
    const { verified } = state;
    expect(await answer(token)).toBe('sam');
    expect(state.verified).toBe(verified);
  });
});

describe('what is known of tokens', () => {
  const caller = {
    ...({ role: 'CUSTOMER', subject: 'sam', customers: [] } as const),
    expiresAt: START + hours(1),
  };

  it('is bounded by what it takes, the oldest going first', () => {
    const [known, keys] = [new VerifiedTokens(), {}];
    const tokenAt = (index: number): string => `${index}`.padEnd(8_000, 'x');
    for (let index = 0; index < 4_000; index += 1) known.keep(tokenAt(index), { caller, keys });
    const kept = Array.from({ length: 4_000 }, (_, index) =>
      known.callerOf(tokenAt(index), keys),
    ).filter((one) => one !== null);
    expect(kept.length).toBeGreaterThan(1_500);
    expect(kept.length).toBeLessThan(2_100);
    expect(known.callerOf(tokenAt(0), keys)).toBeNull();
    expect(known.callerOf(tokenAt(3_999), keys)).toBe(caller);
  });
});

describe('a person whose token is known', () => {
  it('is asked to sign in afresh when the sign-in has grown old meanwhile', async () => {
    vi.useRealTimers();
    await using world = await World.start();
    const lena = await world.as({ ...LENA, authAge: 14 * 60 });
    const swap = (): Promise<any> => act(lena, 'swapNumber', { lineId: LINE });
    expect(await swap()).toMatchObject({ outcome: 'ACCEPTED' });
    await world.pass(minutes(10));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes(2) });
    expect(await swap()).toMatchObject({ problems: [{ code: 'STEP_UP_REQUIRED' }] });
    vi.useRealTimers();
    expect(await swap()).toMatchObject({ outcome: 'ACCEPTED' });
  });
});
