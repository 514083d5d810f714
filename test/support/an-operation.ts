/*
 * An operation: one at its beginning, for rules that are tested without a gateway.
 */
import { operationId, quoteId } from '../../src/ids.ts';
import type { Ask, Detail, Operation } from '../../src/operations/engine/operation.ts';
import { newOperation } from '../../src/operations/engine/beginning.ts';
import type { PurchaseDetail } from '../../src/operations/purchase-detail.ts';

export const ASK: Ask = {
  ...{ at: 0, subject: 'sam', role: 'CUSTOMER', customers: [], overridePending: false },
};

export const PURCHASE = {
  ...{ kind: 'purchase', quoteId: quoteId('q'), purchaseKind: 'NEW_CUSTOMER' },
  ...{ clientAccountId: 'c', attempts: [], platformMessage: null },
} as unknown as PurchaseDetail;

/** Kept, visible, and not sent yet. */
export const anOperation = (
  detail: Detail = PURCHASE,
  more: Partial<Operation> = {},
): Operation => ({
  ...newOperation(
    { detail, subject: 'sam', customerId: null },
    {
      ...{ id: operationId('o'), nextCheckAt: 0, at: 0 },
      pending: { name: 'submit', sent: false, refusals: 0, keyId: 'k', ask: ASK },
    },
  ),
  revision: 1,
  ...more,
});
