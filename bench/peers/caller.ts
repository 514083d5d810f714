/*
 * Caller: whose request it is, in the three ways that the comparison knows.
 *
 * Owns   what is believed of a token: nothing is checked (`read`), it is verified each time (`verified`), or once until it expires (`kept`).
 */
import { createLocalJWKSet, decodeJwt, jwtVerify, type JWK, type JWTPayload } from 'jose';

export type TokenWay = 'read' | 'verified' | 'kept';

export interface Caller {
  /** The accounts that they may see. */
  readonly customers: readonly string[];
}

export interface TokenRules {
  readonly way: TokenWay;
  readonly jwk: JWK;
  readonly issuer: string;
  readonly audience: string;
}

/** From the value of an `Authorization` header. Rejects for a token that is not right. */
export type CallerOf = (authorization: string | undefined) => Caller | Promise<Caller>;

const NOBODY: Caller = { customers: [] };
const MOST_KEPT = 10_000;

export function callerBy({ way, jwk, issuer, audience }: TokenRules): CallerOf {
  const keys = createLocalJWKSet({ keys: [jwk] });
  const verified = async (token: string): Promise<JWTPayload> =>
    (await jwtVerify(token, keys, { issuer, audience })).payload;
  const kept = new Map<string, { readonly caller: Caller; readonly until: number }>();
  const keeping = async (token: string): Promise<Caller> => {
    const payload = await verified(token);
    const caller = callerIn(payload);
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(token, { caller, until: (payload.exp ?? 0) * 1_000 });
    return caller;
  };
  return (authorization) => {
    if (authorization === undefined) return NOBODY;
    const token = authorization.slice('Bearer '.length);
    if (way === 'read') return callerIn(decodeJwt(token));
    if (way === 'verified') return verified(token).then(callerIn);
    const known = kept.get(token);
    return known && known.until > Date.now() ? known.caller : keeping(token);
  };
}

function callerIn({ customers }: JWTPayload): Caller {
  const isList = Array.isArray(customers) && customers.every((one) => typeof one === 'string');
  return isList ? { customers } : NOBODY;
}
