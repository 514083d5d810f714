/*
 * Plan change: another plan for a line, now or from the next cycle on (rows 49-51).
 *
 * Owns   what is asked and sent, with the plan under the name that the brand's platform has for it (Q4).
 * Never  shows a price without a readable total; its other parts may be missing.
 */
import { transactionId, type CardId, type CustomerId, type PlanId } from '../ids.ts';
import type { TransactionId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { CatalogSource } from './catalog.ts';
import { notSent } from './wire/not-sent.ts';
import type { Answer, Decision, PlatformCalls } from './wire/platform.ts';
import { progressOf, type Progress } from './progress.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireData } from './wire/wire-data.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface PlanChange {
  readonly line: CustomerId;
  readonly plan: PlanId;
  readonly effective: 'NOW' | 'NEXT_CYCLE';
}

export interface PlanChangePrice {
  readonly changeType: 'UPGRADE' | 'DOWNGRADE' | 'UNRECOGNIZED' | null;
  /** The first day of the other plan, as `2026-01-28`. */
  readonly effectiveOn: string | null;
  /** For the rest of the cycle. */
  readonly prorated: Money | null;
  readonly tax: Money | null;
  /** Due now. */
  readonly total: Money;
  readonly newMonthly: Money | null;
}

export interface PlanChangeReceipt {
  readonly transactionId: TransactionId;
}

export interface PlanChangeStatus {
  readonly status: Progress | 'SCHEDULED';
  /** The first day of the other plan, as `2026-01-28`. */
  readonly effectiveOn: string | null;
  readonly platformMessage: string | null;
}

export class PlanChangeSource {
  readonly #platform: PlatformCalls;
  readonly #catalog: CatalogSource;

  constructor(platform: PlatformCalls, catalog: CatalogSource) {
    this.#platform = platform;
    this.#catalog = catalog;
  }

  /** Nothing is changed. `accepted` or `declined`; throws on the rest. */
  async estimate(change: PlanChange): Promise<Decision<PlanChangePrice>> {
    const json = changeOnWire(change, await this.#catalog.planIdOnWire(change.plan));
    return this.#platform.ask(49, { json, fields: FIELDS }, parsePrice);
  }

  /** Without a card the default one pays. */
  async purchase({
    card,
    ...change
  }: PlanChange & { card: CardId | null }): Promise<Answer<PlanChangeReceipt>> {
    const onWire = this.#catalog.planIdOnWire(change.plan);
    const planId = await onWire.catch(notSent(this.#platform.now()));
    if (typeof planId === 'object') return planId;
    const json = { ...changeOnWire(change, planId), ...(card !== null && { ccUUID: card }) };
    return this.#platform.change(50, { json, fields: FIELDS }, parseReceipt);
  }

  /** Null when the platform does not know the change. */
  statusOf(id: TransactionId): Promise<PlanChangeStatus | null> {
    return this.#platform.find(51, { path: { txnId: id } }, (data) =>
      parseStatus(data.record().about(id, 'txnId', 'transactionId')),
    );
  }
}

const changeOnWire = ({ line, effective }: PlanChange, planId: string): object => ({
  customerId: line,
  planId,
  effective,
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  planid: ['input', 'planId'],
  effective: ['input', 'effective'],
  ccuuid: ['input', 'cardId'],
};

const CHANGE_TYPES = { UPGRADE: 'UPGRADE', DOWNGRADE: 'DOWNGRADE' } as const;

function parsePrice(data: WireData): PlanChangePrice {
  const record = data.record();
  return {
    changeType: record.word(CHANGE_TYPES, 'changeType'),
    effectiveOn: record.day('effectiveDate'),
    prorated: record.money('proratedCharge'),
    tax: record.money('tax'),
    total: record.needed(record.money('totalDue'), 'totalDue'),
    newMonthly: record.money('newMonthlyCost'),
  };
}

/** The id has two names (Q12). */
function parseReceipt(data: WireData): PlanChangeReceipt {
  const record = data.record();
  const id = record.needed(record.code('txnId', 'transactionId'), 'txnId');
  return { transactionId: transactionId(id) };
}

const parseStatus = (record: WireRecord): PlanChangeStatus => ({
  status: progressOf(record, { SCHEDULED: 'SCHEDULED' as const }),
  effectiveOn: record.day('effectiveDate'),
  platformMessage: record.message('message', 'statusDesc'),
});
