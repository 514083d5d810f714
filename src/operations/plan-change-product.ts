/*
 * Plan change product: another plan as something that can be quoted and bought (rows 49, 50).
 *
 * Owns   which plans a line can change to: those that the platform lists with the plan of the line.
 */
import type { LineInfo } from '../datasources/customer.ts';
import { problem } from '../errors.ts';
import { partOf, type PlanId } from '../ids.ts';
import { isRefusal, refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';
import { lineTarget } from './lines/line-target.ts';
import type { Product } from './sales/product.ts';

interface PlanChangeAsked {
  readonly lineId: string;
  readonly planId: string;
  readonly effective: 'NOW' | 'NEXT_CYCLE';
}

export const planChangeProduct: Product<'plan-change', PlanChangeAsked> = {
  kind: 'plan-change',
  action: 'CHANGE_PLAN',

  async plan({ lineId, planId: chosen, effective }, session, ports) {
    const target = await lineTarget({ lineId, action: 'CHANGE_PLAN' }, session, ports);
    if (isRefusal(target)) return target;
    const { account, line } = target;
    const plan = await planOffered(line, chosen, session);
    if (plan === null)
      return refusal(problem('PLAN_NOT_OFFERED', 'NOT_A_TARGET', { field: ['input', 'planId'] }));
    const names = { account: account.customerId, line: line.customerId };
    return { kind: 'plan-change', ...names, plan, effective };
  },

  async price({ line, plan, effective }, sources) {
    const answer = await sources.planChange.estimate({ line, plan, effective });
    if (answer.outcome !== 'accepted') return answer;
    const { prorated, tax, total, newMonthly, changeType, effectiveOn } = answer.value;
    const planChange = { newMonthly, changeType, effectiveOn };
    return { outcome: 'accepted', value: { amount: prorated, tax, total, planChange } };
  },

  /** A change that waits for the next cycle shows nowhere before it begins. */
  provable: ({ effective }) => Promise.resolve(effective === 'NOW'),

  detail: ({ id, sale: { kind, account, line, effective } }) => ({
    ...{ kind, account, line, quoteId: id, effective },
    ...{ transactionId: null, effectiveOn: null, scheduled: false, before: null },
  }),

  /** Another plan moves the limit of the line, as a top-up does. */
  refs: ({ line }) => [`line:${line}`, `data:${line}`],

  before: (_sale, { line }) => Promise.resolve({ before: { planName: line?.planName ?? null } }),
};

/** The plan, when the platform lists it as one to which the plan of the line can be changed. Its lists hold names (Q15), or codes. */
async function planOffered(
  line: LineInfo,
  chosen: string,
  { sources: { catalog } }: Session,
): Promise<PlanId | null> {
  const present = await catalog.planOf(line);
  if (!present) return null;
  const offered = await catalog.plansMeant([...present.upgradesTo, ...present.downgradesTo]);
  return offered.find(({ id }) => id === partOf('Plan', chosen))?.id ?? null;
}
