/*
 * One input, one operation or one slow answer holds up all others.
 */
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const ONE_FOR_ALL: readonly Bug[] = [
  {
    name: 'any-text-is-an-id',
    does: 'asks the platform for whatever somebody calls an id',
    places: ['ids.ts'],
    caughtBy: {
      test: 'test/stories/impossible-ids.test.ts',
      title: 'is answered with null on the return page',
    },
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
    name: 'unknown-transaction-read-each-time',
    does: 'reads a transaction that does not exist without end',
    places: ['webhooks/unknown-transactions.ts'],
    caughtBy: scenario(purchases.unknownTransactions),
  },
  {
    name: 'answer-not-remembered',
    does: 'reads a transaction again though it was given to its operation',
    places: ['webhooks/unknown-transactions.ts'],
    caughtBy: {
      test: 'test/certain/purchase-many.slow.ts',
      title: 'are found by their callbacks, at about one look for each',
    },
  },
  {
    name: 'unknown-kind-taken-up-again',
    does: 'takes up an operation of an unknown kind again and again, and tells nobody',
    places: ['operations/engine/runner.ts'],
    caughtBy: {
      test: 'test/certain/poison.test.ts',
      title: 'of a kind that it does not know is set aside',
    },
  },
  {
    name: 'batch-waits-for-its-slowest',
    does: 'begins no turn before the slowest of the last batch has ended',
    places: ['operations/engine/schedule.ts'],
    caughtBy: {
      test: 'test/certain/purchase-pace.slow.ts',
      title: 'are not held up by one whose every reading times out',
    },
  },
  {
    name: 'eight-turns-at-once',
    does: 'looks at eight operations at once, whatever each look waits for',
    places: ['operations/engine/turns.ts'],
    caughtBy: {
      test: 'test/certain/purchase-pace.slow.ts',
      title: 'are each looked at every five seconds',
    },
  },
  {
    name: 'first-come-first-served',
    does: 'lets people wait behind what nobody waits for',
    places: ['operations/engine/turns.ts'],
    caughtBy: {
      test: 'test/operations/engine/turns.test.ts',
      title: 'people who wait go before the young',
    },
  },
  {
    name: 'waits-for-the-platform',
    does: 'answers a mutation when the platform has answered',
    places: ['operations/engine/answers.ts'],
    caughtBy: {
      test: 'test/certain/answer-time.slow.ts',
      title: 'answers within eight seconds, and the sale goes on without the person',
    },
  },
];
