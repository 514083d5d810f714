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
}

const pair = await generateKeyPair('ES256', { extractable: true });
/** The public key of the sign-in. */
export const jwk = { ...(await exportJWK(pair.publicKey)), alg: 'ES256', kid: 'test' };

export const tokenKeys: JWTVerifyGetKey = createLocalJWKSet({ keys: [jwk] });

export const tokenFor = ({
  sub,
  role = 'customer',
  customers = [],
  expiresIn = '1h',
  audience = AUDIENCE,
}: Person): Promise<string> =>
  new SignJWT({ role, customers: [...customers] })
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .setSubject(sub)
    .setIssuer(ISSUER)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime(expiresIn)
    .sign(pair.privateKey);
