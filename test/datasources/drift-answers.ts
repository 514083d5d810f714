/*
 * Drift answers: what may be found in what the gateway makes of a spoiled body, and what may not.
 */

/** Everything below a value, with the name of the field in which it stands; entries of a list have the name of the list. */
export function* fieldsIn(root: unknown): Generator<readonly [name: string, value: unknown]> {
  const open: [string, unknown][] = [['', root]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [name, value] = next;
    yield next;
    if (typeof value !== 'object' || value === null) continue;
    for (const [key, inner] of Object.entries(value))
      open.push([Array.isArray(value) ? name : key, inner]);
  }
}

/** A number, or text that can mean no other; NaN for all else. */
function amountOf(value: unknown): number {
  const text = typeof value === 'string' ? value.replace(/[\s$,]/g, '') : '';
  return /^[+-]?\d+(\.\d+)?$/.test(text) || typeof value === 'number' ? Number(text || value) : NaN;
}

/** Every whole number of cents that stands under one of these names. */
export function centsIn(body: unknown, names: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const [name, value] of fieldsIn(body)) {
    if (!names.includes(name)) continue;
    const amount = amountOf(value);
    const cents = Math.round(amount * 100);
    if (Math.abs(amount * 100 - cents) < 1e-6) found.add(cents);
  }
  return found;
}

/** Under which names the wire has each amount, as the graph and as the sources call it. */
export const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  amount: ['amount'],
  tax: ['tax'],
  total: ['totalAmount'],
  amountDue: ['amountDue'],
  balance: ['balance'],
  price: ['baseLinePrice', 'price', 'shippingAmount', 'pulseCost'],
  additionalLinePrice: ['additionalLinePrice'],
};

const DATE_NAMES = /^at$|At$|^cycle|^period|validUntil|asOf/;
const LAST_DATE = 8.64e15;
const LARGEST_INT = 2 ** 31;

/** What the graph has no place for: what was inherited from a prototype, days that no calendar has, and whole numbers that are too large for its Int. */
export function unshowable(root: unknown): string[] {
  const odd: string[] = [];
  for (const [name, value] of fieldsIn(root)) {
    if (typeof value === 'function') odd.push(`${name} is code`);
    if (typeof value !== 'number' || name === 'minor' || name === 'megabytes') continue; // neither is shown
    const fits = DATE_NAMES.test(name)
      ? Math.abs(value) <= LAST_DATE
      : Number.isInteger(value) && Math.abs(value) < LARGEST_INT;
    if (!fits) odd.push(`${name} is ${value}`);
  }
  return odd;
}

/** The body as the gateway is sent it; null when it is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
