/*
 * Invariants: what must hold after every run, whatever went wrong in it (docs/chaos.md).
 *
 * Owns   one function for each; it gives a sentence for every breach.
 * Never  knows anything of the gateway but what its door shows, and believes the ledger of the platform.
 */
import type { EndEntry } from './entry.ts';
import type { History, IntentHistory } from './history.ts';
import { nothingForgotten, toldEverything } from './streams.ts';

export interface Violation {
  readonly invariant: string;
  readonly intent: string;
  readonly kind: string;
  readonly what: string;
}

const FINAL: ReadonlySet<string> = new Set(['SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED']);
/** Where an operation may rest for good. */
const RESTING: ReadonlySet<string> = new Set([...FINAL, 'NEEDS_ATTENTION', 'WAITING_FOR_CUSTOMER']);

type Finding = string | null;
type OfIntent = (intent: IntentHistory, history: History) => Finding;

/** I1. A person pays, or gets, once what they wanted once. */
const oneEffect: OfIntent = ({ effects }) =>
  effects.length > 1 ? `${effects.length} effects at the platform` : null;

/** I2. What may have been processed is not sent again: one attempt an operation, and one for each new link that was asked for. */
const oneAttempt: OfIntent = ({ counted, asks, operations }) => {
  const renewals = new Set(
    asks.filter(({ field }) => field === 'renewPaymentLink').map(({ key }) => key),
  );
  const allowed = Math.max(1, operations.length) + renewals.size;
  if (counted.length <= allowed) return null;
  const statuses = counted.map(({ status, fault }) => `${status}${fault ? ` ${fault}` : ''}`);
  return `${counted.length} attempts that may have been processed (${statuses.join(', ')}), ${allowed} allowed`;
};

/** I3. What happened at the platform is known to its owner. */
const nothingLost: OfIntent = (intent, history) =>
  happened(intent, history) && intent.operations.length === 0
    ? 'it happened at the platform, and nobody has an operation for it'
    : null;

/** No false success. */
const noFalseSuccess: OfIntent = (intent, history) => {
  const succeeded = intent.operations.filter(({ status }) => status === 'SUCCEEDED');
  if (succeeded.length === 0) return null;
  if (!happened(intent, history)) return 'SUCCEEDED, and it did not happen at the platform';
  return succeeded.length > intent.effects.length
    ? `${succeeded.length} operations SUCCEEDED by ${intent.effects.length} effects`
    : null;
};

/** No false failure: what ended without success did not happen, unless a flag asks a person to look. */
const noFalseFailure: OfIntent = (intent, history) => {
  const { operations } = intent;
  if (operations.length === 0 || !happened(intent, history)) return null;
  const wrong = operations.every(
    ({ status, attention, task }) =>
      FINAL.has(status) && status !== 'SUCCEEDED' && !attention && task === null,
  );
  return wrong ? `${operations.map(({ status }) => status).join(', ')}, and it happened` : null;
};

/** I9. Every operation comes to its end, to a person, or waits for its customer. */
const noneStuck: OfIntent = ({ operations }) => {
  const stuck = operations.find(({ status }) => !RESTING.has(status));
  return stuck ? `${stuck.status} after all deadlines (${stuck.steps.join(', ')})` : null;
};

/** I4. A final state never changes, and one revision shows one status. */
const finalForGood: OfIntent = ({ seen, operations }) => {
  const shown = [...seen, ...operations];
  for (const [, states] of Map.groupBy(shown, ({ operation }) => operation)) {
    const inOrder = states.toSorted((a, b) => a.revision - b.revision);
    const ended = inOrder.find(({ status }) => FINAL.has(status));
    const after = inOrder.find(
      (one) => ended && one.revision >= ended.revision && one.status !== ended.status,
    );
    if (ended && after)
      return `${ended.status} at revision ${ended.revision}, ${after.status} at ${after.revision}`;
    const torn = tornIn(inOrder);
    if (torn !== null) return torn;
  }
  return null;
};

function tornIn(states: readonly { revision: number; status: string }[]): Finding {
  const known = new Map<number, string>();
  for (const { revision, status } of states) {
    const before = known.get(revision);
    if (before !== undefined && before !== status)
      return `revision ${revision} is both ${before} and ${status}`;
    known.set(revision, status);
  }
  return null;
}

/** I7. The steps tell a life: it begins with RECEIVED, an answer follows a sending, and nothing follows the end but what was found later. */
const legalSteps: OfIntent = ({ operations }) =>
  operations.map(stepsOf).find((finding) => finding !== null) ?? null;

