import {
  brotliCompressSync,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectsIn, storedBody } from '../../src/webhooks/body.ts';
import { ownIdentity } from '../../src/webhooks/callback.ts';

const SAID = { type: 'ACTIVATION', customerId: 'c-1', status: 2, name: 'Zoë' };
const JSON_TEXT = JSON.stringify(SAID);
/** Without a byte that UTF-8 would not have. */
const ASCII = JSON_TEXT.replace('ë', '\\u00eb');
const BOM = '\uFEFF';

const utf8 = (text: string): Buffer => Buffer.from(text);
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const form = (fields: Record<string, string>): Buffer => utf8(String(new URLSearchParams(fields)));
const parts = (fields: Record<string, string>): string =>
  `${Object.entries(fields)
    .map(
      ([name, value]) =>
        `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    .join('')}--x--\r\n`;
/** Below a name, beside as many others as are looked through. */
const wrapped = (inner: string): string =>
  `{${Array.from({ length: 48 }, (_, at) => `"k${at}":1,`).join('')}"data":${inner}}`;
const lists = (item: string, depth = 3): string =>
  depth === 0
    ? item
    : `[${Array(40)
        .fill(lists(item, depth - 1))
        .join()}]`;
const type = (value: string) => ({ 'content-type': value });
const coded = (value: string) => ({ 'content-encoding': value });

describe('the body of a callback', () => {
  it.each<[string, Buffer, Record<string, string>]>([
    ['plain', utf8(JSON_TEXT), {}],
    ['with a byte order mark', utf8(BOM + JSON_TEXT), {}],
    ['with two of them', utf8(BOM + BOM + JSON_TEXT), type('application/json; charset=utf-8')],
    ['with blanks and zeros around', utf8(`\r\n\t ${JSON_TEXT}\0\0\n`), {}],
    ['in UTF-16 with its mark', Buffer.from(BOM + JSON_TEXT, 'utf16le'), {}],
    ['in UTF-16 the other way round', utf16be(BOM + JSON_TEXT), {}],
    ['in UTF-16 without', Buffer.from(JSON_TEXT, 'utf16le'), type('text/json; charset=utf-16le')],
    ['in Latin 1', Buffer.from(JSON_TEXT, 'latin1'), type('application/json;charset=iso-8859-1')],
    [
      'in Latin 1 that says UTF-8',
      Buffer.from(JSON_TEXT, 'latin1'),
      type('text/plain;charset=utf-8'),
    ],
    ['in a charset of nobody', utf8(JSON_TEXT), type('application/json; charset=x-nothing')],
    ['in gzip', gzipSync(JSON_TEXT), coded('gzip')],
    ['in x-gzip', gzipSync(JSON_TEXT), coded('X-GZIP')],
    ['in gzip that says nothing', gzipSync(JSON_TEXT), {}],
    ['in deflate', deflateSync(JSON_TEXT), coded('deflate')],
    ['in raw deflate', deflateRawSync(JSON_TEXT), coded('deflate')],
    ['in brotli', brotliCompressSync(JSON_TEXT), coded('br')],
    ['in two codings', gzipSync(deflateSync(JSON_TEXT)), coded('deflate, gzip')],
    ['in no coding, said', utf8(JSON_TEXT), coded('identity')],
    ['in gzip that is none', utf8(JSON_TEXT), coded('gzip')],
    ['in a list', utf8(`[${JSON_TEXT}]`), {}],
    ['in a list in a list', utf8(`[[${JSON_TEXT}]]`), {}],
    ['as a text', utf8(JSON.stringify(JSON_TEXT)), {}],
    ['as a text in a text', utf8(JSON.stringify(JSON.stringify(JSON_TEXT))), {}],
    ['below data', utf8(JSON.stringify({ data: SAID })), {}],
    ['as a text below payload', utf8(JSON.stringify({ payload: JSON_TEXT })), {}],
    ['in a list below records', utf8(JSON.stringify({ records: [SAID] })), {}],
    ['below two wrappers', utf8(JSON.stringify({ message: { data: SAID } })), {}],
    [
      'in a field of a form',
      form({ payload: JSON_TEXT }),
      type('application/x-www-form-urlencoded'),
    ],
    ['in UTF-16 of ASCII alone', Buffer.from(ASCII, 'utf16le'), type('application/json')],
    ['in UTF-16 that says UTF-8', utf16be(JSON_TEXT), type('application/json; charset=utf-8')],
    ['in UTF-16 of the other order', utf16be(JSON_TEXT), type('application/json; charset=utf-16')],
    ['in UTF-16, packed', gzipSync(Buffer.from(JSON_TEXT, 'utf16le')), coded('gzip')],
    ['with a mark that was encoded twice', utf8(`ï»¿${JSON_TEXT}`), {}],
    ['in deflate that says gzip', deflateSync(JSON_TEXT), coded('gzip')],
    ['in gzip that says deflate', gzipSync(JSON_TEXT), coded('deflate')],
    ['in gzip that says brotli', gzipSync(JSON_TEXT), coded('br')],
    ['in deflate that says nothing', deflateSync(JSON_TEXT), {}],
    ['in zstd', zstdCompressSync(JSON_TEXT), coded('zstd')],
    ['in a field of a form, of any name', form({ xml: 'no', callback: JSON_TEXT }), {}],
    ['in a part of a form', utf8(parts({ payload: JSON_TEXT })), type('multipart/form-data')],
    ['in a text three times', utf8(JSON.stringify(JSON.stringify(JSON.stringify(JSON_TEXT)))), {}],
    ['below a wrapper of any name', utf8(JSON.stringify({ detail: { Item: [SAID] } })), {}],
    ['below five wrappers', utf8(`{"a":{"b":{"c":{"d":{"e":${JSON_TEXT}}}}}}`), {}],
    ['in a form that says JSON', form({ data: JSON_TEXT }), type('application/json')],
  ])('is read %s', (_how, bytes, headers) => {
    expect(objectsIn(storedBody(bytes, headers))).toMatchObject([SAID]);
  });

  it.each([
    { message: '[INFO] delivered' },
    { message: '{not json' },
    { data: [] },
    { data: [1, 'two'] },
    { event: {} },
    { payload: { note: 'nobody' } },
  ])('is read beside what looks like a wrapper and is none: %j', (beside) => {
    expect(objectsIn(JSON.stringify({ ...SAID, ...beside }))).toMatchObject([SAID]);
  });

  it('may be JSON by the line, and a form of parts or of names in brackets', () => {
    expect(objectsIn(`${JSON_TEXT}\r\n${JSON_TEXT}\n`)).toEqual([SAID, SAID]);
    const fields = { type: 'ACTIVATION', 'data[customerId]': 'c-1' };
    const read = [{ type: 'ACTIVATION', customerId: 'c-1' }];
    expect(objectsIn(parts(fields))).toEqual(read);
    expect(objectsIn(String(new URLSearchParams(fields)))).toEqual(read);
  });

  it('may be a form of its fields', () => {
    const { status, ...rest } = SAID;
    expect(objectsIn(storedBody(form({ ...rest, status: String(status) })))).toEqual([
      { ...rest, status: '2' },
    ]);
  });

  it('may hold several, of which each has the fields around', () => {
    const list = {
      type: 'ACTIVATION',
      data: [{ customerId: 'a' }, { customerId: 'b', type: null }],
    };
    expect(objectsIn(JSON.stringify(list))).toEqual([
      { type: 'ACTIVATION', customerId: 'a' },
      { type: 'ACTIVATION', customerId: 'b' },
    ]);
  });

  it('shows ids that are long numbers to their last digit', () => {
    expect(objectsIn('{"customerId":8901260000000000017,"used":1.5}')).toEqual([
      { customerId: '8901260000000000017', used: 1.5 },
    ]);
  });

  it('makes no sense, and no trouble, when it is something else', () => {
    const bomb = gzipSync(Buffer.alloc(4_000_000, '[')); // 4 kB that would be 4 MB
    const odd: [Buffer, Record<string, string>][] = [
      [Buffer.alloc(0), {}],
      [utf8('null'), {}],
      [utf8('42'), {}],
      [utf8('<xml/>'), {}],
      [Buffer.from([0xff, 0xfe, 0x00]), {}],
      [Buffer.from([0x1f, 0x8b, 0x08, 0x00]), {}],
      [bomb, coded('gzip')],
      [utf8('type=ACTIVATION'), coded('gzip')],
      [gzipSync(JSON_TEXT), coded('gzip, gzip, gzip')],
      [utf8('['.repeat(60_000)), {}],
      [utf8('{"data":'.repeat(5_000)), {}],
    ];
    for (const [bytes, headers] of odd) expect(objectsIn(storedBody(bytes, headers))).toEqual([]);
  });

  it.each<[string, string]>([
    ['a run of blanks before something', `x${' '.repeat(60_000)}x`],
    ['a run of zeros before something', `{}${'\0'.repeat(60_000)}x`],
    ['a run of blanks in a text', JSON.stringify({ data: `x${' '.repeat(60_000)}x` })],
    ['lists of lists below wrappers', wrapped(wrapped(lists('{}')))],
    ['lists of lists of what is named', wrapped(wrapped(lists('{"customerId":1}')))],
  ])('is read in a moment, whatever a forger sends: %s', (_what, text) => {
    for (const [bytes, headers] of [
      [utf8(text), {}],
      [gzipSync(text), coded('gzip')],
    ] as const) {
      const before = process.cpuUsage();
      objectsIn(storedBody(bytes, headers));
      expect(process.cpuUsage(before).user).toBeLessThan(800_000); // of microseconds; it was many seconds
    }
  });

  it('keeps every byte, whatever it is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (array) => {
        const bytes = Buffer.from(array);
        const stored = storedBody(bytes);
        const back = stored.startsWith('data:;')
          ? Buffer.from(stored.split(';base64,')[1] ?? '', 'base64')
          : Buffer.from(stored);
        expect(back.equals(bytes)).toBe(true);
        expect(() => objectsIn(stored)).not.toThrow();
      }),
    );
  });

  it('cannot pretend to be stored', () => {
    const stored = storedBody(utf8('data:;;;base64,e30='));
    expect(objectsIn(stored)).toEqual([]);
    expect(Buffer.from(stored.split(';base64,')[1] ?? '', 'base64').toString()).toBe(
      'data:;;;base64,e30=',
    );
  });
});

describe('an event', () => {
  it('has an identity of its own when it gives an id and a time, and only then', () => {
    const both = { eventId: 'e-1', eventTime: '2026-03-02T09:00:00Z', customerId: 'c-1' };
    expect(ownIdentity(JSON.stringify(both))).toContain('e-1');
    expect(ownIdentity(JSON.stringify({ ...both, attempt: 2 }))).toBe(
      ownIdentity(JSON.stringify({ data: both })),
    );
    expect(ownIdentity(JSON.stringify({ ...both, eventId: 'e-2' }))).not.toBe(
      ownIdentity(JSON.stringify(both)),
    );
    expect(ownIdentity(JSON.stringify({ ...both, customerId: 'c-2' }))).not.toBe(
      ownIdentity(JSON.stringify(both)),
    );
    for (const { eventId, eventTime } of [both])
      for (const part of [{ eventId }, { eventTime }, {}])
        expect(ownIdentity(JSON.stringify(part))).toBeNull();
    expect(ownIdentity(JSON.stringify([both, both]))).toBeNull();
    expect(ownIdentity('nothing')).toBeNull();
  });
});
