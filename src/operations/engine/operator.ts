/*
 * Operator actions: what the brand's own people do to an operation that is stuck, and anybody to one that has not left.
 *
 * Owns   the checks before each of them, and the audit row with the person's name.
 * Gives  each action once under its key: the same key with the same input answers alike and does nothing more.
 * Never  lets a person overrule the platform: it is read before a decision is kept, and what it says holds.
 *
 * The deed comes first and its key is noted after it, since no deed here does harm when it is done twice: readings repeat, and an
 * operation that is settled never moves. A decision alone is kept in one transaction with its key.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { GatewayError, problem, type ErrorCode } from '../../errors.ts';
import { operationId, operationNamed, readGlobalId, type OperationId } from '../../ids.ts';
import type { CallbackInbox } from '../../webhooks/inbox-port.ts';
import type { Answers, MutationResult } from './answers.ts';
import type { AuditEntry } from './audit-entry.ts';
import type { OperationJournal, UsedKey } from './journal.ts';
import { isSettled, type Operation } from './operation.ts';
import { isRefusal, notFound, refusal, type AnyQuote, type Refusal } from './refusal.ts';
import type { Runner } from './runner.ts';
import type { MutationSession } from './session.ts';
import type { Settlements, SettleInput } from './settlement.ts';
import { MAX_CALLBACKS } from './timeline.ts';
import { unavailable } from './unavailable.ts';

interface Ports {
  readonly journal: OperationJournal;
  readonly answers: Answers;
  readonly runner: Pick<Runner, 'look' | 'decide'>;
  readonly inbox: Pick<CallbackInbox, 'namedBy'>;
  readonly settlements: Settlements;
  /** Judges a kept callback again. */
  readonly replay: (callbackId: string) => Promise<void>;
  readonly clock: Clock;
}

type ActionName = 'refreshed' | 'callback-replayed' | 'settled' | 'called-off';

interface Action {
  readonly name: ActionName;
  readonly id: OperationId | null;
  /** The field by which the operation was named. */
  readonly named: 'operationId' | 'callbackId';
}

/** Does it, and keeps the key; a refusal is stored under the key by the caller. */
type Deed = (operation: Operation, key: UsedKey) => Promise<Refusal<AnyQuote> | null>;

export class OperatorActions {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Looks at the platform now. */
  refresh(input: { operationId: string }, session: MutationSession): Promise<MutationResult> {
    const action = { ...byOperation(input.operationId), name: 'refreshed' } as const;
    return this.#once(action, session, async (operation, key) => {
      const error = canBeRead(operation) ? await this.#look(operation.id) : null;
      return error
        ? { problems: [this.#problemOf(error)], operation }
        : this.#note(key, action.name);
    });
  }

  /** Lets a kept callback be judged once more: every open operation that it names asks the platform. */
  replay(
    { callbackId }: { callbackId: string },
    session: MutationSession,
  ): Promise<MutationResult> {
    const read = readGlobalId(callbackId);
    const [operation = '', row = ''] = read?.type === 'Callback' ? read.parts : [];
    const id = row === '' ? null : operationId(operation);
    const action = { id, named: 'callbackId', name: 'callback-replayed' } as const;
    return this.#once(action, session, async ({ refs }, key) => {
      const callbacks = await this.#ports.inbox.namedBy(refs, MAX_CALLBACKS);
      if (!callbacks.some((callback) => callback.id === row)) return notFound(action.named);
      const leftMs = Math.max(session.request.answerBy - performance.now(), 0);
      await Promise.race([this.#ports.replay(row), delay(leftMs, null, { ref: false })]);
      return this.#note(key, action.name);
    });
  }

