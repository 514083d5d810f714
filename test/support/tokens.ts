/*
 * Tokens: a brand's own sign-in, for tests.
 */
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT, type JWTVerifyGetKey } from 'jose';

export const ISSUER = 'https://sign-in.test';
export const AUDIENCE = 'reach-gateway';

export interface Person {
  readonly sub: string;
  readonly role?: string;
  readonly customers?: readonly string[];
  readonly expiresIn?: string;
  readonly audience?: string;
  /** How long ago the person signed in, in seconds; null for a token that does not say. */
  readonly authAge?: number | null;
  readonly acr?: string;
  /** How long ago the token was made, in seconds; null for a token that does not say. */
  readonly age?: number | null;
}

const pair = await generateKeyPair('ES256', { extractable: true });
/** The public key of the sign-in. */
export const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'test' };

export const tokenKeys: JWTVerifyGetKey = createLocalJWKSet({ keys: [jwk] });

export function tokenFor({
  sub,
  role = 'customer',
  customers = [],
  expiresIn = '1h',
  audience = AUDIENCE,
  authAge = 0,
  acr,
  age = 0,
}: Person): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const token = new SignJWT({
    ...{ role, customers: [...customers] },
    ...(authAge !== null && { auth_time: now - authAge }),
    ...(acr !== undefined && { acr }),
  });
  if (age !== null) token.setIssuedAt(now - age);
  return token
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setSubject(sub)
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setExpirationTime(expiresIn)
    .sign(pair.privateKey);
}
