/*
 * Answers: the one answer that an idempotency key has for good.
 *
 * Owns   what was asked under a key, and what its mutation says: an operation, a refusal, or that the outcome is unknown.
 * Gives  the same answer to a caller who sends the same request again, brought up to the present state of its operation.
 * Never  gives two answers for one key: the first to write the key wins, with a start or a refusal.
 */
import { seeded } from '../../seeded-bug.ts';
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { GatewayError, problem, type Problem, type ErrorCode } from '../../errors.ts';
import type { OperationId } from '../../ids.ts';
import type { KeptRefusal, OperationJournal, UsedKey } from './journal.ts';
import type { KeyedDigests } from './keys.ts';
import {
  isOfKind,
  type Detail,
  type DetailOf,
  type Operation,
  type OperationKind,
} from './operation.ts';
import { refusal, type AnyQuote, type Refusal } from './refusal.ts';
import type { Runner } from './runner.ts';
import type { MutationSession } from './session.ts';

export interface MutationResult<D extends Detail = Detail, Q extends AnyQuote = AnyQuote> {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNDETERMINED';
  readonly problems: readonly Problem[];
  readonly operation: Operation<D> | null;
  readonly alreadyStarted: boolean;
  readonly newQuote: Q | null;
}

/** What a store says that cannot be asked, or that cannot tell what it holds. */
const OF_THE_STORE: ReadonlySet<ErrorCode> = new Set(['STORE_UNAVAILABLE', 'STORE_IN_DOUBT']);

interface Ports {
  readonly journal: OperationJournal;
  readonly runner: Pick<Runner, 'submit' | 'announce'>;
  readonly digests: KeyedDigests;
}

export class Answers {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** A refusal is final for its key, but for what the person is asked to correct. */
  async refuse(
    session: MutationSession,
    { problems, operation, newQuote }: Refusal<AnyQuote>,
  ): Promise<MutationResult> {
    const kept: KeptRefusal = {
      problems,
      operationId: operation?.id ?? null,
      newQuoteId: newQuote?.id ?? null,
    };
    const key = { ...this.newKey(session, null), refusal: kept };
    if (problems.every(({ code }) => code === 'INPUT_INVALID')) return this.#refusedAs(kept, null);
    if (seeded('refusal-not-kept')) return this.#refusedAs(kept, null);
    const stands = await this.#ports.journal.refuse(key);
    return stands.id === key.id ? this.#refusedAs(kept, null) : this.again(stands, session);
  }

  /** The answer that was given under this key before, or null. */
  async used(session: MutationSession): Promise<MutationResult | null> {
    const { key, subject } = keyOf(session);
    const used = await this.#ports.journal.keyOf(subject, key);
    return used && this.again(used, session);
  }

  /** The answer of a key that was used before. */
  async again(used: UsedKey, session: MutationSession): Promise<MutationResult> {
    if (used.digest === this.#ports.digests.ofRequest(session.request))
      return this.of(used.id, session, true);
    const because = problem('IDEMPOTENCY_KEY_REUSED', 'OTHER_INPUT', {
      field: ['input', 'idempotencyKey'],
    });
    return refused(refusal(because));
  }

  /** The outcome of what was asked under a key, as soon as it is known, and at the latest when the person must be answered. */
  async of(
    keyId: string,
    { request }: MutationSession,
    alreadyStarted: boolean,
  ): Promise<MutationResult> {
    // A store that fails once the key is kept leaves the outcome open: something has left, or leaves later.
    try {
      await this.#submitted(keyId, request);
      return await this.resultOf(keyId, alreadyStarted);
    } catch (error) {
      const away = error instanceof GatewayError && OF_THE_STORE.has(error.code);
      if (!away || seeded('nothing-begun-when-the-disk-is-full')) throw error;
      const unknown = { problems: [], operation: null, alreadyStarted, newQuote: null };
      return { ...unknown, outcome: 'UNDETERMINED' };
    }
  }

  async #submitted(keyId: string, { answerBy }: MutationSession['request']): Promise<void> {
    const { journal, runner } = this.#ports;
    const key = await journal.keyById(keyId);
    if (!key?.operationId || key.refusal !== null) return;
    const leftMs = seeded('waits-for-the-platform')
      ? 60_000
      : Math.max(answerBy - performance.now(), 0);
    await Promise.race([runner.submit(key.operationId), delay(leftMs, null, { ref: false })]);
  }

  /** What is known of it now. */
  async resultOf(keyId: string, alreadyStarted: boolean): Promise<MutationResult> {
    const { journal, runner } = this.#ports;
    const used = await journal.keyById(keyId);
    const id = used?.operationId ?? null;
    let operation = id === null ? null : await journal.load(id);
    if (used?.refusal) return this.#refusedAs(used.refusal, operation);
    if (operation?.revision === 0) {
      await runner.announce(operation.id);
      operation = await journal.load(operation.id);
    }
    if (id !== null && operation === null) {
      // It was refused, and left, while it was looked at: its key tells why.
      const left = await journal.keyById(keyId);
      if (left?.refusal) return this.#refusedAs(left.refusal, null);
    }
    const undetermined = operation?.status === 'UNDETERMINED';
    const outcome = undetermined ? 'UNDETERMINED' : 'ACCEPTED';
    return { outcome, problems: [], operation, alreadyStarted, newQuote: null };
  }

  async #refusedAs(kept: KeptRefusal, own: Operation | null): Promise<MutationResult> {
    const { journal } = this.#ports;
    const { problems, operationId: other, newQuoteId } = kept;
    const operation = own ?? (other === null ? null : await journal.load(other));
    const newQuote = newQuoteId === null ? null : await journal.quote(newQuoteId);
    return { outcome: 'REFUSED', problems, operation, alreadyStarted: false, newQuote };
  }

  newKey(session: MutationSession, id: OperationId | null): UsedKey {
    const digest = this.#ports.digests.ofRequest(session.request);
    const { requestId } = session.request;
    const key = { id: randomUUID(), ...keyOf(session), digest, operationId: id, refusal: null };
    return requestId === null ? key : { ...key, requestId };
  }
}

function keyOf({ caller, request }: MutationSession): { subject: string; key: string } {
  const { idempotencyKey } = request.input;
  return { subject: caller.subject, key: String(idempotencyKey) };
}

/** A key names one kind only, so that the operation behind it is of that kind. */
export const ofKind = <K extends OperationKind>(
  kind: K,
  result: MutationResult,
): MutationResult<DetailOf<K>> => ({
  ...result,
  operation: result.operation && isOfKind(kind, result.operation) ? result.operation : null,
});

export const refused = ({ problems, operation }: Refusal<AnyQuote>): MutationResult => ({
  outcome: 'REFUSED',
  problems,
  operation: operation ?? null,
  alreadyStarted: false,
  newQuote: null,
});
