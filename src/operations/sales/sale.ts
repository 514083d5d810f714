/*
 * Sale: what a saved card pays at once and the platform has no status for: data, calling credit, roaming packs.
 *
 * Owns   the life of such a sale, whatever is sold: sent once, and found again by what the customer has more than before.
 * Gives  a kind for each thing that is sold; what differs is in its `Goods`.
 * Never  sends again because an answer was lost. What cannot be found within half an hour is looked at by a person.
 */
import { minutes, seconds } from '../../clock.ts';
import type { Answer } from '../../datasources/wire/platform.ts';
import type { SaleReceipt } from '../../datasources/sale.ts';
import type { DataSources } from '../../datasources/sources.ts';
import { problem } from '../../errors.ts';
import { cardId, type CardId } from '../../ids.ts';
import {
  ACCEPTED,
  DONE,
  writtenFrom,
  type Kind,
  type Tools,
  type Written,
} from '../engine/kind.ts';
import type { LineActionName } from '../lines/line-actions.ts';
import type { TargetPorts } from '../lines/line-target.ts';
import type { Operation, Reading } from '../engine/operation.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { AnySaleDetail } from './sale-detail.ts';
import type { Sale, SalePrice, SaleQuote } from './sale-quote.ts';
import type { Session } from '../engine/session.ts';

/** What is sold. `S` is the sale as it is kept, `D` what its operation knows, `Input` what a person asks with. */
export interface Goods<S extends Sale, D extends AnySaleDetail, Input = never> {
  readonly kind: S['kind'] & D['kind'];
  /** What the state of a line must allow, or null for what an account buys. */
  readonly action: LineActionName | null;
  /** What was asked for as a sale, or why it cannot be sold. */
  plan(input: Input, session: Session, ports: TargetPorts): Promise<S | Refusal>;
  price(sale: S, sources: DataSources): Promise<Answer<SalePrice>>;
  /** What the operation knows at its beginning, read before the first byte leaves. */
  detail(quote: SaleQuote<S>, sources: DataSources): Promise<D>;
}

/** What is sold without a status of its own. */
export type MarkedSale = Exclude<Sale, { kind: 'plan-change' }>;
export type MarkedDetail = Exclude<AnySaleDetail, { kind: 'plan-change' }>;

export interface MarkedGoods<
  S extends MarkedSale,
  D extends MarkedDetail,
  Input = never,
> extends Goods<S, D, Input> {
  purchase(sale: S, card: CardId | null, sources: DataSources): Promise<Answer<SaleReceipt>>;
  /** Marks of what the customer has of it now. One that comes to them is what was bought. */
  marks(sale: S, sources: DataSources): Promise<readonly string[]>;
}

const SETTLED_WITHIN_MS = minutes(30);

export function saleKind<S extends MarkedSale, D extends MarkedDetail>(
  goods: MarkedGoods<S, D>,
): Kind<D> {
  const saleFor = async ({ detail }: Operation<D>, tools: Tools): Promise<S> =>
    saleOf<S>(goods.kind, await tools.saleQuote(detail.quoteId));
  return {
    kind: goods.kind,
    doubtLastsMs: SETTLED_WITHIN_MS,

    async write(operation, intent, tools) {
      const sale = await saleFor(operation, tools);
      const answer = await goods.purchase(sale, cardOf(intent['cardId']), tools.sources);
      if (answer.outcome === 'accepted' && answer.value.status === 'DECLINED')
        return declined(answer.value);
      return writtenFrom(answer, receiptOf, () => Promise.resolve(null));
    },

    async read(operation, tools) {
      const sale = await saleFor(operation, tools);
      const marks = await goods.marks(sale, tools.sources);
      return hasMore(marks, operation.detail.before)
        ? { ...DONE, taken: true }
        : notThereYet(operation, tools.now);
    },

    checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
    linkOf: () => null,
  };
}

function receiptOf({ status, transactionId }: SaleReceipt): Reading {
  const detail = { transactionId };
  return status === 'DONE' ? { ...DONE, detail } : { ...ACCEPTED, detail };
}

const declined = ({ platformMessage }: SaleReceipt): Written => ({
  outcome: 'refused',
  problem: problem('PAYMENT_DECLINED', { platformMessage }),
});

function notThereYet(operation: Operation, now: number): Reading {
  const { progress, startedAt, status, inDoubtSince } = operation;
  const late = inDoubtSince === null && now - startedAt >= SETTLED_WITHIN_MS;
  return late && status !== 'NEEDS_ATTENTION'
    ? { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress }
    : { state: 'nothing-new', progress };
}

/** Whether there is a mark, or one more of the same mark, than before. */
function hasMore(now: readonly string[], before: readonly string[]): boolean {
  const left = [...before];
  return now.some((mark) => {
    const at = left.indexOf(mark);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

export const cardOf = (card: unknown): CardId | null =>
  typeof card === 'string' ? cardId(card) : null;

/** The sale of a quote of this kind. A quote is kept as long as its operation. */
export function saleOf<S extends Sale>(kind: S['kind'], quote: SaleQuote | null): S {
  if (!quote || !isSale<S>(kind, quote.sale)) throw new Error(`The quote of a ${kind} is gone.`);
  return quote.sale;
}

const isSale = <S extends Sale>(kind: S['kind'], sale: Sale): sale is S => sale.kind === kind;
