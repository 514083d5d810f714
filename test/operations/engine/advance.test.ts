import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerId, operationId, quoteId } from '../../../src/ids.ts';
import { problem } from '../../../src/errors.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import {
  isSettled,
  type Fact,
  type Operation,
  type Reading,
} from '../../../src/operations/engine/operation.ts';

const NEW: Operation = {
  ...{ id: operationId('o'), revision: 1, status: 'RECEIVED', certainty: 'CONFIRMED' },
  ...{ startedAt: 0, settledAt: null, nextCheckAt: 0, task: null, failure: null },
  ...{ steps: [{ code: 'RECEIVED', at: 0, source: 'RESPONSE' }], subject: 'sam', customerId: null },
  ...{ lane: null, epoch: 0, progress: 0, inDoubtSince: null, refs: [] },
  pending: { name: 'submit', sent: false, refusals: 0, keyId: 'k' },
  detail: {
    kind: 'purchase',
    quoteId: quoteId('q'),
    purchaseKind: 'NEW_CUSTOMER',
    clientAccountId: 'c',
    attempts: [],
    platformMessage: null,
  },
};

const reading: fc.Arbitrary<Reading> = fc.oneof(
  fc.constant<Reading>({ state: 'nothing-new', progress: 0 }),
  fc.constant<Reading>({ state: 'working', step: 'IN_PROGRESS', progress: 1, taken: true }),
  fc.constant<Reading>({
    state: 'waiting',
    step: 'PAYMENT_LINK_READY',
    progress: 2,
    taken: true,
    task: { type: 'PayAtLink', url: 'https://pay.example/1', expiresAt: 9 },
  }),
  fc.constant<Reading>({ state: 'unrecognized', progress: 9 }),
  fc.constant<Reading>({ state: 'succeeded', progress: 4, customerId: customerId('u') }),
  fc.constant<Reading>({ state: 'failed', progress: 4, problem: problem('PAYMENT_DECLINED') }),
  fc.constant<Reading>({ state: 'cancelled', progress: 4 }),
  fc.constant<Reading>({ state: 'expired', progress: 4 }),
);

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ type: fc.constant('sent' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('no-response' as const), at: fc.nat() }),
  fc.record({ type: fc.constant('overdue' as const), at: fc.nat() }),
  fc.record({
    type: fc.constant('decided' as const),
    at: fc.nat(),
    verdict: fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const, 'CANCELLED' as const),
    note: fc.constant('as Reach told us'),
  }),
  fc.record({ type: fc.constant('not-processed' as const), at: fc.nat(), retryAt: fc.nat() }),
  fc.record({
    type: fc.constant('accepted' as const),
    at: fc.nat(),
    receipt: fc.constant<Reading>({ state: 'working', step: 'ACCEPTED', progress: 1 }),
  }),
  fc.record({
    type: fc.constant('refused' as const),
    at: fc.nat(),
    problem: fc.constant(problem('PLATFORM_DECLINED')),
  }),
  fc.record({
    type: fc.constant('read' as const),
    at: fc.nat(),
    source: fc.constantFrom('POLL' as const, 'CALLBACK' as const),
    epoch: fc.nat({ max: 2 }),
    reading,
  }),
  fc.record({ type: fc.constant('told' as const), at: fc.nat(), reading }),
  fc.record({
    type: fc.constant('decided' as const),
    at: fc.nat(),
    verdict: fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const, 'CANCELLED' as const),
    note: fc.string(),
  }),
  fc.record({ type: fc.constant('look-later' as const), at: fc.nat(), nextCheckAt: fc.nat() }),
);

const facts = fc.array(fact, { maxLength: 25 });
const RUNS = { numRuns: 5_000 };

