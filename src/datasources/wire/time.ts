/*
 * Time: the several spellings of a moment and of a day on the wire (Q17).
 *
 * Gives  a moment as epoch milliseconds, a day as `2026-01-28`, or null for what is none.
 * Never  makes a moment of a day: midnight of no known place is the evening before for somebody. Nor takes a date that the calendar does
 *        not have, nor reads a moment in the time zone of the machine: without an offset it is UTC.
 */
/** As most days are written. */
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY = /^(\d{4})[-/](\d{2})[-/](\d{2})/;
/** As the promotions of the vendor are written, and never day before month. */
const US_DAY = /^(\d{2})[-/](\d{2})[-/](\d{4})/;
const CLOCK = /^[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?)\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;
const DIGITS = /^\d+$/;
/** `20260128`, `202601280819` and `20260128081942`. As times since 1970 they would lie in 1970, before 2002 and after 2286. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;

/** Numbers below this are seconds: as milliseconds they would lie in 1973. */
const FIRST_MILLISECONDS = 1e11;
/** What lies outside is a filler such as `0001-01-01`, `1970-01-01` or `9999-12-31`. */
const YEARS = { first: 1971, last: 2199 } as const;

interface Spelled {
  /** As it was written, in the calendar of its writer. */
  readonly day: string;
  /** Epoch milliseconds, or null when only a day was written. */
  readonly at: number | null;
}

/** Epoch milliseconds; null for a day, too. */
export const timeOf = (value: unknown): number | null => spelledOf(value)?.at ?? null;

/** The day as it is written, whatever else stands behind it. */
export const dayOf = (value: unknown): string | null => spelledOf(value)?.day ?? null;

/** Texts that were read before: answers are full of the same few days. */
const KNOWN = new Map<string, Spelled | null>();
const MAX_KNOWN = 2_000;
/** Longer than any spelling without blanks around it. */
const MAX_LENGTH = 40;

export function spelledOf(value: unknown): Spelled | null {
  if (typeof value !== 'string' || value.length > MAX_LENGTH) return spelledAnew(value);
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const spelled = spelledAnew(value);
  if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
  KNOWN.set(value, spelled);
  return spelled;
}

function spelledAnew(value: unknown): Spelled | null {
  if (typeof value === 'string' && PLAIN_DAY.test(value)) return spelledAsDay(value);
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim();
  if (COMPACT.test(text)) return spelledAsText(text.replace(COMPACT, withMarks));
  if (typeof value === 'number' || DIGITS.test(text)) return spelledAsEpoch(Number(text));
  return spelledAsText(text);
}

function spelledAsDay(day: string): Spelled | null {
  const [year, month, date] = [day.slice(0, 4), day.slice(5, 7), day.slice(8)];
  return isDay(Number(year), Number(month), Number(date)) ? { day, at: null } : null;
}

function withMarks(...[, year, month, day, hours, minutes, seconds = '00']: string[]): string {
  const clock = hours === undefined ? '' : `T${hours}:${minutes}:${seconds}`;
  return `${year}-${month}-${day}${clock}`;
}

function spelledAsEpoch(value: number): Spelled | null {
  const at = Math.round(value < FIRST_MILLISECONDS ? value * 1_000 : value);
  const date = new Date(at);
  const isInRange = date.getUTCFullYear() >= YEARS.first && date.getUTCFullYear() <= YEARS.last;
  return isInRange ? { day: date.toISOString().slice(0, 10), at } : null;
}

function spelledAsText(text: string): Spelled | null {
  const [, year, month, date] = DAY.exec(text.replace(US_DAY, '$3-$1-$2')) ?? [];
  if (!isDay(Number(year), Number(month), Number(date))) return null;
  const day = `${year}-${month}-${date}`;
  if (text.length === day.length) return { day, at: null };
  const [, time = '', offset = 'Z'] = CLOCK.exec(text.slice(day.length)) ?? [];
  const at = Date.parse(`${day}T${time.replace(',', '.')}${withColon(offset)}`);
  return isTimeOfDay(time) && isOffset(offset) && !Number.isNaN(at) ? { day, at } : null;
}

/** A day that the calendar has. */
const isDay = (year: number, month: number, day: number): boolean =>
  year >= YEARS.first &&
  year <= YEARS.last &&
  month >= 1 &&
  month <= 12 &&
  day >= 1 &&
  day <= daysIn(year, month);

function daysIn(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** `08:19`, and what may follow. */
const isTimeOfDay = (time: string): boolean =>
  Number(time.slice(0, 2)) < 24 && Number(time.slice(3, 5)) < 60 && Number(time.slice(6, 8)) < 60;

/** No place is further from UTC than 14 hours. */
function isOffset(offset: string): boolean {
  if (offset === 'Z') return true;
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2})(?::?(\d{2}))?$/.exec(offset) ?? [];
  return Number(hours) <= 14 && Number(minutes) < 60;
}

const withColon = (offset: string): string =>
  offset === 'Z'
    ? offset
    : offset
        .toUpperCase()
        .replace(/^(UTC|GMT)$/, 'Z')
        .replace(
          /^([+-]\d{2}):?(\d{2})?$/,
          (_whole, hours: string, minutes = '00') => `${hours}:${minutes}`,
        );
