/*
 * Views: operations and tasks by kind, named for the graph's types.
 */
import type { ActivationDetail, PortInDetail } from './activation-detail.ts';
import { isOfKind, type CustomerTask, type Operation } from './operation.ts';
import type { PortOutDetail } from './port-out-detail.ts';
import type { PurchaseDetail } from './purchase-detail.ts';

export type Purchase = Operation<PurchaseDetail>;
export type Activation = Operation<ActivationDetail>;
export type PortIn = Operation<PortInDetail>;
export type PortOut = Operation<PortOutDetail>;

export type AnyOperation = Purchase | Activation | PortIn | PortOut;

/** The same operation as one of its kinds, for whoever must tell them apart. */
export function byKind(operation: Operation): AnyOperation | null {
  if (isOfKind('purchase', operation)) return operation;
  if (isOfKind('activation', operation)) return operation;
  if (isOfKind('port-out', operation)) return operation;
  return isOfKind('port-in', operation) ? operation : null;
}

type Task<Type extends CustomerTask['type']> = Extract<CustomerTask, { type: Type }>;

export type PayAtLink = Task<'PayAtLink'>;
export type RenewPaymentLink = Task<'RenewPaymentLink'>;
export type CorrectPortDetails = Task<'CorrectPortDetails'>;
export type ContactSupport = Task<'ContactSupport'>;
