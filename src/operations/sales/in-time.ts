/*
 * In time: an answer within the time that a person waits, for what is asked of the platform while they wait.
 *
 * Never  waits longer than the request may: what comes later is told as a platform that cannot be reached.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { GatewayError } from '../../errors.ts';
import type { MutationSession } from '../engine/session.ts';

/** What `work` brings, or a `GatewayError` when it takes too long. What it brings afterwards is left alone. */
export async function inTime<T>({ request }: MutationSession, work: Promise<T>): Promise<T> {
  const done = new AbortController();
  const leftMs = Math.max(request.answerBy - performance.now(), 0);
  const tooLate = async (): Promise<never> => {
    await delay(leftMs, null, { ref: false, signal: done.signal });
    throw new GatewayError('PLATFORM_UNAVAILABLE');
  };
  try {
    return await Promise.race([work, tooLate()]);
  } finally {
    work.catch(() => undefined);
    done.abort();
  }
}
