/*
 * Operator actions: what the brand's own people do to an operation that is stuck.
 *
 * Owns   the checks before each of them, and the audit row with the person's name.
 * Gives  each action once under its key: the same key with the same input answers alike and does nothing more.
 * Never  lets a person overrule the platform: it is read before a decision is kept, and what it says holds.
 *
 * The deed comes first and its key is noted after it, since no deed here does harm when it is done twice: readings repeat, and an
 * operation that is settled never moves. A decision alone is kept in one transaction with its key.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../clock.ts';
import { platformMessage } from '../../datasources/wire/platform-text.ts';
import { GatewayError, problem, type ErrorCode, type ProblemCode } from '../../errors.ts';
import { operationId, partOf, readGlobalId, type OperationId } from '../../ids.ts';
import type { CallbackInbox } from '../../webhooks/inbox-port.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { AuditEntry, OperationJournal, UsedKey } from './journal.ts';
import { isSettled, type Fact, type Operation } from './operation.ts';
import { refused, type MutationResult } from './operations.ts';
import { notFound, refusal, wrongInput, type Refusal } from './refusal.ts';
import type { Runner } from './runner.ts';
import type { Session } from './session.ts';
import { MOST_CALLBACKS } from './timeline.ts';

/** How long a replay is waited for. Real time; what follows from the callback goes on without the person. */
const ANSWER_WITHIN_MS = 8_000;
const REASON = { shortest: 10, longest: 300 };

type Verdict = Extract<Fact, { type: 'decided' }>['verdict'];

interface Ports {
  readonly journal: OperationJournal;
  readonly runner: Pick<Runner, 'look' | 'decide'>;
  readonly inbox: Pick<CallbackInbox, 'namedBy'>;
  /** Judges a kept callback again. */
  readonly replay: (callbackId: string) => Promise<void>;
  readonly clock: Clock;
  readonly digestKey: Uint8Array;
}

interface Action {
  readonly name: 'refreshed' | 'callback-replayed' | 'settled';
  readonly id: OperationId | null;
  /** The field by which the operation was named. */
  readonly named: string;
  readonly key: string;
  readonly input: unknown;
}

type Deed = (operation: Operation, key: UsedKey) => Promise<Refusal | null>;

export class OperatorActions {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Looks at the platform now. */
  refresh(
    input: { operationId: string; idempotencyKey: string },
    session: Session,
  ): Promise<MutationResult> {
    const { idempotencyKey: key, operationId: named } = input;
    const action = { ...byOperation(named), name: 'refreshed', key, input: null } as const;
    return this.#once(action, session, async (operation, used) => {
      const error = canBeRead(operation) ? await this.#look(operation.id) : null;
      if (error) return { problems: [this.#problemOf(error)], operation };
      return this.#note(used, action.name);
    });
  }

  /** Lets a kept callback be judged once more: every open operation that it names asks the platform. */
  replay(
    input: { callbackId: string; idempotencyKey: string },
    session: Session,
  ): Promise<MutationResult> {
    const { idempotencyKey: key, callbackId } = input;
    const read = readGlobalId(callbackId);
    const [operation = '', row = ''] = read?.type === 'Callback' ? read.parts : [];
    const id = row === '' ? null : operationId(operation);
    const action = { id, named: 'callbackId', name: 'callback-replayed', key, input: row } as const;
    return this.#once(action, session, async ({ refs }, used) => {
      const callbacks = await this.#ports.inbox.namedBy(refs, MOST_CALLBACKS);
      if (!callbacks.some((callback) => callback.id === row)) return notFound(action.named);
      const late = delay(ANSWER_WITHIN_MS, null, { ref: false });
      await Promise.race([this.#ports.replay(row), late]);
      return this.#note(used, action.name);
    });
  }

  /** Keeps what a person found out of an operation in doubt, unless the platform says something by now. */
  settle(
    input: { operationId: string; verdict: Verdict; reason: string; idempotencyKey: string },
    session: Session,
  ): Promise<MutationResult> {
    const { idempotencyKey: key, operationId: named, verdict } = input;
    const reason = input.reason.trim();
    const asked = { key, input: [verdict, reason] };
    return this.#once(
      { ...byOperation(named), ...asked, name: 'settled' },
      session,
      async (operation, used) => {
        if (reason.length < REASON.shortest || reason.length > REASON.longest)
          return refusal(wrongInput('reason'));
        if (!isInDoubt(operation)) return conflict(operation);
        const error = await this.#look(operation.id);
        if (error && WAITING_HELPS.has(error.code))
          return { problems: [this.#problemOf(error)], operation };
        return this.#decide(used, verdict, masked(reason));
      },
    );
  }

  async #decide(key: UsedKey, verdict: Verdict, note: string): Promise<Refusal | null> {
    const audit = auditOf(key, 'settled', `${verdict}: ${note}`);
    const after = await this.#ports.runner.decide(
      key.operationId,
      { type: 'decided', at: this.#ports.clock.now(), verdict, note },
      { key, audit },
    );
    return after === null || after.status === verdict ? null : conflict(after);
  }

