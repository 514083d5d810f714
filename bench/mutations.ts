/*
 * Mutations: what chance makes of bytes, of JSON and of single values.
 *
 * Gives  the same for the same seed. Nothing here knows what the bytes are for.
 */
import type { Random } from '../chaos/random.ts';

/** Values that code forgets. */
const ODD_VALUES: readonly (() => unknown)[] = [
  () => null,
  () => true,
  () => 0,
  () => -0,
  () => -1,
  () => 1e308,
  () => 2 ** 53 + 1,
  () => 0.1 + 0.2,
  () => '',
  () => ' ',
  () => '\u0000',
  () => '\ud800',
  () => '\u202e\ufeff',
  () => '%00%2f..%2f',
  () => '../../../etc/passwd',
  () => "' OR 1=1; --",
  () => '${jndi:ldap://x/y}',
  () => '__proto__',
  () => 'constructor',
  () => '{}',
  () => 'a'.repeat(10_000),
  () => '😀'.repeat(500),
  () => '9'.repeat(400),
  () => [],
  () => [[[[]]]],
  () => ({}),
  () => ({ toString: 1, valueOf: null, length: -1 }),
  () => JSON.parse('{"__proto__":{"polluted":true}}') as unknown,
  () => ({ constructor: { prototype: { polluted: true } } }),
  () => Array.from({ length: 300 }, () => null),
];

export const oddValue = (random: Random): unknown => random.pick(ODD_VALUES)();

/** One to eight edits of the bytes: changed, put in, taken out, said twice, or cut off. */
export function mutatedBytes(bytes: Buffer, random: Random): Buffer {
  let result = bytes;
  for (let edits = random.between(1, 8); edits > 0; edits -= 1) result = edited(result, random);
  return result;
}

function edited(bytes: Buffer, random: Random): Buffer {
  const at = random.between(0, Math.max(0, bytes.length - 1));
  const to = Math.min(bytes.length, at + random.between(1, 40));
  const [before, middle, after] = [
    bytes.subarray(0, at),
    bytes.subarray(at, to),
    bytes.subarray(to),
  ];
  switch (random.between(0, 5)) {
    case 0:
      return Buffer.concat([before, Buffer.from([random.between(0, 255)]), bytes.subarray(at + 1)]);
    case 1:
      return Buffer.concat([
        before,
        Buffer.from(random.pick(TOKENS), 'latin1'),
        bytes.subarray(at),
      ]);
    case 2:
      return Buffer.concat([before, after]);
    case 3:
      return Buffer.concat([before, middle, middle, middle, after]);
    case 4:
      return before;
    default:
      return Buffer.concat([after, before, middle]);
  }
}

const TOKENS = [
  ...['{', '}', '[', ']', '(', ')', '"', ',', ':', '...', '@', '$', '!', '|', '#', '\\', '\\u'],
  ...['\xff', '\xc0\xaf', '\xed\xa0\x80', '\u0000', '\r\n', '"""', 'null', '1e999', '-', '\ufeff'],
];

/** The same structure with one part that is another, is there twice, or is missing. */
export function editedJson(value: unknown, random: Random): unknown {
  if (random.chance(0.15)) return oddValue(random);
  if (Array.isArray(value) && value.length > 0) {
    const at = random.between(0, value.length - 1);
    const items: unknown[] = [...value];
    if (random.chance(0.2)) return [...items, ...items, ...items];
    return items.with(at, editedJson(items[at], random));
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    if (entries.length === 0) return oddValue(random);
    const at = random.between(0, entries.length - 1);
    const [name, part] = entries[at] ?? ['', null];
    if (random.chance(0.15)) return Object.fromEntries(entries.toSpliced(at, 1));
    if (random.chance(0.15))
      return { ...value, [JSON.stringify(oddValue(random)) ?? '']: oddValue(random) };
    return { ...value, [name]: editedJson(part, random) };
  }
  return oddValue(random);
}

/** JSON that no writer of JSON would write. */
export function oddJson(value: unknown, random: Random): string {
  const text = JSON.stringify(value) ?? 'null';
  switch (random.between(0, 5)) {
    case 0:
      return text.replace('{', '{"__proto__":{"polluted":1},');
    case 1:
      return text.replace(/"(\w+)":/, '"$1":1,"$1":');
    case 2:
      return nested(random.pick([50, 1_000, 10_000]), random.chance(0.5) ? '[' : '{"a":', text);
    case 3:
      return `[${Array.from({ length: random.between(1, 60) }, () => text).join(',')}]`;
    case 4:
      return `${' \n\t'.repeat(random.between(1, 2_000))}${text}${random.pick(['', '//', '\u0000', ';'])}`;
    default:
      return text.replaceAll('"', random.pick(["'", '\u201c', '\\"']));
  }
}

const nested = (depth: number, opening: string, inside: string): string =>
  `${opening.repeat(depth)}${inside}${(opening === '[' ? ']' : '}').repeat(depth)}`;
