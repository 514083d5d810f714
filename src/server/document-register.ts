/*
 * Document register: the documents that everybody may run.
 *
 * Owns   the files that hold them, read again when they change, and those that the project itself sends.
 * Gives  a document by its hash or by its text, which was checked as any other document is.
 * Never  takes half of a change: when one file cannot be used, all stays as it was.
 */
import { readFile, stat } from 'node:fs/promises';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { GraphQLSchema } from 'graphql';
import { DocumentError } from './document-error.ts';
import { checkDocument, readDocument } from './document-reading.ts';
import {
  beginning,
  documentsIn,
  ManifestFault,
  sha256,
  type RegisteredDocument,
} from './manifest.ts';

type Documents = ReadonlyMap<string, RegisteredDocument>;

const MAX_FILE_BYTES = 32 * 1_024 * 1_024;
const MAX_DOCUMENTS = 20_000;

export class DocumentRegister {
  readonly files: readonly string[];
  readonly #schema: GraphQLSchema;
  readonly #ownDocuments: Documents;
  #byHash: Documents;
  #bySource: Documents;
  #states = '';
  #size = 0;

  /** `own`: texts that fit the schema. `load()` reads the files. */
  constructor(schema: GraphQLSchema, own: readonly string[], files: readonly string[]) {
    this.#schema = schema;
    this.files = files;
    this.#ownDocuments = new Map(own.map((source) => [sha256(source), { source, price: null }]));
    this.#byHash = this.#ownDocuments;
    this.#bySource = bySource(this.#ownDocuments);
  }

  /** How many documents the files hold. */
  get size(): number {
    return this.#size;
  }

  /** `hash` is SHA-256 in lower-case hex. */
  byHash(hash: string): RegisteredDocument | null {
    return this.#byHash.get(hash) ?? null;
  }

  bySource(source: string): RegisteredDocument | null {
    return this.#bySource.get(source) ?? null;
  }

  /** True when the files have changed and were read. Rejects with a ManifestFault, and keeps what there was. */
  async load(): Promise<boolean> {
    if (this.files.length === 0) return false;
    const states = (await Promise.all(this.files.map(stateOf))).join('\n');
    if (states === this.#states) return false;
    this.#states = states; // a mistake is told once
    const documents: Documents = new Map(
      (await Promise.all(this.files.map(read))).flatMap((file) => [...file]),
    );
    if (documents.size === 0) throw new ManifestFault('DOCUMENTS_FILE holds no document.');
    if (documents.size > MAX_DOCUMENTS)
      throw new ManifestFault(`DOCUMENTS_FILE holds more than ${MAX_DOCUMENTS} documents.`);
    await this.#check(documents);
    this.#size = documents.size;
    this.#byHash = new Map([...this.#ownDocuments, ...documents]);
    this.#bySource = bySource(this.#byHash);
    return true;
  }

  /** One after the other, since requests are answered meanwhile. */
  async #check(documents: Documents): Promise<void> {
    for (const [hash, { source }] of documents) {
      if (this.#byHash.has(hash)) continue;
      this.#checkOne(hash, source);
      await otherWork();
    }
  }

  #checkOne(hash: string, source: string): void {
    try {
      checkDocument(readDocument(source), this.#schema);
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      throw new ManifestFault(
        `DOCUMENTS_FILE holds the document ${beginning(hash)}, which cannot run: ${error.message}`,
      );
    }
  }
}

const bySource = (documents: Documents): Documents =>
  new Map([...documents.values()].map((one) => [one.source, one]));

/** Changes when the file does, and when it is not there. */
async function stateOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  return found ? `${found.mtimeMs} ${found.ino} ${found.size}` : 'none';
}

async function read(file: string): Promise<Documents> {
  const cannot = (why: string): ManifestFault =>
    new ManifestFault(`DOCUMENTS_FILE ${file} ${why}.`);
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw cannot('is no file');
  if (found.size > MAX_FILE_BYTES) throw cannot('is larger than 32 MiB');
  const text = await readFile(file, 'utf8').catch(() => {
    throw cannot('cannot be read');
  });
  return documentsIn(text, file);
}
