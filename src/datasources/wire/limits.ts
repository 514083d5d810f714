/*
 * Limits: how long one call may take, in real time.
 *
 * Owns   the deadline of a call: its own patience, or what is left of the request that it is made for.
 * Gives  a signal for the end of the call, and the moment after which its first byte may not leave any more.
 * Never  lets a change leave late: what permitted it was true when it was asked for, and not for ever.
 *
 * All times here are of `performance.now()`.
 */
export interface Timeouts {
  /** Real time for one call, connection included. */
  readonly readTimeoutMs?: number;
  readonly changeTimeoutMs?: number;
  /** Real time in which the first byte of a change leaves, or never. */
  readonly firstByteWithinMs?: number;
}

export interface Limits {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** The first byte leaves by then, or never. */
  readonly sendBy: number;
  /** Whether the caller has less patience than the platform is granted, so that no answer says nothing of the platform. */
  readonly cutShort: boolean;
}

const FIRST_BYTE_WITHIN_MS = 5_000;

/** Null when no time is left. */
export function limitsOf(
  use: 'read' | 'change',
  timeouts: Timeouts,
  deadline: number,
): Limits | null {
  const { readTimeoutMs = 4_000, changeTimeoutMs = 7_000 } = timeouts;
  const { firstByteWithinMs = FIRST_BYTE_WITHIN_MS } = timeouts;
  const now = performance.now();
  const patienceMs = use === 'read' ? readTimeoutMs : changeTimeoutMs;
  const leftMs = Math.floor(deadline - now);
  if (leftMs <= 0) return null;
  return {
    signal: AbortSignal.timeout(Math.min(patienceMs, leftMs)),
    sendBy: use === 'change' ? now + firstByteWithinMs : Infinity,
    cutShort: leftMs < patienceMs,
  };
}

/** What the work comes to, or null when it is too late by then. The work goes on for whoever else waits for it. */
export async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const { promise: late, resolve } = Promise.withResolvers<null>();
  const onAbort = (): void => resolve(null);
  signal.addEventListener('abort', onAbort, { once: true });
  if (signal.aborted) onAbort();
  try {
    return await Promise.race([late, work]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
