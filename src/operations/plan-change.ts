/*
 * Plan change: another plan for a line, now or with the next cycle (row 50), read back by its number (row 51).
 *
 * Owns   what each state of a plan change means; one that waits for the next cycle is done as far as the customer is concerned.
 * Never  sends twice. Without a number, only the plan of the line shows that a lost request was taken, and never what was charged for it.
 */
import { days, dayStart, hours, minutes, seconds } from '../clock.ts';
import type { PlanChangeReceipt, PlanChangeStatus } from '../datasources/plan-change.ts';
import type { Answer } from '../datasources/wire/platform.ts';
import { problem } from '../errors.ts';
import { transactionId, type TransactionId } from '../ids.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import { ACCEPTED, DONE, nothingNew, writtenFrom, type Kind, type Turn } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import { isOvertaken, watchedUnproven } from './lines/change-evidence.ts';
import { lineOf } from './lines/line-change.ts';
import { planChangeProduct } from './plan-change-product.ts';
import { QUOTE_LASTS_MS } from './sales/product.ts';
import { cardOf, prepareSale } from './sales/sale.ts';
import type { PlanChangeDetail } from './sales/sale-detail.ts';
import { boughtQuote } from './sales/sale-quote.ts';

type PlanChange = Operation<PlanChangeDetail>;

const ENDS_WITHIN_MS = minutes(60);
const FOUND_WITHIN_MS = minutes(30);
/** Before the cycle turns nothing shows a change that was to wait for it. */
const HOPELESS_AFTER_MS = minutes(1);
/** By when the longest cycle has turned, and the turn shows. */
const CYCLE_TURNS_MS = days(35);

export const planChangeKind: Kind<PlanChangeDetail> = {
  kind: 'plan-change',
  askValidMs: QUOTE_LASTS_MS,

  scopes: ({ detail: { quoteId, line } }) => [
    { name: `quote:${quoteId}`, until: 'effect' },
    { name: `line:${line}`, until: 'attention' },
    { name: `plan:${line}`, until: 'end' },
  ],

  async prepare(operation, intent, turn) {
    const quote = await quoteFor(operation, turn);
    return prepareSale({ product: planChangeProduct, operation, quote }, intent, turn);
  },

  async write(operation, intent, turn) {
    const { line, plan, effective } = (await quoteFor(operation, turn)).sale;
    const card = cardOf(intent);
    const answer = await turn.sources.planChange.purchase({ line, plan, effective, card });
    if (answer.outcome === 'no-response') return { outcome: 'no-response', refs: namedIn(answer) };
    return writtenFrom(
      answer,
      ({ transactionId }) => ({ ...ACCEPTED, detail: { transactionId } }),
      async () => ((await isReached(operation, turn)) ? DONE : null),
    );
  },

  async read(operation, turn) {
    const named = operation.detail.transactionId ?? answeredIn(operation);
    if (named !== null) {
      const status = await turn.sources.planChange.statusOf(named);
      return status ? readChange(operation, status) : nothingNew(operation);
    }
    const overtaken = await isOvertaken(operation, ['plan-change'], turn);
    return !overtaken && (await isReached(operation, turn))
      ? { ...DONE, certainty: 'REPORTED', answersWrite: true }
      : nothingNew(operation);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),

  deadlineOf(operation) {
    const now = operation.detail.effective === 'NOW';
    const doubt = doubtEnds(operation, now ? FOUND_WITHIN_MS : HOPELESS_AFTER_MS);
    return doubt ?? workEnds(operation, ENDS_WITHIN_MS);
  },

  /** What a person decided of a change that was to wait is not seen to be so before the cycle has turned. */
  watchUntil(operation) {
    const { settledAt, detail } = operation;
    const until = watchedUnproven(operation);
    if (until === null || settledAt === null) return null;
    return detail.effective === 'NOW' ? until : settledAt + CYCLE_TURNS_MS;
  },

  watchEveryMs: ({ detail }) => (detail.effective === 'NOW' ? minutes(5) : hours(1)),
};

/** An answer that says neither yes nor no may name the change all the same: what becomes of it is read under that name. */
const ANSWERED = 'answered:';

const namedIn = ({ named }: Extract<Answer<PlanChangeReceipt>, { outcome: 'no-response' }>) =>
  named ? [`${ANSWERED}${named.transactionId}`] : [];

function answeredIn({ refs }: PlanChange): TransactionId | null {
  const name = refs.find((ref) => ref.startsWith(ANSWERED));
  return name === undefined ? null : transactionId(name.slice(ANSWERED.length));
}

const quoteFor = ({ detail }: PlanChange, { journal }: Pick<Turn, 'journal'>) =>
  boughtQuote(journal, 'plan-change', detail.quoteId);

/** Whether the line has the plan that was bought, and had another one before; a plan for the next cycle, once that has begun. */
async function isReached(operation: PlanChange, turn: Turn): Promise<boolean> {
  const { sale, price } = await quoteFor(operation, turn);
  const firstDay = price.planChange?.effectiveOn ?? null;
  const later = firstDay === null ? Infinity : dayStart(firstDay);
  const beginsAt = sale.effective === 'NOW' ? 0 : later;
  const { before } = operation.detail;
  if (before?.planName == null || turn.now < beginsAt) return false;
  const found = await lineOf(sale.line, turn);
  if (found?.planName == null || found.planName === before.planName) return false;
  const plan = await turn.sources.catalog.planOf(found);
  return plan?.id === sale.plan;
}

function readChange(operation: PlanChange, status: PlanChangeStatus): Reading {
  const { effectiveOn, platformMessage } = status;
  switch (status.status) {
    case 'IN_PROGRESS':
      return { state: 'working', step: 'IN_PROGRESS', progress: 1, answersWrite: true };
    case 'COMPLETED':
      return { ...DONE, detail: { effectiveOn, scheduled: false } };
    case 'SCHEDULED':
      return { ...DONE, detail: { effectiveOn, scheduled: true } };
    case 'FAILED': {
      const failure = problem('CHANGE_FAILED', 'NOT_COMPLETED', {
        platformMessage,
        remedy: 'NEW_QUOTE',
      });
      return { state: 'failed', problem: failure, progress: 2 };
    }
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}
