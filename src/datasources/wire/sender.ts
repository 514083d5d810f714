/*
 * Sender: a request that leaves with credentials, and once more when these were stale.
 *
 * Owns   the connection to the platform, and what all calls share: back-off and credentials.
 * Gives  what the request came to. It rejects for nothing that the wire does.
 * Never  sends again but after the platform turned the request away unprocessed for its credentials.
 */
import { minutes, type Clock } from '../../clock.ts';
import type { Telemetry } from '../../telemetry.ts';
import { Attempts, type Outcome, type WireRequest } from './attempt.ts';
import { credentialsFor, NoCredentials, type Credentials } from './auth.ts';
import type { CallBudget } from './call-budget.ts';
import { Circuits } from './circuits.ts';
import { FAILURE_WORDS } from './envelope.ts';
import { whenGiven, type Given } from './given.ts';
import type { Limits } from './limits.ts';
import type { PlatformOptions } from './platform-options.ts';
import type { Settled } from './settled.ts';
import { Transport, type Message } from './transport.ts';

type Unauthorized = Extract<Outcome, { is: 'unauthorized' }>;

/** How long a missing entitlement is taken for one without asking for new credentials again. */
const DENIED_FOR_MS = minutes(10);

interface Dependencies {
  readonly clock: Clock;
  readonly telemetry: Telemetry;
  readonly budget: CallBudget;
}

export class Sender {
  readonly #apiKey: () => string;
  readonly #transport: Transport;
  readonly #attempts: Attempts;
  readonly #credentials: Credentials;
  readonly #clock: Clock;
  /** When a row was denied with new credentials, too, by `Clock.elapsed`. */
  readonly #denials = new Map<number, number>();
  #credentialsRefused = false;

  constructor(
    { url, auth, apiKey, failureWords = FAILURE_WORDS }: PlatformOptions,
    dependencies: Dependencies,
  ) {
    this.#apiKey = apiKey;
    this.#clock = dependencies.clock;
    this.#transport = new Transport(url);
    this.#attempts = new Attempts({
      ...{ ...dependencies, transport: this.#transport, circuits: new Circuits(dependencies) },
      failureWords: new Set(failureWords.map((word) => word.toUpperCase())),
    });
    this.#credentials = credentialsFor(auth, { ...dependencies, apiKey, attempts: this.#attempts });
  }

  close(): Promise<void> {
    return this.#transport.close();
  }

  /** Whether the platform turned the last request away for its credentials, also after these were renewed. */
  get credentialsRefused(): boolean {
    return this.#credentialsRefused;
  }

  async send(request: WireRequest, limits: Limits): Promise<Settled> {
    const settled = await this.#settled(request, limits);
    if (settled.is === 'no-credentials')
      this.#credentialsRefused ||= settled.because === 'credentials';
    else if (settled.is === 'accepted') this.#credentialsRefused = false;
    return settled;
  }

  async #settled(request: WireRequest, limits: Limits): Promise<Settled> {
    try {
      return await this.#authorized(request, limits);
    } catch (error) {
      if (!(error instanceof NoCredentials)) throw error;
      return { is: 'no-credentials', because: error.because, retryAt: error.retryAt };
    }
  }

  /** At most two attempts: the second only when the first was turned away unprocessed. */
  async #authorized(request: WireRequest, limits: Limits): Promise<Settled> {
    let used = '';
    const header = (): Given<string> =>
      whenGiven(this.#credentials.header(), (value) => (used = value));
    const first = await this.#once(request, limits, header);
    if (first.is !== 'unauthorized') return this.#noted(request, first);
    if (first.isDenial && !this.#mayBeRevoked(request, used)) return this.#denied(request, first);
    const second = await this.#once(request, limits, () => this.#credentials.renewed(used));
    if (second.is !== 'unauthorized') return this.#noted(request, second);
    if (second.status === 403) {
      this.#denials.set(request.row, this.#clock.elapsed());
      return this.#denied(request, second);
    }
    const retryAt = this.#attempts.notAccepted(request);
    return { is: 'no-credentials', because: 'credentials', retryAt };
  }

  /**
   * A token that was revoked is denied in the words of a missing entitlement, so a denial renews it. Of a row that was denied with a new
   * token as well, it is the entitlement for a while: else every call of it would cost an exchange.
   */
  #mayBeRevoked({ row }: WireRequest, used: string): boolean {
    const deniedAt = this.#denials.get(row);
    const isKnown = deniedAt !== undefined && this.#clock.elapsed() - deniedAt < DENIED_FOR_MS;
    return !isKnown && this.#credentials.isRenewable(used);
  }

  #denied(request: WireRequest, { failure }: Pick<Unauthorized, 'failure'>): Settled {
    return this.#noted(request, { is: 'declined', cause: 'denied', failure });
  }

  #once(request: WireRequest, limits: Limits, auth: () => Given<string>): Promise<Outcome> {
    const headers = (): Given<Message['headers']> =>
      whenGiven(auth(), (authorization) => this.#headers(authorization, request.body !== null));
    return this.#attempts.once(request, { headers, limits });
  }

  #headers(authorization: string, hasBody: boolean): Message['headers'] {
    const headers = { accept: 'application/json', authorization, 'x-api-key': this.#apiKey() };
    return hasBody ? { ...headers, 'content-type': 'application/json' } : headers;
  }

  #noted(request: WireRequest, outcome: Exclude<Outcome, { is: 'unauthorized' }>): Settled {
    const isDenied = outcome.is === 'declined' && outcome.cause === 'denied';
    if (isDenied) this.#attempts.denied(request);
    else if (outcome.is === 'accepted') this.#denials.delete(request.row);
    return outcome;
  }
}
