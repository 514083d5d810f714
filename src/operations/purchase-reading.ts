/*
 * Purchase reading: what the platform's records of all attempts of one order say together.
 *
 * Owns   the order of belief: paid twice, paid, paying, payable, run out, failed.
 * Never  asks anybody; it is given what was read, and the time. Never ends an order by its first attempt while a further one is in doubt.
 */
import { seeded } from '../seeded-bug.ts';
import { minutes } from '../clock.ts';
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import { isSettled, type CustomerTask, type Reading } from './engine/operation.ts';
import {
  awaitsAttempt,
  isForKnownCustomer,
  LINK_DYING_MS,
  type Purchase,
  type PurchaseAttempt,
} from './purchase-detail.ts';

export interface AttemptStatus {
  readonly attempt: PurchaseAttempt;
  /** Null: the platform does not know the transaction. */
  readonly status: PurchaseStatus | null;
}

export interface ReadPurchase {
  /** Oldest first. */
  readonly statuses: readonly AttemptStatus[];
  /** Whether the last of them is the order whose answer was lost. */
  readonly found: boolean;
  /** The customer who bought, as far as any record names them. */
  readonly customerId: CustomerId | null;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** How far each phase has come; see `Operation.progress`. */
const PROGRESS = { working: 1, payable: 2, paying: 3, over: 4 } as const;
/** For how long something may be missing of a record before a person looks. */
const MISSING_FOR_MS = minutes(30);

export function readAttempts(purchase: Purchase, read: ReadPurchase): Reading {
  const { statuses, found } = read;
  const latest = statuses.at(-1);
  const nothing = { state: 'nothing-new', progress: purchase.progress } as const;
  if (!latest) return nothing;
  const known = knownFrom(purchase, read);
  const [paid, paidAgain] = statuses.filter(({ status }) => status?.phase === 'succeeded');
  if (paid && paidAgain) {
    const both = seeded('paid-twice-names-nobody')
      ? known
      : { ...known, ...buyerOf(purchase, read) };
    return { ...both, state: 'needs-attention', step: 'PAID_TWICE', progress: PROGRESS.over };
  }
  if (paid) return { ...known, ...bought(purchase, paid, read) };
  if (awaitsAttempt(purchase) && !found && !seeded('expired-while-renewal-in-doubt'))
    return { ...known, ...nothing };
  if (statuses.some(({ status }) => status?.phase === 'processing'))
    return { ...known, state: 'working', step: 'PAYMENT_PROCESSING', progress: PROGRESS.paying };
  const reading = { ...known, ...unpaid(purchase, latest, read) };
  return found && reading.state === 'nothing-new' ? { ...reading, ...ACCEPTED_LATE } : reading;
}

const ACCEPTED_LATE = { state: 'working', step: 'ACCEPTED', progress: PROGRESS.working } as const;

/** A known customer stays the one who bought, whichever line a record names. */
const buyerOf = (purchase: Purchase, { customerId }: ReadPurchase): Pick<Reading, 'customerId'> =>
  isForKnownCustomer(purchase) || customerId === null ? {} : { customerId };

/** Paid is bought as soon as the customer is known. One that nobody names in time is for a person, and linked when they are named. */
function bought(purchase: Purchase, { attempt }: AttemptStatus, read: ReadPurchase): Reading {
  const succeeded = { state: 'succeeded', progress: PROGRESS.over } as const;
  const customerId = read.customerId ?? purchase.customerId;
  if (customerId !== null) return { ...succeeded, ...buyerOf(purchase, read) };
  const missingForMs = read.now - (attempt.paidAt ?? read.now);
  return missingForMs < MISSING_FOR_MS
    ? { state: 'working', step: 'PAYMENT_PROCESSING', progress: PROGRESS.paying }
    : { ...succeeded, attention: true };
}

/** What an attempt that nobody has paid means. Older attempts had run out when it began, so that it alone counts. */
function unpaid(
  purchase: Purchase,
  { attempt, status }: AttemptStatus,
  read: ReadPurchase,
): Reading {
  const { now } = read;
  const link = status?.link ?? attempt.link;
  const expiredAt = link?.expiresAt != null && link.expiresAt <= now ? link.expiresAt : null;
  switch (status?.phase) {
    case undefined:
      return unknown(purchase, now);
    case 'failed':
      return expiredAt !== null && attempt.paymentStatus !== 'PROCESSING'
        ? { state: 'expired', progress: PROGRESS.over }
        : failed(status);
    case 'payment-needed':
      return payable(purchase, link, { expiredAt, now });
    case 'unrecognized':
      return { state: 'unrecognized', progress: purchase.progress };
    case 'working':
      return expiredAt === null
        ? { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working }
        : payable(purchase, link, { expiredAt, now });
    case 'processing':
    case 'succeeded':
      return { state: 'nothing-new', progress: purchase.progress };
  }
}

/** A record may be slow to appear. One that stays away is for a person, whatever was known before. */
function unknown(purchase: Purchase, now: number): Reading {
  const since = purchase.detail.before?.unknownSince ?? now;
  const { progress } = purchase;
  return now - since < MISSING_FOR_MS || isSettled(purchase)
    ? { state: 'nothing-new', progress }
    : { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress };
}

function payable(
  { detail }: Purchase,
  link: PurchaseAttempt['link'],
  { expiredAt, now }: { expiredAt: number | null; now: number },
): Reading {
  const waiting = { state: 'waiting', progress: PROGRESS.payable } as const;
  if (expiredAt !== null && detail.notRenewable !== null && !seeded('renewal-offered-again')) {
    const task: CustomerTask = { type: 'ContactSupport', problem: detail.notRenewable };
    return { ...waiting, step: 'REFUSED', task };
  }
  if (expiredAt !== null && now < expiredAt + LINK_DYING_MS)
    return { state: 'working', step: 'PAYMENT_LINK_EXPIRED', progress: PROGRESS.payable };
  if (expiredAt !== null) {
    const task: CustomerTask = { type: 'RenewPaymentLink', expiredAt };
    return { ...waiting, step: 'PAYMENT_LINK_EXPIRED', task };
  }
  if (!link) return { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working };
  const task: CustomerTask = { type: 'PayAtLink', url: link.url, expiresAt: link.expiresAt };
  return { ...waiting, step: 'PAYMENT_LINK_READY', task };
}

function failed(status: PurchaseStatus): Reading {
  const { paymentStatus, platformMessage } = status;
  const because =
    paymentStatus === 'DECLINED'
      ? problem('PAYMENT_DECLINED', 'CARD_DECLINED', { platformMessage })
      : problem('PURCHASE_FAILED', 'NOT_COMPLETED', { platformMessage });
  return { state: 'failed', problem: because, progress: PROGRESS.over };
}

/** What is learned whatever it means. What one lone record explains, and nothing names, is never more than reported. */
function knownFrom(
  { detail }: Purchase,
  { statuses, now }: ReadPurchase,
): Pick<Reading, 'detail' | 'certainty'> {
  const attempts = statuses.map((one) => attemptAfter(one, now));
  const latest = statuses.at(-1)?.status ?? null;
  const unknownSince = latest === null ? (detail.before?.unknownSince ?? now) : null;
  return {
    detail: {
      attempts,
      platformMessage: latest?.platformMessage ?? null,
      ...(detail.before && { before: { ...detail.before, unknownSince } }),
    },
    ...(attempts.some(({ proof }) => proof === 'RECORD') && { certainty: 'REPORTED' as const }),
  };
}

function attemptAfter({ attempt, status }: AttemptStatus, now: number): PurchaseAttempt {
  if (!status) return attempt;
  const paid = status.phase === 'succeeded';
  return {
    ...attempt,
    link: status.link ?? attempt.link,
    paymentStatus: status.paymentStatus,
    paidAt: attempt.paidAt ?? (paid ? now : null),
    over: attempt.over || paid || status.phase === 'failed',
  };
}
