/*
 * Operation line: which line an operation is about, who sees it for that, and what its success tells the customer.
 *
 * Owns   the rule that work which nobody began belongs to the holder of its line, too.
 * Gives  one event for each operation that succeeded, also when an agent settled it; the store appends it in the same transaction.
 */
import { globalId, type CustomerId } from '../../ids.ts';
import type { CustomerEvent } from '../../subscriptions/customer-event.ts';
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

/** The event that follows from this revision, or null. An operation succeeds once, so that its id names the event too. */
export function changeToldBy(operation: Operation, at: number): CustomerEvent | null {
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
