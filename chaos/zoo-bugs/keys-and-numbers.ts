/*
 * Keys, numbers, words and amounts are taken for what they are not.
 */
import * as lines from '../scenarios/lines.ts';
import * as money from '../scenarios/money.ts';
import * as purchases from '../scenarios/purchases.ts';
import { scenario, type Bug } from './bug.ts';

export const KEYS_AND_NUMBERS: readonly Bug[] = [
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
    name: 'number-not-held',
    does: 'ports one number to two lines',
    places: ['operations/port-in.ts'],
    caughtBy: scenario(lines.numberToTwoLines),
  },
  {
    name: 'odd-answer-is-a-refusal',
    does: 'takes a word that it does not know for a no',
    places: ['datasources/wire/envelope.ts'],
    caughtBy: scenario(purchases.oddWord),
  },
  {
    name: 'money-rounds',
    does: 'takes an amount with a part of a cent for one without',
    places: ['money.ts'],
    caughtBy: {
      test: 'test/stories/exact-amounts.test.ts',
      title: 'that is no price, like',
    },
  },
];
