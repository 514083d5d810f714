/*
 * Amounts and times: exact numbers, and moments as epoch milliseconds inside.
 */
import { plain } from './clean-text.ts';
import { matching, scalar } from './scalar.ts';

/** Equal numbers are equal text: without leading zeros, and without zeros that end the decimals. */
function decimal(text: string): string | null {
  const found = /^(-?)0*(\d{1,13})(?:\.(\d{1,6}))?$/.exec(plain(text));
  if (!found) return null;
  const [, sign = '', whole = '', decimals = ''] = found;
  const significant = decimals.replace(/0+$/, '');
  const number = significant === '' ? whole : `${whole}.${significant}`;
  return number === '0' ? number : `${sign}${number}`;
}

/** What is shown has every digit that it came with, also zeros that end it: its limits are those of whoever counted it. */
const shownDecimal = (value: unknown): string | null =>
  typeof value === 'string' && /^-?\d{1,40}(\.\d{1,40})?$/.test(value) ? value : null;

/** `2026-03-01T09:30:00Z`, with seconds and a zone; blanks, week dates and the like are not RFC 3339. */
const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)$/i;

function instant(text: string): number | null {
  const cleaned = plain(text);
  const time = RFC_3339.test(cleaned) ? Date.parse(cleaned) : NaN;
  return Number.isNaN(time) ? null : time;
}

const isoTime = (value: unknown): string | null =>
  typeof value === 'number' && Number.isFinite(value) ? new Date(value).toISOString() : null;

/** A day that exists. */
function day(text: string): string | null {
  const cleaned = plain(text);
  const time = /^\d{4}-\d\d-\d\d$/.test(cleaned) ? Date.parse(`${cleaned}T00:00:00Z`) : NaN;
  const exists = !Number.isNaN(time) && new Date(time).toISOString().startsWith(cleaned);
  return exists ? cleaned : null;
}

/** Days that every year has. */
const IN_EVERY_YEAR =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)$/;

export const amountScalars = {
  Decimal: scalar({ name: 'Decimal', reason: 'AMOUNT_FORM', parse: decimal, show: shownDecimal }),
  CurrencyCode: scalar({
    ...{ name: 'CurrencyCode', reason: 'CURRENCY_FORM' },
    parse: matching(/^[A-Z]{3}$/, plain),
  }),
  DateTime: scalar({ name: 'DateTime', reason: 'TIME_FORM', parse: instant, show: isoTime }),
  Date: scalar({ name: 'Date', reason: 'DATE_FORM', parse: day, asIs: IN_EVERY_YEAR }),
};
