/*
 * Kind: what one domain brings to the engine.
 *
 * Owns   the port between the engine, which knows when, and a domain, which knows what to read, to send and to believe.
 * Gives  each kind the same life: asked, prepared by a fresh reading, permitted, sent once, proven, ended, watched.
 * Never  lets a kind change the journal; it reads, and says what it found.
 */
import type { Answer } from '../../datasources/wire/platform.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Problem } from '../../errors.ts';
import type { CustomerId, TransactionId } from '../../ids.ts';
import type { Deadline } from './deadline.ts';
import type { Guess } from './guess-book.ts';
import type { Guesses } from './guesses.ts';
import type { AnyQuote, Intent, JournalReads } from './journal.ts';
import type { Detail, Operation, OperationKind, PatchOf, Reading } from './operation.ts';
import type { Refusal } from './refusal.ts';
import type { Scope } from './scope.ts';
import type { Session } from './session.ts';

/** What a kind may use in its turn. */
export interface Turn {
  /** Data sources that share nothing: what is read is as old as the turn. */
  readonly sources: DataSources;
  readonly journal: JournalReads;
  readonly clock: { now(): number };
  /** The time at which the turn began, epoch milliseconds. */
  readonly now: number;
  saveQuote(quote: AnyQuote): Promise<void>;
}

/** A turn that is about to send: the requester, with the rights that they have now. */
export interface SendingTurn extends Turn {
  readonly session: Session;
  /** For what is asked before the write that shows something about other people. */
  readonly guesses: Guesses;
}

/** What was read before a write, and what it is permitted by. */
export interface Prepared<D extends Detail = Detail> {
  /** What is known by now, and the snapshot `before` by which a lost answer is found again. */
  readonly detail?: PatchOf<D>;
  readonly customerId?: CustomerId;
  readonly refs?: readonly string[];
  /** The customer through whom the caller may write; null when it is nobody's yet. */
  readonly account: CustomerId | null;
  /** Until when what was shown holds, epoch milliseconds; absent when nothing was shown. */
  readonly validUntil?: number;
  /** Replaces the intent. */
  readonly intent?: Intent;
  /** What the write tries, where that may be tried a few times only. */
  readonly guess?: Guess;
  /** Names of locks of which none may hold when it leaves. */
  readonly unlessLocked?: readonly string[];
}

/** The outcome of a write. Only `no-response` leaves a doubt. */
export type Written =
  | { readonly outcome: 'accepted'; readonly receipt: Reading }
  | {
      readonly outcome: 'refused';
      readonly problem: Problem;
      readonly then?: Reading;
      /** Whether it was provably not processed, and is not sent again. */
      readonly untouched?: boolean;
    }
  | Extract<Answer<unknown>, { outcome: 'not-processed' }>
  | {
      readonly outcome: 'no-response';
      /** Names that an unclear answer gave, for example `candidate:<transactionId>`. */
      readonly refs?: readonly string[];
    };

/** What a person names when they settle an operation by hand. */
export interface Named {
  readonly customer: CustomerId | null;
  readonly transaction: TransactionId | null;
}

/** What of it the platform's records prove to be this operation's. */
export interface Settled {
  readonly customerId?: CustomerId;
  readonly refs?: readonly string[];
}

export interface Kind<D extends Detail> {
  readonly kind: D['kind'];
  /** How long what was asked may wait before it leaves, in milliseconds. */
  readonly askValidMs: number;
  /** The names that it needs for itself, and until when. */
  scopes(operation: Operation<D>): readonly Scope[];
  /** Reads afresh, once, what the decision to send the pending write needs, or says why it must not be sent. */
  prepare(
    operation: Operation<D>,
    intent: Intent,
    turn: SendingTurn,
  ): Promise<Prepared<D> | Refusal<AnyQuote>>;
  /** Makes the pending write, once. Must not throw for anything that the platform does. */
  write(operation: Operation<D>, intent: Intent, turn: Turn): Promise<Written>;
  /** Asks the platform. Throws a `GatewayError` when it cannot be asked now. */
  read(operation: Operation<D>, turn: Turn): Promise<Reading>;
  /** How long until the next look, in milliseconds; at most an hour. */
  checkEveryMs(operation: Operation<D>, now: number): number;
  /** By when the present state must have ended, and what comes then; null when it may last. */
  deadlineOf(operation: Operation<D>): Deadline | null;
  /** Until when it is read after its end, epoch milliseconds; absent or null when nothing more can happen. */
  watchUntil?(operation: Operation<D>): number | null;
  /** How long until the next look after its end, in milliseconds; five minutes when absent. */
  watchEveryMs?(operation: Operation<D>, now: number): number;
  /** Whether the platform's records carry our reference for what a person names; absent where nothing can be named. */
  identify?(operation: Operation<D>, named: Named, turn: Turn): Promise<Settled | Refusal>;
  /** The link between person and customer that this state proves; absent when it never does. */
  linkOf?(operation: Operation<D>): { subject: string; customerId: CustomerId } | null;
}

export type Kinds = Readonly<Record<OperationKind, Kind<Detail>>>;

/** The platform has accepted it, and works on it. */
export const ACCEPTED: Reading = { state: 'working', step: 'ACCEPTED', progress: 1 };
/** It is done. */
export const DONE: Reading = { state: 'succeeded', progress: 2 };

export const nothingNew = ({ progress }: Pick<Operation, 'progress'>): Reading => ({
  state: 'nothing-new',
  progress,
});

/** Turns an answer into the outcome of the write; a conflict is read back before it is believed. */
export async function writtenFrom<T>(
  answer: Answer<T>,
  receiptOf: (value: T) => Reading,
  onConflict: () => Promise<Reading | null>,
): Promise<Written> {
  if (answer.outcome === 'accepted')
    return { outcome: 'accepted', receipt: receiptOf(answer.value) };
  if (answer.outcome === 'no-response') return { outcome: 'no-response' };
  if (answer.outcome !== 'declined') return answer;
  if (answer.cause !== 'conflict') return { outcome: 'refused', problem: answer.problem };
  try {
    const receipt = await onConflict();
    return receipt
      ? { outcome: 'accepted', receipt }
      : { outcome: 'refused', problem: answer.problem };
  } catch {
    return { outcome: 'no-response' }; // it may be there already: the runner finds out
  }
}
