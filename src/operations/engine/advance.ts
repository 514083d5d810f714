/*
 * Advance: the one place where an operation moves.
 *
 * Owns   every transition of every kind, as a pure function of the present state and one fact.
 * Gives  the next state; its revision is higher exactly when something visible changed.
 * Never  reads a clock, calls anybody, or changes the status of a settled operation.
 *
 * Facts may come late, twice or out of order. A reading or an answer of an earlier epoch, or a reading that has come less far (lower
 * progress), changes nothing; a response that comes after a reading only adds what the reading could not know.
 */
import { seeded } from '../../seeded-bug.ts';
import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../errors.ts';
import { applied, late, visible, withKnowledge, withStep, type Learned } from './knowledge.ts';
import {
  inDoubt,
  isSettled,
  type Detail,
  type Fact,
  type Operation,
  type Reading,
} from './operation.ts';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;

export function advance<D extends Detail>(operation: Operation<D>, fact: Fact): Operation<D>;
export function advance(operation: Operation, fact: Fact): Operation {
  const next = isSettled(operation)
    ? afterTheEnd(operation, fact)
    : fitting(moved(operation, fact));
  if (isDeepStrictEqual(visible(operation), visible(next))) return next;
  // What nobody may see yet moves unseen: it is seen with the write that leaves, or when nobody waits for it any more.
  const unseen = next.revision === 0 && next.status === 'RECEIVED';
  return unseen ? next : { ...next, revision: operation.revision + 1 };
}

/** A task is for who waits, a failure for what failed; no other state shows either. */
function fitting(operation: Operation): Operation {
  const waits = operation.status === 'WAITING_FOR_CUSTOMER' || operation.task === null;
  const failed = operation.status === 'FAILED' || operation.failure === null;
  if (waits && failed) return operation;
  return { ...operation, ...(!waits && { task: null }), ...(!failed && { failure: null }) };
}

function moved(operation: Operation, fact: Fact): Operation {
  switch (fact.type) {
    case 'asked':
      return { ...operation, pending: fact.write, nextCheckAt: fact.at };
    case 'announced':
      return operation.revision === 0 ? { ...operation, revision: 1 } : operation;
    case 'sent':
      return sent(operation, fact);
    case 'not-permitted':
      return notPermitted(operation, fact);
    case 'not-processed':
      return notProcessed(operation, fact);
    case 'accepted':
      return accepted(operation, fact);
    case 'refused':
      return refused(operation, fact);
    case 'no-response':
      return noResponse(operation, fact);
    case 'read':
      return read(operation, fact);
    case 'told':
      return told(operation, fact);
    case 'decided':
      return decided(operation, fact);
    case 'called-off':
      return calledOff(operation, fact);
    case 'hinted':
      return { ...withKnowledge(operation, { refs: [fact.ref] }), nextCheckAt: fact.at };
    case 'look-later':
      return { ...operation, nextCheckAt: fact.nextCheckAt, failedTurns: 0 };
    case 'turn-failed': {
      const failedTurns = operation.failedTurns + 1;
      return { ...operation, nextCheckAt: fact.nextCheckAt, failedTurns };
    }
    case 'overdue':
      return overdue(operation, fact);
    case 'sent-ahead':
      return { ...operation, sentAt: fact.at };
    case 'contradicted':
    case 'watched':
      return operation;
  }
}

/** A final status stays. What is learned after it is kept: as a name, as a contradiction, or as the word of a person. */
function afterTheEnd(operation: Operation, fact: Fact): Operation {
  switch (fact.type) {
    case 'contradicted': {
      const { at, source, step, reading } = fact;
      if (seeded('final-state-changes'))
        return applied(operation, reading, { at, source, certainty: 'CONFIRMED' });
      const steps = withStep(operation, step, { at, source });
      return { ...withKnowledge(operation, reading), attention: true, steps };
    }
    case 'decided': {
      const known = withKnowledge(operation, fact);
      return { ...known, attention: false };
    }
    case 'accepted':
      return withKnowledge(operation, { refs: fact.receipt.refs ?? [] });
    case 'hinted':
      return withKnowledge(operation, { refs: [fact.ref] });
    case 'read': {
      const late = fact.epoch !== operation.epoch || fact.reading.progress < operation.progress;
      if (seeded('final-state-changes'))
        return applied(operation, fact.reading, { ...fact, certainty: 'CONFIRMED' });
      return late ? operation : withKnowledge(operation, fact.reading);
    }
    case 'watched':
      return { ...operation, watchUntil: fact.watchUntil };
    case 'look-later':
      return { ...operation, nextCheckAt: operation.watchUntil === null ? null : fact.nextCheckAt };
    case 'turn-failed':
      return operation.watchUntil === null
        ? operation
        : { ...operation, nextCheckAt: fact.nextCheckAt, failedTurns: operation.failedTurns + 1 };
    case 'asked':
    case 'announced':
    case 'sent':
    case 'not-permitted':
    case 'not-processed':
    case 'refused':
    case 'no-response':
    case 'told':
    case 'called-off':
    case 'overdue':
    case 'sent-ahead':
      return operation;
  }
}

