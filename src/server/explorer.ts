/*
 * Explorer: GraphiQL as it was built, from this host alone.
 *
 * Never  reads a file that the build did not make: the list is taken once, at the start.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';

const folder = fileURLToPath(new URL('../../explorer/dist/', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Scripts of its own only. Monaco makes styles and workers at run time. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "connect-src 'self' ws: wss:",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export function explorerRoutes(app: FastifyInstance): void {
  const files = filesIn(folder);
  app.get('/', async (_request, reply) => reply.redirect('/graphiql'));
  const page = files.get('index.html');
  if (!page) {
    app.get('/graphiql', async (_request, reply) =>
      reply.code(503).type('text/plain').send('The explorer is not built: npm run build:explorer'),
    );
    return;
  }
  app.get('/graphiql', async (_request, reply) =>
    reply.header('content-security-policy', POLICY).type('text/html; charset=utf-8').send(page),
  );
  app.get<{ Params: { '*': string } }>('/graphiql/*', async ({ params }, reply) => {
    const file = files.get(params['*']);
    if (!file) return reply.code(404).type('text/plain').send('Not found');
    const type = TYPES[extname(params['*'])] ?? 'application/octet-stream';
    const cache = params['*'].startsWith('assets/')
      ? 'public, max-age=31536000, immutable'
      : 'no-store';
    return reply.header('cache-control', cache).type(type).send(file);
  });
}

function filesIn(root: string): ReadonlyMap<string, Buffer> {
  try {
    const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    const paths = entries.map((entry) => join(entry.parentPath, entry.name));
    return new Map(paths.map((path) => [path.slice(root.length), readFileSync(path)]));
  } catch {
    return new Map();
  }
}
