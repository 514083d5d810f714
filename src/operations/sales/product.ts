/*
 * Product: what differs between the things that a saved card pays: how each is asked for, priced, bought and found again.
 *
 * Owns   the quote of a price, how long it holds, and when it is no longer the same.
 * Never  decides by a price that was read earlier: what is charged is the platform's matter, so that it is asked again before a sale.
 */
import { randomUUID } from 'node:crypto';
import { minutes } from '../../clock.ts';
import type { CustomerInfo, LineInfo } from '../../datasources/customer.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Answer } from '../../datasources/wire/platform.ts';
import { GatewayError } from '../../errors.ts';
import { quoteId } from '../../ids.ts';
import type { Money } from '../../money.ts';
import type { DetailOf, PatchOf } from '../engine/operation.ts';
import { refusal, type Refusal } from '../engine/refusal.ts';
import type { Session } from '../engine/session.ts';
import type { LineActionName } from '../lines/line-actions.ts';
import type { TargetPorts } from '../lines/line-target.ts';
import type { SaleKind, SaleOf, SalePrice, SaleQuote } from './sale-quote.ts';

/** The platform states no limit; this is how long a person may take to decide. */
export const QUOTE_LASTS_MS = minutes(30);

/** The account that buys, and the line that it is for; null for what the account itself buys. */
export interface Buyer {
  readonly account: CustomerInfo;
  readonly line: LineInfo | null;
}

/** What is sold. `Input` is what a person asks with. */
export interface Product<K extends SaleKind, Input = never> {
  readonly kind: K & DetailOf<K>['kind'];
  /** What the state of a line must allow, or null for what an account buys. */
  readonly action: LineActionName | null;
  /** What was asked for as a sale, or why it cannot be sold. */
  plan(input: Input, session: Session, ports: TargetPorts): Promise<SaleOf<K> | Refusal>;
  price(sale: SaleOf<K>, sources: DataSources): Promise<Answer<SalePrice>>;
  /** Whether the platform would show its outcome, should its answer be lost. */
  provable(sale: SaleOf<K>, sources: DataSources): Promise<boolean>;
  /** What the operation knows at its beginning; nothing is read. */
  detail(quote: SaleQuote<SaleOf<K>>): DetailOf<K>;
  /** Names under which other sales are found that touch the same. */
  refs(sale: SaleOf<K>): readonly string[];
  /** What there is before the write, read now. */
  before(sale: SaleOf<K>, buyer: Buyer, sources: DataSources): Promise<PatchOf<DetailOf<K>>>;
}

/** A new quote, or why the platform gives no price. */
export async function priced<K extends SaleKind>(
  { product, sale }: { product: Product<K>; sale: SaleOf<K> },
  { subject, sources, now }: { subject: string; sources: DataSources; now: number },
): Promise<SaleQuote<SaleOf<K>> | Refusal> {
  const [answer, provable] = await Promise.all([
    product.price(sale, sources),
    product.provable(sale, sources),
  ]);
  if (answer.outcome === 'declined') return refusal(answer.problem);
  if (answer.outcome !== 'accepted') throw new GatewayError('PLATFORM_UNAVAILABLE');
  return {
    ...{ id: quoteId(randomUUID()), subject, sale, price: answer.value, provable },
    ...{ createdAt: now, expiresAt: now + QUOTE_LASTS_MS },
  };
}

/** What a person pays now, and by the month from then on. */
export const samePrice = (a: SalePrice, b: SalePrice): boolean =>
  sameAmount(a.total, b.total) && sameAmount(a.planChange?.newMonthly, b.planChange?.newMonthly);

const sameAmount = (a: Money | null | undefined, b: Money | null | undefined): boolean =>
  a?.minor === b?.minor;