/** Durable before the first byte. A reading that began earlier is stale from here on. */
function sent(operation: Operation, { at, ...known }: FactOf<'sent'>): Operation {
  if (!operation.pending || operation.pending.sent) return operation;
  const next: Operation = {
    ...withKnowledge(operation, known),
    pending: { ...operation.pending, sent: true },
    epoch: operation.epoch + 1,
    progress: 0,
    sentAt: at,
    mayHaveEffect: true,
  };
  return isFirstWrite(operation)
    ? { ...next, status: 'SENT', steps: withStep(operation, 'SENT', { at, source: 'RESPONSE' }) }
    : next;
}

/** Nothing was sent: a first write ends, a later one leaves the operation as it was. */
function notPermitted(operation: Operation, fact: FactOf<'not-permitted'>): Operation {
  const { at, problem: because, newQuoteId = null } = fact;
  if (!operation.pending || operation.pending.sent) return operation;
  const next = { ...operation, pending: null, newQuoteId };
  if (!isFirstWrite(operation)) return next;
  const steps = withStep(operation, 'REFUSED_BEFORE_SEND', { at, source: 'RESPONSE' });
  const failed: Reading = { state: 'failed', problem: because, progress: operation.progress };
  return { ...applied(next, failed, response(at, 'CONFIRMED')), steps };
}

function notProcessed(operation: Operation, fact: FactOf<'not-processed'>): Operation {
  const { at, epoch, retryAt } = fact;
  if (!operation.pending?.sent || epoch !== operation.epoch) return operation;
  const first = isFirstWrite(operation);
  const pending = { ...operation.pending, sent: false, refusals: operation.pending.refusals + 1 };
  const next = { ...operation, pending, nextCheckAt: retryAt, noResponseSince: null };
  if (!first) return next;
  const steps = withStep(operation, 'NOT_PROCESSED', { at, source: 'RESPONSE' });
  return { ...next, status: 'RECEIVED', certainty: 'CONFIRMED', steps, mayHaveEffect: false };
}

function accepted(operation: Operation, { at, epoch, receipt }: FactOf<'accepted'>): Operation {
  const isLate = epoch !== operation.epoch && !seeded('late-answer-of-older-epoch');
  if (!operation.pending || isLate) return withKnowledge(operation, late(receipt, operation));
  const known = { ...operation, pending: null, noResponseSince: null };
  if (operation.progress > receipt.progress) return withKnowledge(known, late(receipt, operation));
  return applied(known, receipt, response(at, receipt.certainty ?? 'REPORTED'));
}

function refused(operation: Operation, fact: FactOf<'refused'>): Operation {
  const { at, epoch, problem: because, then, untouched = false } = fact;
  if (!operation.pending || epoch !== operation.epoch) return operation;
  const learned = response(at, 'CONFIRMED');
  const steps = withStep(operation, 'REFUSED', learned);
  const next = { ...operation, pending: null, noResponseSince: null, steps };
  if (!isFirstWrite(operation)) return then ? applied(next, then, learned) : next;
  const failed: Reading = { state: 'failed', problem: because, progress: operation.progress };
  const ended = applied(next, failed, learned);
  return untouched ? { ...ended, mayHaveEffect: false } : ended;
}

