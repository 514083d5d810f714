/*
 * Calling: credit for calls abroad, which the lines of a group share (rows 52-56).
 *
 * Owns   what is asked and sent; the platform calls it ILD.
 * Never  shows a balance that is not a whole number of cents, nor one of another group.
 */
import { dayStart, seconds } from '../clock.ts';
import type { CardId, CustomerId, TransactionId } from '../ids.ts';
import { toDollars, type Money } from '../money.ts';
import type { CustomerReadings } from './customer-memory.ts';
import type { Given } from './wire/given.ts';
import { rememberingLoader } from './wire/loader.ts';
import { newestFirst } from './wire/newest-first.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import {
  parseSalePrice,
  parseSaleReceipt,
  saleIdOf,
  saleStatusOf,
  type SalePrice,
  type SaleReceipt,
  type SaleStatus,
} from './sale.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface CallingBalance {
  readonly balance: Money | null;
  /** The last day on which it can be used, as `2026-01-28`. */
  readonly validUntil: string | null;
}

export interface CallingUsage {
  readonly destination: string;
  readonly minutes: number | null;
  readonly messages: number | null;
  readonly amount: Money | null;
}

export interface CallingPurchase {
  readonly transactionId: TransactionId | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly at: number | null;
  /** As `2026-01-28`. */
  readonly on: string | null;
  readonly amount: Money | null;
  readonly status: SaleStatus;
}

export interface CallingCredit {
  readonly customer: CustomerId;
  readonly group: string;
  readonly amount: Money;
}

export class CallingSource {
  readonly #platform: PlatformCalls;
  readonly #balances;
  readonly #usages;
  readonly #purchases;

  constructor(platform: PlatformCalls, memory: CustomerReadings | null = null) {
    this.#platform = platform;
    this.#balances = rememberingLoader(
      { memory, what: 'calling-balance', freshMs: seconds(30) },
      (group: string) => this.#readBalance(group),
    );
    this.#usages = rememberingLoader(
      { memory, what: 'calling-usage', freshMs: seconds(60) },
      (group: string) => this.#readUsage(group),
    );
    this.#purchases = rememberingLoader(
      { memory, what: 'calling-purchases', freshMs: seconds(60) },
      (customer: CustomerId) => this.#readPurchases(customer),
    );
  }

  /** Null when the platform knows of none. */
  balanceOf(group: string): Given<CallingBalance | null> {
    return this.#balances.load(group);
  }

  /** By destination. */
  usageOf(group: string): Given<readonly CallingUsage[]> {
    return this.#usages.load(group);
  }

  /** The newest first. */
  purchasesOf(customer: CustomerId): Given<readonly CallingPurchase[]> {
    return this.#purchases.load(customer);
  }

  /** Nothing is bought. `accepted` or `declined`; throws on the rest. */
  quote(credit: CallingCredit): Promise<Answer<SalePrice>> {
    return this.#platform.ask(55, { json: creditOnWire(credit), fields: FIELDS }, parseSalePrice);
  }

  /** Without a card the default one pays. */
  async purchase({
    card,
    ...credit
  }: CallingCredit & { card: CardId | null }): Promise<Answer<SaleReceipt>> {
    const json = { ...creditOnWire(credit), ...(card !== null && { ccUUID: card }) };
    const answer = await this.#platform.change(56, { json, fields: FIELDS }, parseSaleReceipt);
    this.#balances.clearAll();
    this.#purchases.clearAll();
    return answer;
  }

  #readBalance(group: string): Promise<CallingBalance | null> {
    return this.#platform.find(52, { query: { groupId: group } }, (data) => {
      const record = data.record().about(group, 'groupId');
      return {
        balance: record.expected(record.money('balance'), 'balance'),
        validUntil: record.day('expiryDate'),
      };
    });
  }

  async #readUsage(group: string): Promise<readonly CallingUsage[]> {
    const usages = await this.#platform.find(53, { query: { groupId: group } }, (data) =>
      data
        .list('usage')
        .filter((record) => record.isAbout(group, 'groupId'))
        .flatMap((record) => parseUsage(record) ?? []),
    );
    return usages ?? [];
  }

  async #readPurchases(customer: CustomerId): Promise<readonly CallingPurchase[]> {
    const purchases = await this.#platform.find(54, { path: { customerId: customer } }, (data) =>
      data
        .list('purchases')
        .filter((record) => record.isAbout(customer, 'customerId'))
        .map(parsePurchase),
    );
    return newestFirst(purchases ?? [], ({ at, on }) => at ?? (on === null ? null : dayStart(on)));
  }
}

const creditOnWire = ({ customer, group, amount }: CallingCredit): object => ({
  customerId: customer,
  groupId: group,
  amount: toDollars(amount),
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'customerId'],
  groupid: ['input', 'customerId'],
  amount: ['input', 'amount'],
  ccuuid: ['input', 'cardId'],
};

function parseUsage(record: WireRecord): CallingUsage | null {
  const destination = record.expected(record.text('destination'), 'destination');
  if (destination === null) return null;
  return {
    destination,
    minutes: record.whole('minutes'),
    messages: record.whole('sms'),
    amount: record.money('amount'),
  };
}

const parsePurchase = (record: WireRecord): CallingPurchase => ({
  transactionId: saleIdOf(record),
  ...record.when('date'),
  amount: record.money('amount'),
  status: saleStatusOf(record),
});
