/*
 * Operation kinds: the name of every kind that this version knows, once.
 */
import type { Detail, OperationKind } from './engine/operation.ts';

const KINDS: Readonly<Record<OperationKind, true>> = {
  purchase: true,
  activation: true,
  'port-in': true,
  'port-out': true,
  'line-change': true,
  'number-swap': true,
  'sim-swap': true,
  'customer-reset': true,
  'plan-change': true,
  'top-up': true,
  'calling-credit': true,
  'roaming-pack': true,
  'bill-payment': true,
  'direct-change': true,
};

/** False for what a later version has written: it can neither be shown nor moved by this one. */
export const isKnownKind = ({ detail }: { readonly detail: Pick<Detail, 'kind'> }): boolean =>
  Object.hasOwn(KINDS, detail.kind);
