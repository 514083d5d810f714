/*
 * Time: the several spellings of a moment on the wire (Q17).
 *
 * Gives  epoch milliseconds, or null for what is none of them.
 * Never  reads a moment in the time zone of the machine: without an offset it is UTC.
 */
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;
const US_DATE = /^(\d{2})[-/](\d{2})[-/](\d{4})$/;
const DIGITS = /^\d{9,14}$/;

/** Numbers below this are seconds: as milliseconds they would lie in 1973. */
const FIRST_MILLISECONDS = 1e11;
/** The end of the calendar: no later moment can be written as a date. */
const LAST_MILLISECONDS = 8.64e15;

export function timeOf(value: unknown): number | null {
  if (typeof value === 'number') return timeOfEpoch(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return DIGITS.test(text) ? timeOfEpoch(Number(text)) : timeOfText(text);
}

function timeOfEpoch(value: number): number | null {
  if (!(value > 0 && value <= LAST_MILLISECONDS)) return null;
  return Math.round(value < FIRST_MILLISECONDS ? value * 1_000 : value);
}

function timeOfText(text: string): number | null {
  const us = US_DATE.exec(text);
  const iso = ISO.exec(us ? `${us[3]}-${us[1]}-${us[2]}` : text);
  if (!iso) return null;
  const [, date, time = '00:00', offset = 'Z'] = iso;
  const withColon = offset.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const at = Date.parse(`${date}T${time}${withColon}`);
  return Number.isNaN(at) ? null : at;
}
