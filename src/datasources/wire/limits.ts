/*
 * Limits: how long one call may take, in real time.
 *
 * Owns   the deadline of a call: its own patience, or what is left of the request that it is made for.
 * Gives  the end of the call, the moment after which its first byte may not leave any more, and its place in the queue.
 * Never  lets a change leave late: what permitted it was true when it was asked for, and not for ever.
 *
 * All times here are of `performance.now()`.
 */
import type { Priority } from './call-budget.ts';
import { Deadline } from './deadline.ts';
import type { Meter } from './meter.ts';

export interface Timeouts {
  /** Real time for one call, connection included. */
  readonly readTimeoutMs?: number;
  readonly changeTimeoutMs?: number;
  /** Real time in which the first byte of a change leaves, or never. */
  readonly firstByteWithinMs?: number;
}

export interface Limits {
  /** How it waits for its turn. */
  readonly queue: Queueing;
  readonly meter: Meter | null;
  /** Until when somebody waits for the answer. */
  readonly until: Deadline;
  /** The first byte leaves by then, or never. */
  readonly sendBy: number;
  /** Whether the caller has less patience than the platform is granted, so that no answer says nothing of the platform. */
  readonly cutShort: boolean;
}

export interface Queueing {
  readonly priority: Priority;
  readonly patienceMs: number;
}

/** For whom a call is made. */
export interface CallView {
  /** No call takes longer, by `performance.now()`. */
  readonly deadline: number;
  /** Of what is read; a change is always `money`. */
  readonly priority: Priority;
  /** Null where the gateway asks for itself. */
  readonly meter: Meter | null;
}

/** Somebody asked, and has been given what was known already. */
export const IN_BACKGROUND: CallView = { deadline: Infinity, priority: 'refresh', meter: null };

const FIRST_BYTE_WITHIN_MS = 5_000;
/** A change that waits longer would not be answered in time; its operation sends it later. */
const CHANGE_QUEUES_FOR_MS = 2_000;

/** Null when no time is left. */
export function limitsOf(
  use: 'read' | 'change',
  timeouts: Timeouts,
  { deadline, priority, meter }: CallView,
): Limits | null {
  const { readTimeoutMs = 4_000, changeTimeoutMs = 7_000 } = timeouts;
  const { firstByteWithinMs = FIRST_BYTE_WITHIN_MS } = timeouts;
  const now = performance.now();
  const patienceMs = use === 'read' ? readTimeoutMs : changeTimeoutMs;
  const leftMs = Math.floor(deadline - now);
  if (leftMs <= 0) return null;
  const mostMs = Math.min(patienceMs, leftMs);
  return {
    meter,
    queue:
      use === 'read'
        ? { priority, patienceMs: mostMs }
        : { priority: 'money', patienceMs: Math.min(mostMs, CHANGE_QUEUES_FOR_MS) },
    until: new Deadline(now + mostMs),
    sendBy: use === 'change' ? now + firstByteWithinMs : Infinity,
    cutShort: leftMs < patienceMs,
  };
}
