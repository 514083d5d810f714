/*
 * Advance: the one place where an operation moves.
 *
 * Owns   every transition of every kind, as a pure function of the present state and one fact.
 * Gives  the next state; its revision is higher exactly when something visible changed.
 * Never  reads a clock, calls anybody, or moves a settled operation.
 *
 * Facts may come late, twice or out of order. A reading that began before the last write (older epoch) or that has come less far
 * (lower progress) changes nothing; a response that comes after a reading only adds what the reading could not know.
 */
import { isDeepStrictEqual } from 'node:util';
import { problem } from '../../errors.ts';
import {
  isSettled,
  type Certainty,
  type Detail,
  type DetailPatch,
  type Fact,
  type Operation,
  type OperationStatus,
  type Reading,
  type Step,
  type StepCode,
  type StepSource,
} from './operation.ts';

type FactOf<T extends Fact['type']> = Extract<Fact, { type: T }>;
type Learned = { readonly at: number; readonly source: StepSource; readonly certainty: Certainty };

export function advance(operation: Operation, fact: Fact): Operation {
  if (isSettled(operation)) return operation;
  const next = fitting(moved(operation, fact));
  return isDeepStrictEqual(visible(operation), visible(next))
    ? next
    : { ...next, revision: operation.revision + 1 };
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
    case 'sent':
      return sent(operation, fact);
    case 'not-processed':
      return notProcessed(operation, fact);
    case 'accepted':
      return accepted(operation, fact);
    case 'refused':
      return refused(operation, fact);
    case 'no-response':
      return unanswered(operation, fact);
    case 'read':
      return read(operation, fact);
    case 'told':
      return told(operation, fact);
    case 'decided':
      return decided(operation, fact);
    case 'hinted':
      return { ...operation, refs: withRefs(operation, [fact.ref]), nextCheckAt: fact.at };
    case 'look-later':
      return { ...operation, nextCheckAt: fact.nextCheckAt };
    case 'overdue':
      return overdue(operation, fact);
  }
}

/** Durable before the first byte. A reading that began earlier is stale from here on. */
function sent(operation: Operation, { at }: FactOf<'sent'>): Operation {
  if (!operation.pending || operation.pending.sent) return operation;
  const next = {
    ...operation,
    pending: { ...operation.pending, sent: true },
    epoch: operation.epoch + 1,
    progress: 0,
  };
  return isFirstWrite(operation)
    ? { ...next, status: 'SENT', steps: withStep(operation, 'SENT', { at, source: 'RESPONSE' }) }
    : next;
}

function notProcessed(operation: Operation, { at, retryAt }: FactOf<'not-processed'>): Operation {
  if (!operation.pending) return operation;
  const pending = { ...operation.pending, sent: false, refusals: operation.pending.refusals + 1 };
  const next = { ...operation, pending, nextCheckAt: retryAt };
  return isFirstWrite(operation)
    ? {
        ...next,
        status: 'RECEIVED',
        steps: withStep(operation, 'NOT_PROCESSED', { at, source: 'RESPONSE' }),
      }
    : next;
}

function accepted(operation: Operation, { at, receipt }: FactOf<'accepted'>): Operation {
  if (!operation.pending) return withKnowledge(operation, late(receipt, operation));
  const settledDoubt = { ...operation, pending: null, inDoubtSince: null };
  if (operation.progress > receipt.progress)
    return withKnowledge(settledDoubt, late(receipt, operation));
  return applied(settledDoubt, receipt, { at, source: 'RESPONSE', certainty: 'REPORTED' });
}

function refused(operation: Operation, { at, problem, then }: FactOf<'refused'>): Operation {
  const learned: Learned = { at, source: 'RESPONSE', certainty: 'CONFIRMED' };
  const first = isFirstWrite(operation);
  const next = {
    ...operation,
    pending: null,
    inDoubtSince: null,
    steps: withStep(operation, 'REFUSED', learned),
  };
  if (first)
    return applied(next, { state: 'failed', problem, progress: operation.progress }, learned);
  return then ? applied(next, then, learned) : next;
}

function unanswered(operation: Operation, { at }: FactOf<'no-response'>): Operation {
  if (!operation.pending?.sent || operation.inDoubtSince !== null) return operation;
  return {
    ...operation,
    status: 'UNDETERMINED',
    certainty: 'UNKNOWN',
    task: null,
    inDoubtSince: at,
    steps: withStep(operation, 'NO_RESPONSE', { at, source: 'RESPONSE' }),
    nextCheckAt: at,
  };
}

function read(operation: Operation, { at, source, epoch, reading }: FactOf<'read'>): Operation {
  if (epoch !== operation.epoch || reading.progress < operation.progress) return operation;
  const settlesDoubt = operation.inDoubtSince !== null && reading.taken === true;
  const next = settlesDoubt ? { ...operation, pending: null, inDoubtSince: null } : operation;
  if (next.inDoubtSince !== null && !isFinal(reading)) return withKnowledge(next, reading);
  return applied(next, reading, { at, source, certainty: 'CONFIRMED' });
}

/** A claim is REPORTED until it is read back, and is no answer to a write of ours. */
function told(operation: Operation, { at, reading }: FactOf<'told'>): Operation {
  if (operation.pending || reading.progress < operation.progress) return operation;
  return applied(operation, reading, { at, source: 'CALLBACK', certainty: 'REPORTED' });
}

