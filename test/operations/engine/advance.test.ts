import { describe, expect, it } from 'vitest';
import { customerId, quoteId } from '../../../src/ids.ts';
import { problem } from '../../../src/errors.ts';
import { anOperation, ASK } from '../../support/an-operation.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import {
  inDoubt,
  type Fact,
  type Operation,
  type Reading,
} from '../../../src/operations/engine/operation.ts';

const NEW: Operation = anOperation();

describe('what was sent', () => {
  const sent = advance(NEW, { type: 'sent', at: 1 });
  const lost = advance(sent, { type: 'no-response', at: 2, epoch: 1 });

  it('is in doubt until an answer or evidence says what became of it', () => {
    expect([NEW, sent, lost].map(inDoubt)).toEqual([false, true, true]);
    const late = advance(lost, { type: 'overdue', at: 3, then: 'needs-attention' });
    expect(late).toMatchObject({ status: 'NEEDS_ATTENTION', certainty: 'UNKNOWN' });
    expect(inDoubt(late)).toBe(true);
    const reading: Reading = {
      state: 'working',
      step: 'IN_PROGRESS',
      progress: 1,
      answersWrite: true,
    };
    const found = advance(late, { type: 'read', at: 4, source: 'POLL', epoch: 1, reading });
    expect(found).toMatchObject({ status: 'IN_PROGRESS', pending: null });
    expect(inDoubt(found)).toBe(false);
  });

  it('is not answered by the answer to an earlier write', () => {
    const again = advance(advance(sent, { type: 'not-processed', at: 2, epoch: 1, retryAt: 3 }), {
      type: 'sent',
      at: 3,
    });
    const receipt: Reading = { state: 'succeeded', progress: 4 };
    expect(advance(again, { type: 'accepted', at: 4, epoch: 1, receipt }).status).toBe('SENT');
    expect(advance(again, { type: 'accepted', at: 4, epoch: 2, receipt }).status).toBe('SUCCEEDED');
  });

  it('may have had an effect, unless it was provably not processed', () => {
    expect([NEW, sent, lost].map(({ mayHaveEffect }) => mayHaveEffect)).toEqual([
      false,
      true,
      true,
    ]);
    const turnedAway = advance(sent, { type: 'not-processed', at: 2, epoch: 1, retryAt: 3 });
    expect(turnedAway.mayHaveEffect).toBe(false);
    const because = problem('PLATFORM_BUSY', 'TOO_MANY_CALLS');
    const givenUp = {
      type: 'refused',
      at: 2,
      epoch: 1,
      problem: because,
      untouched: true,
    } as const;
    expect(advance(sent, givenUp)).toMatchObject({ status: 'FAILED', mayHaveEffect: false });
    expect(advance(sent, { ...givenUp, untouched: false }).mayHaveEffect).toBe(true);
  });
});

describe('what was not permitted', () => {
  const because = problem('QUOTE_STALE', 'EXPIRED');

  it('ends a first write without a trace at the platform, with what can be bought instead', () => {
    const newQuoteId = quoteId('new');
    const ended = advance(NEW, { type: 'not-permitted', at: 2, problem: because, newQuoteId });
    expect(ended).toMatchObject({ status: 'FAILED', failure: because, newQuoteId });
    expect(ended.mayHaveEffect).toBe(false);
    expect(ended.steps.at(-1)?.code).toBe('REFUSED_BEFORE_SEND');
  });

  it('leaves the operation where it was when it was a further write', () => {
    const running: Operation = { ...NEW, status: 'IN_PROGRESS', pending: null };
    const write = { ...{ name: 'correct', sent: false, refusals: 0 }, keyId: 'l', ask: ASK };
    const asked = advance(running, { type: 'asked', at: 1, write });
    const after = advance(asked, { type: 'not-permitted', at: 2, problem: because });
    expect(after).toMatchObject({ status: 'IN_PROGRESS', pending: null, failure: null });
  });
});

describe('what nobody may see yet', () => {
  const unseen = anOperation(undefined, { revision: 0 });

  it('is first seen when it leaves', () => {
    expect(advance(unseen, { type: 'sent', at: 1 })).toMatchObject({ status: 'SENT', revision: 1 });
  });

  it('is seen when nobody waits for it any more, once', () => {
    const seen = advance(unseen, { type: 'announced', at: 1 });
    expect(seen).toMatchObject({ status: 'RECEIVED', revision: 1 });
    expect(advance(seen, { type: 'announced', at: 2 }).revision).toBe(1);
  });
});

describe('after the end', () => {
  const sent = advance(NEW, { type: 'sent', at: 1 });
  const failed = advance(sent, {
    type: 'refused',
    at: 2,
    epoch: 1,
    problem: problem('PURCHASE_FAILED', 'NOT_COMPLETED'),
  });
  const paid: Reading = { state: 'succeeded', progress: 4, customerId: customerId('u') };
  const contradicted: Fact = {
    ...{ type: 'contradicted', at: 3, source: 'POLL', step: 'CONTRADICTED', reading: paid },
  };

  it('a contradiction is a step, needs attention, and keeps the status', () => {
    const after = advance(failed, contradicted);
    expect(after).toMatchObject({ status: 'FAILED', attention: true, customerId: 'u' });
    expect(after.revision).toBe(failed.revision + 1);
    expect(after.steps.at(-1)).toEqual({ code: 'CONTRADICTED', at: 3, source: 'POLL' });
  });

  it('a person clears the attention, and changes no status', () => {
    const decided: Fact = { type: 'decided', at: 4, verdict: 'SUCCEEDED', note: 'paid back' };
    const cleared = advance(advance(failed, contradicted), decided);
    expect(cleared).toMatchObject({ status: 'FAILED', attention: false });
  });
});

describe('what has not left', () => {
  it('can be called off, and nothing else can', () => {
    expect(advance(NEW, { type: 'called-off', at: 1 })).toMatchObject({
      status: 'CANCELLED',
      pending: null,
    });
    const sent = advance(NEW, { type: 'sent', at: 1 });
    expect(advance(sent, { type: 'called-off', at: 2 })).toBe(sent);
  });
});