  /** Once under a key. A repeat, also one at the same time, is answered by the operation as it is now. */
  async #once(action: Action, session: Session, deed: Deed): Promise<MutationResult> {
    const { journal, digestKey } = this.#ports;
    const { caller, access } = session;
    const { id, name, input } = action;
    const fingerprint = fingerprintOf(digestKey, `${name} ${id ?? ''}`, input);
    const repeated = (): Promise<MutationResult | null> =>
      this.#repeated(caller.subject, action.key, fingerprint);
    const before = await repeated();
    if (before) return before;
    const operation = id === null ? null : await journal.load(id);
    if (!operation || !(await access.mayUseOperation(caller, operation)))
      return refused(notFound(action.named));
    const made = { id: randomUUID(), subject: caller.subject, key: action.key, fingerprint };
    const key: UsedKey = { ...made, operationId: operation.id, refusal: null };
    try {
      const because = await deed(operation, key);
      if (because) return (await repeated()) ?? refused(because);
      return { ...DONE, operation: await journal.load(operation.id), alreadyStarted: false };
    } catch (error) {
      const meanwhile = await repeated();
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  async #repeated(
    subject: string,
    key: string,
    fingerprint: string,
  ): Promise<MutationResult | null> {
    const used = await this.#ports.journal.keyOf(subject, key);
    if (!used) return null;
    if (used.fingerprint === fingerprint)
      return {
        ...DONE,
        operation: await this.#ports.journal.load(used.operationId),
        alreadyStarted: true,
      };
    return refused(
      refusal(problem('IDEMPOTENCY_KEY_REUSED', { field: ['input', 'idempotencyKey'] })),
    );
  }

  async #note(key: UsedKey, name: Action['name']): Promise<null> {
    await this.#ports.journal.change(key.operationId, (operation) => ({
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
    const code = AS_PROBLEM[error.code];
    if (code === undefined) throw error;
    const { retryAfterMs } = error;
    const retryAt = retryAfterMs === undefined ? null : this.#ports.clock.now() + retryAfterMs;
    return problem(code, { retryAt });
  }
}

const DONE = { newQuote: null, outcome: 'ACCEPTED', problems: [] } as const;

const AS_PROBLEM: Readonly<Partial<Record<ErrorCode, ProblemCode>>> = {
  PLATFORM_UNAVAILABLE: 'PLATFORM_UNAVAILABLE',
  PLATFORM_BUSY: 'PLATFORM_BUSY',
  PLATFORM_DENIED: 'PLATFORM_DENIED',
  PLATFORM_DECLINED: 'PLATFORM_DECLINED',
};

/** A reading that fails for another reason never comes: then a person is all that is left. */
const WAITING_HELPS: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PLATFORM_UNAVAILABLE',
  'PLATFORM_BUSY',
]);

/** Before its first write has left there is nothing of it that the platform could tell. */
const canBeRead = (operation: Operation): boolean =>
  !isSettled(operation) && !(operation.pending?.name === 'submit' && !operation.pending.sent);

const isInDoubt = ({ status }: Operation): boolean =>
  status === 'UNDETERMINED' || status === 'NEEDS_ATTENTION';

function byOperation(named: string): Pick<Action, 'id' | 'named'> {
  const id = partOf('Operation', named);
  return { id: id === null ? null : operationId(id), named: 'operationId' };
}

const conflict = (operation: Operation): Refusal => ({
  problems: [problem('CONFLICT', { remedy: 'WATCH' })],
  operation,
});

const auditOf = (key: UsedKey, name: Action['name'], note: string): AuditEntry => ({
  action: `operation.${name}`,
  actor: key.subject,
  operationId: key.operationId,
  note,
  keyId: key.id,
});

/** A person may type anything: digits and addresses, by which a subscriber could be known, go no further. */
const masked = (reason: string): string =>
  (platformMessage(reason) ?? '').replace(/\d/g, '*').replace(/\S+@\S+/g, '***');
