/*
 * Purchase: prices, orders and where they are (rows 8-11).
 *
 * Owns   what is asked for a price, what is sent to buy, and how a receipt is read.
 * Gives  an `Answer` for everything that may be refused.
 * Never  reads a price that is not a whole number of cents, nor a receipt without a transaction: its outcome is then undetermined.
 */
import { transactionId, type CardId, type PlanId, type TransactionId } from '../ids.ts';
import { usd, type Money } from '../money.ts';
import type { Cart, QuotedAccount, QuotedPrice } from '../operations/sales/quote.ts';
import type { CatalogSource } from './catalog.ts';
import { quotedAccountOf, type CustomerInfo } from './customer-info.ts';
import { notSent } from './wire/not-sent.ts';
import { orderOnWire, QUOTE_FIELDS, SUBMIT_FIELDS, subsequentOrderOnWire } from './order.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { parsePurchaseStatus, type PurchaseStatus } from './purchase-status.ts';
import type { WireData } from './wire/wire-data.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type { PurchaseStatus } from './purchase-status.ts';

export interface PurchaseReceipt {
  readonly transactionId: TransactionId;
}

export class PurchaseSource {
  readonly #platform: PlatformCalls;
  readonly #catalog: CatalogSource;

  constructor(platform: PlatformCalls, catalog: CatalogSource) {
    this.#platform = platform;
    this.#catalog = catalog;
  }

  /** What the cart costs. Nothing is bought. `accepted` or `declined`; throws on the rest. */
  async quote(cart: Cart): Promise<Answer<QuotedPrice>> {
    const json = orderOnWire(cart, await this.#planIds(cart), null);
    return this.#platform.ask(8, { json, fields: QUOTE_FIELDS }, parsePrice);
  }

  /** Buys for a new customer. */
  submit(cart: Cart, total: Money): Promise<Answer<PurchaseReceipt>> {
    return this.#submit(9, cart, (planIds) => orderOnWire(cart, planIds, total));
  }

  /** Buys for a customer who is known, with a saved card or at a link. */
  submitSubsequent(
    cart: Cart,
    payment: { total: Money; cardId: CardId | null },
  ): Promise<Answer<PurchaseReceipt>> {
    return this.#submit(11, cart, (planIds) => subsequentOrderOnWire(cart, planIds, payment));
  }

  /** Where an order is. Null: the platform does not know it. */
  statusOf(id: TransactionId): Promise<PurchaseStatus | null> {
    const { paymentHosts } = this.#platform.vocabulary;
    return this.#platform.find(10, { path: { transactionId: id } }, (data) =>
      parsePurchaseStatus(data.record().about(id, 'transactionId'), { id, hosts: paymentHosts }),
    );
  }

  /** What an order says of a customer who is known, or null when the platform knows too little of them. */
  accountOf(info: CustomerInfo): QuotedAccount | null {
    return quotedAccountOf(info);
  }

  async #submit(
    row: 9 | 11,
    cart: Cart,
    order: (planIds: ReadonlyMap<PlanId, string>) => object,
  ): Promise<Answer<PurchaseReceipt>> {
    const planIds = await this.#planIds(cart).catch(notSent(this.#platform.now()));
    if ('outcome' in planIds) return planIds;
    const json = order(planIds);
    return this.#platform.change(row, { json, fields: SUBMIT_FIELDS }, parseReceipt);
  }

  async #planIds(cart: Cart): Promise<ReadonlyMap<PlanId, string>> {
    const ids = [...new Set(cart.lines.map(({ planId }) => planId))];
    const onWire = ids.map(async (id) => [id, await this.#catalog.planIdOnWire(id)] as const);
    return new Map(await Promise.all(onWire));
  }
}

function parseReceipt(data: WireData): PurchaseReceipt {
  const record = data.record();
  return {
    transactionId: transactionId(record.needed(record.code('transactionId'), 'transactionId')),
  };
}

function parsePrice(data: WireData): QuotedPrice {
  const record = data.record();
  const today = record.needed(record.record('oneTimeCharge'), 'oneTimeCharge');
  const monthly = record.needed(record.record('estimatedMonthlyCost'), 'estimatedMonthlyCost');
  return {
    dueToday: {
      total: today.needed(today.money('totalOneTimeCost'), 'totalOneTimeCost'),
      simKit: partOf(today, 'simKitCost'),
      activation: partOf(today, 'activationCost'),
      shipping: partOf(today, 'shipment'),
      tax: partOf(today, 'tax'),
    },
    estimatedMonthly: {
      total: monthly.needed(monthly.money('total'), 'total'),
      plan: partOf(monthly, 'planCost'),
      discount: partOf(monthly, 'discount'),
      tax: partOf(monthly, 'tax'),
    },
  };
}

/** A part that is absent costs nothing; one that cannot be read makes the price unreadable. */
function partOf(record: WireRecord, name: string): Money {
  return record.has(name) ? record.needed(record.money(name), name) : usd(0);
}
