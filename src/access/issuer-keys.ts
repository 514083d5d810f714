/*
 * Issuer keys: the public keys of the brand's sign-in.
 *
 * Owns   when they are fetched: at first use, every ten minutes while they are used, and early when a token names a key that is not among them.
 * Gives  the key of a token; the last good keys for as long as `staleMaxAgeMs` allows, while the issuer cannot be reached.
 * Never  fetches more often than once in 30 s and once early in between, whatever tokens strangers send; nor says of a token that it is
 *        wrong while the keys may be older than it: then it cannot be checked now, which is another answer.
 *
 * Times here are real time, as tokens are.
 */
import {
  createLocalJWKSet,
  errors,
  type JSONWebKeySet,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import { request } from 'undici';
import { hours, minutes, seconds } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { isRecord } from '../is-record.ts';

/** What a fetch came to, for logs and metrics. */
export interface KeysReport {
  readonly ok: boolean;
  /** Age of the keys that are in force, or null when there are none. Milliseconds. */
  readonly ageMs: number | null;
}

export interface IssuerKeysOptions {
  readonly url: string;
  /** How long keys stay in force after the last fetch that worked. Milliseconds. */
  readonly staleMaxAgeMs: number;
  readonly onFetched?: (report: KeysReport) => void;
  /** Monotonic milliseconds. */
  readonly now?: () => number;
}

/** `stale`: older than they should be, and in force. `expired`: too old, so that nobody can sign in. */
export type KeysState = 'never' | 'fresh' | 'stale' | 'expired';

interface Held {
  /** The same as long as the issuer shows the same keys. */
  readonly find: JWTVerifyGetKey;
  readonly text: string;
  readonly fetchedAt: number;
}

export const DEFAULT_STALE_MAX_AGE_MS = hours(6);
const FRESH_FOR_MS = minutes(10);
/** Between two fetches, but for the early one. */
const INTERVAL_MS = seconds(30);
const FIRST_INTERVAL_MS = seconds(5);
const FETCH_TIMEOUT_MS = seconds(5);
const MAX_BYTES = 256 * 1_024;

export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  readonly #now: () => number;
  #held: Held | null = null;
  #fetching: Promise<void> | null = null;
  #triedAt = -Infinity;
  /** Whether the one early fetch of this interval was made. */
  #early = false;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /** As jose asks for a key. Rejects with OVERLOADED when the token cannot be checked now. */
  readonly find: JWTVerifyGetKey = async (header, token) => {
    const asked = this.#now();
    const held = await this.#current();
    try {
      return await held.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
    }
    const newer = await this.#newer(held, asked);
    return newer.find(header, token);
  };

  /**
   * Stands for the keys that tokens are checked with now, and is another one after each change of them; null while there are none. A fetch
   * begins where they are old. Keys that are merely old are used meanwhile.
   */
  readonly inForce = (): object | null => {
    const age = this.ageMs() ?? Infinity;
    if (age > FRESH_FOR_MS && this.#mayFetch()) void this.#fetch();
    return age > this.#options.staleMaxAgeMs ? null : (this.#held?.find ?? null);
  };

  /** What there is; a fetch begins where something newer is wanted. */
  refresh(): KeysState {
    if (this.state() !== 'fresh' && this.#mayFetch()) void this.#fetch();
    return this.state();
  }

  state(): KeysState {
    const age = this.ageMs();
    if (age === null) return 'never';
    if (age > this.#options.staleMaxAgeMs) return 'expired';
    return age > FRESH_FOR_MS + INTERVAL_MS ? 'stale' : 'fresh';
  }

  /** Of the keys that were fetched last, or null. */
  ageMs(): number | null {
    return this.#held && this.#now() - this.#held.fetchedAt;
  }

  async #current(): Promise<Held> {
    if (this.inForce() === null) await this.#fetching;
    const state = this.state();
    if (this.#held === null || state === 'never' || state === 'expired') throw this.#notNow();
    return this.#held;
  }

  /** Keys that were fetched after the token was shown; no others can say that its key does not exist. */
  async #newer(held: Held, asked: number): Promise<Held> {
    if (this.#mayFetch()) await this.#fetch();
    else if (this.#fetching) await this.#fetching;
    else if (!this.#early) {
      this.#early = true;
      await this.#fetch();
    }
    const now = this.#held;
    if (now === null || now === held || now.fetchedAt < asked) throw this.#notNow();
    return now;
  }

  #mayFetch(): boolean {
    return this.#fetching === null && this.#now() - this.#triedAt >= this.#intervalMs();
  }

  /** Without keys nobody can sign in: then it is tried sooner. */
  #intervalMs(): number {
    return this.#held === null ? FIRST_INTERVAL_MS : INTERVAL_MS;
  }

  #fetch(): Promise<void> {
    const startedAt = this.#now();
    if (startedAt - this.#triedAt >= this.#intervalMs()) {
      this.#triedAt = startedAt;
      this.#early = false;
    }
    this.#fetching = fetchedKeys(this.#options.url)
      .then(
        (keys) => {
          this.#held = heldOf(keys, { before: this.#held, fetchedAt: startedAt });
          this.#options.onFetched?.({ ok: true, ageMs: this.ageMs() });
        },
        () => this.#options.onFetched?.({ ok: false, ageMs: this.ageMs() }),
      )
      .finally(() => {
        this.#fetching = null;
      });
    return this.#fetching;
  }

  #notNow(): GatewayError {
    const left = this.#triedAt + this.#intervalMs() - this.#now();
    return new GatewayError('OVERLOADED', { retryAfterMs: Math.max(Math.ceil(left), 1_000) });
  }
}

interface Fetched {
  readonly before: Held | null;
  readonly fetchedAt: number;
}

function heldOf(keys: JSONWebKeySet, { before, fetchedAt }: Fetched): Held {
  const text = JSON.stringify(keys);
  const find = before?.text === text ? before.find : createLocalJWKSet(keys);
  return { find, text, fetchedAt };
}

async function fetchedKeys(url: string): Promise<JSONWebKeySet> {
  const signal = AbortSignal.timeout(FETCH_TIMEOUT_MS);
  const { statusCode, body } = await request(url, {
    headers: { accept: 'application/json' },
    signal,
  });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) throw new Error('too many keys');
    chunks.push(chunk);
  }
  if (statusCode !== 200) throw new Error(`status ${statusCode}`);
  return keysIn(JSON.parse(new TextDecoder().decode(Buffer.concat(chunks))));
}

/** An empty set is a fault of the issuer, not the end of all keys. An entry that is no key takes no other away. */
function keysIn(value: unknown): JSONWebKeySet {
  const given = isRecord(value) && Array.isArray(value['keys']) ? value['keys'] : [];
  const keys = given.filter((one): one is JWK => isRecord(one) && typeof one['kty'] === 'string');
  if (keys.length === 0) throw new Error('no key set');
  return { keys };
}
