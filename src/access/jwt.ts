/*
 * JWT: from a bearer token to a caller.
 *
 * Owns   what a token must be: signed by a key of the brand's JWKS, for this audience, from this issuer, not expired.
 * Never  takes a bad token for nobody: no token is nobody, a bad one is refused.
 */
import { createRemoteJWKSet, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { GatewayError } from '../errors.ts';
import { customerId } from '../ids.ts';
import { NOBODY, type Caller, type Role } from './caller.ts';

export interface TokenRules {
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
  readonly audience: string;
}

/** Verifies an `Authorization` header or an `authorization` connection parameter. */
export type Authenticate = (authorization: string | null) => Promise<Caller>;

const ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];
const ROLES: Readonly<Record<string, Role>> = {
  customer: 'CUSTOMER',
  agent: 'AGENT',
  admin: 'ADMIN',
};

export const remoteKeys = (url: string): JWTVerifyGetKey => createRemoteJWKSet(new URL(url));

export const authenticator = ({ keys, issuer, audience }: TokenRules): Authenticate => {
  return async (authorization) => {
    if (authorization === null || authorization.trim() === '') return NOBODY;
    const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization.trim()) ?? [];
    if (token === undefined) throw new GatewayError('UNAUTHENTICATED');
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
      });
      return callerFrom(payload);
    } catch (error) {
      throw new GatewayError('UNAUTHENTICATED', { cause: error });
    }
  };
};

function callerFrom({
  sub,
  exp,
  role,
  customers,
}: JWTPayload & { role?: unknown; customers?: unknown }): Caller {
  const known = typeof role === 'string' ? ROLES[role] : undefined;
  if (!sub || exp === undefined || known === undefined) throw new GatewayError('UNAUTHENTICATED');
  const ids = Array.isArray(customers) ? customers.filter((id) => typeof id === 'string') : [];
  return { role: known, subject: sub, customers: ids.map(customerId), expiresAt: exp * 1_000 };
}
