/*
 * Call budget: what permits a call to the platform to leave.
 *
 * Owns   the port between a call and the limits of the API key, which all calls of all instances share.
 * Gives  each call a priority, by what depends on it.
 */
import type { Deadline } from './deadline.ts';

/** In the order in which they go first. */
export const PRIORITIES = ['money', 'read', 'poll', 'refresh'] as const;

/**
 * `money`: changes, and what is read to decide them or to learn what came of them. `read`: a person looks at it. `poll`: nobody waits
 * for this very answer. `refresh`: what is known is good enough for now, or nobody may ever need it. It gets a quarter of the calls at most.
 */
export type Priority = (typeof PRIORITIES)[number];

export interface CallLimits {
  /** Calls that may leave in any sliding second. */
  readonly perSecond: number;
  /** Calls that may be under way. */
  readonly inFlight: number;
}

export interface CallAsk {
  readonly priority: Priority;
  /** Real time that the call can wait. Milliseconds. */
  readonly patienceMs: number;
  /** Until when somebody waits for the call. */
  readonly until: Deadline;
}

/** A call that may leave now; or that could not leave in time, with how long to wait before it is asked for again. */
export type Permit =
  | {
      readonly permitted: true;
      /** How long it waited, in milliseconds. */
      readonly queuedMs: number;
      /** To be called when its first byte leaves: from then on it counts for a second. */
      readonly left: () => void;
      /** To be called once, when the call has ended. */
      readonly done: () => void;
    }
  | { readonly permitted: false; readonly retryAfterMs: number };

export interface Load {
  /** How many calls wait for their turn. */
  readonly waiting: Readonly<Record<Priority, number>>;
  readonly underWay: number;
}

export interface CallBudget {
  permit(ask: CallAsk): Promise<Permit>;
  load(): Load;
}
