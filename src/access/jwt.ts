/*
 * JWT: from the token of a request to its caller.
 *
 * Owns   what makes a token ours: signature, issuer, audience, expiry and the claims `sub`, `role` and `customers`.
 * Gives  ANONYMOUS when no token is sent, and UNAUTHENTICATED for every token that is not entirely right.
 * Never  stores or logs a token.
 *
 * A wrong token is never taken for no token: a person who meant to be signed in must not be served as an anonymous one.
 * Expiry is real time, whatever the gateway's clock shows.
 */
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { GatewayError } from '../errors.ts';
import { customerId } from '../ids.ts';
import { ANONYMOUS, type Caller, type Role } from './caller.ts';

/** From the value of an `Authorization` header, or its absence, to who is asking. Rejects with a GatewayError. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

interface TokenRules {
  /** Finds the key that a token names. */
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
}

const ALGORITHMS = ['RS256', 'ES256', 'EdDSA'];
/** What clocks of two machines may differ by. */
const TOLERANCE_SECONDS = 5;
const LONGEST_TOKEN = 8_192;
const KEYS_AGAIN_AFTER_MS = 5_000;

const ROLES: ReadonlyMap<unknown, Role> = new Map<unknown, Role>([
  ['customer', 'CUSTOMER'],
  ['agent', 'AGENT'],
  ['admin', 'ADMIN'],
]);

/** Keys of an issuer, fetched when first needed and again when a token names an unknown one. */
export const keysAt = (url: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(url));

export const createAuthenticate =
  (rules: TokenRules): Authenticate =>
  async (authorization) => {
    if (authorization === undefined) return ANONYMOUS;
    const token = /^Bearer +([\w.-]+)$/i.exec(authorization)?.[1] ?? '';
    if (token === '' || token.length > LONGEST_TOKEN) throw new GatewayError('UNAUTHENTICATED');
    return callerOf(await verified(token, rules));
  };

async function verified(
  token: string,
  { keys, issuer, audience }: TokenRules,
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms: ALGORITHMS,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp', 'role'],
    });
    return payload;
  } catch (error) {
    if (isTheirs(error)) throw new GatewayError('UNAUTHENTICATED');
    throw new GatewayError('OVERLOADED', { cause: error, retryAfterMs: KEYS_AGAIN_AFTER_MS });
  }
}

/** Whether the token is to blame. Otherwise the keys could not be had, and signing in again would not help. */
const isTheirs = (error: unknown): boolean =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout) &&
  !(error instanceof errors.JWKSInvalid) &&
  error.code !== 'ERR_JOSE_GENERIC';

function callerOf({ sub = '', exp = 0, ...claims }: JWTPayload): Caller {
  const role = ROLES.get(claims['role']);
  const customers = claims['customers'] ?? [];
  if (role === undefined || sub === '' || !isListOfIds(customers)) {
    throw new GatewayError('UNAUTHENTICATED');
  }
  return { role, subject: sub, customers: customers.map(customerId), expiresAt: exp * 1_000 };
}

const isListOfIds = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((id) => typeof id === 'string' && id !== '');
