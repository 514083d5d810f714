import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonOf, WireNumber } from '../../../src/datasources/wire/json.ts';

/** Every number as it was sent, read the slow way. */
function readSlowly(text: string): unknown {
  try {
    return JSON.parse(text, (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined && source !== String(value)
        ? new WireNumber(source)
        : value,
    );
  } catch {
    return undefined;
  }
}

/** A number in one of the spellings that JSON allows, and some that it does not. */
const number = fc
  .tuple(
    fc.constantFrom('', '-'),
    fc.oneof(fc.constantFrom('0', '00', '7', '10', '9007199254740993'), fc.nat().map(String)),
    fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^\.\d{0,9}0?$/),
      fc.stringMatching(/^\.0{4,9}1?$/),
    ),
    fc.oneof(fc.constant(''), fc.stringMatching(/^[eE][+-]?\d{1,2}$/)),
  )
  .map((parts) => parts.join(''));
const blank = fc.constantFrom('', ' ', '\n', '\t \r\n');
const word = fc.oneof(
  fc.string(),
  fc.constantFrom(
    ', 10.50',
    'at 08:19:42.750',
    '[1e3]',
    ':-0',
    '"',
    '\\',
    '2026-01-28T08:19:42.754+0000',
  ),
);

/** A text with such numbers at every place that may hold one. */
const text: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    number,
    word.map((one) => JSON.stringify(one)),
    fc.constantFrom('true', 'null'),
    fc
      .array(fc.tuple(blank, tie('value'), blank), { maxLength: 4 })
      .map((items) => `[${items.map((item) => item.join('')).join(',')}]`),
    // Each name once: V8 itself gives the first or the last of two equal ones, depending on what it has read before.
    fc
      .uniqueArray(fc.tuple(word, blank, tie('value'), blank), {
        ...{ maxLength: 4, selector: ([name]) => name },
      })
      .map(
        (fields) =>
          `{${fields.map(([name, a, value, b]) => `${JSON.stringify(name)}:${a}${value}${b}`).join(',')}}`,
      ),
  ),
})).value;

describe('JSON of the platform', () => {
  it('loses no digit of any number, wherever and however it is written', () => {
    fc.assert(
      fc.property(blank, text, (before, one) => {
        expect(jsonOf(before + one)).toEqual(readSlowly(before + one));
      }),
      { numRuns: 3_000 },
    );
  });

  it.each([
    '-0',
    '{"a":-0}',
    '[-0.0]',
    '{"a": 10.50}',
    '[1,2.0 ]',
    '{"a":1e5}',
    '{"a":1.5E-3,"b":1}',
    '{"a":0.0000001}',
    '{"a":0.000001}',
    '{"iccId":8901260000000000017}',
    '{"a":123456789012345,"b":0.1}',
    '{"a":1234567890123456}',
    '{"a":\n\t1.10\n}',
    '{"a":"1.10, 2.50","b":1}',
    '{"a":"[1e9]"}',
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"__proto__":1.50}',
  ])('reads %s as the slow way does', (one) => {
    expect(jsonOf(one)).toEqual(readSlowly(one));
  });

  it('reads what is nested too deep for a reviver, and bounds what a long text of digits costs', () => {
    const deep = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`;
    expect(Array.isArray(jsonOf(deep))).toBe(true);
    const digits = `{"a":"${':1.'.repeat(300_000)}"}`;
    expect(jsonOf(digits)).toHaveProperty('a');
    expect(jsonOf(`[${'1'.repeat(1_000_000)}x`)).toBeUndefined();
  });
});
