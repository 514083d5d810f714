/*
 * Auth: the header by which the platform knows the brand, in both schemes (docs/platform.md, Q9).
 *
 * Owns   the making of the header, and the exchange of access keys for a token that expires (row 0).
 * Gives  one header at a time; a caller whose header was refused requests a renewed one, and all share that renewal.
 * Never  goes by a secret that it remembers: each is read anew, so that a rotated file counts at once.
 *
 * The expiry of a token is a statement of the platform, so its life is measured by the gateway's clock when it comes.
 */
import { minutes, type Clock } from '../../clock.ts';
import type { Telemetry } from '../../telemetry.ts';
import type { Attempts, Outcome, WireRequest } from './attempt.ts';
import type { OpenCause } from './circuit.ts';
import { Deadline } from './deadline.ts';
import { endpointOf } from './endpoint.ts';
import { whenGiven, type Given } from './given.ts';
import { WireData } from './wire-data.ts';
import { UnreadableAnswer, type WireRecord } from './wire-record.ts';

export type AuthOptions =
  | { readonly scheme: 'basic'; readonly jwt: () => string }
  | {
      readonly scheme: 'exchange';
      readonly accessKeyId: () => string;
      readonly accessSecretKey: () => string;
    };

export interface Credentials {
  /** The value of `Authorization`, without a promise where it is known. Rejects with `NoCredentials`. */
  header(): Given<string>;
  /** Another value, after `refused` was not accepted. Rejects with `NoCredentials`. */
  renewed(refused: string): Given<string>;
  /** Whether there can be another value than `refused` at all. */
  isRenewable(refused: string): boolean;
}

/** There is nothing to sign a request with now; it was not sent. */
export class NoCredentials extends Error {
  override readonly name = 'NoCredentials';
  readonly because: OpenCause | 'credentials';
  readonly retryAt: number;

  constructor(because: OpenCause | 'credentials', retryAt: number) {
    super('no credentials for the platform');
    this.because = because;
    this.retryAt = retryAt;
  }
}

interface Dependencies {
  readonly attempts: Attempts;
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly apiKey: () => string;
}

export const credentialsFor = (options: AuthOptions, dependencies: Dependencies): Credentials =>
  options.scheme === 'basic'
    ? basic(options.jwt, dependencies)
    : new ExchangedToken(options, dependencies);

export const basicHeader = (jwt: string): string =>
  `Basic ${Buffer.from(`clientapi|${jwt}`).toString('base64')}`;

function basic(jwt: () => string, { telemetry }: Dependencies): Credentials {
  let made = { jwt: '', header: '' };
  const header = (): string => {
    const now = jwt();
    if (now !== made.jwt) made = { jwt: now, header: basicHeader(now) };
    return made.header;
  };
  return {
    header,
    isRenewable: (refused) => header() !== refused,
    renewed: () => {
      telemetry.credentialsRefreshed({ ok: true });
      return header();
    },
  };
}

const EXCHANGE_TIMEOUT_MS = 4_000;
/** A token is renewed this long before it expires, or at half of its life when that is shorter. */
const EARLY_MS = minutes(2);
/** How long a token of unknown expiry is used; the known ones live longer. */
const UNKNOWN_LIFE_MS = minutes(20);

interface Token {
  readonly header: string;
  /** By `Clock.elapsed`. */
  readonly useUntil: number;
}

class ExchangedToken implements Credentials {
  readonly #keys: Extract<AuthOptions, { scheme: 'exchange' }>;
  readonly #dependencies: Dependencies;
  #token: Token | null = null;
  #renewal: Promise<Token> | null = null;

  constructor(keys: Extract<AuthOptions, { scheme: 'exchange' }>, dependencies: Dependencies) {
    this.#keys = keys;
    this.#dependencies = dependencies;
  }

  header(): Given<string> {
    const token = this.#token;
    const usable = token !== null && this.#dependencies.clock.elapsed() < token.useUntil;
    return whenGiven(usable ? token : this.#renew(), ({ header }) => header);
  }

  renewed(refused: string): Given<string> {
    if (this.#token?.header === refused) this.#token = null;
    return this.header();
  }

  isRenewable(): boolean {
    return true;
  }

  #renew(): Promise<Token> {
    this.#renewal ??= this.#exchange().finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #exchange(): Promise<Token> {
    const { attempts, apiKey, telemetry } = this.#dependencies;
    const request = this.#request();
    const outcome = await attempts.once(request, {
      headers: () => ({ 'content-type': 'application/json', 'x-api-key': apiKey() }),
      limits: {
        queue: { priority: 'money', patienceMs: EXCHANGE_TIMEOUT_MS },
        meter: null,
        until: Deadline.in(EXCHANGE_TIMEOUT_MS),
        sendBy: Infinity,
        cutShort: false,
      },
      onTrial: true,
    });
    const token = outcome.is === 'accepted' ? this.#tokenOf(outcome.data) : null;
    telemetry.credentialsRefreshed({ ok: token !== null });
    if (!token) throw this.#reasonOf(outcome, request);
    attempts.accepted(request);
    this.#token = token;
    return token;
  }

  #request(): WireRequest {
    const { row, method, path } = endpointOf(0);
    const body = JSON.stringify({
      accountAccessKeyId: this.#keys.accessKeyId(),
      accountAccessSecreteKey: this.#keys.accessSecretKey(), // the platform's spelling (Q1)
    });
    return { row, method, path, body };
  }

  #tokenOf(data: unknown): Token | null {
    const onDrift = (field: string): void =>
      this.#dependencies.telemetry.driftSeen({ row: 0, field });
    try {
      return this.#parseToken(new WireData(data, onDrift).record());
    } catch (error) {
      if (error instanceof UnreadableAnswer) return null;
      throw error;
    }
  }

  #parseToken(record: WireRecord): Token {
    const token = record.needed(record.code('authorizationToken'), 'authorizationToken');
    const now = this.#dependencies.clock.now();
    const expiresAt =
      record.expected(record.time('exipiresAt', 'expiresAt'), 'exipiresAt') ??
      now + UNKNOWN_LIFE_MS;
    const lifeMs = Math.max(expiresAt - now, 0);
    return {
      header: /^bearer /i.test(token) ? token : `Bearer ${token}`,
      useUntil: this.#dependencies.clock.elapsed() + lifeMs - Math.min(EARLY_MS, lifeMs / 2),
    };
  }

  #reasonOf(outcome: Outcome, request: WireRequest): NoCredentials {
    switch (outcome.is) {
      case 'not-processed':
        return new NoCredentials(outcome.cause, outcome.retryAt);
      case 'no-response':
      case 'undetermined':
      case 'unreadable':
        return new NoCredentials('unreachable', outcome.retryAt);
      case 'accepted':
      case 'declined':
      case 'unauthorized':
        return new NoCredentials('credentials', this.#dependencies.attempts.notAccepted(request));
    }
  }
}
