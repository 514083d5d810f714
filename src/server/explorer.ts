/*
 * Explorer: GraphiQL as built files, at `/graphiql`.
 *
 * Owns   which files are served, their types, and the policy that keeps the page to its own host.
 * Gives  precompressed files where they lie beside the plain ones.
 * Never  reads a path that was not there at the start, so that no request can name a file of the machine.
 */
import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

const ENCODINGS = [
  { name: 'br', ending: '.br' },
  { name: 'gzip', ending: '.gz' },
] as const;

/** The editor sets styles of its own and runs its workers from blobs; nothing leaves the host. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' blob:",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

interface Page {
  readonly file: string;
  readonly type: string;
  /** The name holds the digest of the content, so that a copy never gets old. */
  readonly lasting: boolean;
  /** By the name of the encoding. */
  readonly compressed: ReadonlyMap<string, string>;
}

/** Adds the routes. Without built files there are none, and the path is not found. */
export function registerExplorer(app: FastifyInstance, folder: string): void {
  const pages = pagesIn(folder);
  const serve = (request: FastifyRequest, reply: FastifyReply): FastifyReply | void => {
    const path = new URL(request.url, 'http://gateway').pathname;
    const name = path.replace(/^\/graphiql\/?/, '') || 'index.html';
    const page = pages.get(name);
    return page ? send(page, request, reply) : reply.callNotFound();
  };
  app.get('/graphiql', serve);
  app.get('/graphiql/*', serve);
}

function pagesIn(folder: string): ReadonlyMap<string, Page> {
  if (!existsSync(folder)) return new Map();
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const all = new Set(files);
  return new Map(
    files.flatMap((file): [string, Page][] => {
      const type = TYPES[extname(file)];
      const name = relative(folder, file).split(sep).join('/');
      if (type === undefined) return [];
      const lasting = name.startsWith('assets/');
      return [[name, { file, type, lasting, compressed: siblings(file, all) }]];
    }),
  );
}

const siblings = (file: string, all: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map(
    ENCODINGS.flatMap(({ name, ending }) =>
      all.has(file + ending) ? [[name, file + ending] as const] : [],
    ),
  );

function send(page: Page, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const accepted = String(request.headers['accept-encoding'] ?? '')
    .split(',')
    .map((one) => one.trim());
  const encoding = [...page.compressed.keys()].find((name) => accepted.includes(name));
  const file = (encoding && page.compressed.get(encoding)) ?? page.file;
  if (encoding !== undefined) void reply.header('content-encoding', encoding);
  return reply
    .headers({
      'content-type': page.type,
      'content-security-policy': POLICY,
      'cache-control': page.lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
      vary: 'Accept-Encoding',
    })
    .send(createReadStream(file));
}
