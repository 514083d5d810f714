/*
 * Sandbox keys: the sign-in of the brand, as far as a sandbox has one.
 *
 * Owns   one key pair, stored in a file so that `npm run token` in another terminal can sign with it too.
 * Never  signs for anything but the sandbox's own issuer.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  SignJWT,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';

export const ISSUER = 'https://sandbox.invalid';
export const AUDIENCE = 'reach-gateway-sandbox';
export const KEY_FILE = '.data/sandbox-key.json';

const LIVES = '12h';
const LONGEST_SECONDS = 365 * 86_400;

export const ROLES = ['customer', 'agent', 'admin'] as const;

export interface Claims {
  readonly sub: string;
  readonly role: (typeof ROLES)[number];
  readonly customers: readonly string[];
}

interface Times {
  /** How long the token lives. */
  readonly lives?: string;
  /** How many seconds ago the person signed in. */
  readonly authAgeSeconds?: number;
}

/** The private key, made on first use. */
export async function sandboxKey(file = KEY_FILE): Promise<JWK> {
  const kept = await readFile(file, 'utf8').catch(() => null);
  if (kept !== null) return JSON.parse(kept) as JWK;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(privateKey)), alg: 'ES256', kid: 'sandbox' };
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, JSON.stringify(jwk), { mode: 0o600 });
  return jwk;
}

export function publicKeys({ d: _secret, ...jwk }: JWK): JWTVerifyGetKey {
  return createLocalJWKSet({ keys: [jwk] });
}

const SECONDS: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3_600],
  ['d', 86_400],
]);

/** A time like `30s`, `5m`, `12h` or `1d` in seconds, at most a year; null for anything else. */
export function secondsIn(text: string): number | null {
  const [, count = '', unit = ''] = /^(\d{1,8})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * (SECONDS.get(unit) ?? NaN);
  return seconds <= LONGEST_SECONDS ? seconds : null;
}

/** The same for how long a token lives: at least a second. */
export function lifetimeIn(text: string): string | null {
  const seconds = secondsIn(text);
  return seconds === null || seconds < 1 ? null : `${seconds}s`;
}

/** It expires by real time, however fast the sandbox's own goes. */
export async function signedToken(
  jwk: JWK,
  { sub, role, customers }: Claims,
  { lives = LIVES, authAgeSeconds = 0 }: Times = {},
): Promise<string> {
  const key = await importJWK(jwk, 'ES256');
  const signedInAt = Math.floor(Date.now() / 1_000) - authAgeSeconds;
  return new SignJWT({ role, customers: [...customers], auth_time: signedInAt })
    .setProtectedHeader({ alg: 'ES256', kid: 'sandbox' })
    .setSubject(sub)
    .setIssuer(ISSUER)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(lives)
    .sign(key);
}
