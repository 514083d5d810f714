import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/datasources/wire/retry-after.ts';
import { timeOf } from '../../../src/datasources/wire/time.ts';
import {
  UnreadableAnswer,
  WireData,
  WireRecord,
} from '../../../src/datasources/wire/wire-record.ts';

function recordOf(fields: Record<string, unknown>): { record: WireRecord; drift: string[] } {
  const drift: string[] = [];
  return { record: new WireRecord(fields, (field) => drift.push(field)), drift };
}

describe('wire record', () => {
  it('reads flags in every spelling of the wire (Q18)', () => {
    const { record, drift } = recordOf({ a: true, b: 'true', c: 'No', d: 'NA', e: '', f: null });
    const flags = (['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const).map((name) => record.flag(name));
    expect(flags).toEqual([true, true, false, null, null, null, null]);
    expect(drift).toEqual([]);
  });

  it('reads the first spelling of a field that is there (Q16)', () => {
    const { record } = recordOf({ compatibility5G: 'NA', compatibility5g: true });
    expect(record.flag('compatibility5G', 'compatibility5g')).toBe(true);
  });

  it('counts what it cannot read, by field and without the value', () => {
    const { record, drift } = recordOf({ flag: 'perhaps', price: 1.005, link: 'x', n: 'many' });
    expect(record.flag('flag')).toBeNull();
    expect(record.money('price')).toBeNull();
    expect(record.record('link')).toBeNull();
    expect(record.whole('n')).toBeNull();
    expect(drift).toEqual(['flag', 'price', 'link', 'n']);
  });

  it('reads money as whole cents and refuses a string', () => {
    const { record } = recordOf({ a: 10, b: 0.7, c: 19.18, d: '5' });
    const cents = (['a', 'b', 'c', 'd'] as const).map((name) => record.money(name)?.minor ?? null);
    expect(cents).toEqual([1_000, 70, 1_918, null]);
  });

  it('reads a US number as E.164', () => {
    const { record, drift } = recordOf({ a: '5551234567', b: 15551234567, c: '123' });
    expect([record.phone('a'), record.phone('b'), record.phone('c')]).toEqual([
      '+15551234567',
      '+15551234567',
      null,
    ]);
    expect(drift).toEqual(['c']);
  });

  it('reads a number as plain decimal text', () => {
    const { record } = recordOf({ a: 1.25, b: '3', c: 1e21, d: 1e-7, e: 'x', f: 12345.6 });
    const read = (['a', 'b', 'c', 'd', 'e', 'f'] as const).map((name) => record.quantity(name));
    expect(read).toEqual(['1.25', '3', '1000000000000000000000', '0.0000001', null, '12345.6']);
  });

  it('reads nothing from a value that cannot be made a text, and counts it', () => {
    let deep: unknown = true;
    for (let depth = 0; depth < 50_000; depth += 1) deep = [deep];
    const odd = [{ toString: 1 }, deep, [true], ['5551234567'], JSON.parse('{"__proto__":1}')];
    for (const value of odd) {
      const { record, drift } = recordOf({ a: value, b: value, c: value });
      expect([record.flag('a'), record.phone('b'), record.text('c')]).toEqual([null, null, null]);
      expect(drift).toEqual(['a', 'b', 'c']);
    }
  });

  it('reads a whole number only when the graph has room for it', () => {
    const { record, drift } = recordOf({ a: 2 ** 31 - 1, b: 2 ** 31, c: '-7', d: 1.5 });
    const read = (['a', 'b', 'c', 'd'] as const).map((name) => record.whole(name));
    expect(read).toEqual([2 ** 31 - 1, null, -7, null]);
    expect(drift).toEqual(['b', 'd']);
  });

  it('leaves entries that are not texts out of a list of texts, and counts them', () => {
    const { record, drift } = recordOf({ countries: ['FRA', 7, null] });
    expect(record.texts('countries')).toEqual(['FRA']);
    expect(drift).toEqual(['countries.[]']);
  });

  it('reads a word in whatever case and spacing, and counts one that nobody knows', () => {
    const { record, drift } = recordOf({ a: 'in-progress', b: 'In Progress', c: 'constructor' });
    const words = { IN_PROGRESS: 'OPEN' } as const;
    expect([record.word(words, 'a'), record.word(words, 'b')]).toEqual(['OPEN', 'OPEN']);
    expect([record.word(words, 'c'), record.word(words, 'd')]).toEqual(['UNRECOGNIZED', null]);
    expect(drift).toEqual(['c']);
  });

  it('is about whom it names, and believed when it names nobody', () => {
    const { record, drift } = recordOf({ customerId: 'c-1' });
    expect(record.isAbout('c-1', 'customerId')).toBe(true);
    expect(record.isAbout('c-1', 'groupId')).toBe(true);
    expect(record.isAbout('c-2', 'customerId')).toBe(false);
    expect(() => record.about('c-2', 'customerId')).toThrow(UnreadableAnswer);
    expect(record.about('c-1', 'customerId')).toBe(record);
    expect(drift).toEqual(['customerId', 'customerId']);
  });

  it('names nested fields by their path', () => {
    const { record, drift } = recordOf({ lines: [{ status: 'x' }, 'odd'] });
    record.records('lines')?.[0]?.whole('status');
    expect(drift).toEqual(['lines.[]', 'lines.status']);
  });

  it('is unreadable without what it needs', () => {
    const { record, drift } = recordOf({});
    expect(() => record.needed(record.text('transactionId'), 'transactionId')).toThrow(
      UnreadableAnswer,
    );
    expect(drift).toEqual(['transactionId']);
  });

  it('finds a list bare and under its key', () => {
    const list = [{ a: 1 }];
    const count = (data: unknown): number =>
      new WireData(data, () => undefined).records('plans').length;
    expect([count(list), count({ plans: list })]).toEqual([1, 1]);
    expect(() => count({ other: list })).toThrow(UnreadableAnswer);
  });
});

describe('a list that may be missing', () => {
  it.each([
    ['is there', [{ a: 1 }], 1, []],
    ['is there under its key', { bills: [{ a: 1 }] }, 1, []],
    ['is null under its key', { bills: null, count: 0 }, 0, ['bills']],
    ['is not there at all', {}, 0, ['bills']],
    ['is missing beside a message', { message: 'None' }, 0, ['bills']],
  ])('%s', (...[, data, count, drift]) => {
    const seen: string[] = [];
    const list = new WireData(data, (field) => seen.push(field)).list('bills');
    expect([list.length, seen]).toEqual([count, drift]);
  });

  it('is unreadable when something else stands there', () => {
    const list = (data: unknown) => () => new WireData(data, () => undefined).list('bills');
    expect(list({ bills: 'many' })).toThrow(UnreadableAnswer);
    expect(list({ billId: 'b-1' })).toThrow(UnreadableAnswer);
    expect(list('none')).toThrow(UnreadableAnswer);
  });
});

describe('time on the wire (Q17)', () => {
  const AT = Date.UTC(2026, 0, 28, 8, 19, 42, 754);

  it.each([
    ['2026-01-28T08:19:42.754+0000', AT],
    ['2026-01-28T08:19:42.754Z', AT],
    ['2026-01-28T09:19:42.754+01:00', AT],
    ['2026-01-28 08:19:42.754', AT],
    [AT, AT],
    [String(AT), AT],
    [Math.floor(AT / 1_000), Math.floor(AT / 1_000) * 1_000],
    ['2026-01-28', Date.UTC(2026, 0, 28)],
    ['01-28-2026', Date.UTC(2026, 0, 28)],
    ['soon', null],
    ['2026-13-45', null],
    [-5, null],
    [8.64e15 + 1, null],
    [true, null],
  ])('%s', (spelling, expected) => {
    expect(timeOf(spelling)).toBe(expected);
  });
});

describe('Retry-After', () => {
  it('is read as seconds or as a date, and never trusted for more than an hour', () => {
    const now = Date.UTC(2026, 0, 28);
    expect(retryAfterMs('7', now)).toBe(7_000);
    expect(retryAfterMs('Wed, 28 Jan 2026 00:00:30 GMT', now)).toBe(30_000);
    expect(retryAfterMs('Tue, 27 Jan 2026 00:00:30 GMT', now)).toBe(0);
    expect(retryAfterMs('999999', now)).toBe(3_600_000);
    expect(retryAfterMs('later', now)).toBe(0);
    expect(retryAfterMs(null, now)).toBe(0);
  });
});
