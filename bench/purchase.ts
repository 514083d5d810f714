/*
 * Purchase: one operation of a usual size, with its quote and its moves, for benches of the store.
 */
import { randomUUID } from 'node:crypto';
import type { Clock } from '../src/clock.ts';
import { customerId, operationId, quoteId } from '../src/ids.ts';
import type { AnyQuote, NewOperation } from '../src/operations/engine/journal.ts';
import type { Operation } from '../src/operations/engine/operation.ts';

/** Moved by the bench alone. */
export class BenchClock implements Clock {
  time = Date.parse('2027-03-01T12:00:00Z');
  now(): number {
    return this.time;
  }
  elapsed(): number {
    return this.time;
  }
  at(): () => void {
    return () => {};
  }
}

const ADDRESS = {
  ...{ address1: '77 Market Street', address2: null, city: 'Austin', state: 'TX', zip: '73301' },
  ...{ country: 'US', residential: true },
};
const AMOUNT = { minor: 2_599, currency: 'USD' };

const QUOTE = {
  ...{ createdAt: 1_000, expiresAt: 2_000 },
  cart: {
    ...{ kind: 'NEW_CUSTOMER', customerId: null, offerCode: null, shippingServiceCode: null },
    account: { firstName: 'Ada', lastName: 'Lovelace', billingAddress: ADDRESS, shipping: ADDRESS },
    lines: [{ planId: 'P-1', simType: 'ESIM', firstName: 'Ada', lastName: 'Lovelace' }],
    ...{ clientAccountId: randomUUID(), redirectUrl: 'https://shop.example/return/n-1' },
  },
  price: {
    dueToday: { total: AMOUNT, simKit: AMOUNT, activation: AMOUNT, shipping: AMOUNT, tax: AMOUNT },
    estimatedMonthly: { total: AMOUNT, plan: AMOUNT, discount: AMOUNT, tax: AMOUNT },
  },
};

const LINK = 'https://pay.example/checkout/4f5c7f0e9a2b4c1d8e6f';

/** The engine's own kind with the detail of a purchase, so that the bench depends on no kind. */
const detail = (): Operation['detail'] => ({
  kind: 'direct-change',
  change: 'bench',
  result: {
    ...{ quoteId: randomUUID(), purchaseKind: 'NEW_CUSTOMER', clientAccountId: randomUUID() },
    attempts: [{ transactionId: randomUUID(), link: { url: LINK, expiresAt: 1 }, sentAt: 1 }],
    ...{ platformMessage: null, notRenewable: null, lineIds: [null], before: null },
  },
});

export interface BenchStart {
  readonly start: NewOperation;
  readonly quote: AnyQuote;
}

export function aPurchase(at: number): BenchStart {
  const id = operationId(randomUUID());
  const subject = `person-${at % 5_000}@example.com`;
  const quote = { ...QUOTE, id: quoteId(randomUUID()), subject };
  const audit = { action: 'operation.begun', actor: subject, operationId: id, note: 'purchase' };
  const key = { id: randomUUID(), subject, key: randomUUID(), digest: randomUUID() };
  const start: NewOperation = {
    operation: { ...begun(id, subject), startedAt: at, nextCheckAt: at + 5_000, detail: detail() },
    intent: { cart: QUOTE.cart },
    key: { ...key, operationId: id, refusal: null },
    holds: [`quote:${quote.id}`, `cart:${subject}`],
    limit: null,
    audit,
  };
  return { start, quote };
}

type Begun = Omit<Operation, 'startedAt' | 'nextCheckAt' | 'detail'>;

const begun = (id: Operation['id'], subject: string): Begun => ({
  ...{ id, version: 0, revision: 1, status: 'RECEIVED', certainty: 'CONFIRMED' },
  ...{ settledAt: null, steps: [], task: null, failure: null, subject, customerId: null },
  ...{ listed: true, epoch: 0, progress: 0, pending: null, sentAt: null },
  ...{ mayHaveEffect: false, noResponseSince: null, failedTurns: 0, attention: false },
  ...{ watchUntil: null, newQuoteId: null },
  refs: [`reference:${randomUUID()}`, `transaction:${randomUUID()}`],
});

export const moved = (operation: Operation, at: number): Operation => ({
  ...operation,
  ...{ revision: operation.revision + 1, status: 'IN_PROGRESS', customerId: customerId('C-1') },
  steps: [...operation.steps, { code: 'IN_PROGRESS', at, source: 'POLL' }],
});

export const settled = (operation: Operation, at: number): Operation => ({
  ...moved(operation, at),
  ...{ status: 'SUCCEEDED', settledAt: at, nextCheckAt: null },
});
