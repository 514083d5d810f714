/*
 * Top-up: packs that are added to a line for this cycle (rows 47 and 48).
 *
 * Owns   what is asked for a price, and what is sent to buy. The same is bought that was priced.
 * Gives  an `Answer` for both, since both may be refused.
 */
import type { CardId, CustomerId } from '../ids.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import { parseSalePrice, parseSaleReceipt, type SalePrice, type SaleReceipt } from './sale.ts';

export interface TopUp {
  readonly line: CustomerId;
  /** Of a service of the catalog. */
  readonly serviceCode: string;
  readonly quantity: number;
}

export class TopUpSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  /** Nothing is bought. `accepted` or `declined`; throws on the rest. */
  quote(topUp: TopUp): Promise<Answer<SalePrice>> {
    return this.#platform.ask(47, { json: topUpOnWire(topUp), fields: FIELDS }, parseSalePrice);
  }

  /** Without a card the default one pays. */
  purchase({ card, ...topUp }: TopUp & { card: CardId | null }): Promise<Answer<SaleReceipt>> {
    const json = { ...topUpOnWire(topUp), ...(card !== null && { ccUUID: card }) };
    return this.#platform.change(48, { json, fields: FIELDS }, parseSaleReceipt);
  }
}

const topUpOnWire = ({ line, serviceCode, quantity }: TopUp): object => ({
  customerId: line,
  serviceCode,
  quantity,
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  servicecode: ['input', 'serviceId'],
  quantity: ['input', 'quantity'],
  ccuuid: ['input', 'cardId'],
};
