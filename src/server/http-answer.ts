/*
 * HTTP answer: how an answer of GraphQL leaves, once it is written.
 *
 * Owns   what caches may do with each class of answer, the ETag of what they may keep, compression for those who ask, and the form of a wait.
 * Never  compresses what holds a link: the size of a compressed secret tells of it. Nor a stream, which would hold events back.
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import type { AnswerClass } from './answer-class.ts';

/** Short, since a price may change; who comes later is answered at once, and the cache looks anew behind their back. */
const SHARED = 'public, max-age=60, stale-while-revalidate=600';
const LINK = 'private, no-store, no-transform';

/** The header for an answer of this class; null leaves the one that every answer has. */
export const cacheControlOf = (kind: AnswerClass, sharing: boolean): string | null =>
  kind === 'link' ? LINK : kind === 'shared' && sharing ? SHARED : null;

/** An answer below this is not worth the work. */
const COMPRESSED_FROM_BYTES = 1_024;

/** Of Brotli: while an answer waits for a slow reader, its encoder is held, too. */
const WINDOW_BITS = 16;

/** Before the routes whose answers may be compressed. Each compresses its own answers. */
export async function addCompression(app: FastifyInstance): Promise<void> {
  await app.register(compress, {
    global: false,
    threshold: COMPRESSED_FROM_BYTES,
    encodings: ['br', 'gzip'],
    brotliOptions: {
      params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: WINDOW_BITS },
    },
    zlibOptions: { level: 1 },
  });
}

/** What of a reply an answer needs. */
interface Leaving {
  getHeader(name: string): unknown;
  headers(values: Readonly<Record<string, string>>): unknown;
  code(status: 304): { send(body: string): unknown };
  send(body: string | Buffer): unknown;
  compress(body: string | Buffer): unknown;
}

/** Sends a body, whose headers have been set, to the client that has sent these. */
export function sendAnswer(
  body: string | Buffer,
  asked: Pick<IncomingHttpHeaders, 'if-none-match' | 'accept-encoding'>,
  reply: Leaving,
): void {
  const policy = reply.getHeader('cache-control');
  if (policy === LINK) return void reply.send(body);
  if (policy === SHARED) {
    const tag = `W/"${createHash('sha256').update(body).digest('base64url')}"`;
    reply.headers({ etag: tag, vary: 'origin, accept, accept-encoding, authorization' });
    if (names(asked['if-none-match'], tag)) return void reply.code(304).send('');
  }
  if (asked['accept-encoding'] === undefined) reply.send(body);
  else reply.compress(body);
}

/** The tags are weak, so that a proxy may have compressed the answer in between. */
const names = (header: string | undefined, tag: string): boolean =>
  (header ?? '')
    .split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
    .some((one) => one === '*' || one === tag.slice(2));

/** The header counts in whole seconds. */
export const retryAfter = (ms: number): string => String(Math.ceil(ms / 1_000));
