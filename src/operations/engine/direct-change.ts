/*
 * Direct change: a change without an afterlife, answered with its result: a card, an address, a text message.
 *
 * Owns   its idempotency: kept before the first byte leaves, so that the same key never sends twice.
 * Gives  the three outcomes of every mutation, within the time that a person waits.
 * Never  sends again by itself. What was sent and not answered is looked up where that is possible, and otherwise said to be so.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from '../../activity.ts';
import type { Clock } from '../../clock.ts';
import type { Answer } from '../../datasources/wire/platform.ts';
import { problem, type ProblemCode } from '../../errors.ts';
import type { DirectChangeBook, DirectOutcome, DirectResult } from './direct-change-book.ts';
import { fingerprintOf } from './fingerprint.ts';
import { isRefusal, refusal, type Refusal } from './refusal.ts';
import type { Session } from './session.ts';
import { unavailable } from './unavailable.ts';

/** Real time that a person waits for an answer. */
const ANSWER_WITHIN_MS = 8_000;

export interface DirectChange<T> {
  /** Past tense for the audit trail, for example `card.deleted`. */
  readonly name: string;
  /** Checks before anything is sent, and brings what sending needs. */
  readonly plan: () => Promise<Planned<T> | Refusal>;
}

export interface Planned<T> {
  send(): Promise<Answer<T>>;
  /** What it brought, when a look at the platform shows that it was done; absent where nothing can be looked at. */
  readonly reached?: () => Promise<T | null>;
  /** At most so many of one scope within a time. */
  readonly limit?: { readonly scope: string; readonly most: number; readonly withinMs: number };
}

interface Keyed {
  readonly idempotencyKey: string;
}

interface Ports {
  readonly book: DirectChangeBook;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly digestKey: Uint8Array;
}

const NOT_PROCESSED: Readonly<Record<'busy' | 'unreachable' | 'credentials', ProblemCode>> = {
  busy: 'PLATFORM_BUSY',
  unreachable: 'PLATFORM_UNAVAILABLE',
  credentials: 'PLATFORM_DENIED',
};

export class DirectChanges {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Makes the change once for this key; the same key again is answered as before. */
  async make<I extends Keyed, S extends Session, T>(
    input: I,
    change: (input: I, session: S) => DirectChange<T>,
    session: S,
  ): Promise<DirectResult<T>> {
    const { book, digestKey } = this.#ports;
    const { subject } = session.caller;
    const { name, plan } = change(input, session);
    const { idempotencyKey: key, ...asked } = input;
    const fingerprint = fingerprintOf(digestKey, name, asked);
    const before = await book.find(subject, key);
    if (before) return again<T>(before, fingerprint);
    const planned = await this.#planned(plan);
    if (isRefusal(planned)) return refused(planned);
    const entry = { subject, key, fingerprint, name, scope: planned.limit?.scope ?? null };
    const begun = await book.begin(entry, planned.limit ?? null);
    if (begun.began) return this.#sent(begun.id, planned);
    return begun.entry ? again<T>(begun.entry, fingerprint) : refused(tooOften(begun.freeAt));
  }

  async #planned<T>(plan: DirectChange<T>['plan']): Promise<Planned<T> | Refusal> {
    try {
      return await plan();
    } catch (error) {
      const because = unavailable(error, this.#ports.clock.now());
      if (because) return because;
      throw error;
    }
  }

  async #sent<T>(id: string, planned: Planned<T>): Promise<DirectResult<T>> {
    const work = this.#ports.activity.run(async () => {
      const result = await outcomeOf(planned);
      await this.#ports.book.end(id, result);
      return result;
    });
    const late = delay(ANSWER_WITHIN_MS, undetermined, { ref: false });
    return Promise.race([work, late]);
  }
}

async function outcomeOf<T>(planned: Planned<T>): Promise<DirectResult<T>> {
  const answer = await planned.send();
  switch (answer.outcome) {
    case 'accepted':
      return accepted(answer.value);
    case 'not-processed':
      return refused(refusal(problem(NOT_PROCESSED[answer.cause], { retryAt: answer.retryAt })));
    case 'declined':
      if (answer.cause !== 'conflict') return refused(refusal(answer.problem));
      return (await lookedUp(planned)) ?? refused(refusal(answer.problem));
    case 'no-response':
      return (await lookedUp(planned)) ?? undetermined;
  }
}

/** Whether the platform shows that it was done, or null when it does not, or cannot be asked. */
async function lookedUp<T>({ reached }: Planned<T>): Promise<DirectResult<T> | null> {
  const value = await reached?.().catch(() => null);
  return value === undefined || value === null ? null : accepted(value);
}

const accepted = <T>(value: T): DirectResult<T> => ({ outcome: 'ACCEPTED', problems: [], value });

const refused = ({ problems }: Refusal): DirectResult<never> => ({
  outcome: 'REFUSED',
  problems,
  value: null,
});

const undetermined: DirectResult<never> = { outcome: 'UNDETERMINED', problems: [], value: null };

const tooOften = (retryAt: number): Refusal => refusal(problem('TOO_OFTEN', { retryAt }));

function again<T>(entry: DirectOutcome, fingerprint: string): DirectResult<T> {
  if (entry.fingerprint !== fingerprint)
    return refused(
      refusal(problem('IDEMPOTENCY_KEY_REUSED', { field: ['input', 'idempotencyKey'] })),
    );
  // What was kept under this key is what this very change brought.
  return (entry.result as DirectResult<T> | null) ?? undetermined;
}
