import { serverAudits } from 'graphql-http';
import { expect, it } from 'vitest';
import { checkDocument, readDocument } from '../../src/server/document-reading.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { ManifestFile } from '../support/manifest.ts';
import { SDL } from './small-schema.ts';
import { startSmallServer } from './small-server.ts';

const SCHEMA = buildSchema({}, [SDL]);

/** The documents that audits send and that can run. */
async function documentsOfAudits(url: string): Promise<string[]> {
  const sent = new Set<string>();
  await verdicts(url, {}, (query) => sent.add(query));
  return [...sent].filter((text) => isDocument(text));
}

function isDocument(text: string): boolean {
  try {
    checkDocument(readDocument(text), SCHEMA);
    return true;
  } catch {
    return false;
  }
}

/** Every audit by its verdict. */
async function verdicts(
  url: string,
  headers: Record<string, string>,
  onDocument: (text: string) => void = () => undefined,
): Promise<Record<string, string[]>> {
  const fetchFn: typeof fetch = (input, init) => {
    const { query } = queryIn(String(input), init?.body);
    if (typeof query === 'string') onDocument(query);
    return fetch(input, {
      ...init,
      headers: { ...headers, ...Object.fromEntries(new Headers(init?.headers)) },
    });
  };
  const found: Record<string, string[]> = { ok: [], notice: [], warn: [], error: [] };
  for (const audit of serverAudits({ url, fetchFn })) {
    const result = await audit.fn();
    found[result.status]?.push(`${audit.id} ${audit.name}`);
    if ('response' in result) await result.response.body?.cancel();
  }
  return found;
}

const nothing = (): void => undefined;
/** The ordinary request by its own route, or as everything by Apollo. */
const WAYS = [
  ['by its own route', { route: true }],
  ['by Apollo', { route: false }],
] as const;

it.each(WAYS)('passes every audit with the preflight header, %s', async (_way, fast) => {
  await using small = await startSmallServer({}, nothing, fast);

  const { ok, ...rest } = await verdicts(small.url, { 'apollo-require-preflight': 'true' });

  expect(rest).toEqual({ notice: [], warn: [], error: [] });
  expect(ok?.length).toBe(61);
});

it.each(WAYS)('passes them without it as well, but for reading by GET, %s', async (_way, fast) => {
  await using small = await startSmallServer({}, nothing, fast);

  const { ok, notice, ...rest } = await verdicts(small.url, {});

  expect(rest).toEqual({ warn: [], error: [] });
  expect(notice?.map((name) => name.slice(0, 4))).toEqual(['5A70', 'D6D5', '6A70']);
  expect(ok?.length).toBe(58);
});

it.each(WAYS)(
  'passes every audit where only its own documents are registered, %s',
  async (_way, fast) => {
    await using open = await startSmallServer();
    using file = ManifestFile.of(...(await documentsOfAudits(open.url)));
    await using small = await startSmallServer({ documents: file.trusted() }, nothing, fast);

    const { ok, ...rest } = await verdicts(small.url, { 'apollo-require-preflight': 'true' });

    expect(rest).toEqual({ notice: [], warn: [], error: [] });
    expect(ok?.length).toBe(61);
  },
);

function queryIn(url: string, body: unknown): { readonly query?: unknown } {
  const inAddress = URL.canParse(url) ? new URL(url).searchParams.get('query') : null;
  if (inAddress !== null) return { query: inAddress };
  try {
    return typeof body === 'string' ? (JSON.parse(body) ?? {}) : {};
  } catch {
    return {};
  }
}
