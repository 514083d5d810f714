/*
 * Operation line: which line an operation is about, who sees it for that, and what its success tells the customer.
 *
 * Owns   the rule that work which nobody began belongs to the holder of its line, too.
 * Gives  one event for each operation that succeeded, whoever settled it; the store appends it in the same transaction.
 */
import type { CustomerId } from '../ids.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { Operation } from './operation.ts';

/** The `subject` of an operation that the platform began; nobody signs in as that. */
export const NOBODYS = '';

/** The line's own customerId, or null when the operation is about no single line. */
const lineOf = ({ detail }: Pick<Operation, 'detail'>): CustomerId | null =>
  'line' in detail ? detail.line : null;

/** The line whose holder may see the operation without having begun it, or null. */
export const sharedLineOf = (
  operation: Pick<Operation, 'subject' | 'detail'>,
): CustomerId | null => (operation.subject === NOBODYS ? lineOf(operation) : null);

/** The event that follows from this revision, or null. An operation succeeds once, so that its id names the event too. */
export function lineChangedBy(operation: Operation, at: number): CustomerEvent | null {
  const { id, customerId, status } = operation;
  const line = lineOf(operation);
  if (status !== 'SUCCEEDED' || customerId === null || line === null) return null;
  return { type: 'LineChanged', id, customerId, line, at, certainty: 'CONFIRMED' };
}
