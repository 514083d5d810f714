/*
 * Faults: what goes wrong, and how often.
 *
 * Owns   the fault script, whose entries are used up `times` times (0 lasts until it is cleared), and the settings, which last.
 */
import { ROWS } from '../../contract/rows.ts';

export const FAULTS = [
  'status-400',
  'status-401',
  'status-403',
  'status-403-entitlement',
  'status-404',
  'status-409',
  'status-429',
  'status-500',
  'status-502',
  'status-503',
  'status-504',
  '504-after-effect',
  'cut-before',
  'cut-after-effect',
  'malformed-json',
  'html',
  'slow',
  'held',
  'status-202-odd',
  'envelope-failed',
] as const;

export type FaultName = (typeof FAULTS)[number];

export interface Fault {
  readonly row: number | '*';
  readonly fault: FaultName;
  /** How often it still happens; 0 is for ever. */
  times: number;
  /** How many requests pass before it happens. */
  skip: number;
  /** For `slow`: real milliseconds. */
  readonly delayMs: number;
}

export const CALLBACK_MODES = ['normal', 'lost', 'doubled', 'early', 'late', 'reordered'] as const;
export type CallbackMode = (typeof CALLBACK_MODES)[number];

export class Faults {
  script: Fault[] = [];
  /** Several at once are possible, such as doubled and early; empty is normal. */
  callbacks: ReadonlySet<CallbackMode> = new Set();
  /** New lines beyond the first are sold, and not listed yet (Q21). */
  unnamedLines = false;
  /** By how many percent prices have changed. */
  pricesChangePct = 0;
  /** For `late` callbacks: virtual milliseconds. */
  callbackDelayMs = 60_000;
  /** Rows whose answers tell of the state as it was so many virtual milliseconds ago. */
  lags: ReadonlyMap<number, number> = new Map();
  /** Rows whose work was taken and does not go on. */
  stuck: ReadonlySet<number> = new Set();
  /** Fields that a row leaves out of its answers. */
  unstated: ReadonlyMap<number, readonly string[]> = new Map();

  /** Takes one use of the first fault that fits this row. */
  take(row: number): Fault | null {
    const found = this.script.find((fault) => fault.row === '*' || fault.row === row);
    if (!found) return null;
    if (found.skip > 0) {
      found.skip -= 1;
      return null;
    }
    if (found.times === 1) this.script = this.script.filter((fault) => fault !== found);
    else if (found.times > 1) found.times -= 1;
    return found;
  }

  /** What a price is now, in cents. */
  priced(cents: number): number {
    return Math.round((cents * (100 + this.pricesChangePct)) / 100);
  }

  /** Reads one order of the control API; throws a sentence for people when it makes no sense. */
  add(order: Readonly<Record<string, unknown>>): void {
    const setting = SETTINGS.find(([setting]) => order[setting] !== undefined);
    if (setting) return setting[1](this, order);
    const { row, fault } = order;
    const name = FAULTS.find((one) => one === fault);
    if (!name) throw new Error(`fault is one of ${FAULTS.join(', ')}`);
    if (row !== '*' && typeof row !== 'number') throw new Error("row is a number or '*'");
    this.script.push({
      row,
      fault: name,
      times: numberOr(order['times'], 1),
      skip: numberOr(order['skip'], 0),
      delayMs: numberOr(order['delayMs'] ?? order['afterMs'], 9_000),
    });
  }

  clear(): void {
    this.script = [];
    this.unnamedLines = false;
    this.pricesChangePct = 0;
    this.callbacks = new Set();
    this.lags = new Map();
    this.stuck = new Set();
    this.unstated = new Map();
  }
}

type Order = Readonly<Record<string, unknown>>;

/** What lasts until it is set again or cleared, by the field that names it. */
const SETTINGS: readonly (readonly [string, (faults: Faults, order: Order) => void])[] = [
  [
    'prices',
    (faults, { prices }) => {
      faults.pricesChangePct = changeFrom(prices);
    },
  ],
  [
    'callbacks',
    (faults, { callbacks, delayMs }) => {
      faults.callbacks = modesFrom(callbacks);
      faults.callbackDelayMs = numberOr(delayMs, 60_000);
    },
  ],
  [
    'unnamedLines',
    (faults, { unnamedLines }) => {
      faults.unnamedLines = unnamedLines === true;
    },
  ],
  [
    'lag',
    (faults, { lag }) => {
      const [row, ms] = [field(lag, 'row'), field(lag, 'ms')];
      if (!isRead(row)) throw new Error('only a row that reads can lag: lag is { row, ms }');
      if (typeof ms !== 'number' || ms < 0) throw new Error('ms is a number of milliseconds');
      faults.lags = new Map([...faults.lags].filter(([one]) => one !== row));
      if (ms > 0) faults.lags = new Map([...faults.lags, [row, ms]]);
    },
  ],
  [
    'stuck',
    (faults, { stuck }) => {
      faults.stuck = new Set([...faults.stuck, ...rowsBehind(stuck)]);
    },
  ],
  [
    'unstuck',
    (faults, { unstuck }) => {
      const free = rowsBehind(unstuck);
      faults.stuck = new Set([...faults.stuck].filter((row) => !free.includes(row)));
    },
  ],
  [
    'unstated',
    (faults, { unstated }) => {
      const [row, fields] = [field(unstated, 'row'), field(unstated, 'fields')];
      if (typeof row !== 'number' || !Array.isArray(fields))
        throw new Error('unstated is { row, fields }, a list of names');
      const others = [...faults.unstated].filter(([one]) => one !== row);
      faults.unstated = new Map([...others, [row, fields.map(String)]]);
    },
  ],
];

/** Which rows begin the work that a row is asked about. */
const BEGUN_BY: Readonly<Record<number, readonly number[]>> = {
  ...{ 10: [9, 11], 20: [19, 21], 32: [31], 37: [36], 51: [50], 68: [67] },
};

function rowsBehind(row: unknown): readonly number[] {
  if (typeof row !== 'number') throw new Error('stuck and unstuck are the number of a row');
  return BEGUN_BY[row] ?? [row];
}

const isRead = (row: unknown): row is number =>
  Object.values(ROWS).some((one) => one.row === row && one.effect === 'read');

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** One mode, or a list of them; it replaces what was before. */
function modesFrom(value: unknown): ReadonlySet<CallbackMode> {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value];
  const modes = given.map((one) => CALLBACK_MODES.find((mode) => mode === one));
  const known = modes.filter((mode) => mode !== undefined);
  if (known.length < given.length)
    throw new Error(`callbacks is one or a list of ${CALLBACK_MODES.join(', ')}`);
  return new Set(known.filter((mode) => mode !== 'normal'));
}

function changeFrom(prices: unknown): number {
  const change = field(prices, 'changePct');
  if (typeof change !== 'number' || change <= -100)
    throw new Error('changePct is a number of percent');
  return change;
}

const numberOr = (value: unknown, or: number): number => (typeof value === 'number' ? value : or);
