/*
 * Sale quote fields: what quotes of all that a saved card pays show alike.
 */
import { globalId } from '../ids.ts';
import type { SaleKind, SaleQuote } from '../operations/sales/sale-quote.ts';

export const saleQuoteFields = {
  id: ({ id }: SaleQuote) => globalId('SaleQuote', id),
  amount: ({ price }: SaleQuote) => price.amount,
  tax: ({ price }: SaleQuote) => price.tax,
  total: ({ price }: SaleQuote) => price.total,
};

const TYPES = {
  'top-up': 'TopUpQuote',
  'calling-credit': 'CallingCreditQuote',
  'roaming-pack': 'RoamingPackQuote',
  'plan-change': 'PlanChangeQuote',
} as const satisfies Record<SaleKind, string>;

export const typeOfSaleQuote = ({ sale }: SaleQuote): string => TYPES[sale.kind];
