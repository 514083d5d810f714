/*
 * Billing: bills, invoices and their payment (rows 41-46).
 *
 * Owns   what is sent to pay, and where a link to an invoice may point: to the platform itself or to where customers pay.
 * Gives  the newest first.
 * Never  shows a bill of another customer, nor calls a payment made on a word that nobody knows.
 */
import { dayStart, seconds } from '../clock.ts';
import type { BillId, CardId, CustomerId, TransactionId } from '../ids.ts';
import { toDollars, type Money } from '../money.ts';
import {
  parseBill,
  parseBillDetail,
  parseInvoice,
  type Bill,
  type BillDetail,
  type Invoice,
} from './bill.ts';
import type { CustomerReadings } from './customer-memory.ts';
import { whenGiven, type Given } from './wire/given.ts';
import { Loader, rememberingLoader } from './wire/loader.ts';
import { newestFirst } from './wire/newest-first.ts';
import { parseLink, type PaymentLink } from './payment-link.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { progressWords } from './progress.ts';
import type { FieldPaths } from './wire/refusal.ts';
import { saleIdOf } from './sale.ts';
import type { WireData } from './wire/wire-data.ts';

export { creditOf, hasNothingToPay } from './bill.ts';
export type { Bill, BillDetail, BillItem, BillLine, BillStatus, Invoice } from './bill.ts';

export interface BillPayment {
  readonly customer: CustomerId;
  readonly bill: BillId;
  readonly amount: Money;
  /** Without one the default card pays. */
  readonly card: CardId | null;
}

export interface BillPaymentReceipt {
  readonly transactionId: TransactionId | null;
  readonly status: 'PAID' | 'PROCESSING' | 'DECLINED' | 'UNRECOGNIZED';
  readonly platformMessage: string | null;
}

interface BillOf {
  readonly customer: CustomerId;
  readonly bill: BillId;
}

export class BillingSource {
  readonly #platform: PlatformCalls;
  readonly #bills;
  readonly #details = new Loader((id: BillId) => this.#readDetail(id));
  readonly #invoices;

  constructor(platform: PlatformCalls, memory: CustomerReadings | null = null) {
    this.#platform = platform;
    this.#bills = rememberingLoader(
      { memory, what: 'bills', freshMs: seconds(60) },
      (customer: CustomerId) => this.#readBills(customer),
    );
    this.#invoices = rememberingLoader(
      { memory, what: 'invoices', freshMs: seconds(60) },
      (customer: CustomerId) => this.#readInvoices(customer),
    );
  }

  billsOf(customer: CustomerId): Given<readonly Bill[]> {
    return this.#bills.load(customer);
  }

  /** Null when the platform does not know it, or says that it is another customer's. */
  bill({ customer, bill }: BillOf): Given<BillDetail | null> {
    return whenGiven(this.#details.load(bill), (detail) =>
      detail && (detail.customerId ?? customer) === customer ? detail : null,
    );
  }

  invoicesOf(customer: CustomerId): Given<readonly Invoice[]> {
    return this.#invoices.load(customer);
  }

  async pay({ customer, bill, amount, card }: BillPayment): Promise<Answer<BillPaymentReceipt>> {
    const order = { customerId: customer, billId: bill, amount: toDollars(amount) };
    const json = { ...order, ...(card !== null && { ccUUID: card }) };
    const answer = await this.#platform.change(43, { json, fields: FIELDS }, parsePayment);
    this.#bills.clearAll();
    this.#details.clearAll();
    return answer;
  }

  /** Null when there is none, or none that may be passed on. */
  invoiceLink({ customer, bill }: BillOf): Promise<PaymentLink | null> {
    const hosts = [this.#platform.host, ...this.#platform.vocabulary.paymentHosts];
    return this.#platform.find(45, { query: { customerId: customer, billId: bill } }, (data) => {
      const record = data.record().about(bill, 'billId');
      record.expected(record.code('url'), 'url');
      return parseLink(record, hosts);
    });
  }

  /** Without an e-mail address it goes to the account's own. */
  emailInvoice({
    customer,
    bill,
    email,
  }: BillOf & { email: string | null }): Promise<Answer<null>> {
    const json = { customerId: customer, billId: bill, ...(email !== null && { email }) };
    return this.#platform.change(46, { json, fields: FIELDS }, () => null);
  }

  async #readBills(customer: CustomerId): Promise<readonly Bill[]> {
    const bills = await this.#platform.find(41, { path: { customerId: customer } }, (data) =>
      data
        .list('bills')
        .filter((record) => record.isAbout(customer, 'customerId'))
        .flatMap((record) => parseBill(record) ?? []),
    );
    return newestFirst(bills ?? [], ({ billedOn }) => startOf(billedOn));
  }

  #readDetail(id: BillId): Promise<BillDetail | null> {
    return this.#platform.find(42, { path: { billId: id } }, (data) =>
      parseBillDetail(data.record().about(id, 'billId')),
    );
  }

  async #readInvoices(customer: CustomerId): Promise<readonly Invoice[]> {
    const invoices = await this.#platform.find(44, { path: { customerId: customer } }, (data) =>
      data
        .list('invoices')
        .filter((record) => record.isAbout(customer, 'customerId'))
        .flatMap((record) => parseInvoice(record) ?? []),
    );
    return newestFirst(invoices ?? [], ({ issuedOn }) => startOf(issuedOn));
  }
}

const startOf = (day: string | null): number | null => (day === null ? null : dayStart(day));

const FIELDS: FieldPaths = {
  customerid: ['input', 'billId'],
  billid: ['input', 'billId'],
  amount: ['input', 'amount'],
  ccuuid: ['input', 'cardId'],
  email: ['input', 'email'],
};

const PAYMENT_WORDS = progressWords<BillPaymentReceipt['status']>('PROCESSING', 'PAID', 'DECLINED');

function parsePayment(data: WireData): BillPaymentReceipt {
  const record = data.record();
  const status = record.word(PAYMENT_WORDS, 'paymentStatus', 'status');
  return {
    transactionId: saleIdOf(record),
    status: record.expected(status, 'paymentStatus') ?? 'UNRECOGNIZED',
    platformMessage: record.message('paymentStatusDesc', 'statusDesc', 'message'),
  };
}