/** A person of the brand says what the platform does not. Only what is in doubt can be decided. */
function decided(operation: Operation, { at, verdict }: FactOf<'decided'>): Operation {
  if (operation.status !== 'UNDETERMINED' && operation.status !== 'NEEDS_ATTENTION')
    return operation;
  const { progress } = operation;
  const readings: Readonly<Record<typeof verdict, Reading>> = {
    SUCCEEDED: { state: 'succeeded', progress },
    FAILED: { state: 'failed', problem: problem('SETTLED_BY_SUPPORT'), progress },
    CANCELLED: { state: 'cancelled', progress },
  };
  return applied(operation, readings[verdict], {
    at,
    source: 'OPERATOR',
    certainty: 'CONFIRMED',
  });
}

/** The doubt has lasted too long: a person must look. The operation stays open and is still watched. */
function overdue(operation: Operation, { at }: FactOf<'overdue'>): Operation {
  if (operation.inDoubtSince === null || operation.status === 'NEEDS_ATTENTION') return operation;
  return {
    ...operation,
    status: 'NEEDS_ATTENTION',
    certainty: 'UNKNOWN',
    steps: withStep(operation, 'NEEDS_ATTENTION', { at, source: 'POLL' }),
  };
}

const isFirstWrite = (operation: Operation): boolean => operation.pending?.name === 'submit';

const FINAL: ReadonlySet<Reading['state']> = new Set<Reading['state']>([
  'succeeded',
  'failed',
  'cancelled',
  'expired',
  'needs-attention',
]);

const isFinal = (reading: Reading): boolean => FINAL.has(reading.state);

const STATUS: Readonly<Record<Exclude<Reading['state'], 'nothing-new'>, OperationStatus>> = {
  working: 'IN_PROGRESS',
  waiting: 'WAITING_FOR_CUSTOMER',
  unrecognized: 'UNRECOGNIZED',
  'needs-attention': 'NEEDS_ATTENTION',
  succeeded: 'SUCCEEDED',
  failed: 'FAILED',
  cancelled: 'CANCELLED',
  expired: 'EXPIRED',
};

function applied(operation: Operation, reading: Reading, learned: Learned): Operation {
  const known = withKnowledge(operation, reading);
  if (reading.state === 'nothing-new') return known;
  const status = STATUS[reading.state];
  const next: Operation = {
    ...known,
    status,
    certainty: learned.certainty,
    progress: reading.progress,
    task: reading.state === 'waiting' ? reading.task : null,
    failure: reading.state === 'failed' ? reading.problem : null,
    steps: withStep(known, stepOf(reading, status), learned),
  };
  return isSettled(next) ? settled(next, learned.at) : next;
}

const settled = (operation: Operation, at: number): Operation => ({
  ...operation,
  settledAt: at,
  nextCheckAt: null,
  pending: null,
  inDoubtSince: null,
});

function stepOf(reading: Reading, status: OperationStatus): StepCode {
  if ('step' in reading) return reading.step;
  return status === 'UNRECOGNIZED' ? status : finalStep(status);
}

function finalStep(status: OperationStatus): StepCode {
  if (status === 'SUCCEEDED' || status === 'CANCELLED' || status === 'EXPIRED') return status;
  return 'FAILED';
}

/** Names and details are kept whatever the state; they only ever add to what is known. */
function withKnowledge(operation: Operation, reading: Reading): Operation {
  return {
    ...operation,
    customerId: reading.customerId ?? operation.customerId,
    refs: withRefs(operation, reading.refs ?? []),
    detail: withPatch(operation.detail, reading.detail ?? {}),
  };
}

/** A reading patches the detail of its own kind only; the kind itself is never among what it brings. */
const withPatch = (detail: Detail, patch: DetailPatch): Detail => Object.assign({}, detail, patch);

/** A receipt that comes after a reading says how things were before: of its details counts what the reading left open. */
function late(receipt: Reading, { detail }: Operation): Reading {
  const known = new Map<string, unknown>(Object.entries(detail));
  const said = Object.entries<unknown>(receipt.detail ?? {});
  const added = said.map(([name, value]) => [name, addedTo(known.get(name), value)] as const);
  return { ...receipt, detail: Object.fromEntries(added) };
}

/** What is known stays, and a list gains what stands beyond its end. */
function addedTo(known: unknown, said: unknown): unknown {
  if (Array.isArray(known) && Array.isArray(said)) return [...known, ...said.slice(known.length)];
  return known === null || known === false ? said : known;
}

const withRefs = (operation: Operation, refs: readonly string[]): readonly string[] =>
  refs.every((ref) => operation.refs.includes(ref))
    ? operation.refs
    : [...new Set([...operation.refs, ...refs])];

function withStep(
  operation: Operation,
  code: StepCode,
  { at, source }: Omit<Step, 'code'>,
): readonly Step[] {
  const last = operation.steps.at(-1);
  return last?.code === code ? operation.steps : [...operation.steps, { code, at, source }];
}

/** What clients can see, without the time of the next look. */
function visible({
  status,
  certainty,
  settledAt,
  steps,
  task,
  failure,
  customerId,
  detail,
}: Operation): unknown {
  return { status, certainty, settledAt, steps, task, failure, customerId, detail };
}
