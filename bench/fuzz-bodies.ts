/*
 * Fuzz bodies: requests to `/graphql` and to the paths beside it.
 *
 * Gives  one request after the other, the same for the same seed.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Random } from '../chaos/random.ts';
import { READS } from './documents.ts';
import { fuzzRequest } from './fuzz-documents.ts';
import { editedJson, mutatedBytes, oddJson, oddValue } from './mutations.ts';

export interface FuzzBody {
  readonly kind: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

const JSON_TYPE = 'application/json';
const ACCEPTS = [
  'application/graphql-response+json',
  'application/json',
  '*/*',
  'text/html',
  'text/event-stream',
  'application/xml;q=2, , ;;',
];
const CONTENT_TYPES = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'],
  ...[
    'application/json; charset=utf-16',
    'application/json; charset=nonsense',
    'application/graphql',
  ],
  ...['APPLICATION/JSON', 'application/json;', ';', 'application/json; a="', 'a'.repeat(3_000)],
];
const PATHS = [
  ...[
    '/graphql',
    '/graphql/',
    '/graphql/stream',
    '/graphql?',
    '/graphiql',
    '/',
    '/%',
    '/%2e%2e/%2e',
  ],
  ...[
    '/graphql/../livez',
    '//graphql',
    '/metrics',
    '/apisvc/v0/notification',
    `/${'a'.repeat(2_000)}`,
  ],
];

const KINDS: Readonly<Record<string, (random: Random, base: object) => Partial<FuzzBody>>> = {
  document: (_random, base) => ({ body: Buffer.from(JSON.stringify(base)) }),
  bytes: (random, base) => ({ body: mutatedBytes(Buffer.from(JSON.stringify(base)), random) }),
  edits: (random, base) => ({ body: Buffer.from(JSON.stringify(editedJson(base, random)) ?? '') }),
  'odd-json': (random, base) => ({ body: Buffer.from(oddJson(base, random)) }),
  syntax: (random, base) => {
    const query = mutatedBytes(Buffer.from(String(Reflect.get(base, 'query'))), random);
    return { body: Buffer.from(JSON.stringify({ ...base, query: query.toString('utf8') })) };
  },
  persisted: (random, base) => {
    const sha256Hash = random.chance(0.5) ? random.hex(64) : oddValue(random);
    const persistedQuery = { version: random.chance(0.7) ? 1 : oddValue(random), sha256Hash };
    const named = random.chance(0.5) ? { documentId: oddValue(random) } : {};
    const extensions = random.chance(0.8) ? { persistedQuery } : oddValue(random);
    return { body: Buffer.from(JSON.stringify({ ...base, ...named, extensions })) };
  },
  address: (random, base) => {
    const parameters = new URLSearchParams();
    for (const [name, value] of Object.entries(
      random.chance(0.5) ? base : { query: '{__typename}' },
    ))
      parameters.append(name, typeof value === 'string' ? value : JSON.stringify(value));
    if (random.chance(0.5))
      parameters.append('extensions', (JSON.stringify(oddValue(random)) ?? '').slice(0, 500));
    const text = random.chance(0.7)
      ? parameters.toString()
      : mutatedBytes(Buffer.from(parameters.toString()), random)
          .toString('latin1')
          .replace(/[^!-~]/g, '%');
    const headers = random.chance(0.8) ? { 'apollo-require-preflight': 'true' } : {};
    return { method: 'GET', path: `/graphql?${text.slice(0, 12_000)}`, body: null, headers };
  },
  headers: (random, base) => ({
    method: random.pick(['POST', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const),
    path: random.pick(PATHS),
    headers: {
      'content-type': random.pick(CONTENT_TYPES),
      accept: random.pick(ACCEPTS),
      'x-request-id': random.pick(['', 'a b', 'x'.repeat(500), '${x}', '-']),
      'x-forwarded-for': random.pick(['127.0.0.1', ',,,', '::1, unknown', '999.1.1.1']),
      origin: random.pick(['https://shop.test', 'null', 'https://evil.test', 'a://b']),
    },
    body: Buffer.from(JSON.stringify(base)),
  }),
  encodings: (random, base) => {
    const plain = Buffer.from(JSON.stringify(base));
    const bomb = random.chance(0.02);
    const packed = random.pick([gzipSync, brotliCompressSync])(
      bomb ? Buffer.alloc(4_000_000) : plain,
    );
    const said = random.pick(['gzip', 'br', 'deflate', 'gzip, gzip', 'identity', 'nonsense']);
    return { headers: { 'content-encoding': said }, body: random.chance(0.8) ? packed : plain };
  },
  large: (random, base) => {
    const size = random.pick([60_000, 200_000, 300_000, 1_000_000]);
    const filled = random.chance(0.5)
      ? { ...base, variables: { a: 'x'.repeat(size) } }
      : { query: `{ ${'__typename '.repeat(size / 11)}}` };
    return { body: Buffer.from(JSON.stringify(filled)) };
  },
  noise: (random) => ({
    body: Buffer.from(Array.from({ length: random.between(0, 400) }, () => random.between(0, 255))),
  }),
};

/** What is large is rare, or the bench would measure how fast it writes. */
const ORDER = [
  ...['document', 'document', 'document', 'document', 'bytes', 'bytes', 'edits', 'edits', 'edits'],
  ...[
    'odd-json',
    'syntax',
    'syntax',
    'persisted',
    'address',
    'address',
    'headers',
    'encodings',
    'noise',
  ],
];

export function fuzzBody(random: Random, ids: readonly string[]): FuzzBody {
  const kind = random.chance(0.003) ? 'large' : random.pick(ORDER);
  const base = random.chance(0.8)
    ? {
        ...fuzzRequest(random, ids),
        operationName: random.chance(0.95) ? 'Fuzz' : random.pick([null, 'Other']),
      }
    : { query: random.pick(READS), variables: {} };
  const made = KINDS[kind]?.(random, base) ?? {};
  return {
    ...{ kind, method: 'POST', path: '/graphql', body: null, ...made },
    headers: {
      ...{ 'content-type': JSON_TYPE, accept: random.pick(ACCEPTS.slice(0, 2)) },
      ...made.headers,
    },
  };
}