const AFTER_THE_END: ReadonlySet<string> = new Set([
  'PAID_TWICE',
  'CONTRADICTED',
  'NEEDS_ATTENTION',
]);

function stepsOf({ steps }: EndEntry): Finding {
  if (steps[0] !== 'RECEIVED') return `its steps begin with ${steps[0] ?? 'nothing'}`;
  const sent = steps.indexOf('SENT');
  const answered = steps.findIndex((step) =>
    ['ACCEPTED', 'NO_RESPONSE', 'NOT_PROCESSED'].includes(step),
  );
  if (answered >= 0 && (sent < 0 || sent > answered)) return 'an answer before a sending';
  const end = steps.findIndex((step) => FINAL.has(step));
  const after = end < 0 ? [] : steps.slice(end + 1);
  const odd = after.find((step) => !AFTER_THE_END.has(step));
  return odd ? `${odd} after ${steps[end] ?? ''}` : null;
}

/** A refusal is final for its key: the same key never brings an operation, nor one that was taken a refusal. */
const oneAnswerForAKey: OfIntent = ({ asks, answers }) => {
  const keys = new Map(asks.map(({ call, key }) => [call, key]));
  for (const [key, given] of Map.groupBy(answers, ({ call }) => keys.get(call) ?? '')) {
    const outcomes = new Set(given.map(({ outcome }) => outcome).filter((one) => one !== 'info'));
    const both = outcomes.has('REFUSED') && outcomes.size > 1;
    const operations = new Set(
      given.map(({ operation }) => operation).filter((one) => one !== null),
    );
    if (both && operations.size === 0)
      return `key ${key} was answered ${[...outcomes].join(' and ')}`;
    if (operations.size > 1) return `key ${key} has ${operations.size} operations`;
  }
  return null;
};

/** Nobody is charged anything but what they were shown. */
const chargedAsShown: OfIntent = ({ effects, asks }) => {
  const shown = new Set(asks.map(({ total }) => total).filter((total) => total !== null));
  const wrong = effects.find(
    ({ amount }) => amount !== null && shown.size > 0 && !shown.has(amount),
  );
  return wrong ? `charged ${wrong.amount}, shown ${[...shown].join(' and ')}` : null;
};

const OF_INTENTS: Readonly<Record<string, OfIntent>> = {
  'I1 one effect': oneEffect,
  'I2 one attempt': oneAttempt,
  'I3 nothing lost': nothingLost,
  'I3 told once and in order': toldEverything,
  'I4 final for good': finalForGood,
  'I5 200 is durable': nothingForgotten,
  'I6 no false success': noFalseSuccess,
  'I6 no false failure': noFalseFailure,
  'I7 legal steps': legalSteps,
  'I9 none stuck': noneStuck,
  'one answer for a key': oneAnswerForAKey,
  'charged as shown': chargedAsShown,
};

export function violationsOf(history: History): readonly Violation[] {
  const ofIntents = history.intents.flatMap((intent) =>
    Object.entries(OF_INTENTS).flatMap(([invariant, check]) => {
      const what = check(intent, history);
      const { intent: id, kind } = intent.entry;
      return what === null ? [] : [{ invariant, intent: id, kind, what }];
    }),
  );
  const breaches = history.ledger.breaches.map((what) => ({
    ...{ invariant: 'the contract', intent: '', kind: '', what },
  }));
  return [...ofIntents, ...breaches];
}

/** Whether the platform did what was wanted, in the end. */
export function happened(
  { entry, effects, attempts }: IntentHistory,
  { ledger }: History,
): boolean {
  const lineId = attempts[0]?.customerId ?? null;
  const line = ledger.lines.find(({ customerId }) => customerId === lineId);
  switch (entry.kind) {
    case 'activation':
      return effects.length > 0 && line?.status === ACTIVE;
    case 'port-in':
      return effects.length > 0 && line?.mobileNo === entry.wire.where['numberToPort'];
    case 'plan-change':
      return effects.some(({ transactionId }) =>
        ledger.planChanges.some(
          ({ txnId, status }) => txnId === transactionId && GOOD_CHANGES.has(status),
        ),
      );
    case 'first-purchase':
    case 'subsequent-purchase':
    case 'bill-payment':
    case 'top-up':
    case 'calling-credit':
    case 'roaming-pack':
      return effects.length > 0;
  }
}

const ACTIVE = 2;
const GOOD_CHANGES: ReadonlySet<string> = new Set(['COMPLETED', 'SCHEDULED', 'IN_PROGRESS']);
