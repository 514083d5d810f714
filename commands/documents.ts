/*
 * Documents: `npm run documents -- [--out documents.json] [--client] <files>` makes the manifest of what an app sends.
 *
 * Owns   the reading of the command line, and the file that it writes.
 * Gives  exit code 0 when the manifest is written, 1 when a document cannot be registered, 2 when the command line makes no sense.
 * Never  writes a manifest with which a gateway of this version would not start.
 */
import { createHash } from 'node:crypto';
import { glob, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { buildSchema } from 'graphql';
import * as client from '../client/src/documents.ts';
import { DocumentError } from '../src/server/document-error.ts';
import { checkDocument, readDocument } from '../src/server/document-reading.ts';
import { fail } from './fail.ts';
import { spellingsIn, WrongDocuments, type Written } from './spellings.ts';

const USAGE = `npm run documents -- [--out documents.json] [--client] <files>

Makes the manifest for DOCUMENTS_FILE of the documents in files of GraphQL (globs in quotes), in each spelling that Apollo Client, urql and
plain clients send.

  --out <file>  where it is written, documents.json unless it is given
  --client      adds the documents of reach-gateway-client`;

const CLIENT: readonly string[] = [
  ...[client.WATCH_OPERATION, client.OPERATION, client.OPERATION_CHANGES],
  client.ACKNOWLEDGE_OPERATION,
];

/** The command line makes no sense. */
class Misused extends Error {}

interface Line {
  readonly out: string;
  readonly client: boolean;
  readonly globs: readonly string[];
}

function parsedLine(): Line {
  try {
    const { values, positionals } = parseArgs({
      options: {
        out: { type: 'string', default: 'documents.json' },
        client: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    if (positionals.length > 0 || values.client) return { ...values, globs: positionals };
  } catch {
    // an option that nobody knows: the usage tells which there are
  }
  throw new Misused();
}

async function filesAt(globs: readonly string[]): Promise<readonly Written[]> {
  const names = new Set<string>();
  for (const one of globs)
    for await (const name of glob(one, { exclude: (path) => path === 'node_modules' }))
      names.add(name);
  const odd = [...names].find((name) => !/\.(graphql|gql)$/.test(name));
  if (odd !== undefined)
    throw new WrongDocuments(
      `${odd} is no file of GraphQL. For documents in code use the generator of your client: docs/frontend.md names it.`,
    );
  return Promise.all(
    [...names].toSorted().map(async (name) => ({ name, text: await readFile(name, 'utf8') })),
  );
}

async function manifestOf(texts: readonly string[]): Promise<Record<string, string>> {
  const file = new URL('../schema.graphql', import.meta.url);
  const schema = buildSchema(await readFile(file, 'utf8'));
  for (const text of texts) {
    try {
      checkDocument(readDocument(text), schema);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      throw new WrongDocuments(`${text}\n\nThis document cannot be registered: ${error.message}`);
    }
  }
  const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
  return Object.fromEntries(texts.map((text) => [hashOf(text), text]));
}

try {
  const line = parsedLine();
  const own = line.client ? CLIENT.map((text) => ({ name: 'reach-gateway-client', text })) : [];
  const texts = spellingsIn([...(await filesAt(line.globs)), ...own]);
  if (texts.length === 0) throw new WrongDocuments('These files hold no operation.');
  await writeFile(line.out, `${JSON.stringify(await manifestOf(texts), null, 2)}\n`);
  console.log(
    `${line.out} holds ${texts.length} documents. The gateway takes it as DOCUMENTS_FILE.`,
  );
} catch (error) {
  if (error instanceof Misused) fail(USAGE, 2);
  else if (error instanceof WrongDocuments) fail(error.message, 1);
  else throw error;
}
