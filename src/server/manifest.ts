/*
 * Manifest: the documents that an app registers, as a file holds them.
 *
 * Owns   the forms that are read: a JSON object of hash to document, as `npm run documents`, the client preset of GraphQL Code Generator and
 *        Relay write it, and the manifest of Apollo.
 * Gives  documents by their hash, each of which was compared with its text; or one sentence about the first mistake.
 * Never  repeats what a file holds but for the beginning of a hash: it may be the wrong file.
 */
import { createHash } from 'node:crypto';
import { CannotStart } from '../cannot-start.ts';
import { isRecord } from '../is-record.ts';

export interface RegisteredDocument {
  readonly source: string;
  /** How many upstream calls one run may make; null where the manifest does not say. */
  readonly price: number | null;
}

/** Its message is for operators. */
export class ManifestFault extends CannotStart {
  override readonly name = 'ManifestFault';
}

interface Entry {
  readonly id: unknown;
  readonly source: unknown;
  readonly price: unknown;
}

const APOLLO = 'apollo-persisted-query-manifest';

/** Throws a ManifestFault; `name` is that of the file. */
export function documentsIn(text: string, name: string): ReadonlyMap<string, RegisteredDocument> {
  const wrong = (what: string): ManifestFault =>
    new ManifestFault(`DOCUMENTS_FILE ${name} ${what}.`);
  const manifest = parsed(text);
  if (!isRecord(manifest)) throw wrong('is no JSON object of documents by their SHA-256');
  const entries = 'format' in manifest ? ofApollo(manifest) : ofMap(manifest);
  if (!entries) throw wrong(`has a format that is not read: \`${APOLLO}\` of version 1 is`);
  return new Map(entries.map((entry) => checked(entry, wrong)));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null;
  }
}

const ofMap = (manifest: Readonly<Record<string, unknown>>): readonly Entry[] =>
  Object.entries(manifest).map(([id, value]) =>
    isRecord(value)
      ? { id, source: value['document'], price: value['price'] }
      : { id, source: value, price: undefined },
  );

function ofApollo(manifest: Readonly<Record<string, unknown>>): readonly Entry[] | null {
  const { format, version, operations } = manifest;
  if (format !== APOLLO || version !== 1 || !Array.isArray(operations)) return null;
  return operations.map((one: unknown) => {
    const operation = isRecord(one) ? one : {};
    return { id: operation['id'], source: operation['body'], price: operation['price'] };
  });
}

function checked(
  { id, source, price }: Entry,
  wrong: (what: string) => ManifestFault,
): [string, RegisteredDocument] {
  const hash = typeof id === 'string' ? id.replace(/^sha256:/i, '').toLowerCase() : '';
  if (!/^[0-9a-f]{64}$/.test(hash)) throw wrong(`has an id that is no SHA-256 in hex${hint(hash)}`);
  if (typeof source !== 'string' || source === '')
    throw wrong(`has no text for the document ${beginning(hash)}`);
  if (sha256(source) !== hash)
    throw wrong(`has a document whose SHA-256 is not its id ${beginning(hash)}`);
  if (price !== undefined && !isPrice(price))
    throw wrong(`has a price that is no whole number for the document ${beginning(hash)}`);
  return [hash, { source, price: price ?? null }];
}

/** In lower-case hex. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const isPrice = (price: unknown): price is number =>
  Number.isSafeInteger(price) && Number(price) >= 0;

export const beginning = (hash: string): string => `${hash.slice(0, 12)}...`;

/** What tools write that were not told to use SHA-256. */
function hint(id: string): string {
  if (/^[0-9a-f]{40}$/.test(id)) return ', but looks like SHA-1: set `hashAlgorithm` to `sha256`';
  if (/^[0-9a-f]{32}$/.test(id)) return ', but looks like MD5: set `algorithm` to `SHA256`';
  return '';
}
