import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryAfterMs } from '../../../src/datasources/wire/retry-after.ts';
import { jsonOf } from '../../../src/datasources/wire/json.ts';
import { WireData } from '../../../src/datasources/wire/wire-data.ts';
import { UnreadableAnswer, WireRecord } from '../../../src/datasources/wire/wire-record.ts';

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

  it('takes the words for no value for none in whatever case, and nothing else that begins like them (Q18)', () => {
    const none = ['n/a', 'NA', 'N.A.', 'Null', 'nil', 'NONE', 'Undefined', 'unknown', '---', '?'];
    const more = ['not available', ' Not Applicable ', '\u2013', '\u2015\u2010', '.', '-?.', '  '];
    for (const a of [...none, ...more]) expect(recordOf({ a }).record.code('a')).toBeNull();
    const some = [
      'nano',
      'Unknown caller',
      'none of it',
      '-7',
      '?x',
      'n',
      'U',
      '.5',
      'not',
      '\u2016',
    ];
    for (const a of some) expect(recordOf({ a }).record.code('a')).toBe(a);
    const blank = ['', ...none].map((one) => one[0] ?? '');
    const letters = fc.constantFrom(...blank, 'o', 'e', 'x', '-', ' ', '/');
    const word = fc.array(letters, { maxLength: 8 }).map((all) => all.join(''));
    const isNone = (text: string): boolean =>
      /^(|n\/?a|n\.a\.?|null|nil|none|undefined|unknown|[-?.]+)$/i.test(text.trim());
    fc.assert(
      fc.property(word, (a) => {
        expect(recordOf({ a }).record.code('a')).toBe(isNone(a) ? null : a.trim());
      }),
    );
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

  it('reads money as whole cents', () => {
    const { record } = recordOf({ a: 10, b: 0.7, c: 19.18, d: 'five' });
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
    expect(drift).toEqual(['b', 'c']);
  });

  it('reads a number as plain decimal text', () => {
    const { record } = recordOf({ a: 1.25, b: '3', c: 1e21, d: 1e-7, e: 'x', f: 12345.6 });
    const read = (['a', 'b', 'c', 'd', 'e', 'f'] as const).map((name) => record.quantity(name));
    expect(read).toEqual(['1.25', '3', '1000000000000000000000', '0.0000001', null, '12345.6']);
    const others = recordOf({
      a: '12345678901234567890.10',
      b: '+007',
      c: '-00.50',
      d: 1e300,
    }).record;
    const more = (['a', 'b', 'c', 'd'] as const).map((name) => others.quantity(name));
    expect(more).toEqual(['12345678901234567890.1', '7', '-0.5', null]);
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

  it('leaves entries that are no codes out of a list of codes, takes numbers, and counts both', () => {
    const { record, drift } = recordOf({ countries: ['FRA', 7, null, {}] });
    expect(record.codes('countries')).toEqual(['FRA', '7']);
    expect(drift).toEqual(['countries.[]', 'countries.[]', 'countries.[]']);
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

describe('JSON of the platform', () => {
  it('keeps every number to its last digit', () => {
    const number = fc
      .tuple(
        fc.constantFrom('', '-'),
        fc.bigInt({ min: 0n, max: 10n ** 40n }),
        fc.nat(),
        fc.nat(12),
      )
      .map(([sign, whole, part, zeros]) =>
        part === 0 ? `${sign}${whole}` : `${sign}${whole}.${part}${'0'.repeat(zeros)}`,
      );
    fc.assert(
      fc.property(number, (sent) => {
        const { record } = recordOf(jsonOf(`{"a":${sent}}`) as Record<string, unknown>);
        expect(record.code('a')).toBe(sent);
      }),
    );
  });

  it('is what JSON.parse makes of it where no digit is lost', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!/\d{16}|e|\.\d*0\b|-0/i.test(text));
        expect(jsonOf(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is read however deep it is nested, and undefined when it is none', () => {
    const deep = `{"a":1,"b":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    expect(jsonOf(deep)).toMatchObject({ a: 1 });
    expect(jsonOf('{"a":')).toBeUndefined();
  });

  it('gives numbers of any spelling where a number is read', () => {
    const sent =
      '{"a":1e3,"t":1.7672256e9,"b":5.350,"c":9007199254740993,"d":1.0,"e":12345678901234567.5}';
    const { record } = recordOf(jsonOf(sent) as Record<string, unknown>);
    expect([record.whole('a'), record.decimal('b'), record.whole('d')]).toEqual([1_000, 5.35, 1]);
    expect([record.quantity('b'), record.quantity('c'), record.quantity('e')]).toEqual([
      ...['5.35', '9007199254740993', '12345678901234567.5'],
    ]);
    expect(record.money('b')).toEqual({ minor: 535, currency: 'USD' });
    expect(record.time('t')).toBe(Date.UTC(2026, 0, 1));
  });
});

describe('an amount in text', () => {
  it.each([
    ['5.35', 535],
    [' 5.350 ', 535],
    ['$1,234.50', 123_450],
    ['-5.5 USD', -550],
    ['-$5.5', -550],
    ['USD 5.50', 550],
    ['US$5.50', 550],
    ['usd -5.50', -550],
    ['US 5.50', null],
    ['CAD 5.50', null],
    ['(5.50)', null],
    ['-0.00', 0],
    ['1,234', null],
    ['5,35', null],
    ['1.234,50', null],
    ['5.355', null],
    ['5.35 EUR', null],
    ['--5', null],
    ['', null],
  ])('%j', (text, minor) => {
    expect(recordOf({ a: text }).record.money('a')?.minor ?? null).toBe(minor);
  });
});
