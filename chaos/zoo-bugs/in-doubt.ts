/*
 * A second try is let through while the outcome of the first is unknown.
 */
import * as money from '../scenarios/money.ts';
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const IN_DOUBT: readonly Bug[] = [
  {
    name: 'cart-doubt-ignored',
    does: 'takes a second cart while the first is in doubt',
    places: ['operations/purchase.ts'],
    caughtBy: scenario(purchases.cartInDoubt),
  },
  {
    name: 'name-free-on-its-way',
    does: 'frees what a request holds while nobody knows yet how it is answered',
    places: ['operations/engine/scope.ts'],
    caughtBy: {
      test: 'test/certain/purchase-doubt.slow.ts',
      title: 'is not bought by the second device while the first order is on its way',
    },
  },
  {
    name: 'cart-of-who-asks',
    does: 'keeps the cart of an agent apart from that of their customer',
    places: ['operations/purchase-submit.ts'],
    caughtBy: {
      test: 'test/certain/purchase-doubt.slow.ts',
      title: 'is not bought by the customer when the doubtful one is an agent',
    },
  },
  {
    name: 'scope-freed-too-early',
    does: 'lets a second sale begin while the first is in doubt',
    places: ['operations/engine/scope.ts'],
    caughtBy: scenario(money.secondWhileInDoubt),
  },
  {
    name: 'top-ups-side-by-side',
    does: 'lets two top-ups of one line be on their way at once',
    places: ['operations/top-up.ts'],
    caughtBy: {
      test: 'test/certain/top-up.slow.ts',
      title: 'from two devices are never on their way at once',
    },
  },
];
