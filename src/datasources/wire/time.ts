/*
 * Time: the several spellings of a moment and of a day on the wire (Q17).
 *
 * Gives  a moment as epoch milliseconds, a day as `2026-01-28`, or null for what is none.
 * Never  makes a moment of a day: midnight of no known place is the evening before for somebody. Nor takes a date that the calendar does
 *        not have, nor reads a moment in the time zone of the machine: without an offset it is UTC.
 */
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const US_DATE = /^(\d{2})[-/](\d{2})[-/](\d{4})$/;
const DIGITS = /^\d{9,14}$/;

/** Numbers below this are seconds: as milliseconds they would lie in 1973. */
const FIRST_MILLISECONDS = 1e11;
/** The end of the calendar: no later moment can be written as a date. */
const LAST_MILLISECONDS = 8.64e15;
/** What lies before is a filler such as `0001-01-01`. */
const FIRST_YEAR = 1970;

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

export function spelledOf(value: unknown): Spelled | null {
  if (typeof value === 'number') return spelledAsEpoch(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return DIGITS.test(text) ? spelledAsEpoch(Number(text)) : spelledAsText(text);
}

function spelledAsEpoch(value: number): Spelled | null {
  if (!(value > 0 && value <= LAST_MILLISECONDS)) return null;
  const at = Math.round(value < FIRST_MILLISECONDS ? value * 1_000 : value);
  return { day: new Date(at).toISOString().slice(0, 10), at };
}

function spelledAsText(text: string): Spelled | null {
  const us = US_DATE.exec(text);
  const [, day = '', time, offset = 'Z'] = ISO.exec(us ? `${us[3]}-${us[1]}-${us[2]}` : text) ?? [];
  if (!isDay(day)) return null;
  if (time === undefined) return { day, at: null };
  const at = Date.parse(`${day}T${time}${withColon(offset)}`);
  return isTimeOfDay(time) && isOffset(offset) && !Number.isNaN(at) ? { day, at } : null;
}

/** A day that the calendar has. */
function isDay(text: string): boolean {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= FIRST_YEAR && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function isTimeOfDay(text: string): boolean {
  const [hours = 0, minutes = 0, seconds = 0] = text.split(':').map(Number);
  return hours < 24 && minutes < 60 && seconds < 60;
}

/** No place is further from UTC than 14 hours. */
function isOffset(offset: string): boolean {
  const [, hours = '0', minutes = '0'] = /^[+-](\d{2}):?(\d{2})$/.exec(offset) ?? [];
  return Number(hours) <= 14 && Number(minutes) < 60;
}

const withColon = (offset: string): string =>
  offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
