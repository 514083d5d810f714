/*
 * Kind: what one domain brings to the engine.
 *
 * Owns   the port between the runner, which knows when, and a domain, which knows what to send and how to read it back.
 * Gives  each kind the same life: one write at a time, durable before it leaves, read back at fixed intervals.
 * Never  lets a kind touch the journal or the clock.
 */
import type { Answer } from '../../datasources/wire/platform.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Problem } from '../../errors.ts';
import type { CustomerId, OperationId, QuoteId } from '../../ids.ts';
import type { Intent } from './journal.ts';
import type { Detail, Operation, OperationKind, Reading } from './operation.ts';
import type { Quote } from '../sales/quote.ts';
import type { SaleQuote } from '../sales/sale-quote.ts';

export interface Tools {
  readonly sources: DataSources;
  /** The time of the gateway's clock, epoch milliseconds. */
  readonly now: number;
  quote(id: QuoteId): Promise<Quote | null>;
  saleQuote(id: QuoteId): Promise<SaleQuote | null>;
  /** What was asked for; empty once the operation is settled. */
  intentOf(id: OperationId): Promise<Intent>;
  /** Operations, open or settled, that carry this ref. */
  byRef(ref: string): Promise<readonly Operation[]>;
  /** Everything that was ever begun on a line (by its ref `line:<customerId>`). */
  operationsOn(line: CustomerId): Promise<readonly Operation[]>;
}

/** What became of a write. Only `unanswered` leaves a doubt. */
export type Written =
  | { readonly outcome: 'accepted'; readonly receipt: Reading }
  | { readonly outcome: 'refused'; readonly problem: Problem; readonly then?: Reading }
  | Extract<Answer<unknown>, { outcome: 'not-processed' | 'no-response' }>;

export interface Kind<D extends Detail> {
  readonly kind: D['kind'];
  /** Makes the pending write, once. Must not throw for anything that the platform does. */
  write(operation: Operation<D>, intent: Intent, tools: Tools): Promise<Written>;
  /** Asks the platform. Throws a `GatewayError` when it cannot be asked now. */
  read(operation: Operation<D>, tools: Tools): Promise<Reading>;
  /** How long until the next look, in milliseconds. */
  checkEveryMs(operation: Operation<D>, now: number): number;
  /** How long an outcome may stay unknown before a person must look, in milliseconds. */
  readonly doubtLastsMs: number;
  /** The link between person and customer that this state proves, or null. */
  linkOf(operation: Operation<D>): { subject: string; customerId: CustomerId } | null;
}

export type Kinds = Readonly<Record<OperationKind, Kind<Detail>>>;

/** The platform has taken it, and is at it. */
export const ACCEPTED: Reading = { state: 'working', step: 'ACCEPTED', progress: 1 };
/** It is done. */
export const DONE: Reading = { state: 'succeeded', progress: 2 };

/** Turns an answer into what became of the write; a conflict is read back before it is believed. */
export async function writtenFrom<T>(
  answer: Answer<T>,
  receiptOf: (value: T) => Reading,
  onConflict: () => Promise<Reading | null>,
): Promise<Written> {
  if (answer.outcome === 'accepted')
    return { outcome: 'accepted', receipt: receiptOf(answer.value) };
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
