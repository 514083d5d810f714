/*
 * Knowledge: what a reading, an answer or a person adds to an operation.
 *
 * Owns   how names and details are merged, which step is noted, and what of an operation is visible.
 * Never  decides whether a fact counts; `advance.ts` does.
 */
import {
  isSettled,
  type Certainty,
  type Detail,
  type DetailPatch,
  type Operation,
  type OperationStatus,
  type Reading,
  type Step,
  type StepCode,
  type StepSource,
} from './operation.ts';

export interface Learned {
  readonly at: number;
  readonly source: StepSource;
  readonly certainty: Certainty;
}

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

/** The operation as a reading shows it. */
export function applied(operation: Operation, reading: Reading, learned: Learned): Operation {
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
    attention: reading.attention === true || (operation.attention && reading.state === 'waiting'),
    steps: withStep(known, stepOf(reading, status), learned),
  };
  return isSettled(next) ? settled(next, learned.at) : next;
}

const settled = (operation: Operation, at: number): Operation => ({
  ...operation,
  settledAt: at,
  nextCheckAt: null,
  pending: null,
  noResponseSince: null,
});

function stepOf(reading: Reading, status: OperationStatus): StepCode {
  if ('step' in reading) return reading.step;
  return status === 'UNRECOGNIZED' ? status : finalStep(status);
}

function finalStep(status: OperationStatus): StepCode {
  if (status === 'SUCCEEDED' || status === 'CANCELLED' || status === 'EXPIRED') return status;
  return 'FAILED';
}

/** What can be learned whatever the state. */
export type Known = Partial<Pick<Reading, 'detail' | 'customerId' | 'refs'>>;

/** Names and details are kept whatever the state; they only ever add to what is known. */
export function withKnowledge(operation: Operation, known: Known): Operation {
  return {
    ...operation,
    customerId: known.customerId ?? operation.customerId,
    refs: withRefs(operation, known.refs ?? []),
    detail: withPatch(operation.detail, known.detail ?? {}),
  };
}

/** A reading patches the detail of its own kind only; the kind itself is never among what it brings. */
const withPatch = (detail: Detail, patch: DetailPatch): Detail => Object.assign({}, detail, patch);

/** A receipt that comes after a reading says how things were before: of its details counts what the reading left open. */
export function late(receipt: Reading, { detail }: Operation): Reading {
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

export function withStep(
  operation: Operation,
  code: StepCode,
  { at, source }: Omit<Step, 'code'>,
): readonly Step[] {
  const last = operation.steps.at(-1);
  return last?.code === code ? operation.steps : [...operation.steps, { code, at, source }];
}

/** What clients can see, without the time of the next look. `before` of a detail is for the engine alone. */
export function visible(operation: Operation): unknown {
  const { status, certainty, settledAt, steps, task, failure, customerId } = operation;
  const { attention, newQuoteId } = operation;
  const detail = { ...operation.detail, before: null };
  return {
    ...{ status, certainty, settledAt, steps, task, failure, customerId, detail },
    ...{ attention, newQuoteId },
  };
}
