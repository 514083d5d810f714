/*
 * Operations: begins work that outlives a request, and asks for more of work that runs.
 *
 * Owns   the transaction of an ask: key, operation, scopes and audit row, or what stands in the way.
 * Gives  every mutation its three-valued outcome within the time that a person waits.
 * Never  calls the platform: an ask checks form, ownership and limits only, and the runner prepares and sends.
 */
import { failpoint } from '../../failpoint.ts';
import { randomUUID } from 'node:crypto';
import { seconds, type Clock } from '../../clock.ts';
import { problem } from '../../errors.ts';
import { operationId, type OperationId } from '../../ids.ts';
import type { Access } from '../../access/ownership.ts';
import { advance } from './advance.ts';
import { joinedAudit, noteOf } from './ask-audit.ts';
import { ofKind, type Answers, type MutationResult } from './answers.ts';
import { newOperation, type Start } from './beginning.ts';
import type { GuessName } from './guess-book.ts';
import type { Guesses } from './guesses.ts';
import {
  UnreadableOperation,
  type Begun,
  type Intent,
  type OperationJournal,
  type UsedKey,
} from './journal.ts';
import { unlessStale } from './fresh-sign-in.ts';
import type { Kind, Kinds } from './kind.ts';
import type { Ask, Detail, DetailOf, Operation, OperationKind } from './operation.ts';
import {
  isRefusal,
  lineMustWait,
  occupied,
  outcomePending,
  refusal,
  type AnyQuote,
  type Refusal,
} from './refusal.ts';
import { isPending, namesHeld } from './scope.ts';
import type { MutationSession } from './session.ts';

/** When a begun operation is taken up by the schedule, should the process end before it is sent. */
const TAKEN_UP_AFTER_MS = seconds(15);

/** A further write of an operation that runs. */
export interface FollowUp {
  readonly write: string;
  /** What it tries, where that may be tried a few times only. */
  readonly guess?: GuessName;
  readonly intent: (present: Intent) => Intent;
  /** Whether another caller who asks for the same while it is under way shares it. */
  readonly joins?: boolean;
  /** Whether what is asked for has been done meanwhile, so that the ask joins it. */
  readonly done?: (operation: Operation) => boolean;
}

interface Ports {
  readonly journal: OperationJournal;
  readonly answers: Answers;
  readonly kinds: Kinds;
  readonly clock: Clock;
  readonly guesses: Guesses;
}

