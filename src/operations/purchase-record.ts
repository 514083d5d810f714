/*
 * Purchase record: what the platform shows of every order of a purchase, of its customer and of its lines.
 *
 * Owns   what is asked in one look; what it means all together is decided in `purchase-reading.ts`.
 * Never  asks again for what is over, and never lets the names of lines stand in the way of a purchase that succeeded.
 */
import type { PurchaseStatus } from '../datasources/purchase.ts';
import { GatewayError } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import type { Turn } from './engine/kind.ts';
import { isSettled, type Reading } from './engine/operation.ts';
import { soldLineIds } from './lines/sold-line.ts';
import { awaitsAttempt, type Purchase, type PurchaseAttempt } from './purchase-detail.ts';
import { buyerRef, lostAttempt, purchasesBy, transactionRef } from './purchase-proof.ts';
import { readAttempts, type AttemptStatus } from './purchase-reading.ts';

/** Reads every order of a purchase, and looks for the one whose answer was lost. */
export async function readOrders(purchase: Purchase, turn: Turn): Promise<Reading> {
  const found = awaitsAttempt(purchase) ? await lostAttempt(purchase, turn) : null;
  const { attempts } = purchase.detail;
  const statuses = await statusesOf(found ? [...attempts, found] : attempts, purchase, turn);
  const customerId = await customerIn(statuses, purchase, turn);
  const read = { statuses, customerId, found: found !== null, now: turn.now };
  const seen = afterEnd(purchase, quiet(purchase, readAttempts(purchase, read)));
  const reading = await withLines(seen, purchase, turn);
  return found ? answeredBy(found, reading) : reading;
}

const answeredBy = ({ transactionId }: PurchaseAttempt, reading: Reading): Reading => ({
  ...reading,
  answersWrite: true,
  refs: [...(reading.refs ?? []), transactionRef(transactionId)],
  claims: [transactionRef(transactionId)],
});

/** An order that cannot be read stops the look, unless another one shows that the purchase is paid. */
async function statusesOf(
  attempts: readonly PurchaseAttempt[],
  purchase: Purchase,
  turn: Turn,
): Promise<readonly AttemptStatus[]> {
  const looks = attempts.map(async (attempt) => ({
    attempt,
    read: await statusOf(attempt, purchase, turn).catch(failureOf),
  }));
  const read = await Promise.all(looks);
  const isPaid = read.some((one) => !isFailure(one.read) && one.read?.phase === 'succeeded');
  return read.map(({ attempt, read: status }) => {
    if (!isFailure(status)) return { attempt, status };
    if (!isPaid) throw status;
    return { attempt, status: null };
  });
}

const isFailure = (read: PurchaseStatus | GatewayError | null): read is GatewayError =>
  read instanceof GatewayError;

function failureOf(error: unknown): GatewayError {
  if (error instanceof GatewayError) return error;
  throw error;
}

/** What is over is not asked again, unless its customer is still to be named. */
async function statusOf(
  attempt: PurchaseAttempt,
  purchase: Purchase,
  { sources }: Turn,
): Promise<PurchaseStatus | null> {
  const { over, paidAt, transactionId } = attempt;
  if (over && (paidAt === null || purchase.customerId !== null)) return asKnown(attempt, purchase);
  return sources.purchase.statusOf(transactionId);
}

const asKnown = (
  { transactionId, link, paymentStatus, paidAt }: PurchaseAttempt,
  { customerId, detail: { clientAccountId, platformMessage } }: Purchase,
): PurchaseStatus => ({
  ...{ transactionId, link, paymentStatus, clientAccountId, platformMessage, total: null },
  phase: paidAt === null ? 'failed' : 'succeeded',
  customerId: paidAt === null ? null : customerId,
});

/** The customer as the paid order names them, else as the account that carries our reference does. */
async function customerIn(
  statuses: readonly AttemptStatus[],
  { customerId, detail: { clientAccountId } }: Purchase,
  { sources }: Turn,
): Promise<CustomerId | null> {
  const paid = statuses.filter(({ status }) => status?.phase === 'succeeded');
  if (paid.length === 0) return null;
  const named = paid.map(({ status }) => status?.customerId ?? null).find((id) => id !== null);
  if (named !== undefined || customerId !== null) return named ?? customerId;
  const account = await sources.customer.byReference(clientAccountId);
  return account?.customerId ?? null;
}

/** The lines that were bought are looked for once it succeeded, and never stand in the way of that. */
async function withLines(reading: Reading, purchase: Purchase, turn: Turn): Promise<Reading> {
  const customerId = reading.customerId ?? purchase.customerId;
  const succeeded = reading.state === 'succeeded' || purchase.status === 'SUCCEEDED';
  if (!succeeded || customerId === null) return reading;
  const others = await purchasesBy(turn.journal, buyerRef(customerId));
  const lineIds = await soldLineIds(purchase, { customerId, others }, turn);
  const refs = [...(reading.refs ?? []), buyerRef(customerId)];
  return { ...reading, refs, detail: { ...reading.detail, lineIds } };
}

/** A look that began after the end is never late, whatever it shows. */
const afterEnd = (purchase: Purchase, reading: Reading): Reading =>
  isSettled(purchase)
    ? { ...reading, progress: Math.max(reading.progress, purchase.progress) }
    : reading;

/** What a person must look at is quiet until the platform shows something further. */
function quiet({ status, progress }: Purchase, reading: Reading): Reading {
  const repeats = reading.state === 'working' || reading.state === 'unrecognized';
  return status === 'NEEDS_ATTENTION' && repeats && reading.progress <= progress
    ? { ...reading, state: 'nothing-new', progress }
    : reading;
}
