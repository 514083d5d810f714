/*
 * Direct change: a change without an afterlife, answered with its result: a card, an address, a text message.
 *
 * Owns   the kind of all of them: an unlisted operation of the engine, so that its outcome is looked at until it is known.
 * Gives  the result within the time that a person waits, and the operation where the outcome was unknown.
 * Never  sends again by itself, and needs no person's attention: what cannot be known is said to be unknown.
 */
import { seeded } from '../../seeded-bug.ts';
import { setTimeout as delay } from 'node:timers/promises';
import { hours, minutes, seconds } from '../../clock.ts';
import type { Answer } from '../../datasources/wire/platform.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Problem } from '../../errors.ts';
import type { CustomerId, OperationId } from '../../ids.ts';
import type { Notice } from '../../subscriptions/customer-event.ts';
import type { MutationResult } from './answers.ts';
import type { Guess, GuessName } from './guess-book.ts';
import type { Intent, JournalReads, Limit } from './journal.ts';
import {
  DONE,
  nothingNew,
  writtenFrom,
  type Kind,
  type SendingTurn,
  type Turn,
  type Written,
} from './kind.ts';
import { isSettled, type DirectChangeDetail, type Operation, type Reading } from './operation.ts';
import type { Operations } from './operations.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { Runner } from './runner.ts';
import type { MutationSession, Session } from './session.ts';
import { notProcessed } from './unavailable.ts';

export interface DirectResult<T> {
  readonly outcome: MutationResult['outcome'];
  readonly problems: readonly Problem[];
  /** The customer through whom it was asked for; null when it was refused. */
  readonly account: CustomerId | null;
  /** What it brought; null unless it is known to be done. */
  readonly value: T | null;
  /** Where the outcome was not known at once; null otherwise. */
  readonly operation: Operation<DirectChangeDetail> | null;
}

/** What is checked before anything is kept; the platform is not asked. */
export interface DirectAsk {
  readonly account: CustomerId | null;
  readonly limit?: Limit;
  readonly guess?: GuessName;
}

/** What a fresh reading allows to be sent. `request` is JSON, and sealed until the outcome is known. */
export interface DirectRequest<R> {
  /** The customer through whom the caller may write. */
  readonly account: CustomerId | null;
  readonly request: R;
  /** What it tries, where that may be tried a few times only. */
  readonly guess?: Guess;
  /** Names of locks of which none may hold when it leaves. */
  readonly unlessLocked?: readonly string[];
  /** What its customer is warned of when it may have happened. */
  readonly notice?: Notice;
}

/** One change: `I` is what a person asks with, `R` what is sent, `T` what it brings. All three are JSON. */
export interface DirectChange<I, R, T> {
  /** Past tense for the audit trail, for example `card.deleted`. */
  readonly name: string;
  ask(input: I, session: Session, journal: JournalReads): Promise<DirectAsk | Refusal>;
  prepare(input: I, turn: SendingTurn): Promise<DirectRequest<R> | Refusal>;
  send(request: R, sources: DataSources): Promise<Answer<T>>;
  /** What it brought, when a reading shows that everything that was sent is so; absent where nothing can be read. */
  reached?(request: R, turn: Turn): Promise<T | null>;
}

/** A change whose types only its own functions know. */
export type AnyDirectChange = Omit<DirectChange<never, never, unknown>, 'prepare'> & {
  prepare(input: never, turn: SendingTurn): Promise<DirectRequest<unknown> | Refusal>;
};

/** The same answer, with what an acceptance brings. */
export function withValue<T>(answer: Answer<unknown>, value: T): Answer<T> {
  if (answer.outcome === 'accepted') return { ...answer, value };
  return answer.outcome === 'no-response' ? { outcome: answer.outcome } : answer;
}

/** How long an outcome is looked for where it can be read. */
const LOOKED_FOR_MS = hours(1);

