/*
 * Sale: what something small costs, and the outcome of buying it (top-ups, calling credit, roaming packs).
 *
 * Owns   the price and the receipt that rows 47, 48, 55, 56, 61 and 62 share.
 * Never  shows a price that is not a whole number of cents, nor calls a sale done on a word that nobody knows.
 */
import { transactionId, type TransactionId } from '../ids.ts';
import { usd, type Money } from '../money.ts';
import { progressWords } from './progress.ts';
import type { WireData } from './wire/wire-data.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface SalePrice {
  /** Before tax. */
  readonly amount: Money;
  readonly tax: Money;
  readonly total: Money;
}

export type SaleStatus = 'DONE' | 'PROCESSING' | 'DECLINED' | 'UNRECOGNIZED';

export interface SaleReceipt {
  readonly transactionId: TransactionId | null;
  readonly status: SaleStatus;
  /** What was charged, or null where the platform does not say. */
  readonly total: Money | null;
  readonly platformMessage: string | null;
}

/** A part that is absent follows from the others; one that cannot be read makes the price unreadable. */
export function parseSalePrice(data: WireData): SalePrice {
  const record = data.record();
  const total = record.needed(record.money('total'), 'total');
  const amount = partOf(record, 'amount');
  const tax = partOf(record, 'tax') ?? rest(total, amount ?? total);
  return { amount: amount ?? rest(total, tax), tax, total };
}

function partOf(record: WireRecord, name: string): Money | null {
  return record.has(name) ? record.needed(record.money(name), name) : null;
}

const rest = (total: Money, part: Money): Money => usd(total.minor - part.minor);

export function parseSaleReceipt(data: WireData): SaleReceipt {
  const record = data.record();
  return {
    transactionId: saleIdOf(record),
    status: saleStatusOf(record),
    total: record.money('total'),
    platformMessage: record.message('paymentStatusDesc', 'statusDesc', 'message'),
  };
}

export function saleIdOf(record: WireRecord): TransactionId | null {
  const id = record.code('transactionId');
  return id === null ? null : transactionId(id);
}

const WORDS = progressWords<SaleStatus>('PROCESSING', 'DONE', 'DECLINED');

export const saleStatusOf = (record: WireRecord): SaleStatus =>
  record.expected(record.word(WORDS, 'status'), 'status') ?? 'UNRECOGNIZED';
