/*
 * Purchase reading: what the platform's records of all attempts of one order say together.
 *
 * Owns   the order of belief: paid twice, paid, paying, payable, run out, failed.
 * Never  asks anybody; it is given what was read, and the time.
 */
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { problem } from '../errors.ts';
import type { Operation, Reading } from './engine/operation.ts';
import type { PurchaseAttempt, PurchaseDetail } from './purchase-detail.ts';

export interface AttemptStatus {
  readonly attempt: PurchaseAttempt;
  /** Null: the platform does not know the transaction. */
  readonly status: PurchaseStatus | null;
}

type Phase = PurchaseStatus['phase'];

/** How far each phase has come; see `Operation.progress`. */
const PROGRESS = { working: 1, payable: 2, paying: 3, over: 4 } as const;

export function readAttempts(
  operation: Operation<PurchaseDetail>,
  statuses: readonly AttemptStatus[],
  now: number,
): Reading {
  const latest = statuses.at(-1);
  if (!latest) return { state: 'nothing-new', progress: operation.progress };
  const known = { detail: detailOf(statuses) };
  const inPhase = (phase: Phase): readonly AttemptStatus[] =>
    statuses.filter(({ status }) => status?.phase === phase);
  const [paid, ...paidAgain] = inPhase('succeeded');

  if (paidAgain.length > 0) {
    return { ...known, state: 'needs-attention', step: 'PAID_TWICE', progress: PROGRESS.over };
  }
  if (inPhase('processing').length > 0) {
    return { ...known, state: 'working', step: 'PAYMENT_PROCESSING', progress: PROGRESS.paying };
  }
  if (paid) return { ...known, ...bought(paid), state: 'succeeded', progress: PROGRESS.over };
  return { ...known, ...unpaid(operation, latest, now) };
}

const bought = ({ status }: AttemptStatus): Pick<Reading, 'customerId'> =>
  status?.customerId ? { customerId: status.customerId } : {};

/** What an attempt that nobody has paid means. Older attempts were run out when it began, so that it alone counts. */
function unpaid(operation: Operation, { attempt, status }: AttemptStatus, now: number): Reading {
  const link = status?.link ?? attempt.link;
  const expiredAt = link?.expiresAt != null && link.expiresAt <= now ? link.expiresAt : null;
  switch (status?.phase) {
    case undefined: // a record that was never seen may only be slow to appear; one that is gone after its time is gone
      return expiredAt === null
        ? { state: 'nothing-new', progress: operation.progress }
        : { state: 'expired', progress: PROGRESS.over };
    case 'failed':
      return expiredAt !== null && attempt.paymentStatus !== 'PROCESSING'
        ? { state: 'expired', progress: PROGRESS.over }
        : failed(status);
    case 'payment-needed':
      return payable(link, expiredAt);
    case 'unrecognized':
      return { state: 'unrecognized', progress: operation.progress };
    case 'working':
      return expiredAt === null
        ? { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working }
        : payable(link, expiredAt);
    case 'processing':
    case 'succeeded':
      return { state: 'nothing-new', progress: operation.progress };
  }
}

function payable(link: PurchaseAttempt['link'], expiredAt: number | null): Reading {
  if (expiredAt !== null) {
    const task = { type: 'RenewPaymentLink', expiredAt } as const;
    return { state: 'waiting', step: 'PAYMENT_LINK_EXPIRED', task, progress: PROGRESS.payable };
  }
  if (!link) return { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working };
  const task = { type: 'PayAtLink', url: link.url, expiresAt: link.expiresAt } as const;
  return { state: 'waiting', step: 'PAYMENT_LINK_READY', task, progress: PROGRESS.payable };
}

function failed(status: PurchaseStatus): Reading {
  const code = status.paymentStatus === 'DECLINED' ? 'PAYMENT_DECLINED' : 'PURCHASE_FAILED';
  const { platformMessage } = status;
  return { state: 'failed', problem: problem(code, { platformMessage }), progress: PROGRESS.over };
}

function detailOf(statuses: readonly AttemptStatus[]): NonNullable<Reading['detail']> {
  const attempts = statuses.map(({ attempt, status }) => ({
    ...attempt,
    link: status?.link ?? attempt.link,
    paymentStatus: status?.paymentStatus ?? attempt.paymentStatus,
  }));
  return { attempts, platformMessage: statuses.at(-1)?.status?.platformMessage ?? null };
}
