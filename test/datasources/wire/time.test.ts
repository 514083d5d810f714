import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOf, timeOf } from '../../../src/datasources/wire/time.ts';

describe('time on the wire (Q17)', () => {
  const AT = Date.UTC(2026, 0, 28, 8, 19, 42, 754);

  it.each([
    ['2026-01-28T08:19:42.754+0000', AT],
    ['2026-01-28T08:19:42.754Z', AT],
    ['2026-01-28T09:19:42.754+01:00', AT],
    ['2026-01-28 08:19:42.754', AT],
    ['2026-01-28T08:19:42,754Z', AT],
    ['2026-01-28T08:19:42.754+00', AT],
    ['2026-01-28T13:49:42.754+0530', AT],
    ['2026-01-27T23:19:42.754-09', AT],
    ['2026/01/28 08:19:42.754 UTC', AT],
    ['01/28/2026 08:19:42.754 gmt', AT],
    ['20260128081942', Math.floor(AT / 1_000) * 1_000],
    [20260128081942, Math.floor(AT / 1_000) * 1_000],
    ['202601280819', Date.UTC(2026, 0, 28, 8, 19)],
    ['20260128', null],
    [20260128, null],
    [0, null],
    [1, null],
    [1_767_225_600_000_000, null],
    [8.64e15, null],
    [AT, AT],
    [String(AT), AT],
    [1_769_588_382.754, AT],
    [Math.floor(AT / 1_000), Math.floor(AT / 1_000) * 1_000],
    ['2026-01-28', null],
    ['01-28-2026', null],
    ['soon', null],
    ['2026-13-45', null],
    [-5, null],
    [8.64e15 + 1, null],
    [true, null],
  ])('%s', (spelling, expected) => {
    expect(timeOf(spelling)).toBe(expected);
  });
});

describe('a day on the wire', () => {
  const two = (number: number): string => String(number).padStart(2, '0');

  it('is one that the calendar has, whatever its spelling', () => {
    const parts = fc.tuple(fc.integer({ min: 1971, max: 2199 }), fc.nat(14), fc.nat(33));
    fc.assert(
      fc.property(parts, ([year, month, day]) => {
        const text = `${year}-${two(month)}-${two(day)}`;
        const date = new Date(`${text}T00:00:00Z`);
        const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
        const spellings = [text, `${two(month)}-${two(day)}-${year}`, `${text}T23:59:59.999-1100`];
        const asLists = [...spellings, ...spellings]; // the same day again and again
        for (const one of asLists) expect(dayOf(one)).toBe(exists ? text : null);
        expect(timeOf(`${text}T00:00:00+0000`) === null).toBe(!exists);
      }),
    );
  });

  it.each([
    '2026-01-28T24:00:00Z',
    '2026-01-28T25:00Z',
    '2026-01-28T10:60Z',
    '2026-01-28T10:00:60Z',
    '2026-01-28T10:00:00+15:00',
    '0001-01-01T00:00:00Z',
    '1969-12-31',
    '1970-01-01',
    '1970-01-01T00:00:00Z',
    '0000-00-00',
    '9999-12-31',
    '9999-12-31T23:59:59Z',
    '2026-01-28T10:00:00 CET',
    '28-01-2026',
    '20260230',
    '2026-01-28T',
    'tomorrow',
    '2026-1-2',
  ])('is none in %s', (text) => {
    expect([dayOf(text), timeOf(text)]).toEqual([null, null]);
  });
});
