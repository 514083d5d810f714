/*
 * Sign-in: the brand's issuer, as the gateway knows it.
 *
 * Gives  the check of tokens, revoked sign-ins included, and what is wrong with the keys that it needs.
 */
import type { JWTVerifyGetKey } from 'jose';
import type { Config } from '../config.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Caller } from './caller.ts';
import { IssuerKeys, type KeysState } from './issuer-keys.ts';
import { createAuthenticate, refused, type Authenticate } from './jwt.ts';
import type { Revocations } from './revocations.ts';

export interface SignIn {
  readonly authenticate: Authenticate;
  /** Begins a fetch where keys are wanted. */
  state(): KeysState;
  /** Age of the keys in milliseconds; null when there are none, or when they do not come from the issuer. */
  keysAgeMs(): number | null;
}

interface Ports {
  readonly telemetry: Telemetry;
  /** Keys of tokens, when they do not come from the issuer. They never change. */
  readonly tokenKeys: JWTVerifyGetKey | undefined;
  readonly revocations: Pick<Revocations, 'turnsAway'>;
}

export function signInAt(
  auth: Config['auth'],
  { telemetry, tokenKeys, revocations }: Ports,
): SignIn {
  const { jwksUrl, issuer, audience, keysStaleMaxAgeMs, toleranceMs } = auth;
  const rules = { issuer, audience, toleranceMs };
  if (tokenKeys) {
    const authenticate = unlessRevoked(
      createAuthenticate({ ...rules, keys: tokenKeys, inForce: () => tokenKeys }),
      revocations,
    );
    return { authenticate, state: () => 'fresh', keysAgeMs: () => null };
  }
  const keys = new IssuerKeys({
    ...{ url: jwksUrl ?? '', staleMaxAgeMs: keysStaleMaxAgeMs },
    onFetched: (report) => telemetry.signInKeysFetched(report),
  });
  keys.refresh();
  const authenticate = unlessRevoked(
    createAuthenticate({ ...rules, keys: keys.find, inForce: keys.inForce }),
    revocations,
  );
  return { authenticate, state: () => keys.refresh(), keysAgeMs: () => keys.ageMs() };
}

/** Asked with each request, also of a token that was verified before. */
const unlessRevoked =
  (authenticate: Authenticate, revocations: Ports['revocations']): Authenticate =>
  (authorization) => {
    const admitted = (caller: Caller): Given<Caller> =>
      revocations.turnsAway(caller) ? refused() : caller;
    return whenGiven(authenticate(authorization), admitted);
  };
