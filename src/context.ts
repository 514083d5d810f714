/*
 * Context: what one request owns.
 *
 * Owns   the lifetime of data sources: a request, or one event of a subscription, never longer.
 */
import type { Caller } from './access/caller.ts';
import type { Access } from './access/ownership.ts';
import type { DataSources } from './datasources/sources.ts';
import type { Activations } from './operations/activation-start.ts';
import type { OperationJournal } from './operations/journal.ts';
import type { PortInChanges } from './operations/port-in-change.ts';
import type { PurchaseQuotes } from './operations/purchase-quote.ts';
import type { Purchases } from './operations/purchase-submit.ts';
import type { Streams } from './subscriptions/operation.ts';

export interface RequestContext {
  readonly caller: Caller;
  readonly access: Access;
  readonly sources: DataSources;
  readonly journal: OperationJournal;
  readonly quotes: PurchaseQuotes;
  readonly purchases: Purchases;
  readonly activations: Activations;
  readonly portInChanges: PortInChanges;
  readonly streams: Streams;
  /** Aborted when the one who asked has gone. */
  readonly signal: AbortSignal;
}

/** Makes a fresh context; the only way to one. */
export type ContextFor = (caller: Caller, signal: AbortSignal) => RequestContext;
