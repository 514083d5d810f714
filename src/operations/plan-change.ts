/*
 * Plan change: another plan for a line, now or with the next cycle (row 50), read back by its number (row 51).
 *
 * Owns   what each state of a plan change means; one that waits for the next cycle is done as far as the customer is concerned.
 * Never  sends twice. Without a number, only the plan of the line itself shows that a lost request was taken.
 */
import { minutes, seconds } from '../clock.ts';
import type { PlanChangeStatus } from '../datasources/plan-change.ts';
import type { LineInfo } from '../datasources/customer.ts';
import { problem } from '../errors.ts';
import { partOf, type PlanId } from '../ids.ts';
import { ACCEPTED, DONE, writtenFrom, type Kind, type Tools } from './engine/kind.ts';
import { lineOf } from './lines/line-change.ts';
import { lineTarget } from './lines/line-target.ts';
import type { Operation, Reading } from './engine/operation.ts';
import { isRefusal, refusal } from './engine/refusal.ts';
import { cardOf, saleOf, type Goods } from './sales/sale.ts';
import type { PlanChangeDetail } from './sales/sale-detail.ts';
import type { SaleOf } from './sales/sale-quote.ts';
import type { Session } from './engine/session.ts';

type PlanChange = Operation<PlanChangeDetail>;

interface PlanChangeAsked {
  readonly lineId: string;
  readonly planId: string;
  readonly effective: 'NOW' | 'NEXT_CYCLE';
}

export const planChangeGoods: Goods<SaleOf<'plan-change'>, PlanChangeDetail, PlanChangeAsked> = {
  kind: 'plan-change',
  action: 'CHANGE_PLAN',

  async plan({ lineId, planId: chosen, effective }, session, ports) {
    const target = await lineTarget({ lineId, action: 'CHANGE_PLAN' }, session, ports);
    if (isRefusal(target)) return target;
    const { account, line } = target;
    const plan = await planOffered(line, chosen, session);
    if (plan === null) return refusal(problem('PLAN_NOT_OFFERED', { field: ['input', 'planId'] }));
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'plan-change', ...names, plan, effective };
  },

  async price({ line, plan, effective }, sources) {
    const answer = await sources.planChange.estimate({ line, plan, effective });
    if (answer.outcome !== 'accepted') return answer;
    const { prorated, tax, total, newMonthly, changeType, effectiveAt } = answer.value;
    const planChange = { newMonthly, changeType, effectiveAt };
    return { outcome: 'accepted', value: { amount: prorated, tax, total, planChange } };
  },

  detail: ({ id, sale: { kind, account, line } }) =>
    Promise.resolve({
      ...{ kind, account, line, quoteId: id },
      ...{ transactionId: null, effectiveAt: null, scheduled: false },
    }),
};

/** The plan, when the platform lists it as one to which the plan of the line can be changed. Its lists hold names (Q15). */
async function planOffered(
  { planName }: LineInfo,
  chosen: string,
  { sources: { catalog } }: Session,
): Promise<PlanId | null> {
  const present = planName === null ? null : await catalog.planNamed(planName);
  if (!present) return null;
  const offered = await catalog.plansNamed([...present.upgradesTo, ...present.downgradesTo]);
  return offered.find(({ id }) => id === partOf('Plan', chosen))?.id ?? null;
}

export const planChangeKind: Kind<PlanChangeDetail> = {
  kind: 'plan-change',
  doubtLastsMs: minutes(30),

  async write({ detail }, intent, tools) {
    const sale = await saleFor(detail, tools);
    const { line, plan, effective } = sale;
    const card = cardOf(intent['cardId']);
    const answer = await tools.sources.planChange.purchase({ line, plan, effective, card });
    return writtenFrom(
      answer,
      ({ transactionId }) => ({ ...ACCEPTED, detail: { transactionId } }),
      async () => ((await hasPlan(detail, tools)) ? DONE : null),
    );
  },

  async read(operation, tools) {
    const { transactionId } = operation.detail;
    const status =
      transactionId === null ? null : await tools.sources.planChange.statusOf(transactionId);
    if (status) return readChange(operation, status);
    return transactionId === null && (await hasPlan(operation.detail, tools))
      ? { ...DONE, taken: true }
      : { state: 'nothing-new', progress: operation.progress };
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  linkOf: () => null,
};

const saleFor = async (
  { quoteId }: Pick<PlanChangeDetail, 'quoteId'>,
  { saleQuote }: Tools,
): Promise<SaleOf<'plan-change'>> =>
  saleOf<SaleOf<'plan-change'>>('plan-change', await saleQuote(quoteId));

/** Whether the line has the plan that was bought. */
async function hasPlan({ line, quoteId }: PlanChangeDetail, tools: Tools): Promise<boolean> {
  const sale = await saleFor({ quoteId }, tools);
  const found = await lineOf(line, tools);
  const plan =
    found?.planName == null ? null : await tools.sources.catalog.planNamed(found.planName);
  return plan?.id === sale.plan;
}

function readChange(operation: PlanChange, status: PlanChangeStatus): Reading {
  const { effectiveAt, platformMessage } = status;
  switch (status.status) {
    case 'IN_PROGRESS':
      return { state: 'working', step: 'IN_PROGRESS', progress: 1, taken: true };
    case 'COMPLETED':
      return { ...DONE, detail: { effectiveAt, scheduled: false } };
    case 'SCHEDULED':
      return { ...DONE, detail: { effectiveAt, scheduled: true } };
    case 'FAILED': {
      const failure = problem('CHANGE_FAILED', { platformMessage, remedy: 'NEW_QUOTE' });
      return { state: 'failed', problem: failure, progress: 2 };
    }
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}
