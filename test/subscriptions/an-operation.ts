/*
 * An operation: a plain one, of which a test changes what it is about.
 */
import { operationId, quoteId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';

export function anOperation(id: string, change: Partial<Operation> = {}): Operation {
  return {
    id: operationId(id),
    revision: 1,
    status: 'IN_PROGRESS',
    certainty: 'CONFIRMED',
    startedAt: 1,
    settledAt: null,
    steps: [],
    task: null,
    failure: null,
    nextCheckAt: null,
    subject: 'ada',
    customerId: null,
    lane: null,
    epoch: 0,
    progress: 0,
    pending: null,
    inDoubtSince: null,
    refs: [],
    detail: {
      kind: 'purchase',
      quoteId: quoteId('q-1'),
      purchaseKind: 'NEW_CUSTOMER',
      clientAccountId: 'ref-1',
      attempts: [],
      platformMessage: null,
    },
    ...change,
  };
}