describe('an operation, whatever happens to it in whatever order', () => {
  it('never leaves a state that is settled', () => {
    fc.assert(
      fc.property(facts, fact, (before, after) => {
        const operation = before.reduce(advance, NEW);
        fc.pre(isSettled(operation));
        expect(advance(operation, after)).toBe(operation);
      }),
      RUNS,
    );
  });

  it('gains one revision exactly when something visible changed', () => {
    fc.assert(
      fc.property(facts, fact, (before, after) => {
        const was = before.reduce(advance, NEW);
        const is = advance(was, after);
        const shown = ({
          status,
          certainty,
          task,
          failure,
          steps,
          customerId: customer,
          detail,
          settledAt,
        }: Operation): string =>
          JSON.stringify([status, certainty, task, failure, steps, customer, detail, settledAt]);
        expect(is.revision - was.revision).toBe(shown(is) === shown(was) ? 0 : 1);
      }),
      RUNS,
    );
  });

  it('learns nothing from the same reading twice', () => {
    fc.assert(
      fc.property(facts, reading, (before, read) => {
        const was = before.reduce(advance, NEW);
        const again: Fact = {
          type: 'read',
          at: 1,
          source: 'POLL',
          epoch: was.epoch,
          reading: read,
        };
        const once = advance(was, again);
        expect(advance(once, again).revision).toBe(once.revision);
      }),
      RUNS,
    );
  });

  it('ignores a reading that began before the write left', () => {
    const sent = advance(NEW, { type: 'sent', at: 1 });
    const stale: Fact = {
      type: 'read',
      at: 2,
      source: 'POLL',
      epoch: NEW.epoch,
      reading: { state: 'failed', progress: 4, problem: problem('PURCHASE_FAILED') },
    };
    expect(advance(sent, stale)).toBe(sent);
  });

  it('is settled by a person only while it is in doubt, and then as they say', () => {
    const decided: Fact = { type: 'decided', at: 1, verdict: 'FAILED', note: 'as Reach told us' };
    fc.assert(
      fc.property(facts, (all) => {
        const was = all.reduce(advance, NEW);
        const inDoubt = was.status === 'UNDETERMINED' || was.status === 'NEEDS_ATTENTION';
        const is = advance(was, decided);
        if (!inDoubt) {
          expect(is).toBe(was);
          return;
        }
        expect(is).toMatchObject({ status: 'FAILED', certainty: 'CONFIRMED', pending: null });
        expect(is.failure?.code).toBe('SETTLED_BY_SUPPORT');
        expect(is.steps.at(-1)).toEqual({ code: 'FAILED', at: 1, source: 'OPERATOR' });
      }),
      RUNS,
    );
  });

  it('has a task if and only if it waits for the customer, and a failure if and only if it failed', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const { status, task, failure } = all.reduce(advance, NEW);
        expect(task !== null).toBe(status === 'WAITING_FOR_CUSTOMER');
        expect(failure !== null).toBe(status === 'FAILED');
      }),
      RUNS,
    );
  });

  it('is never sent again once it was sent and not provably turned away', () => {
    fc.assert(
      fc.property(facts, (all) => {
        let operation = NEW;
        let mayLeave = true;
        for (const one of all) {
          const left = one.type === 'sent' && operation.pending?.sent === false;
          if (left) expect(mayLeave).toBe(true);
          operation = advance(operation, one);
          if (left) mayLeave = false;
          if (one.type === 'not-processed') mayLeave = true;
        }
      }),
      RUNS,
    );
  });
});

describe('a claim', () => {
  const told = (reading: Reading): Fact => ({ type: 'told', at: 5, reading });
  const idle: Operation = { ...NEW, status: 'IN_PROGRESS', pending: null, progress: 1 };

  it('moves an operation that waits for nothing of ours, and is not sure', () => {
    const reading: Reading = { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: 2 };
    const moved = advance(idle, told(reading));
    expect(moved).toMatchObject({ status: 'NEEDS_ATTENTION', certainty: 'REPORTED', progress: 2 });
    expect(moved.steps.at(-1)).toEqual({ code: 'NEEDS_ATTENTION', at: 5, source: 'CALLBACK' });
  });

  it('of less progress comes late and changes nothing', () => {
    const further = { ...idle, progress: 2 };
    const late = told({ state: 'working', step: 'IN_PROGRESS', progress: 1 });
    expect(advance(further, late)).toBe(further);
  });

  it('is no answer to a write', () => {
    const sent = advance(NEW, { type: 'sent', at: 1 });
    expect(advance(sent, told({ state: 'succeeded', progress: 4 }))).toBe(sent);
  });
});
