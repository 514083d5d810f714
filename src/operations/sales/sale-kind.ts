/*
 * Sale kind: what a saved card pays at once and the platform has no status for: data, calling credit, roaming packs.
 *
 * Owns   the life of such a sale: sent once, and found again by the one record that only it explains.
 * Gives  a kind for each thing that is sold; what differs is in its product.
 * Never  sends again because an answer was lost, nor takes for its own what another sale could have brought.
 */
import { seeded } from '../../seeded-bug.ts';
import { hours, minutes, seconds } from '../../clock.ts';
import type { SaleReceipt } from '../../datasources/sale.ts';
import type { DataSources } from '../../datasources/sources.ts';
import type { Answer } from '../../datasources/wire/platform.ts';
import { problem, type Problem } from '../../errors.ts';
import type { CardId, TransactionId } from '../../ids.ts';
import { doubtEnds, workEnds } from '../engine/deadline.ts';
import { soleRecord } from '../engine/evidence.ts';
import { ACCEPTED, DONE, nothingNew, writtenFrom, type Kind, type Turn } from '../engine/kind.ts';
import { isSettled, type DetailOf, type Operation, type Reading } from '../engine/operation.ts';
import type { Scope } from '../engine/scope.ts';
import { watchedUnproven } from '../lines/change-evidence.ts';
import { QUOTE_LASTS_MS, type Product } from './product.ts';
import { rivalsIn } from './rivals.ts';
import { cardOf, prepareSale } from './sale.ts';
import type { AtOnceDetail } from './sale-detail.ts';
import { boughtQuote, type SaleOf, type SaleQuote } from './sale-quote.ts';

type SoldAtOnce = AtOnceDetail['kind'];

/** What the platform shows of a sale. */
export interface Trace {
  /** Names of the records that are new since the write, done, and equal in all that was bought. */
  readonly fitting: readonly string[];
  /** The outcome of the record that carries the number of this very sale. */
  readonly own?: 'done' | 'declined';
  /** Whether the record that was claimed is no longer what it was. */
  readonly withdrawn?: boolean;
}

export interface AtOnceProduct<K extends SoldAtOnce, Input = never> extends Product<K, Input> {
  purchase(
    sale: SaleOf<K>,
    card: CardId | null,
    sources: DataSources,
  ): Promise<Answer<SaleReceipt>>;
  /** What of it can be bought by one at a time. */
  scope(detail: DetailOf<K>): string;
  /** The record of a sale that the platform gave a number, or null where records carry none. */
  recordOf(transaction: TransactionId): string | null;
  trace(operation: Operation<DetailOf<K>>, sale: SaleOf<K>, turn: Turn): Promise<Trace>;
  /** Whether anything could show a sale whose answer was lost. */
  canBeFound(detail: DetailOf<K>): boolean;
}

const FOUND_WITHIN_MS = minutes(30);
/** What nothing can show is looked at by a person soon. */
const HOPELESS_AFTER_MS = minutes(1);
const WATCHED_MS = hours(24);

export function saleKind<K extends SoldAtOnce>(product: AtOnceProduct<K>): Kind<DetailOf<K>> {
  const { kind } = product;
  const quoteFor = ({ detail }: Operation<DetailOf<K>>, turn: Pick<Turn, 'journal'>) =>
    boughtQuote<K>(turn.journal, kind, detail.quoteId);
  return {
    kind,
    askValidMs: QUOTE_LASTS_MS,
    scopes: ({ detail }) => scopesOf(detail.quoteId, product.scope(detail)),

    async prepare(operation, intent, turn) {
      const quote = await quoteFor(operation, turn);
      return prepareSale<K>({ product, operation, quote }, intent, turn);
    },

    async write(operation, intent, turn) {
      const quote = await quoteFor(operation, turn);
      const answer = await product.purchase(quote.sale, cardOf(intent), turn.sources);
      if (answer.outcome === 'accepted' && answer.value.status === 'DECLINED')
        return { outcome: 'refused', problem: declined(answer.value.platformMessage) };
      const receiptOf = (receipt: SaleReceipt): Reading => readReceipt(product, quote, receipt);
      return writtenFrom(answer, receiptOf, () => Promise.resolve(null));
    },

    async read(operation, turn) {
      if (operation.detail.charged !== null) return nothingNew(operation); // a person must look
      const { sale } = await quoteFor(operation, turn);
      return readTrace(operation, await product.trace(operation, sale, turn), {
        ...{ turn, refs: product.refs(sale) },
      });
    },

    checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),

    deadlineOf(operation) {
      const findable = product.canBeFound(operation.detail) || seeded('waits-for-what-never-shows');
      const lookedForMs = findable ? FOUND_WITHIN_MS : HOPELESS_AFTER_MS;
      return doubtEnds(operation, lookedForMs) ?? workEnds(operation, FOUND_WITHIN_MS);
    },

    watchUntil(operation) {
      const { status, settledAt, detail } = operation;
      const { record, transactionId } = detail;
      const named = transactionId === null ? null : product.recordOf(transactionId);
      const byRecord = status === 'SUCCEEDED' && record !== null && record !== named;
      return byRecord && settledAt !== null ? settledAt + WATCHED_MS : watchedUnproven(operation);
    },
  };
}

const scopesOf = (quote: string, own: string): readonly Scope[] => [
  { name: `quote:${quote}`, until: 'effect' },
  { name: own, until: 'end' },
];

const declined = (platformMessage: string | null): Problem =>
  problem('PAYMENT_DECLINED', 'CARD_DECLINED', { platformMessage });

/** A sum that nobody was shown is looked at by a person, whatever else the answer says. */
function readReceipt<K extends SoldAtOnce>(
  product: AtOnceProduct<K>,
  { price }: SaleQuote,
  { status, transactionId, total }: SaleReceipt,
): Reading {
  const record = transactionId === null ? null : product.recordOf(transactionId);
  const named = { detail: { transactionId, record }, claims: record === null ? [] : [record] };
  if (total !== null && total.minor !== price.total.minor) {
    const detail = { ...named.detail, charged: total };
    return { ...named, state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: 1, detail };
  }
  if (status === 'DONE') return { ...DONE, ...named };
  return status === 'PROCESSING'
    ? { ...ACCEPTED, ...named }
    : { ...named, state: 'unrecognized', progress: 1 };
}

async function readTrace(
  operation: Operation<AtOnceDetail>,
  trace: Trace,
  { turn, refs }: { turn: Turn; refs: readonly string[] },
): Promise<Reading> {
  if (isSettled(operation) && operation.detail.record !== null)
    return trace.withdrawn === true
      ? { state: 'needs-attention', step: 'CONTRADICTED', progress: operation.progress }
      : nothingNew(operation);
  if (trace.own === 'done') return { ...DONE, answersWrite: true };
  if (trace.own === 'declined')
    return { state: 'failed', problem: declined(null), progress: 2, answersWrite: true };
  const { fitting } = trace;
  const others = fitting.length === 0 ? [] : await rivalsIn(turn.journal, refs);
  const found = await soleRecord(operation, { fitting, others }, turn);
  if (typeof found === 'string') return nothingNew(operation);
  const { record } = found;
  const claimed = { detail: { record }, claims: [record] };
  return { ...DONE, ...claimed, certainty: 'REPORTED', answersWrite: true };
}