/** The kind of all direct changes; each is found again by its name, also after a restart. */
export function directChangeKind(changes: readonly AnyDirectChange[]): Kind<DirectChangeDetail> {
  const byName = new Map(changes.map((change) => [change.name, change]));
  const changeOf = ({ detail }: Operation<DirectChangeDetail>): AnyDirectChange => {
    const found = byName.get(detail.change);
    if (!found) throw new Error(`There is no direct change ${detail.change}.`);
    return found;
  };
  return {
    kind: 'direct-change',
    askValidMs: minutes(10),
    scopes: () => [],

    async prepare(operation, { input }, turn) {
      const prepared = await changeOf(operation).prepare(input as never, turn);
      if (isRefusal(prepared)) return prepared;
      const { request, notice, ...permitted } = prepared;
      const intent = { input, request };
      return { ...permitted, intent, ...(notice && { detail: { notice } }) };
    },

    async write(operation, { request }, turn) {
      const change = changeOf(operation);
      const answer = await change.send(request as never, turn.sources);
      const written = await writtenFrom(answer, doneWith, () => readBack(change, request, turn));
      if (written.outcome === 'not-processed') return notAgain(written);
      if (written.outcome !== 'no-response') return written;
      const receipt = await readBack(change, request, turn).catch(() => null);
      return receipt ? { outcome: 'accepted', receipt } : written;
    },

    async read(operation, turn) {
      const { request }: Intent = await turn.journal.intentOf(operation.id);
      return (await readBack(changeOf(operation), request, turn)) ?? nothingNew(operation);
    },

    checkEveryMs: ({ startedAt }, now) => (now - startedAt < minutes(2) ? seconds(15) : minutes(5)),

    deadlineOf(operation) {
      const { sentAt, pending } = operation;
      if (sentAt === null || !pending?.sent) return null;
      const lookedForMs = changeOf(operation).reached ? LOOKED_FOR_MS : 0;
      return { at: sentAt + lookedForMs, then: 'closed' };
    },
  };
}

/** Who asked for it is told, and decides. */
const notAgain = ({ cause, retryAt }: Extract<Written, { outcome: 'not-processed' }>): Written => ({
  outcome: 'refused',
  problem: notProcessed(cause, retryAt),
  untouched: true,
});

async function readBack(
  change: AnyDirectChange,
  request: unknown,
  turn: Turn,
): Promise<Reading | null> {
  const value = await change.reached?.(request as never, turn);
  return value === undefined || value === null ? null : { ...doneWith(value), answersWrite: true };
}

const doneWith = (result: unknown): Reading => ({ ...DONE, detail: { result } });

interface Ports {
  readonly operations: Operations;
  readonly journal: JournalReads;
  readonly runner: Pick<Runner, 'look'>;
  /** Under which names operators find a change with this input. */
  readonly namesGiven: (input: object) => readonly string[];
}

export class DirectChanges {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Makes the change once for its key; the same key again tells what is known by then. */
  async make<I extends object, R, T>(
    change: DirectChange<I, R, T>,
    input: I,
    session: MutationSession,
  ): Promise<DirectResult<T>> {
    const result = await this.#asked(change, input, session);
    const { operation, alreadyStarted } = result;
    const known = !operation || isSettled(operation) || seeded('key-tells-what-it-told-first');
    if (!alreadyStarted || known) return resultOf<T>(result);
    await this.#looked(operation.id, session);
    return resultOf<T>(await this.#asked(change, input, session));
  }

  /** Waits for the platform no longer than the person does. */
  async #looked(id: OperationId, { request }: MutationSession): Promise<void> {
    const look = this.#ports.runner.look(id).catch(() => undefined);
    const leftMs = Math.max(request.answerBy - performance.now(), 0);
    await Promise.race([look, delay(leftMs, null, { ref: false })]);
  }

  #asked<I extends object, R, T>(
    change: DirectChange<I, R, T>,
    input: I,
    session: MutationSession,
  ): Promise<MutationResult<DirectChangeDetail>> {
    return this.#ports.operations.begin('direct-change', session, async () => {
      const asked = await change.ask(input, session, this.#ports.journal);
      if (isRefusal(asked)) return asked;
      return {
        detail: { kind: 'direct-change', change: change.name, result: null },
        ...{ intent: { input }, subject: session.caller.subject, customerId: asked.account },
        ...(asked.limit && { limit: asked.limit }),
        ...(asked.guess && { guess: asked.guess }),
        names: this.#ports.namesGiven(input),
        listed: false,
      };
    });
  }
}

function resultOf<T>({
  outcome,
  problems,
  operation,
}: MutationResult<DirectChangeDetail>): DirectResult<T> {
  if (outcome === 'REFUSED')
    return { outcome, problems, account: null, value: null, operation: null };
  const account = operation?.customerId ?? null;
  if (operation?.status === 'SUCCEEDED') {
    // What was kept under this key is what this very change brought.
    const value = operation.detail.result as T;
    return { outcome: 'ACCEPTED', problems, account, value, operation: null };
  }
  return { outcome: 'UNDETERMINED', problems, account, value: null, operation };
}
