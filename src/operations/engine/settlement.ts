/*
 * Settlement: when a person may say the outcome of an operation, and what they may say.
 *
 * Owns   four eyes (Another person than the requester of it), the minimum age, and the proof of a customer or transaction that is named.
 * Gives  the decision to keep, with everything in it that could name a subscriber masked.
 * Never  links anybody to a customer because a person says so: the platform's record must carry the brand's reference.
 */
import { seeded } from '../../seeded-bug.ts';
import { isAtLeast } from '../../access/caller.ts';
import { hours, type Clock } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { customerId, partOf, transactionId } from '../../ids.ts';
import type { JournalReads } from './journal.ts';
import type { Kinds, Settled, Turn } from './kind.ts';
import type { Fact, Operation } from './operation.ts';
import { isRefusal, notFound, refusal, type Refusal } from './refusal.ts';
import { maskedReason, tooShort } from './reason.ts';
import type { MutationSession } from './session.ts';

export type Decision = Extract<Fact, { type: 'decided' }>;

export interface SettleInput {
  readonly operationId: string;
  readonly verdict: Decision['verdict'];
  readonly reason: string;
  /** A global id. */
  readonly customerId?: string | null | undefined;
  /** The platform's own id. */
  readonly reachTransactionId?: string | null | undefined;
}

/** After this an admin may settle alone what they asked for themselves. */
const ADMIN_ALONE_AFTER_MS = hours(24);

interface Ports {
  readonly journal: JournalReads;
  readonly kinds: Kinds;
  readonly clock: Clock;
  /** How long after the send nobody settles by hand. */
  readonly minAgeMs: number;
  readonly turn: () => Turn;
  readonly onAlone: (operation: Operation) => void;
}

export class Settlements {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Why it may not be settled by this person now, or null. */
  async forbidden(
    operation: Operation,
    { reason }: SettleInput,
    { caller }: MutationSession,
  ): Promise<Refusal | null> {
    const short = tooShort(reason, 'reason');
    if (short) return refusal(short);
    if (!needsPerson(operation))
      return { ...refusal(problem('CONFLICT', 'NEEDS_NOBODY', { remedy: 'WATCH' })), operation };
    const since = operation.sentAt ?? operation.startedAt;
    const from = since + this.#ports.minAgeMs;
    if (this.#ports.clock.now() < from && !seeded('settled-at-once'))
      return { ...refusal(problem('SETTLE_TOO_EARLY', 'MIN_AGE', { retryAt: from })), operation };
    if (!(await this.#isOwn(operation, caller.subject))) return null;
    const alone = since + ADMIN_ALONE_AFTER_MS <= this.#ports.clock.now();
    if (!alone || !isAtLeast(caller, 'ADMIN'))
      return { ...refusal(problem('SETTLE_OWN', 'OWN_REQUEST')), operation };
    this.#ports.onAlone(operation);
    return null;
  }

  /** The decision, or why a customer or transaction that was named is not the one. */
  async decisionOf(operation: Operation, input: SettleInput): Promise<Decision | Refusal> {
    const named = await this.#named(operation, input);
    if (isRefusal(named)) return named;
    const at = this.#ports.clock.now();
    return {
      type: 'decided',
      at,
      verdict: input.verdict,
      note: maskedReason(input.reason),
      ...named,
    };
  }

  async #named(
    operation: Operation,
    { customerId: customer, reachTransactionId: transaction }: SettleInput,
  ): Promise<Settled | Refusal> {
    if (customer == null && transaction == null) return {};
    const own = customer == null ? null : partOf('Customer', customer);
    if (customer != null && own === null) return notFound('customerId');
    const identify = this.#ports.kinds[operation.detail.kind].identify;
    if (!identify) return notFound(customer == null ? 'reachTransactionId' : 'customerId');
    const claim = {
      customer: own === null ? null : customerId(own),
      transaction: transaction == null ? null : transactionId(transaction),
    };
    return identify(operation, claim, this.#ports.turn());
  }

  /** Whether this person asked for any write of the operation. To look again, or to settle, asks for none. */
  async #isOwn(operation: Operation, subject: string): Promise<boolean> {
    const trail = await this.#ports.journal.trailOf(operation.id);
    if (seeded('settled-by-who-began')) return false;
    return trail.some(
      ({ keyId, actor, action }) =>
        keyId !== undefined && actor === subject && !SENDS_NOTHING.has(action),
    );
  }
}

const SENDS_NOTHING: ReadonlySet<string> = new Set([
  'operation.refreshed',
  'operation.callback-replayed',
  'operation.settled',
]);

export const needsPerson = ({ status, attention }: Operation): boolean =>
  status === 'NEEDS_ATTENTION' || attention;
