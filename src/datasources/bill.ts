/*
 * Bill: what a bill and an invoice look like on the wire.
 *
 * Owns   their parsers, and the words for the state of a bill.
 * Never  makes up an amount: one that is missing or not a whole number of cents is null.
 */
import { billId, customerId, type BillId, type CustomerId } from '../ids.ts';
import { usd, type Money } from '../money.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type BillStatus = 'UNPAID' | 'PAID' | 'OVERDUE' | 'UNRECOGNIZED';

export interface Bill {
  readonly id: BillId;
  /** The account; null when the platform does not say whose it is. */
  readonly customerId: CustomerId | null;
  /** All of these are days, as `2026-01-28`. */
  readonly billedOn: string | null;
  readonly dueOn: string | null;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  /** Before tax. */
  readonly amount: Money | null;
  readonly tax: Money | null;
  readonly total: Money | null;
  /** Still to pay; below zero it is a credit. */
  readonly amountDue: Money | null;
  readonly status: BillStatus;
}

type Owing = Pick<Bill, 'status' | 'amountDue' | 'total'>;

/** Whether nothing is owed: the bill is paid, or comes to nothing or to a credit. */
export const hasNothingToPay = ({ status, amountDue, total }: Owing): boolean =>
  status === 'PAID' || ((amountDue ?? total)?.minor ?? 1) <= 0;

/** What the account is owed instead, above zero, or null. */
export function creditOf({ amountDue, total }: Pick<Bill, 'amountDue' | 'total'>): Money | null {
  const { minor } = amountDue ?? total ?? usd(0);
  return minor < 0 ? usd(-minor) : null;
}

export interface BillItem {
  readonly description: string | null;
  readonly amount: Money | null;
  readonly tax: Money | null;
}

export interface BillLine {
  readonly customerId: CustomerId | null;
  /** E.164. */
  readonly phoneNumber: string | null;
  readonly items: readonly BillItem[];
}

export interface BillDetail extends Bill {
  readonly lines: readonly BillLine[];
}

export interface Invoice {
  readonly id: string;
  readonly billId: BillId | null;
  /** As `2026-01-28`. */
  readonly issuedOn: string | null;
  readonly amount: Money | null;
  /** Null when the platform does not say. */
  readonly status: BillStatus | null;
}

const STATUSES = { UNPAID: 'UNPAID', PAID: 'PAID', OVERDUE: 'OVERDUE' } as const;

/** Null without an id. */
export function parseBill(record: WireRecord): Bill | null {
  const id = record.expected(record.code('billId'), 'billId');
  if (id === null) return null;
  return {
    id: billId(id),
    customerId: customerOf(record),
    billedOn: record.day('billDate'),
    dueOn: record.day('dueDate'),
    periodStart: record.day('periodStart'),
    periodEnd: record.day('periodEnd'),
    amount: record.money('amount'),
    tax: record.money('tax'),
    total: record.money('totalAmount'),
    amountDue: record.money('amountDue'),
    status: record.expected(record.word(STATUSES, 'status'), 'status') ?? 'UNRECOGNIZED',
  };
}

export function parseBillDetail(record: WireRecord): BillDetail | null {
  const bill = parseBill(record);
  const lines = record.expected(record.records('lines'), 'lines') ?? [];
  return bill && { ...bill, lines: lines.map(parseLine) };
}

const parseLine = (record: WireRecord): BillLine => ({
  customerId: customerOf(record),
  phoneNumber: record.phone('mobileNo'),
  items: (record.expected(record.records('items'), 'items') ?? []).map(parseItem),
});

const parseItem = (record: WireRecord): BillItem => ({
  description: record.text('description'),
  amount: record.money('amount'),
  tax: record.money('tax'),
});

/** Null without a number of its own or of its bill. */
export function parseInvoice(record: WireRecord): Invoice | null {
  const bill = record.code('billId');
  const id = record.expected(record.code('invoiceId') ?? bill, 'invoiceId');
  if (id === null) return null;
  return {
    id,
    billId: bill === null ? null : billId(bill),
    issuedOn: record.day('invoiceDate'),
    amount: record.money('amount'),
    status: record.word(STATUSES, 'status'),
  };
}

function customerOf(record: WireRecord): CustomerId | null {
  const id = record.code('customerId');
  return id === null ? null : customerId(id);
}
