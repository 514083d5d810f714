/*
 * Not sent: a change that stopped before its first byte, because something that it needs could not be read.
 *
 * Gives  the answer that says so, with the time of the next retry.
 * Never  hides a defect: only what the platform did to us counts.
 */
import { GatewayError } from '../../errors.ts';
import type { Answer } from './platform.ts';

type NotProcessed = Extract<Answer<never>, { outcome: 'not-processed' }>;

export const notSent =
  (now: number) =>
  (error: unknown): NotProcessed => {
    if (!(error instanceof GatewayError)) throw error;
    const retryAt = now + (error.retryAfterMs ?? 1_000);
    return { outcome: 'not-processed', cause: 'unreachable', retryAt };
  };
