/*
 * Zoo bugs: every seeded bug, what it does, where its switch is, and who catches it.
 *
 * Owns   the names; each stands in the code where `place` says, and nowhere else (test/chaos/seams.test.ts).
 */
import * as lines from './scenarios/lines.ts';
import * as money from './scenarios/money.ts';
import * as purchases from './scenarios/purchases.ts';
import type { Stage } from './scenarios/stage.ts';

export interface Bug {
  readonly name: string;
  /** What the gateway does that has it. */
  readonly does: string;
  /** Files with its switch, below src/. */
  readonly places: readonly string[];
  /** Who catches it: a scenario of the rig, or a test that fails. */
  readonly caughtBy:
    | { readonly scenario: (stage: Stage) => Promise<void> }
    | { readonly test: string; readonly title: string };
}

const scenario = (run: (stage: Stage) => Promise<void>): Bug['caughtBy'] => ({ scenario: run });

export const BUGS: readonly Bug[] = [
  {
    name: 'price-not-read-again',
    does: 'sends a sale at whatever it costs by then',
    places: ['operations/sales/sale.ts'],
    caughtBy: scenario(money.priceRises),
  },
  {
    name: 'renewal-not-checked-at-send',
    does: 'makes a new link for an order that is paid',
    places: ['operations/purchase-prepare.ts'],
    caughtBy: scenario(purchases.paidBeforeRenewal),
  },
  {
    name: 'holder-not-checked-at-send',
    does: 'buys for somebody who does not hold the account any more',
    places: ['operations/lines/account-target.ts'],
    caughtBy: scenario(money.holderChanges),
  },
  {
    name: 'cart-doubt-ignored',
    does: 'takes a second cart while the first is in doubt',
    places: ['operations/purchase.ts'],
    caughtBy: scenario(purchases.cartInDoubt),
  },
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
    name: 'line-claimed-by-name',
    does: 'finds a bought line by the first name of its user',
    places: ['operations/lines/sold-line.ts'],
    caughtBy: scenario(purchases.lineOfOneName),
  },
  {
    name: 'key-without-mutation-name',
    does: 'takes one key for two mutations',
    places: ['operations/engine/keys.ts'],
    caughtBy: scenario(lines.keyOfAnotherMutation),
  },
  {
    name: 'null-is-not-absent',
    does: 'takes the same request for another one',
    places: ['operations/engine/keys.ts'],
    caughtBy: scenario(lines.nullOrAbsent),
  },
  {
    name: 'refusal-not-kept',
    does: 'gives one key two answers',
    places: ['operations/engine/answers.ts'],
    caughtBy: scenario(money.refusalOfKey),
  },
  {
    name: 'resent-after-no-response',
    does: 'sends again what may have been processed',
    places: ['operations/engine/sending.ts'],
    caughtBy: scenario(money.answerLost),
  },
  {
    name: 'sent-is-received-after-restart',
    does: 'sends again what was under way when the process ended',
    places: ['operations/engine/runner.ts'],
    caughtBy: scenario(lines.killedAfterSending),
  },
  {
    name: 'version-not-compared',
    does: 'sends what another gateway on the same store sends',
    places: ['operations/engine/sending.ts'],
    caughtBy: {
      test: 'test/operations/engine/runners.test.ts',
      title: 'send one write, whoever of them comes first',
    },
  },
  {
    name: 'ok-before-commit',
    does: 'answers a callback before it is stored',
    places: ['webhooks/route.ts'],
    caughtBy: scenario(lines.killedBeforeStoring),
  },
  {
    name: 'callback-believed',
    does: 'believes a callback whose order a transaction is',
    places: ['webhooks/dispatch.ts', 'operations/purchase-proof.ts'],
    caughtBy: scenario(purchases.namedByForger),
  },
  {
    name: 'unknown-transaction-read-each-time',
    does: 'reads a transaction that does not exist without end',
    places: ['webhooks/unknown-transactions.ts'],
    caughtBy: scenario(purchases.unknownTransactions),
  },
  {
    name: 'one-candidate-stops-all',
    does: 'stops at the first transaction that cannot be read',
    places: ['webhooks/unknown-transactions.ts'],
    caughtBy: {
      test: 'test/webhooks/unknown-transactions.test.ts',
      title: 'that cannot be read holds up none of the others',
    },
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
    name: 'final-state-changes',
    does: 'moves what was settled',
    places: ['operations/engine/advance.ts'],
    caughtBy: scenario(purchases.paidTwice),
  },
  {
    name: 'watch-missing',
    does: 'never looks at what was settled, so that a second payment is unseen',
    places: ['operations/purchase-times.ts'],
    caughtBy: scenario(purchases.paidTwice),
  },
  {
    name: 'expired-while-renewal-in-doubt',
    does: 'ends a purchase by its first order while the second may be paid',
    places: ['operations/purchase-reading.ts'],
    caughtBy: scenario(purchases.renewalInDoubt),
  },
  {
    name: 'odd-answer-is-a-refusal',
    does: 'takes a word that it does not know for a no',
    places: ['datasources/wire/envelope.ts'],
    caughtBy: scenario(purchases.oddWord),
  },
  {
    name: 'settled-by-who-began',
    does: 'lets an agent say what became of their own sale',
    places: ['operations/engine/settlement.ts'],
    caughtBy: scenario(purchases.settlesOwn),
  },
  {
    name: 'settled-at-once',
    does: 'lets support settle what the platform may still do',
    places: ['operations/engine/settlement.ts'],
    caughtBy: scenario(purchases.settlesTooEarly),
  },
  {
    name: 'deadline-missing',
    does: 'waits for ever',
    places: ['operations/engine/deadline.ts'],
    caughtBy: scenario(money.statusNeverFound),
  },
  {
    name: 'quote-spent-before-it-left',
    does: 'spends a quote of which nothing was taken',
    places: ['operations/engine/scope.ts'],
    caughtBy: scenario(money.turnedAway),
  },
  {
    name: 'scope-freed-too-early',
    does: 'lets a second sale begin while the first is in doubt',
    places: ['operations/engine/scope.ts'],
    caughtBy: scenario(money.secondWhileInDoubt),
  },
  {
    name: 'ask-never-expires',
    does: 'sends what was asked for long ago',
    places: ['operations/engine/permit.ts'],
    caughtBy: scenario(lines.askedLongAgo),
  },
  {
    name: 'former-holder-may-write',
    does: 'lets somebody change what is no longer theirs',
    places: ['operations/engine/permit.ts', 'operations/port-in-change.ts'],
    caughtBy: scenario(lines.formerHolder),
  },
  {
    name: 'number-not-held',
    does: 'ports one number to two lines',
    places: ['operations/port-in.ts'],
    caughtBy: scenario(lines.numberToTwoLines),
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
    name: 'clock-set-back-stops-polls',
    does: 'asks for nothing until the clock has caught up',
    places: ['store/operation-lists.ts'],
    caughtBy: scenario(money.clockSetBack),
  },
  {
    name: 'back-off-below-its-floor',
    does: 'comes again sooner than the platform allows',
    places: ['datasources/wire/circuit.ts'],
    caughtBy: scenario(money.waitsLongEnough),
  },
  {
    name: 'back-off-starts-anew',
    does: 'forgets the failures of a request when another one works',
    places: ['datasources/wire/circuits.ts', 'operations/engine/sending.ts'],
    caughtBy: scenario(money.backsOffOneRequest),
  },
];