  /** Keeps what a person found out of an operation that needs one, unless the platform says something by now. */
  settle(input: SettleInput, session: MutationSession): Promise<MutationResult> {
    const action = { ...byOperation(input.operationId), name: 'settled' } as const;
    return this.#once(action, session, async (operation, key) => {
      const { settlements } = this.#ports;
      const early = await settlements.forbidden(operation, input, session);
      if (early) return early;
      const error = canBeRead(operation) ? await this.#look(operation.id) : null;
      if (error && WAITING_HELPS.has(error.code))
        return { problems: [this.#problemOf(error)], operation };
      const decision = await settlements.decisionOf(operation, input);
      if (isRefusal(decision)) return decision;
      const audit = auditOf(key, action.name, `${decision.verdict}: ${decision.note}`);
      const { kept, operation: after } = await this.#ports.runner.decide(operation.id, decision, {
        key,
        audit,
      });
      if (kept) return null;
      return after?.status === decision.verdict
        ? this.#note(key, action.name)
        : conflict(after ?? operation);
    });
  }

  /** Calls off what has not left. */
  callOff(input: { operationId: string }, session: MutationSession): Promise<MutationResult> {
    const action = { ...byOperation(input.operationId), name: 'called-off' } as const;
    return this.#once(action, session, async (operation, key) => {
      const at = this.#ports.clock.now();
      const audit = auditOf(key, action.name, operation.status);
      const noted = { key, audit };
      const decision = { type: 'called-off', at } as const;
      const { kept, operation: after } = await this.#ports.runner.decide(
        operation.id,
        decision,
        noted,
      );
      return kept ? null : conflict(after ?? operation);
    });
  }

  /** Once under a key. A repeat, also one at the same time, is answered by the operation as it is then. */
  async #once(action: Action, session: MutationSession, deed: Deed): Promise<MutationResult> {
    const { answers, journal } = this.#ports;
    const used = await answers.used(session);
    if (used) return used;
    const found = action.id === null ? null : await journal.load(action.id);
    const { access, caller } = session;
    if (!found || !(await access.mayUseOperation(caller, found)))
      return answers.refuse(session, notFound(action.named));
    const key = answers.newKey(session, found.id);
    const because = await deed(found, key);
    if (because) return answers.refuse(session, because);
    const stands = await journal.keyOf(key.subject, key.key);
    if (stands === null) return answers.refuse(session, conflict(found));
    return answers.resultOf(stands.id, stands.id !== key.id);
  }

  async #note(key: UsedKey, name: ActionName): Promise<null> {
    const id = key.operationId;
    if (id === null) return null;
    await this.#ports.journal.change(id, ({ operation }) => ({
      operation,
      key,
      audit: auditOf(key, name, operation.status),
    }));
    return null;
  }

  /** Why the platform could not be read, or null. */
  async #look(id: OperationId): Promise<GatewayError | null> {
    try {
      await this.#ports.runner.look(id);
      return null;
    } catch (error) {
      if (error instanceof GatewayError && error.code.startsWith('PLATFORM_')) return error;
      throw error;
    }
  }

  /** What cannot be said as a problem stays an error. */
  #problemOf(error: GatewayError) {
    if (error.code === 'PLATFORM_DECLINED') return problem('PLATFORM_DECLINED', 'DECLINED');
    const refused =
      error.code === 'PLATFORM_UNREADABLE' ? null : unavailable(error, this.#ports.clock.now());
    const because = refused?.problems[0];
    if (because === undefined) throw error;
    return because;
  }
}

/** A reading that fails for another reason never comes: then a person is all that is left. */
const WAITING_HELPS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PLATFORM_UNAVAILABLE',
  'PLATFORM_BUSY',
]);

/** Before its first write has left there is nothing of it that the platform could tell. */
const canBeRead = (operation: Operation): boolean =>
  (!isSettled(operation) || operation.watchUntil !== null) &&
  !(operation.pending?.name === 'submit' && !operation.pending.sent);

function byOperation(named: string): Pick<Action, 'id' | 'named'> {
  return { id: operationNamed(named), named: 'operationId' };
}

export const conflict = (operation: Operation): Refusal => ({
  ...refusal(problem('CONFLICT', 'UNDER_WAY', { remedy: 'WATCH' })),
  operation,
});

const auditOf = (key: UsedKey, name: ActionName, note: string): AuditEntry => ({
  action: `operation.${name}`,
  actor: key.subject,
  operationId: key.operationId,
  note,
  keyId: key.id,
});
