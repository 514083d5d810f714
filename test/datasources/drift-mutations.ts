/*
 * Drift mutations: a good body, spoiled in one of the ways in which an upstream is known to drift.
 *
 * Gives  the spoiled body as text, the same for the same choice, so that a failure can be told by its seed.
 */
import fc from 'fast-check';

/** Stands in every name of somebody else's record. */
export const FOREIGN = 'foreign';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function nested(depth: number, leaf: unknown): unknown {
  let value = leaf;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}

/** With own keys that a careless reader takes for the prototype's. */
const PROTOTYPE_KEYS: unknown = JSON.parse(
  '{"__proto__":{"status":"PAID","amount":1},"constructor":1,"toString":1,"valueOf":1,"hasOwnProperty":1}',
);

const WORDS = [
  ...['NaN', 'Infinity', '-1', '1e999', '0x10', '1,000.00', '$5', 'null', 'n/a', '', ' '],
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'PAID?', 'ACTIVE_MAYBE', 'QUEUED'],
  ...['COMPLETE', 'DONE!', '2.5', '99', '<b>bold</b>', 'a\u0000b\n', '🙂', '9999999999999'],
];

const ODD: readonly unknown[] = [
  ...[true, false, null, 0, -1, 3, 77, 12.5, 2 ** 31, 1e13, 1e21, 1e308, 9e15, -0.01, 8.64e15 + 1],
  ...[[], {}, [null], [[]], [true], ['2'], { value: 1 }, { toString: 1 }, { length: -1 }],
  ...[PROTOTYPE_KEYS, nested(40, 1), nested(1_200, true), 'x'.repeat(50_000)],
];

/** A copy, since what is put into one body may be changed there. */
const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...WORDS),
  fc.constantFrom(...ODD),
  fc.string({ maxLength: 12 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

/** Cents, parts of cents, debts and what only looks like an amount. */
const amount: fc.Arbitrary<unknown> = fc.oneof(
  fc.integer({ min: -100_000, max: 10_000_000 }).map((cents) => cents / 100),
  fc.integer({ min: -100_000, max: 1_000_000 }).map((tenths) => tenths / 1_000),
  fc.constantFrom('12.00', 'NaN', '1e2', 1e300, 0.001, 19.999, -5, null, [5], { amount: 5 }),
);

const CHANGES = [
  ...['drop', 'change', 'change', 'unknown word', 'extra field', 'null', 'odd entry'],
  ...['amount', 'nest', 'foreign', 'prototype keys', 'empty list', 'as text'],
] as const;

const BROKEN = ['', 'null', '[]', '{}', '"text"', '7', '<!doctype html><html>Oops</html>', '{{'];

interface Change {
  readonly at: number;
  readonly how: (typeof CHANGES)[number];
  readonly odd: unknown;
  readonly amount: unknown;
  readonly word: string;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.nat(),
  how: fc.constantFrom(...CHANGES),
  odd,
  amount,
  word: fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 12 })),
});

export interface Mutation {
  readonly changes: readonly Change[];
  readonly broken: string | null;
  /** How much of the text arrives, as a share of 1. */
  readonly cut: number | null;
}

/** Now and then; else null. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 29, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  changes: fc.array(change, { minLength: 1, maxLength: 3 }),
  broken: seldom(fc.constantFrom(...BROKEN)),
  cut: seldom(fc.double({ min: 0, max: 0.99, noNaN: true })),
});

/** Where a value stands: what holds it, and under which key. */
interface Place {
  readonly holder: Json | unknown[];
  readonly key: string | number;
}

const valueAt = ({ holder, key }: Place): unknown => (holder as Json)[key];

function put({ holder, key }: Place, value: unknown): void {
  const own = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(holder, key, own);
}

function placesIn(root: Json): Place[] {
  const places: Place[] = [];
  const open: (Json | unknown[])[] = [root];
  for (let holder = open.pop(); holder; holder = open.pop()) {
    for (const key of Object.keys(holder)) {
      const place = { holder, key };
      places.push(place);
      const value = valueAt(place);
      if (Array.isArray(value) || isRecord(value)) open.push(value);
    }
  }
  return places;
}

/** Makes a record somebody else's: its owner, and every other text, from which it can be told that it was shown. */
function disown(record: Json): void {
  for (const [key, value] of Object.entries(record))
    if (typeof value === 'string' && /id$|name|email|number|description|mobileNo/i.test(key))
      record[key] = `${FOREIGN}-${value}`;
  record['customerId'] = record['groupId'] = FOREIGN;
}

/** The answer itself, or one entry of the list that it is. */
function subjectOf(data: unknown, at: number): Json | null {
  const subject: unknown = Array.isArray(data) ? data[at % data.length] : data;
  return isRecord(subject) ? subject : null;
}

function apply(root: Json, { at, how, ...given }: Change): void {
  const all = placesIn(root);
  const places = all.filter(
    ({ key }) => !(how === 'amount' && !/amount|price|balance|tax|cost/i.test(String(key))),
  );
  const place = places[at % places.length];
  if (!place) return;
  const value = valueAt(place);
  const odd = copyOf(given.odd);
  switch (how) {
    case 'drop':
      if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
      else delete place.holder[place.key];
      return;
    case 'change':
      return put(place, odd);
    case 'unknown word':
      return put(place, given.word);
    case 'null':
      return put(place, null);
    case 'amount':
      return put(place, copyOf(given.amount));
    case 'nest':
      return put(place, [value]);
    case 'as text':
      return put(place, typeof value === 'object' ? JSON.stringify(value) : String(value));
    case 'empty list':
      return put(place, []);
    case 'odd entry':
      return void (Array.isArray(value) ? value : [value]).splice(0, 0, odd);
    case 'extra field':
      return void (isRecord(value) && put({ holder: value, key: given.word }, odd));
    case 'prototype keys':
      return void (
        isRecord(value) &&
        Object.keys(PROTOTYPE_KEYS as Json).forEach((key) =>
          put({ holder: value, key }, copyOf((PROTOTYPE_KEYS as Json)[key])),
        )
      );
    case 'foreign': {
      const subject = subjectOf(root['data'], at);
      if (subject) disown(subject);
    }
  }
}

/** What belongs to nobody, such as the catalog, cannot become somebody else's. */
export function spoiled(
  { sample, owned }: { sample: unknown; owned: boolean },
  { changes, broken, cut }: Mutation,
): string {
  if (broken !== null) return broken;
  const body = copyOf(sample) as Json;
  const isForeign = ({ how }: Change): boolean => how === 'foreign';
  const others = changes.filter((one) => !isForeign(one));
  for (const one of others) apply(body, one);
  // Last, so that nothing takes the owner's name away again: a record that names nobody is believed.
  const [foreign] = changes.filter(isForeign);
  if (foreign && owned) apply(body, foreign);
  const text = JSON.stringify(body);
  return cut === null ? text : text.slice(0, Math.floor(text.length * cut));
}
