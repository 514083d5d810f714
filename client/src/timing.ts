/** How long things may take, in milliseconds of real time. */
export interface Timing {
  /** A ping after so long. */
  readonly pingMs: number;
  /** The answer to it must come within. */
  readonly pongMs: number;
  /** A connection, with the token that it needs, must stand within. */
  readonly connectMs: number;
  /** A stream over SSE that is silent for longer is given up: the gateway sends a heartbeat every 12 seconds. */
  readonly silenceMs: number;
  /** The wait after the first failure; it doubles with each, and a part of it is left to chance. */
  readonly backoffMs: number;
  readonly mostBackoffMs: number;
  readonly pollMs: number;
  /** While it polls, a stream is tried again after so long. */
  readonly pollForMs: number;
  readonly tickMs: number;
  /** A tick that is late by more than this has slept. Browsers slow the timers of hidden pages down to one a minute. */
  readonly sleptMs: number;
}

export const TIMING: Timing = {
  pingMs: 10_000,
  pongMs: 5_000,
  connectMs: 15_000,
  silenceMs: 30_000,
  backoffMs: 500,
  mostBackoffMs: 30_000,
  pollMs: 5_000,
  pollForMs: 60_000,
  tickMs: 5_000,
  sleptMs: 90_000,
};
