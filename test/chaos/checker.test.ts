import { describe, expect, it } from 'vitest';
import type { EndEntry, Entry, SeenEntry } from '../../chaos/checker/entry.ts';
import { historyOf } from '../../chaos/checker/history.ts';
import { violationsOf } from '../../chaos/checker/invariants.ts';
import type { Ledger, LedgerAttempt, LedgerEffect } from '../../chaos/checker/ledger.ts';
import { verdictOf } from '../../chaos/checker/verdict.ts';

const attempt = (seq: number, status = 200): LedgerAttempt => ({
  ...{ seq, at: seq, row: 48, status, fault: null, customerId: 'l-1', transactionId: null },
  ...{ clientAccountId: null, body: { customerId: 'l-1', quantity: 1 } },
});
const effect = (attemptSeq: number, amount = 5.35): LedgerEffect => ({
  ...{ seq: attemptSeq + 100, at: attemptSeq, row: 48, effect: 'top-up', customerId: 'l-1' },
  ...{ transactionId: `t-${attemptSeq}`, clientAccountId: null, amount, attemptSeq },
});
const end = (status: string, more: Partial<EndEntry> = {}): EndEntry => ({
  ...{ n: 9, at: 9, is: 'end', person: 'p', operation: 'op-1', type: 'TopUpOperation', status },
  ...{ certainty: 'CONFIRMED', revision: 3, steps: ['RECEIVED', 'SENT', status], task: null },
  ...{ failure: null, attention: false, of: 'q-1' },
  ...more,
});
const seen = (status: string, revision: number): SeenEntry => ({
  ...{ n: 5, at: 5, is: 'seen', intent: 'i1', operation: 'op-1', status, revision },
  ...{ certainty: 'CONFIRMED', by: 'query', steps: [] },
});

interface Run {
  readonly attempts?: readonly LedgerAttempt[];
  readonly effects?: readonly LedgerEffect[];
  readonly entries?: readonly Entry[];
  readonly outcome?: 'ACCEPTED' | 'REFUSED' | 'info';
}

function run({ attempts = [], effects = [], entries = [], outcome = 'ACCEPTED' }: Run) {
  const ledger: Ledger = {
    ...{ attempts, effects, callbacks: [], breaches: [], lines: [], orders: [], planChanges: [] },
  };
  const asked: Entry[] = [
    {
      ...{ n: 0, at: 0, is: 'intent', intent: 'i1', kind: 'top-up', person: 'p' },
      wire: { row: 48, where: { customerId: 'l-1', quantity: 1 }, effect: 'top-up' },
    },
    {
      ...{ n: 1, at: 1, is: 'ask', intent: 'i1', call: 1, field: 'purchaseTopUp', key: 'k' },
      ...{ device: 'phone', input: { quoteId: 'q-1' }, total: 5.35 },
    },
    {
      ...{ n: 2, at: 2, is: 'answer', intent: 'i1', call: 1, outcome, why: null, ms: 5 },
      operation: null,
    },
  ];
  return historyOf([...asked, ...entries], ledger);
}

const found = (one: Run): readonly string[] =>
  violationsOf(run(one)).map(({ invariant }) => invariant);

describe('the checker', () => {
  it('finds nothing in a run in which everything went well', () => {
    const well = { attempts: [attempt(1)], effects: [effect(1)], entries: [end('SUCCEEDED')] };
    expect(found(well)).toEqual([]);
    expect(verdictOf(run(well), { floor: 1, kinds: false }).is).toBe('pass');
  });

  it.each<readonly [string, string, Run]>([
    [
      'two effects of one intent',
      'I1 one effect',
      {
        attempts: [attempt(1), attempt(2)],
        effects: [effect(1), effect(2)],
        entries: [end('SUCCEEDED')],
      },
    ],
    [
      'a second attempt after a lost answer',
      'I2 one attempt',
      { attempts: [attempt(1, 0), attempt(2)], effects: [effect(2)], entries: [end('SUCCEEDED')] },
    ],
    [
      'an effect without an operation',
      'I3 nothing lost',
      { attempts: [attempt(1)], effects: [effect(1)] },
    ],
    [
      'a final status that changed',
      'I4 final for good',
      {
        attempts: [attempt(1)],
        effects: [effect(1)],
        entries: [seen('FAILED', 2), end('SUCCEEDED')],
      },
    ],
    ['success without an effect', 'I6 no false success', { entries: [end('SUCCEEDED')] }],
    [
      'failure with an effect',
      'I6 no false failure',
      { attempts: [attempt(1)], effects: [effect(1)], entries: [end('FAILED')] },
    ],
    [
      'an answer before a sending',
      'I7 legal steps',
      { entries: [end('FAILED', { steps: ['RECEIVED', 'ACCEPTED', 'FAILED'] })] },
    ],
    ['an operation without an end', 'I9 none stuck', { entries: [end('UNDETERMINED')] }],
    [
      'a charge that nobody was shown',
      'charged as shown',
      { attempts: [attempt(1)], effects: [effect(1, 8.03)], entries: [end('SUCCEEDED')] },
    ],
  ])('finds %s', (_what, invariant, one) => {
    expect(found(one)).toContain(invariant);
  });

  it('takes an attempt that was turned away for none', () => {
    const turned = { attempts: [attempt(1, 429), attempt(2)], effects: [effect(2)] };
    expect(found({ ...turned, entries: [end('SUCCEEDED')] })).toEqual([]);
  });

  it('takes a failure that a person is asked to look at for no certainty', () => {
    const flagged = { attempts: [attempt(1)], effects: [effect(1)] };
    expect(found({ ...flagged, entries: [end('FAILED', { attention: true })] })).toEqual([]);
  });

  it('calls a run void in which nothing worked', () => {
    const idle = run({ outcome: 'REFUSED' });
    expect(verdictOf(idle, { floor: 0.6, kinds: false }).is).toBe('void');
  });
});
