/*
 * The change of somebody else is taken for one of ours.
 */
import * as lines from '../scenarios/lines.ts';
import * as money from '../scenarios/money.ts';
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const PROOF: readonly Bug[] = [
  {
    name: 'before-not-read',
    does: 'takes a record of before the write for its own',
    places: ['operations/calling.ts'],
    caughtBy: scenario(money.entryOfBefore),
  },
  {
    name: 'amount-not-compared',
    does: 'takes a record of another amount for its own',
    places: ['operations/calling.ts'],
    caughtBy: scenario(money.entryOfAnotherAmount),
  },
  {
    name: 'failed-record-counts',
    does: 'takes a purchase that failed for its own',
    places: ['operations/calling.ts'],
    caughtBy: scenario(money.entryThatFailed),
  },
  {
    name: 'record-claimed-twice',
    does: 'explains two operations by one record',
    places: ['operations/engine/evidence.ts', 'store/scope-rows.ts'],
    caughtBy: scenario(money.twoSalesOneRecord),
  },
  {
    name: 'rivals-ignored',
    does: 'takes what another operation may have brought for its own',
    places: ['operations/engine/evidence.ts'],
    caughtBy: scenario(money.twoPacksOneRecord),
  },
  {
    name: 'another-change-explains',
    does: 'takes a limit that a plan change raised for a top-up',
    places: ['operations/top-up.ts'],
    caughtBy: scenario(money.planRaisesLimit),
  },
  {
    name: 'paid-bill-is-ours',
    does: 'claims a payment whose payer nobody knows',
    places: ['operations/billing.ts'],
    caughtBy: scenario(money.billPaidElsewhere),
  },
  {
    name: 'conflict-means-paid',
    does: 'claims the payment of a bill that met a conflict',
    places: ['operations/billing.ts'],
    caughtBy: {
      test: 'test/certain/bill-payment.test.ts',
      title: 'because autopay was faster is not claimed',
    },
  },
  {
    name: 'line-claimed-by-name',
    does: 'finds a bought line by the first name of its user',
    places: ['operations/lines/sold-line.ts'],
    caughtBy: scenario(purchases.lineOfOneName),
  },
  {
    name: 'callback-believed',
    does: 'believes a callback whose order a transaction is',
    places: ['webhooks/dispatch.ts', 'operations/purchase-proof.ts'],
    caughtBy: scenario(purchases.namedByForger),
  },
  {
    name: 'first-field-proves-all',
    does: 'takes a part of a change for the whole',
    places: ['operations/customer.ts'],
    caughtBy: scenario(lines.halfAnAddress),
  },
  {
    name: 'state-of-before-proves',
    does: 'takes the failure of the last time for that of this time',
    places: ['operations/lines/change-evidence.ts'],
    caughtBy: scenario(lines.failedBefore),
  },
  {
    name: 'late-answer-of-older-epoch',
    does: 'takes the answer to an earlier write for that to the latest one',
    places: ['operations/engine/advance.ts'],
    caughtBy: {
      test: 'test/operations/engine/advance.test.ts',
      title: 'is not answered by the answer to an earlier write',
    },
  },
  {
    name: 'key-tells-what-it-told-first',
    does: 'never looks again for a key whose outcome was unknown',
    places: ['operations/engine/direct-change.ts'],
    caughtBy: {
      test: 'test/certain/direct-change-lost.slow.ts',
      title: 'that could not be read back while anybody looked is told by its key when it can',
    },
  },
];
