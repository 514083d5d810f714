/*
 * Sign-in: the brand's issuer, as the gateway knows it.
 *
 * Gives  the check of tokens, and what is wrong with the keys that it needs.
 */
import type { JWTVerifyGetKey } from 'jose';
import type { Config } from '../config.ts';
import type { Telemetry } from '../telemetry.ts';
import { IssuerKeys, type KeysState } from './issuer-keys.ts';
import { createAuthenticate, type Authenticate } from './jwt.ts';

export interface SignIn {
  readonly authenticate: Authenticate;
  /** Begins a fetch where keys are wanted. */
  state(): KeysState;
  /** Age of the keys in milliseconds; null when there are none, or when they do not come from the issuer. */
  keysAgeMs(): number | null;
}

interface Ports {
  readonly telemetry: Telemetry;
  /** Keys of tokens, when they do not come from the issuer. */
  readonly tokenKeys: JWTVerifyGetKey | undefined;
}

export function signInAt(auth: Config['auth'], { telemetry, tokenKeys }: Ports): SignIn {
  const { jwksUrl, issuer, audience, keysStaleMaxAgeMs, toleranceMs } = auth;
  const rules = { issuer, audience, toleranceMs };
  if (tokenKeys) {
    const authenticate = createAuthenticate({ ...rules, keys: tokenKeys });
    return { authenticate, state: () => 'fresh', keysAgeMs: () => null };
  }
  const keys = new IssuerKeys({
    ...{ url: jwksUrl ?? '', staleMaxAgeMs: keysStaleMaxAgeMs },
    onFetched: (report) => telemetry.signInKeysFetched(report),
  });
  keys.refresh();
  const authenticate = createAuthenticate({ ...rules, keys: keys.find });
  return { authenticate, state: () => keys.refresh(), keysAgeMs: () => keys.ageMs() };
}
