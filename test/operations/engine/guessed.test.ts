import { describe, expect, it } from 'vitest';
import { problem } from '../../../src/errors.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import { guessedBy } from '../../../src/operations/engine/guessed.ts';
import type { Fact, Operation } from '../../../src/operations/engine/operation.ts';
import { anOperation } from '../../support/an-operation.ts';

const SENT = advance(anOperation(), { type: 'sent', at: 1 });
const LOST = advance(SENT, { type: 'no-response', at: 2, epoch: 1 });
const ACCEPTED = advance(SENT, {
  ...{ type: 'accepted', at: 2, epoch: 1 },
  receipt: { state: 'working', step: 'ACCEPTED', progress: 1 },
});
const DECLINED = problem('PLATFORM_DECLINED', 'DECLINED');
const read = (reading: Extract<Fact, { type: 'read' }>['reading']): Fact => ({
  ...{ type: 'read', at: 3, source: 'POLL', epoch: 1, reading },
});

const guessed = (before: Operation, ...facts: readonly Fact[]) =>
  guessedBy({ before, after: facts.reduce(advance, before) }, facts);

describe('a write that may be a guess', () => {
  it.each<[string, Operation, readonly Fact[], ReturnType<typeof guessedBy>]>([
    ['is sent', anOperation(), [{ type: 'sent', at: 1 }], null],
    ['is refused', SENT, [{ type: 'refused', at: 2, epoch: 1, problem: DECLINED }], 'failed'],
    [
      'is refused for an address that is taken',
      SENT,
      [{ type: 'refused', at: 2, epoch: 1, problem: problem('EMAIL_TAKEN', 'HAS_ACCOUNT') }],
      'hit',
    ],
    [
      'is given up unprocessed',
      SENT,
      [{ type: 'refused', at: 2, epoch: 1, problem: DECLINED, untouched: true }],
      'not-processed',
    ],
    [
      'is turned away',
      SENT,
      [{ type: 'not-processed', at: 2, epoch: 1, retryAt: 9 }],
      'not-processed',
    ],
    ['has no answer', SENT, [{ type: 'no-response', at: 2, epoch: 1 }], 'failed'],
    ['has no answer to an earlier write', SENT, [{ type: 'no-response', at: 2, epoch: 0 }], null],
    [
      'is accepted',
      SENT,
      [
        {
          ...{ type: 'accepted', at: 2, epoch: 1 },
          receipt: { state: 'working', step: 'ACCEPTED', progress: 1 },
        },
      ],
      'accepted',
    ],
    [
      'is accepted and done',
      SENT,
      [{ type: 'accepted', at: 2, epoch: 1, receipt: { state: 'succeeded', progress: 2 } }],
      'succeeded',
    ],
    ['is done later', ACCEPTED, [read({ state: 'succeeded', progress: 2 })], 'succeeded'],
    [
      'fails later',
      ACCEPTED,
      [read({ state: 'failed', problem: DECLINED, progress: 2 })],
      'failed',
    ],
    [
      'is found after its answer was lost',
      LOST,
      [read({ state: 'working', step: 'IN_PROGRESS', progress: 1, answersWrite: true })],
      'accepted',
    ],
    [
      'is found to have failed after its answer was lost',
      LOST,
      [read({ state: 'failed', problem: DECLINED, progress: 2, answersWrite: true })],
      'failed',
    ],
    ['goes on', ACCEPTED, [read({ state: 'nothing-new', progress: 1 })], null],
    [
      'was never permitted',
      anOperation(),
      [{ type: 'not-permitted', at: 1, problem: DECLINED }],
      null,
    ],
  ])('%s', (_what, before, facts, outcome) => {
    expect(guessed(before, ...facts)).toBe(outcome);
  });
});
