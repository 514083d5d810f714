/*
 * JWT: from the token of a request to its caller.
 *
 * Owns   what makes a token ours: signature, issuer, audience, expiry and the claims `sub`, `role` and `customers`; and what it says of the
 *        sign-in: `iat`, `auth_time` and `acr`, of which none need be there.
 * Gives  ANONYMOUS when no token is sent, UNAUTHENTICATED for every token that is not entirely right, and OVERLOADED for one that cannot
 *        be checked now.
 * Never  stores or logs a token. One that was right is not verified again while nothing has changed: see `verified-tokens.ts`.
 *
 * A wrong token is never taken for no token: a person who meant to be signed in must not be served as an anonymous one.
 * Expiry is real time, whatever the gateway's clock shows.
 */
import {
  errors,
  jwtVerify,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  type JWTVerifyResult,
} from 'jose';
import { seconds } from '../clock.ts';
import { failed, type Given } from '../datasources/wire/given.ts';
import { GatewayError } from '../errors.ts';
import { customerId, isPlatformId } from '../ids.ts';
import { ANONYMOUS, type Caller, type Role, type SignedIn } from './caller.ts';
import { LONGEST_LIFE_MS } from './revocations.ts';
import { VerifiedTokens } from './verified-tokens.ts';

/** From the value of an `Authorization` header, or its absence, to who is asking. Rejects with a GatewayError; never throws at once. */
export type Authenticate = (authorization: string | undefined) => Given<Caller>;

interface TokenRules {
  /** Finds the key that a token names. A `GatewayError` of its own is passed on. */
  readonly keys: JWTVerifyGetKey;
  /** What stands for the keys in force, another object after each change of them; null while no token can be checked. Without it each is verified anew. */
  readonly inForce?: () => object | null;
  readonly issuer: string;
  readonly audience: string;
  /** What the clocks of two machines may differ by. Milliseconds. */
  readonly toleranceMs?: number;
}

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
export const DEFAULT_TOLERANCE_MS = seconds(30);
const LONGEST_TOKEN = 8_192;
const LONGEST_SUBJECT = 256;
const KEYS_AGAIN_AFTER_MS = 5_000;

const ROLES: ReadonlyMap<unknown, Role> = new Map<unknown, Role>([
  ['customer', 'CUSTOMER'],
  ['agent', 'AGENT'],
  ['admin', 'ADMIN'],
]);

export function createAuthenticate(rules: TokenRules): Authenticate {
  const known = new VerifiedTokens();
  const found = async (token: string, keys: object | null): Promise<Caller> => {
    const caller = callerOf(await verified(token, rules));
    if (keys) known.keep(token, { caller, keys });
    return caller;
  };
  return (authorization) => {
    if (authorization === undefined) return ANONYMOUS;
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization)?.[1] ?? '';
    if (token === '' || token.length > LONGEST_TOKEN) return refused();
    const keys = rules.inForce?.() ?? null;
    return (keys && known.callerOf(token, keys)) ?? found(token, keys);
  };
}

export const refused = (): Promise<never> => failed(new GatewayError('UNAUTHENTICATED'));

async function verified(
  token: string,
  { keys, issuer, audience, toleranceMs = DEFAULT_TOLERANCE_MS }: TokenRules,
): Promise<JWTPayload> {
  const must = {
    ...{ issuer, audience, algorithms: ALGORITHMS, clockTolerance: toleranceMs / 1_000 },
    requiredClaims: ['sub', 'exp', 'role'],
  };
  try {
    return (await verifiedByOne(token, keys, must)).payload;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    if (isTheirs(error)) throw new GatewayError('UNAUTHENTICATED');
    throw new GatewayError('OVERLOADED', { cause: error, retryAfterMs: KEYS_AGAIN_AFTER_MS });
  }
}

/** More keys of one name are nobody's rotation. */
const MAX_CANDIDATES = 8;

/** Some issuers show two keys under one name while they change them, or tokens without the name of theirs: one that fits is enough. */
async function verifiedByOne(
  token: string,
  keys: JWTVerifyGetKey,
  must: JWTVerifyOptions,
): Promise<JWTVerifyResult> {
  try {
    return await jwtVerify(token, keys, must);
  } catch (several) {
    if (!(several instanceof errors.JWKSMultipleMatchingKeys)) throw several;
    let tried = 0;
    for await (const key of several) {
      if (tried === MAX_CANDIDATES) break;
      tried += 1;
      const verified = await jwtVerify(token, key, must).catch(unlessUnsigned);
      if (verified) return verified;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

function unlessUnsigned(error: unknown): null {
  if (error instanceof errors.JWSSignatureVerificationFailed) return null;
  throw error;
}

/** Whether the token is to blame. Otherwise a key could not be used, and signing in again would not help. */
const isTheirs = (error: unknown): boolean =>
  error instanceof errors.JOSEError && !(error instanceof errors.JWKSInvalid);

function callerOf({ sub, exp = 0, iat, ...claims }: JWTPayload): Caller {
  const role = ROLES.get(claims['role']);
  const customers = claims['customers'] ?? [];
  const tooLong = exp * 1_000 > Math.min(Date.now(), msOf(iat) ?? Infinity) + LONGEST_LIFE_MS;
  if (role === undefined || !isSubject(sub) || tooLong || !isListOfIds(customers)) {
    throw new GatewayError('UNAUTHENTICATED');
  }
  const { auth_time: authTime, acr } = claims;
  const signedIn: SignedIn = {
    issuedAt: msOf(iat),
    authenticatedAt: msOf(authTime),
    acr: typeof acr === 'string' ? acr : null,
  };
  const expiresAt = exp * 1_000;
  return { role, subject: sub, customers: customers.map(customerId), expiresAt, signedIn };
}

/** A time of a token, which counts in seconds; null for what is none. */
const msOf = (seconds: unknown): number | null =>
  typeof seconds === 'number' && Number.isFinite(seconds) ? seconds * 1_000 : null;

/** What nobody sees, and blanks around it: nobody could name such a person to end their sign-ins. */
const UNNAMEABLE = /^\s|\s$|(?![\u200C\u200D\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{DI}]/u;

/** The type says string; a token may hold anything. */
const isSubject = (value: unknown): value is string =>
  typeof value === 'string' &&
  value !== '' &&
  value.length <= LONGEST_SUBJECT &&
  !UNNAMEABLE.test(value);

const isListOfIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string' && isPlatformId(id));
