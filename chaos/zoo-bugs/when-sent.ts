/*
 * What was checked when it was asked for is not checked again when it is sent, or is sent twice.
 */
import * as lines from '../scenarios/lines.ts';
import * as money from '../scenarios/money.ts';
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const WHEN_SENT: readonly Bug[] = [
  {
    name: 'price-not-read-again',
    does: 'sends a sale at whatever it costs by then',
    places: ['operations/sales/sale.ts'],
    caughtBy: scenario(money.priceRises),
  },
  {
    name: 'attempt-not-named-at-renewal',
    does: 'makes a new link for an attempt that has been replaced already',
    places: ['operations/purchase-prepare.ts'],
    caughtBy: {
      test: 'test/operations/purchase-renewal.test.ts',
      title: 'for an attempt that is not the last one any more is not made',
    },
  },
  {
    name: 'renewal-not-checked-at-send',
    does: 'makes a new link for an order that is paid',
    places: ['operations/purchase-prepare.ts'],
    caughtBy: scenario(purchases.paidBeforeRenewal),
  },
  {
    name: 'renewal-not-joined',
    does: 'does not see that the new link was made while somebody else asked for it',
    places: ['operations/purchase-submit.ts'],
    caughtBy: {
      test: 'test/operations/purchase-renewal.test.ts',
      title: 'joins the one who was faster',
    },
  },
  {
    name: 'holder-not-checked-at-send',
    does: 'buys for somebody who does not hold the account any more',
    places: ['operations/lines/account-target.ts'],
    caughtBy: scenario(money.holderChanges),
  },
  {
    name: 'line-holder-pays',
    does: 'lets the user of a line buy with the card of the account owner',
    places: ['operations/lines/line-target.ts'],
    caughtBy: {
      test: 'test/certain/sale-when-sent.slow.ts',
      title: 'that an agent made for a secondary line is not bought by who holds that line',
    },
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
    places: [
      'operations/engine/permit.ts',
      'operations/port-in-change.ts',
      'operations/port-in.ts',
    ],
    caughtBy: scenario(lines.formerHolder),
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
];
