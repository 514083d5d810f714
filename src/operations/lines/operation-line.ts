/*
 * Operation line: which line an operation is about, who sees it for that, and what its success tells the customer.
 *
 * Owns   the rule that work which nobody began belongs to the holder of its line, too.
 * Gives  one event for each operation that succeeded, also when an agent settled it, and a warning for what could be somebody else's doing;
 *        the store appends them in the same transaction.
 */
import { globalId, type CustomerId } from '../../ids.ts';
import {
  securityNotice,
  type CustomerEvent,
  type Notice,
  type NoticeKind,
} from '../../subscriptions/customer-event.ts';
import { isOfKind, type DirectChangeDetail, type Operation } from '../engine/operation.ts';

/** The `subject` of an operation that the platform began; nobody signs in as that. */
export const BY_PLATFORM = '';

/** The line's own customerId, or null when the operation is about no single line. */
const lineOf = ({ detail }: Pick<Operation, 'detail'>): CustomerId | null =>
  'line' in detail ? detail.line : null;

/** The line whose holder may see the operation without having begun it, or null. */
export const sharedLineOf = (
  operation: Pick<Operation, 'subject' | 'detail'>,
): CustomerId | null => (operation.subject === BY_PLATFORM ? lineOf(operation) : null);

/** Whom the operation is about: the account and the line, by the platform's ids. */
export const namesIn = (operation: Pick<Operation, 'customerId' | 'detail'>): readonly string[] =>
  [operation.customerId, lineOf(operation)].filter((name) => name !== null);

/** The events that follow from this revision. Each is told once: its id is made of the operation's. */
export const eventsToldBy = (operation: Operation, at: number): readonly CustomerEvent[] =>
  [warningOf(operation, at), changeToldBy(operation, at)].filter((event) => event !== null);

/** An operation succeeds once, so that its id names the event too. */
function changeToldBy(operation: Operation, at: number): CustomerEvent | null {
  const { id, customerId, status } = operation;
  if (status !== 'SUCCEEDED' || customerId === null) return null;
  const told = { id, customerId, at, certainty: 'CONFIRMED' } as const;
  if (isOfKind('bill-payment', operation)) {
    const billId = globalId('Bill', customerId, operation.detail.bill);
    return { ...told, type: 'BillChanged', line: null, billId };
  }
  if (isOfKind('direct-change', operation))
    return isShown(operation.detail) ? { ...told, type: 'CustomerChanged', line: null } : null;
  const line = lineOf(operation);
  const account = holderOf(operation) ?? customerId;
  return line === null ? null : { ...told, customerId: account, type: 'LineChanged', line };
}

function warningOf(operation: Operation, at: number): CustomerEvent | null {
  const notice = noticeOf(operation);
  if (notice === null) return null;
  const certainty = operation.status === 'UNDETERMINED' ? 'REPORTED' : 'CONFIRMED';
  return securityNotice({ ...notice, id: `${operation.id}.notice`, at, certainty });
}

/** A swap is told of before it leaves; what needs a right code, or may be declined, when it may have happened. */
function noticeOf(operation: Operation): Notice | null {
  const { customerId, status } = operation;
  const mayBeDone = status === 'SUCCEEDED' || status === 'UNDETERMINED';
  if (isOfKind('direct-change', operation))
    return mayBeDone ? (operation.detail.notice ?? null) : null;
  const account = holderOf(operation) ?? customerId;
  const line = lineOf(operation);
  if (account === null || line === null) return null;
  const of = (kind: NoticeKind): Notice => ({ kind, customer: account, line });
  if (isOfKind('number-swap', operation)) return status === 'SENT' ? of('NUMBER_SWAP_BEGUN') : null;
  if (isOfKind('sim-swap', operation)) {
    const byCode = operation.detail.swapId !== null;
    const begun = byCode ? mayBeDone || status === 'IN_PROGRESS' : status === 'SENT';
    return begun ? of('SIM_SWAP_BEGUN') : null;
  }
  const moves = isOfKind('line-change', operation) && operation.detail.change === 'MAKE_PRIMARY';
  return moves && mayBeDone ? of('PRIMARY_LINE_CHANGED') : null;
}

/** What a direct change alters of an account that can be read, by its name. The others show nowhere. */
const SHOWN: ReadonlySet<string> = new Set([
  'card.made-default',
  'card.updated',
  'card.deleted',
  'customer.updated',
  'shipment.cancelled',
  'roaming.renewal-set',
]);

const isShown = ({ change }: DirectChangeDetail): boolean => SHOWN.has(change);

/** The account owner hears of every line, also of one that its holder or an agent changed. */
const holderOf = ({ detail }: Pick<Operation, 'detail'>): CustomerId | null =>
  ('holder' in detail ? detail.holder : null) ?? null;
