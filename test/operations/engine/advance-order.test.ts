import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerId } from '../../../src/ids.ts';
import { problem } from '../../../src/errors.ts';
import { anOperation } from '../../support/an-operation.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import {
  isSettled,
  type Fact,
  type Operation,
  type Reading,
} from '../../../src/operations/engine/operation.ts';

const NEW: Operation = anOperation();

const reading: fc.Arbitrary<Reading> = fc.oneof(
  fc.constant<Reading>({ state: 'nothing-new', progress: 0 }),
  fc.constant<Reading>({ state: 'working', step: 'IN_PROGRESS', progress: 1, answersWrite: true }),
  fc.constant<Reading>({
    state: 'waiting',
    step: 'PAYMENT_LINK_READY',
    progress: 2,
    answersWrite: true,
    task: { type: 'PayAtLink', url: 'https://pay.example/1', expiresAt: 9 },
  }),
  fc.constant<Reading>({ state: 'unrecognized', progress: 9 }),
  fc.constant<Reading>({ state: 'succeeded', progress: 4, customerId: customerId('u') }),
  fc.constant<Reading>({
    state: 'failed',
    progress: 4,
    problem: problem('PAYMENT_DECLINED', 'CARD_DECLINED'),
  }),
  fc.constant<Reading>({ state: 'cancelled', progress: 4 }),
  fc.constant<Reading>({ state: 'expired', progress: 4 }),
);

const at = fc.nat();
const epoch = fc.nat({ max: 2 });
const source = fc.constantFrom('POLL' as const, 'CALLBACK' as const);
const typed = <T extends string>(type: T): fc.Arbitrary<T> => fc.constant(type);
const receipt = fc.constant<Reading>({ state: 'working', step: 'ACCEPTED', progress: 1 });
const declined = fc.constant(problem('PLATFORM_DECLINED', 'DECLINED'));
const verdict = fc.constantFrom('SUCCEEDED' as const, 'FAILED' as const, 'CANCELLED' as const);
const then = fc.constantFrom('needs-attention' as const, 'expired' as const, 'closed' as const);

const fact: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ type: typed('sent'), at }),
  fc.record({ type: typed('no-response'), at, epoch }),
  fc.record({ type: typed('not-processed'), at, epoch, retryAt: fc.nat() }),
  fc.record({ type: typed('accepted'), at, epoch, receipt }),
  fc.record({ type: typed('refused'), at, epoch, problem: declined }),
  fc.record({ type: typed('not-permitted'), at, problem: declined }),
  fc.record({ type: typed('read'), at, source, epoch, reading }),
  fc.record({ type: typed('told'), at, reading }),
  fc.record({ type: typed('overdue'), at, then }),
  fc.record({ type: typed('decided'), at, verdict, note: fc.string() }),
  fc.record({ type: typed('called-off'), at }),
  fc.record({ type: typed('contradicted'), at, source, step: typed('CONTRADICTED'), reading }),
  fc.record({ type: typed('look-later'), at, nextCheckAt: fc.nat() }),
  fc.record({ type: typed('turn-failed'), at, nextCheckAt: fc.nat() }),
  fc.record({ type: typed('watched'), at, watchUntil: fc.option(fc.nat()) }),
);

const facts = fc.array(fact, { maxLength: 25 });
const RUNS = { numRuns: 5_000 };

describe('an operation, whatever happens to it in whatever order', () => {
  it('keeps a final status for good, whatever is learned after it', () => {
    fc.assert(
      fc.property(facts, fact, (before, after) => {
        const operation = before.reduce(advance, NEW);
        fc.pre(isSettled(operation));
        const { status, failure, certainty, settledAt } = operation;
        expect(advance(operation, after)).toMatchObject({ status, failure, certainty, settledAt });
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
          attention,
        }: Operation): string =>
          JSON.stringify(
            [status, certainty, task, failure, steps, customer, detail, settledAt].concat(
              attention as never,
            ),
          );
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
      reading: {
        state: 'failed',
        progress: 4,
        problem: problem('PURCHASE_FAILED', 'NOT_COMPLETED'),
      },
    };
    expect(advance(sent, stale)).toBe(sent);
  });

  it('is settled by a person only when it needs one, and then as they say', () => {
    const decided: Fact = { type: 'decided', at: 1, verdict: 'FAILED', note: 'as Reach told us' };
    fc.assert(
      fc.property(facts, (all) => {
        const was = all.reduce(advance, NEW);
        const is = advance(was, decided);
        if (was.status !== 'NEEDS_ATTENTION') {
          expect(is.status).toBe(was.status);
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
          if (one.type === 'not-processed' && operation.pending?.sent === false) mayLeave = true;
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
