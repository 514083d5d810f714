/*
 * Plan change: what another plan costs, and the way to it (rows 49, 50 and 51).
 *
 * An upgrade at once costs the difference for the rest of the calendar month; whatever waits for the next month costs nothing today.
 * One change of a line at a time. A card that is declined shows in the end only.
 */
import type { PLANS } from './catalog-product.ts';
import { planFor } from './catalog-product.ts';
import { noSuchCard, payingCard, pays, simpleQuote } from './engine/charge.ts';
import { ACTIVE } from './line-life.ts';
import type { DueHandler, Platform } from './engine/platform.ts';
import { known, text } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  taken,
  unknown,
  wireDay,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, lineOf, type Account, type Line, type PlanChange } from './engine/world.ts';

type Plan = (typeof PLANS)[number];

export const planChangeEndpoints: EndpointModule = {
  rows: { 49: estimate, 50: start, 51: status },
  due: { 'plan-change-taken': on('IN_PROGRESS', takenUp), 'plan-changes': on('SCHEDULED', change) },
};

interface Order {
  readonly account: Account;
  readonly line: Line;
  readonly target: Plan;
  readonly isUpgrade: boolean;
  readonly now: boolean;
}

function estimate(asked: EndpointRequest): Reply {
  const { platform } = asked;
  const order = orderIn(asked);
  if ('status' in order) return order;
  const { line, target, isUpgrade, now } = order;
  const { amount, tax, total } = simpleQuote(platform, now ? proratedCents(platform, order) : 0);
  const at = now ? platform.clock.now() : nextMonth(platform);
  const price = line.isPrimary ? target.baseLinePrice : target.additionalLinePrice;
  const newMonthlyCost = platform.faults.priced(Math.round(price * 100)) / 100;
  return okAs(platform, {
    ...{ changeType: isUpgrade ? 'UPGRADE' : 'DOWNGRADE', effectiveDate: wireDay(platform, at) },
    ...{ proratedCharge: amount, tax, totalDue: total, newMonthlyCost },
  });
}

function start(asked: EndpointRequest): Reply {
  const { platform, body } = asked;
  const order = orderIn(asked);
  if ('status' in order) return order;
  const { account, line, target, now } = order;
  const running = platform.world.planChanges.some(
    (one) => one.customerId === line.customerId && one.status === 'IN_PROGRESS',
  );
  if (running) return refused(409, 'The plan of the line is being changed');
  const card = payingCard(account, body);
  if (!card) return noSuchCard();
  const { customerId } = line;
  const at = now ? platform.clock.now() : nextMonth(platform);
  const txnId = platform.random.uuid();
  const planned: PlanChange = {
    ...{ txnId, customerId, planCode: target.serviceCode, effectiveAt: at, now },
    ...{ status: 'IN_PROGRESS', paid: pays(card) },
  };
  platform.world.planChanges.push(planned);
  const amount = simpleQuote(platform, now ? proratedCents(platform, order) : 0).total;
  const effect = { row: 50, effect: 'plan-change', customerId, transactionId: txnId };
  platform.ledger.effect({ ...effect, amount });
  const inMs = platform.random.between(60, 120) * 1_000;
  platform.later(inMs, { what: 'plan-change-taken', id: txnId, turn: 0 });
  return taken({ txnId });
}

function status({ platform, params }: EndpointRequest): Reply {
  const found = platform.world.planChanges.find(({ txnId }) => txnId === params['txnId']);
  if (!found) return unknown('Transaction');
  const { txnId, planCode: planId, effectiveAt } = found;
  const word = found.status === 'SCHEDULED' ? found.status : progressWord(platform, found.status);
  const effectiveDate = wireDay(platform, effectiveAt);
  return okAs(platform, known({ status: word, txnId, planId, effectiveDate }));
}

function on(
  status: PlanChange['status'],
  act: (platform: Platform, planned: PlanChange) => void,
): DueHandler {
  return (platform, { id }) => {
    const planned = platform.world.planChanges.find(({ txnId }) => txnId === id);
    if (planned?.status === status) act(platform, planned);
  };
}

function takenUp(platform: Platform, planned: PlanChange): void {
  if (!planned.paid) planned.status = 'FAILED';
  else if (planned.now) change(platform, planned);
  else {
    planned.status = 'SCHEDULED';
    const inMs = planned.effectiveAt - platform.clock.now();
    platform.later(inMs, { what: 'plan-changes', id: planned.txnId, turn: 0 });
  }
}

/** A line that is no longer active keeps its plan. */
function change({ world }: Platform, planned: PlanChange): void {
  const line = lineOf(world, planned.customerId);
  planned.status = line?.status === ACTIVE ? 'COMPLETED' : 'FAILED';
  if (line?.status === ACTIVE) line.planCode = planned.planCode;
}

/** Who wants which plan from when, or why that is no order. */
function orderIn({ platform, body }: EndpointRequest): Order | Reply {
  const customerId = text(body, 'customerId');
  const account = accountOf(platform.world, customerId);
  const line = account?.lines.find((one) => one.customerId === customerId);
  if (!account || !line) return unknown('Customer');
  if (line.status !== ACTIVE) return refused(409, 'Only an active line can change its plan');
  const present = planFor(line.planCode);
  const target = planFor(text(body, 'planId'));
  const isUpgrade = present?.upGradableTo.includes(target?.name ?? '') === true;
  const isOffered = isUpgrade || present?.downGradableTo.includes(target?.name ?? '') === true;
  if (!target || !isOffered)
    return refused(400, 'Invalid request', { PlanId: 'is not offered to this line' });
  const effective = text(body, 'effective') || (isUpgrade ? 'NOW' : 'NEXT_CYCLE');
  if (effective !== 'NOW' && effective !== 'NEXT_CYCLE')
    return refused(400, 'Invalid request', { Effective: 'is NOW or NEXT_CYCLE' });
  const now = effective === 'NOW';
  if (now && !isUpgrade)
    return refused(400, 'Invalid request', { Effective: 'must be NEXT_CYCLE' });
  return { account, line, target, isUpgrade, now };
}

function proratedCents(platform: Platform, { line, target }: Order): number {
  const present = planFor(line.planCode)?.baseLinePrice ?? 0;
  const start = new Date(platform.clock.now());
  const monthMs = nextMonth(platform) - Date.UTC(start.getUTCFullYear(), start.getUTCMonth());
  const left = (nextMonth(platform) - platform.clock.now()) / monthMs;
  return Math.round((target.baseLinePrice - present) * 100 * left);
}

function nextMonth({ clock }: Platform): number {
  const now = new Date(clock.now());
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1);
}
