/*
 * Retry-After: the back-off that the platform asks for.
 *
 * Gives  milliseconds, for both spellings of the header: seconds, or a date.
 * Never  more than an hour: a slip of a proxy must not silence the gateway for days.
 */
import { hours, seconds } from '../../clock.ts';

const MAX_RETRY_AFTER_MS = hours(1);

/** Zero when the header is absent or says nothing. `now` is epoch milliseconds. */
export function retryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const asked = /^\s*\d+\s*$/.test(header) ? seconds(Number(header)) : Date.parse(header) - now;
  return Number.isFinite(asked) ? Math.min(Math.max(asked, 0), MAX_RETRY_AFTER_MS) : 0;
}