export class Operations {
  readonly #ports: Ports;
  readonly #answers: Answers;

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#answers = ports.answers;
  }

  /** Begins an operation, or joins the one that this key or this quote began. */
  async begin<K extends OperationKind>(
    kind: K,
    session: MutationSession,
    ask: () => Promise<Start<DetailOf<K>> | Refusal<AnyQuote>>,
  ): Promise<MutationResult<DetailOf<K>>> {
    const used = await this.#answers.used(session);
    const result = used ?? (await this.#begin(kind, session, unlessStale(await ask(), session)));
    return ofKind(kind, result);
  }

  /** Asks for a further write of an operation that the caller may change. */
  async follow<K extends OperationKind>(
    { kind, id }: { readonly kind: K; readonly id: OperationId },
    session: MutationSession,
    ask: () => Promise<FollowUp | Refusal>,
  ): Promise<MutationResult<DetailOf<K>>> {
    const used = await this.#answers.used(session);
    return ofKind(
      kind,
      used ?? (await this.#follow(id, session, unlessStale(await ask(), session))),
    );
  }

  async #begin(
    kind: OperationKind,
    session: MutationSession,
    start: Start | Refusal<AnyQuote>,
  ): Promise<MutationResult> {
    if (isRefusal(start)) return this.#answers.refuse(session, start);
    const locked = await this.#ports.guesses.refusalOf(start.guess);
    if (locked) return this.#answers.refuse(session, locked);
    const key = this.#answers.newKey(session, operationId(randomUUID()));
    const operation = this.#newOperation(key, start, session);
    const { names = [] } = start;
    const { caller } = session;
    const audit = { action: 'operation.begun', actor: caller.subject, note: noteOf(start) };
    const holds = namesHeld(operation, this.#kind(kind).scopes(operation));
    failpoint('F1', kind);
    const begun = await this.#ports.journal
      .begin({
        ...{ operation, key, intent: start.intent, limit: start.limit ?? null, holds, names },
        audit: { ...audit, operationId: operation.id, keyId: key.id },
      })
      .catch(heldByUnreadable);
    if (begun === null) return this.#answers.refuse(session, refusal(lineMustWait()));
    failpoint('F3', kind);
    if (begun.began) return this.#answers.of(key.id, session, false);
    return this.#notBegun(begun, { holds, session });
  }

  async #notBegun(
    begun: Exclude<Begun, { began: true }>,
    { holds, session }: { holds: readonly string[]; session: MutationSession },
  ): Promise<MutationResult> {
    switch (begun.because) {
      case 'key':
        return this.#answers.again(begun.key, session);
      case 'limit':
        return this.#answers.refuse(
          session,
          refusal(problem('TOO_OFTEN', 'LIMIT', { retryAt: begun.freeAt })),
        );
      case 'scope': {
        const bought = await this.#buyerOf(holds);
        return bought
          ? this.#joined(bought, session)
          : this.#answers.refuse(session, await heldBy(begun.holder, session));
      }
    }
  }

  /** Who bought the same quote, whatever else of theirs is in the way, too. */
  async #buyerOf(holds: readonly string[]): Promise<Operation | null> {
    const quote = holds.find((name) => name.startsWith('quote:'));
    return quote === undefined ? null : this.#ports.journal.holderOf(quote);
  }

  async #follow(
    id: OperationId,
    session: MutationSession,
    followUp: FollowUp | Refusal,
  ): Promise<MutationResult> {
    if (isRefusal(followUp)) return this.#answers.refuse(session, followUp);
    const locked = await this.#ports.guesses.refusalOf(followUp.guess);
    if (locked) return this.#answers.refuse(session, locked);
    const key = this.#answers.newKey(session, id);
    let joined = false;
    const changed = await this.#ports.journal.change(id, ({ operation }) => {
      if (operation.settledAt !== null) return null;
      const done = followUp.done?.(operation) === true;
      joined = done || operation.pending !== null;
      if (joined && !done && !(followUp.joins && operation.pending?.name === followUp.write))
        return null;
      return joined
        ? { operation, key, audit: joinedAudit(key, operation) }
        : this.#asked(operation, { key, followUp, session });
    });
    if (!changed.done && changed.because === 'key')
      return this.#answers.again(changed.key, session);
    if (!changed.done || !changed.wrote) return this.#inTheWay(id, session);
    return this.#answers.of(key.id, session, joined);
  }

  #asked(
    operation: Operation,
    { key, followUp, session }: { key: UsedKey; followUp: FollowUp; session: MutationSession },
  ) {
    const at = this.#ports.clock.now();
    const write = {
      ...{ name: followUp.write, sent: false, refusals: 0, keyId: key.id },
      ask: askOf(session, at, false),
    };
    return {
      operation: advance(operation, { type: 'asked', at, write }),
      intent: followUp.intent,
      key,
      audit: {
        ...{ action: `operation.${followUp.write}`, actor: key.subject, keyId: key.id },
        ...{ operationId: operation.id, note: operation.detail.kind },
      },
    };
  }

  async #inTheWay(id: OperationId, session: MutationSession): Promise<MutationResult> {
    const operation = await this.#ports.journal.load(id);
    const problems = [problem('CONFLICT', 'UNDER_WAY', { remedy: 'WATCH', operationId: id })];
    return this.#answers.refuse(session, { problems, ...(operation && { operation }) });
  }

  /** Another caller bought the same quote before: theirs is the purchase, unless it came to nothing. */
  async #joined(holder: Operation, session: MutationSession): Promise<MutationResult> {
    if (holder.settledAt !== null && holder.status !== 'SUCCEEDED')
      return this.#answers.refuse(session, {
        problems: [problem('QUOTE_STALE', 'SPENT', { operationId: holder.id })],
        operation: holder,
      });
    const key = this.#answers.newKey(session, holder.id);
    const changed = await this.#ports.journal.change(holder.id, ({ operation }) => ({
      operation,
      key,
      audit: joinedAudit(key, operation),
    }));
    return !changed.done && changed.because === 'key'
      ? this.#answers.again(changed.key, session)
      : this.#answers.of(key.id, session, true);
  }

  #newOperation({ id: keyId, operationId: id }: UsedKey, start: Start, session: MutationSession) {
    const at = this.#ports.clock.now();
    const ask = askOf(session, at, start.overridePending !== undefined);
    return newOperation(start, {
      id: id ?? operationId(randomUUID()),
      pending: { name: 'submit', sent: false, refusals: 0, keyId, ask },
      nextCheckAt: at + TAKEN_UP_AFTER_MS,
      at,
    });
  }

  #kind(kind: OperationKind): Kind<Detail> {
    return this.#ports.kinds[kind];
  }
}

/** What cannot be opened cannot be shown, and is in the way all the same. */
function heldByUnreadable(error: unknown): null {
  if (error instanceof UnreadableOperation) return null;
  throw error;
}

const askOf = ({ caller, stepUp }: MutationSession, at: number, overridePending: boolean): Ask => ({
  ...{ at, overridePending, subject: caller.subject },
  ...{ role: caller.role, customers: caller.customers },
  ...(stepUp.isFresh && { freshSignIn: true }),
});

/** What is in the way is shown to who may see it; everybody else must wait for what they do not see. */
async function heldBy(
  holder: Operation,
  { access, caller }: { access: Access; caller: MutationSession['caller'] },
): Promise<Refusal> {
  const shown = holder.listed && (await access.mayUseOperation(caller, holder));
  if (!shown)
    return refusal(
      isPending(holder) ? problem('OUTCOME_PENDING', 'SOMEBODY_ELSE') : lineMustWait(),
    );
  return isPending(holder) ? outcomePending(holder) : occupied(holder);
}
