/*
 * Views: operations and tasks by kind, named for the graph's types.
 */
import type { PaymentLink } from '../datasources/payment-link.ts';
import type { CardId, CustomerId } from '../ids.ts';
import type { DirectResult } from './engine/direct-change.ts';
import type { CustomerTask, DetailOf, Operation, OperationKind } from './engine/operation.ts';
import type { SaleOf, SaleQuote } from './sales/sale-quote.ts';
import type { RenewedPack } from './roaming-renewal.ts';
import type { CodeSent } from './sim-swap-code.ts';

import { isKnownKind } from './operation-kinds.ts';

type Of<K extends OperationKind> = Operation<DetailOf<K>>;

export type Purchase = Of<'purchase'>;
export type Activation = Of<'activation'>;
export type PortIn = Of<'port-in'>;
export type PortOut = Of<'port-out'>;
export type DirectChanging = Of<'direct-change'>;
export type LineChanging = Of<'line-change'>;
export type NumberSwap = Of<'number-swap'>;
export type SimSwap = Of<'sim-swap'>;
export type CustomerReset = Of<'customer-reset'>;
export type PlanChange = Of<'plan-change'>;
export type TopUp = Of<'top-up'>;
export type CallingCredit = Of<'calling-credit'>;
export type RoamingPackSale = Of<'roaming-pack'>;
export type BillPayment = Of<'bill-payment'>;

export type TopUpQuote = SaleQuote<SaleOf<'top-up'>>;
export type PlanChangeQuote = SaleQuote<SaleOf<'plan-change'>>;
export type CallingCreditQuote = SaleQuote<SaleOf<'calling-credit'>>;
export type RoamingPackQuote = SaleQuote<SaleOf<'roaming-pack'>>;

export type CardLinkResult = DirectResult<PaymentLink>;
export type CardResult = DirectResult<CardId>;
export type RenewedPackResult = DirectResult<RenewedPack>;
export type LineResult = DirectResult<CustomerId>;
export type CustomerResult = DirectResult<CustomerId>;
export type ShipmentResult = DirectResult<CustomerId>;
export type SimSwapCodeResult = DirectResult<CodeSent>;

type AnySaleQuote = TopUpQuote | PlanChangeQuote | CallingCreditQuote | RoamingPackQuote;

/** The same quote as one of its kinds. */
export const quoteByKind = (quote: SaleQuote): AnySaleQuote | null =>
  isOfSomeSale(quote) ? quote : null;

const isOfSomeSale = (quote: SaleQuote): quote is AnySaleQuote => 'kind' in quote.sale;

type AnyOperation = { [K in OperationKind]: Of<K> }[OperationKind];

/** The same operation as one of its kinds, for whoever must tell them apart. */
export const byKind = (operation: Operation): AnyOperation | null =>
  isOfSomeKind(operation) ? operation : null;

const isOfSomeKind = (operation: Operation): operation is AnyOperation => isKnownKind(operation);

type Task<Type extends CustomerTask['type']> = Extract<CustomerTask, { type: Type }>;

export type PayAtLink = Task<'PayAtLink'>;
export type RenewPaymentLink = Task<'RenewPaymentLink'>;
export type CorrectPortDetails = Task<'CorrectPortDetails'>;
export type ContactSupport = Task<'ContactSupport'>;
