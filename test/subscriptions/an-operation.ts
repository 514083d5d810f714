/*
 * An operation: a plain one, of which a test changes what it is about.
 */
import { operationId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { anOperation as atItsBeginning, PURCHASE } from '../support/an-operation.ts';

export const anOperation = (id: string, change: Partial<Operation> = {}): Operation =>
  atItsBeginning(PURCHASE, {
    ...{ id: operationId(id), status: 'IN_PROGRESS', subject: 'ada' },
    ...{ pending: null, nextCheckAt: null, ...change },
  });
