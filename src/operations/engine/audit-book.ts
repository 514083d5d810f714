/*
 * Audit book: the audit trail as a whole, for those who check it.
 *
 * Owns   the port; the store answers it. The journal writes the trail.
 */
import type { CustomerId } from '../../ids.ts';
import type { TrailEntry } from './audit-entry.ts';

export type AuditFaultKind =
  /** An entry was changed, removed, put in or moved before this one. */
  | 'CHAIN_BROKEN'
  /** The entry says something else than was written. */
  | 'BODY_CHANGED'
  /** The segment has more or fewer entries than it was closed with. */
  | 'ENTRIES_MISSING'
  /** What is kept about the segment was changed. */
  | 'CHECKPOINT_WRONG'
  | 'SEGMENT_MISSING'
  /** It was put in, or put back. */
  | 'SEGMENT_UNKNOWN';

export interface AuditFault {
  readonly kind: AuditFaultKind;
  /** The number of the segment. */
  readonly segment: number;
  /** Of the entry, or null. */
  readonly position: number | null;
}

/** The entries of one process and day. */
export interface AuditSegment {
  readonly number: number;
  readonly instance: string;
  /** In UTC. */
  readonly day: string;
  readonly entries: number;
  /** Epoch milliseconds. */
  readonly lastAt: number;
  readonly closed: boolean;
  readonly checkpoint: string;
  readonly faults: readonly AuditFault[];
}

export interface AuditCheck {
  readonly segments: readonly AuditSegment[];
  readonly hasMore: boolean;
  /** What is wrong between segments. */
  readonly faults: readonly AuditFault[];
}

export interface AuditPage {
  readonly entries: readonly (TrailEntry & { readonly position: number })[];
  readonly hasMore: boolean;
}

export interface AuditBook {
  /** Oldest first, those after a number only. */
  check(window: { readonly after: number; readonly first: number }): Promise<AuditCheck>;
  /** Newest first; of one customer, who has read their data. */
  page(window: {
    readonly customer: CustomerId | null;
    readonly first: number;
    readonly before: number | null;
  }): Promise<AuditPage>;
}
