/*
 * Purchase times: when a purchase is looked at, by when each of its states has ended, and until when it is watched after its end.
 *
 * Owns   every duration of a purchase. What waits for its customer runs out; what the platform does not show is for a person.
 * Never  ends the order of a known customer by time alone while it is in doubt: a saved card pays without a link. Never watches one
 *        attempt that the platform named and whose end it told, but for a customer or a line that is still to be named.
 */
import { seeded } from '../seeded-bug.ts';
import { days, hours, minutes, seconds } from '../clock.ts';
import { doubtEnds, type Deadline } from './engine/deadline.ts';
import { inDoubt } from './engine/operation.ts';
import {
  awaitsAttempt,
  isForKnownCustomer,
  isPaid,
  type Purchase,
  type PurchaseAttempt,
} from './purchase-detail.ts';

const DOUBT_LASTS_MS = minutes(30);
/** A new customer whose order nobody can find was given no link, and so cannot pay. */
const NEVER_ARRIVED_MS = hours(24);
const UNPAID_LASTS_MS = hours(72);
const NO_LINK_LASTS_MS = minutes(30);
const PAYING_LASTS_MS = hours(24);

export function checkEveryMs({ status, task, sentAt, startedAt }: Purchase, now: number): number {
  if (status === 'NEEDS_ATTENTION') return minutes(5);
  if (task?.type === 'RenewPaymentLink' || task?.type === 'ContactSupport')
    return now - (sentAt ?? startedAt) < hours(2) ? minutes(1) : minutes(10);
  const everyMs = now - (sentAt ?? startedAt) > hours(1) ? minutes(1) : seconds(5);
  const expiresAt = task?.type === 'PayAtLink' ? task.expiresAt : null;
  return expiresAt !== null && expiresAt > now ? Math.min(everyMs, expiresAt - now) : everyMs;
}

export function deadlineOf(purchase: Purchase): Deadline | null {
  const { status, sentAt, startedAt, steps, detail } = purchase;
  const sent = sentAt ?? startedAt;
  if (inDoubt(purchase)) {
    const doubt = doubtEnds(purchase, DOUBT_LASTS_MS);
    return doubt ?? (isForKnownCustomer(purchase) ? null : expiry(sent + NEVER_ARRIVED_MS));
  }
  if (status === 'WAITING_FOR_CUSTOMER')
    return expiry((detail.attempts.at(-1)?.link?.expiresAt ?? sent) + UNPAID_LASTS_MS);
  if (status !== 'IN_PROGRESS' && status !== 'UNRECOGNIZED') return null;
  const last = steps.at(-1);
  const lastsMs = last?.code === 'PAYMENT_PROCESSING' ? PAYING_LASTS_MS : NO_LINK_LASTS_MS;
  return { at: (last?.at ?? sent) + lastsMs, then: 'needs-attention' };
}

const expiry = (at: number): Deadline => ({ at, then: 'expired' });

/** What is still to be named is most likely named soon. */
export function watchEveryMs({ settledAt }: Purchase, now: number): number {
  const ageMs = now - (settledAt ?? now);
  if (ageMs < minutes(10)) return seconds(10);
  return ageMs < hours(24) ? minutes(5) : hours(1);
}

const AFTER_EXPIRY_MS = hours(24);
const WITHOUT_EXPIRY_MS = hours(48);
const RECORD_MS = hours(24);
const LOST_MS = days(7);
const NAMELESS_MS = days(30);

/** Until when it is watched after its end, epoch milliseconds, or null when nothing more can happen. */
export function watchUntil(purchase: Purchase): number | null {
  if (seeded('watch-missing')) return null;
  const until = [lost(purchase), payments(purchase), nameless(purchase)].filter(
    (time) => time !== null,
  );
  return until.length === 0 ? null : Math.max(...until);
}

/** An order of which nothing was found may turn up. */
function lost(purchase: Purchase): number | null {
  if (!awaitsAttempt(purchase)) return null;
  const { status, detail, sentAt, startedAt, settledAt } = purchase;
  const long = status === 'EXPIRED' || detail.attempts.length === 0;
  return long ? (settledAt ?? startedAt) + LOST_MS : (sentAt ?? startedAt) + WITHOUT_EXPIRY_MS;
}

/** The customer may pay at any link that was given out; one record that nothing names may turn out to be another's. */
function payments({ status, detail, settledAt, steps }: Purchase): number | null {
  const { attempts } = detail;
  const byRecord = attempts.some(({ proof }) => proof === 'RECORD');
  const byPerson = steps.at(-1)?.source === 'OPERATOR';
  const named = attempts.length < 2 && !byRecord && !byPerson;
  if (named && status === 'SUCCEEDED') return null;
  const open = attempts.filter(({ over }) => !over).map(untilOf);
  const ends = byRecord && settledAt !== null ? [...open, settledAt + RECORD_MS] : open;
  return ends.length === 0 ? null : Math.max(...ends);
}

/** A payment under way is followed for as long as a bank may take. */
function untilOf({ link, sentAt, paymentStatus }: PurchaseAttempt): number {
  if (paymentStatus === 'PROCESSING') return sentAt + NAMELESS_MS;
  return link?.expiresAt == null ? sentAt + WITHOUT_EXPIRY_MS : link.expiresAt + AFTER_EXPIRY_MS;
}

/** A customer who paid, and every line that they bought, get their names. */
function nameless(purchase: Purchase): number | null {
  const { status, customerId, detail, settledAt, startedAt } = purchase;
  if (status !== 'SUCCEEDED' && !isPaid(purchase)) return null;
  const { lineIds } = detail;
  const linesNamed = lineIds.length > 0 && lineIds.every((id) => id !== null);
  const named = customerId !== null && (linesNamed || status !== 'SUCCEEDED');
  return named ? null : (settledAt ?? startedAt) + NAMELESS_MS;
}