function noResponse(operation: Operation, fact: FactOf<'no-response'>): Operation {
  const { at, epoch, refs = [] } = fact;
  if (!operation.pending?.sent || epoch !== operation.epoch || operation.noResponseSince !== null)
    return operation;
  if (seeded('doubt-of-correction-hidden') && !isFirstWrite(operation)) return operation;
  return {
    ...withKnowledge(operation, { refs }),
    status: 'UNDETERMINED',
    certainty: 'UNKNOWN',
    task: null,
    noResponseSince: at,
    steps: withStep(operation, 'NO_RESPONSE', { at, source: 'RESPONSE' }),
    nextCheckAt: at,
  };
}

function read(operation: Operation, { at, source, epoch, reading }: FactOf<'read'>): Operation {
  if (epoch !== operation.epoch || reading.progress < operation.progress) return operation;
  const answers = inDoubt(operation) && reading.answersWrite === true;
  const next = answers ? { ...operation, pending: null, noResponseSince: null } : operation;
  if (inDoubt(next) && !isFinal(reading)) return withKnowledge(next, reading);
  if (!answers && isNoWayOut(next, reading)) return withKnowledge(next, reading);
  return applied(next, reading, { at, source, certainty: reading.certainty ?? 'CONFIRMED' });
}

/** What a person must look at is not taken from them by a reading that shows what they were called for. */
const isNoWayOut = ({ status, progress }: Operation, reading: Reading): boolean =>
  status === 'NEEDS_ATTENTION' &&
  (reading.state === 'working' || reading.state === 'unrecognized') &&
  reading.progress <= progress;

/** A claim is REPORTED until it is read back, and is no answer to a write of ours. */
function told(operation: Operation, { at, reading }: FactOf<'told'>): Operation {
  if (operation.pending || reading.progress < operation.progress) return operation;
  return applied(operation, reading, { at, source: 'CALLBACK', certainty: 'REPORTED' });
}

/** A person of the brand says what the platform does not. Only what needs a person can be decided. */
function decided(operation: Operation, fact: FactOf<'decided'>): Operation {
  if (operation.status !== 'NEEDS_ATTENTION' && !operation.attention) return operation;
  const { at, verdict } = fact;
  const { progress } = operation;
  const readings: Readonly<Record<typeof verdict, Reading>> = {
    SUCCEEDED: { state: 'succeeded', progress },
    FAILED: { state: 'failed', problem: problem('SETTLED_BY_SUPPORT', 'DID_NOT_HAPPEN'), progress },
    CANCELLED: { state: 'cancelled', progress },
  };
  const known = withKnowledge(operation, fact);
  const ended = applied(known, readings[verdict], {
    at,
    source: 'OPERATOR',
    certainty: 'CONFIRMED',
  });
  return { ...ended, attention: false };
}

/** What has not left can be called off. */
function calledOff(operation: Operation, { at }: FactOf<'called-off'>): Operation {
  if (operation.status !== 'RECEIVED' || operation.pending?.sent === true) return operation;
  const steps = withStep(operation, 'CALLED_OFF', { at, source: 'RESPONSE' });
  const cancelled: Reading = { state: 'cancelled', progress: operation.progress };
  return { ...applied(operation, cancelled, response(at, 'CONFIRMED')), steps };
}

/** The time is over: a person looks, or it has run out. What needs attention stays open and is still read. */
function overdue(operation: Operation, { at, then }: FactOf<'overdue'>): Operation {
  if (then === 'closed') return { ...operation, nextCheckAt: null };
  if (then === 'listed') return { ...operation, attention: true };
  if (then === 'expired') {
    const expired: Reading = { state: 'expired', progress: operation.progress };
    return applied(operation, expired, { at, source: 'POLL', certainty: 'CONFIRMED' });
  }
  if (operation.status === 'NEEDS_ATTENTION') return operation;
  return {
    ...operation,
    status: 'NEEDS_ATTENTION',
    certainty: inDoubt(operation) ? 'UNKNOWN' : operation.certainty,
    steps: withStep(operation, 'NEEDS_ATTENTION', { at, source: 'POLL' }),
  };
}

const response = (at: number, certainty: Learned['certainty']): Learned => ({
  at,
  source: 'RESPONSE',
  certainty,
});

const isFirstWrite = ({ pending }: Operation): boolean => pending?.name === 'submit';

const FINAL: ReadonlySet<Reading['state']> = new Set<Reading['state']>([
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'needs-attention',
]);

const isFinal = (reading: Reading): boolean => FINAL.has(reading.state);
