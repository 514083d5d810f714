/*
 * History: client log and ledger of one run, joined by intent.
 *
 * Owns   which attempts and effects on the wire, and which operations, are of which intent.
 * Never  takes a missing answer for a no: what is unknown stays so.
 */
import type {
  AnswerEntry,
  AskEntry,
  EndEntry,
  Entry,
  IntentEntry,
  KeptEntry,
  SeenEntry,
} from './entry.ts';
import type { Ledger, LedgerAttempt, LedgerEffect, LedgerOrder } from './ledger.ts';

/** Answers that prove that nothing was processed. A cut connection proves nothing, whatever the ledger knows. */
const NOT_PROCESSED: ReadonlySet<number> = new Set([401, 403, 429]);
/** Answers that decline: what was asked for will not happen by this attempt. */
const DECLINED: ReadonlySet<number> = new Set([400, 404, 409, 422]);

export interface IntentHistory {
  readonly entry: IntentEntry;
  readonly asks: readonly AskEntry[];
  readonly answers: readonly AnswerEntry[];
  readonly attempts: readonly LedgerAttempt[];
  /** Attempts that the sender could not know to be void. */
  readonly counted: readonly LedgerAttempt[];
  readonly orders: readonly LedgerOrder[];
  /** What the person pays for, or gets, as often as it happened. */
  readonly effects: readonly LedgerEffect[];
  readonly operations: readonly EndEntry[];
  readonly seen: readonly SeenEntry[];
  /** What live streams told of these operations. */
  readonly told: readonly SeenEntry[];
  readonly kept: readonly KeptEntry[];
}

export interface History {
  readonly entries: readonly Entry[];
  readonly ledger: Ledger;
  readonly intents: readonly IntentHistory[];
  /** Operations that belong to no intent that anybody had. */
  readonly strays: readonly EndEntry[];
}

export function historyOf(entries: readonly Entry[], ledger: Ledger): History {
  const intents = entries.filter((one) => one.is === 'intent');
  const owners = ownersOf(entries);
  const byRow = Map.groupBy(ledger.attempts, ({ row }) => row);
  const asks = grouped(entries, 'ask', ({ intent }) => intent);
  const answers = grouped(entries, 'answer', ({ intent }) => intent);
  const seen = grouped(entries, 'seen', ({ intent }) => intent ?? '');
  const told = grouped(entries, 'seen', ({ by, operation }) => (by === 'stream' ? operation : ''));
  const kept = grouped(entries, 'kept', ({ operation }) => operation);
  const operations = grouped(
    entries,
    'end',
    (end) => owners.get(end.operation) ?? owners.get(end.of ?? '') ?? '',
  );
  const ofEach = <T>(of: ReadonlyMap<string, T[]>, intent: string): readonly T[] =>
    (operations.get(intent) ?? []).flatMap(({ operation }) => of.get(operation) ?? []);
  return {
    entries,
    ledger,
    strays: operations.get('') ?? [],
    intents: intents.map((entry) => ({
      entry,
      asks: asks.get(entry.intent) ?? [],
      answers: answers.get(entry.intent) ?? [],
      seen: seen.get(entry.intent) ?? [],
      operations: operations.get(entry.intent) ?? [],
      told: ofEach(told, entry.intent),
      kept: ofEach(kept, entry.intent),
      ...wireOf(entry, { ledger, attempts: byRow.get(entry.wire.row) ?? [] }),
    })),
  };
}

type EntryOf<Is extends Entry['is']> = Extract<Entry, { is: Is }>;

/** The entries of one kind by what they are of. */
function grouped<Is extends Entry['is']>(
  entries: readonly Entry[],
  is: Is,
  keyOf: (entry: EntryOf<Is>) => string,
): ReadonlyMap<string, EntryOf<Is>[]> {
  const ofKind = entries.filter((one): one is EntryOf<Is> => one.is === is);
  return Map.groupBy(ofKind, keyOf);
}

/** Which intent an operation, a quote, a bill or a line is of. */
function ownersOf(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const owners = new Map<string, string>();
  for (const entry of entries) {
    if (entry.is === 'answer' && entry.operation !== null)
      owners.set(entry.operation, entry.intent);
    if (entry.is === 'ask') for (const id of idsIn(entry.input)) owners.set(id, entry.intent);
  }
  return owners;
}

const idsIn = (input: unknown): readonly string[] =>
  ['quoteId', 'billId', 'lineId']
    .map((name): unknown => Reflect.get(Object(input), name))
    .filter((id) => typeof id === 'string');

type OnWire = Pick<IntentHistory, 'attempts' | 'counted' | 'orders' | 'effects'>;

function wireOf(
  { wire }: IntentEntry,
  of: { ledger: Ledger; attempts: readonly LedgerAttempt[] },
): OnWire {
  const attempts = of.attempts.filter((attempt) => fits(attempt, wire.where));
  const counted = attempts.filter(
    ({ status }) => !NOT_PROCESSED.has(status) && !DECLINED.has(status),
  );
  const numbers = new Set(attempts.map(({ seq }) => seq));
  const led = of.ledger.effects.filter(
    ({ attemptSeq }) => attemptSeq !== null && numbers.has(attemptSeq),
  );
  const made = new Set(led.map(({ transactionId }) => transactionId));
  const orders = of.ledger.orders.filter(({ transactionId }) => made.has(transactionId));
  const effects = led.filter(({ effect }) => effect === wire.effect);
  return { attempts, counted, orders, effects };
}

function fits(attempt: LedgerAttempt, where: IntentEntry['wire']['where']): boolean {
  return Object.entries(where).every(([path, value]) => {
    const found = path === '@customerId' ? attempt.customerId : valueAt(attempt.body, path);
    return (found ?? null) === value;
  });
}

const valueAt = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (inner, name) =>
        typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined,
      body,
    );
