/*
 * An operation ends too early, or never.
 */
import * as money from '../scenarios/money.ts';
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const ENDS: readonly Bug[] = [
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
    name: 'contradiction-unseen',
    does: 'says nothing when the platform completes what was settled as failed',
    places: ['operations/engine/runner.ts'],
    caughtBy: {
      test: 'test/certain/purchase-end.slow.ts',
      title: 'as failed and that the platform completes later is told as a contradiction',
    },
  },
  {
    name: 'paid-twice-names-nobody',
    does: 'does not learn the customer of who paid twice',
    places: ['operations/purchase-reading.ts'],
    caughtBy: {
      test: 'test/certain/purchase-end.slow.ts',
      title: 'and is paid like the old one is for a person',
    },
  },
  {
    name: 'expired-while-renewal-in-doubt',
    does: 'ends a purchase by its first order while the second may be paid',
    places: ['operations/purchase-reading.ts'],
    caughtBy: scenario(purchases.renewalInDoubt),
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
    name: 'renewal-offered-again',
    does: 'offers a new link that the account forbids',
    places: ['operations/purchase-reading.ts'],
    caughtBy: {
      test: 'test/certain/purchase-when-sent.slow.ts',
      title: 'that the account forbids leaves its person with support',
    },
  },
];
