/*
 * Faults: what goes wrong, and how often.
 *
 * Owns   the fault script. Each entry is used up `times` times; 0 lasts until it is cleared.
 */
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
    const { row, fault, callbacks, prices } = order;
    if (prices !== undefined) {
      this.pricesChangePct = changeFrom(prices);
      return;
    }
    if (callbacks !== undefined) {
      this.callbacks = modesFrom(callbacks);
      this.callbackDelayMs = numberOr(order['delayMs'], 60_000);
      return;
    }
    if (typeof order['unnamedLines'] === 'boolean') {
      this.unnamedLines = order['unnamedLines'];
      return;
    }
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
  }
}

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
  const change =
    typeof prices === 'object' && prices !== null ? Reflect.get(prices, 'changePct') : null;
  if (typeof change !== 'number' || change <= -100)
    throw new Error('changePct is a number of percent');
  return change;
}

const numberOr = (value: unknown, or: number): number => (typeof value === 'number' ? value : or);
