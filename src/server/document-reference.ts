/*
 * Document reference: what a request says of its document, by its text, by a hash of it, or both.
 *
 * Owns   both spellings of a hash, APQ's `extensions.persistedQuery` and `documentId` of GraphQL over HTTP, and which document is meant.
 * Gives  the text that runs, or an error before anything of it is read.
 * Never  keeps a document under a hash that a client sent: a register filled by strangers has no bound.
 *
 * Clients of APQ send the text upon `PERSISTED_QUERY_NOT_SUPPORTED`. So it is said only where any text runs.
 */
import { isRecord } from '../is-record.ts';
import { DocumentError } from './document-error.ts';
import type { DocumentRegister } from './document-register.ts';
import { sha256, type RegisteredDocument } from './manifest.ts';
import { REQUEST_FAULTS } from './request-faults.ts';

export interface DocumentReference {
  /** Empty when the request has no text. */
  readonly source: string;
  /** As it was sent. */
  readonly documentId: unknown;
  readonly extensions: unknown;
}

export interface Chosen {
  readonly source: string;
  /** Null for an open document. */
  readonly registered: RegisteredDocument | null;
}

/** `open`: the caller may run any document. `apq`: everybody may. */
interface Openness {
  readonly open: boolean;
  readonly apq: boolean;
}

/** Whether a request names its document by a hash, so that it needs no text. */
export const namesDocument = ({ documentId, extensions }: Omit<DocumentReference, 'source'>) =>
  documentId != null || !!persistedQueryIn(extensions);

export function chosenDocument(
  reference: DocumentReference,
  register: DocumentRegister,
  { open, apq }: Openness,
): Chosen {
  const { source } = reference;
  const hashes = hashesIn(reference);
  const known = source === '' ? byHash(hashes, register) : register.bySource(source);
  if (!known && !open) throw new DocumentError('DOCUMENT_NOT_REGISTERED');
  if (!known && source === '' && hashes.length > 0)
    throw new DocumentError(
      apq && reference.documentId == null
        ? 'PERSISTED_QUERY_NOT_SUPPORTED'
        : 'DOCUMENT_NOT_REGISTERED',
    );
  const text = known?.source ?? source;
  checkHashes(source === '' ? hashes.slice(1) : hashes, text);
  return { source: text, registered: known };
}

const PREFIX = /^sha256:/i;

/** In lower case; one that is no text is none of any document. */
function hashesIn({ documentId, extensions }: DocumentReference): readonly string[] {
  if (documentId != null && typeof documentId !== 'string')
    throw new DocumentError('BAD_REQUEST', { sentence: REQUEST_FAULTS.DOCUMENT_ID[1] });
  const persisted = persistedQueryIn(extensions);
  const hash = isRecord(persisted) ? persisted['sha256Hash'] : undefined;
  const spelled = [
    ...(documentId == null ? [] : [documentId]),
    ...(persisted ? [typeof hash === 'string' ? hash : ''] : []),
  ];
  return spelled.map((one) => one.replace(PREFIX, '').toLowerCase());
}

const persistedQueryIn = (extensions: unknown): unknown =>
  isRecord(extensions) ? extensions['persistedQuery'] : undefined;

const byHash = ([hash = '']: readonly string[], register: DocumentRegister) =>
  register.byHash(hash);

function checkHashes(hashes: readonly string[], source: string): void {
  if (hashes.length === 0) return;
  const hash = sha256(source);
  if (hashes.every((one) => one === hash)) return;
  throw new DocumentError('BAD_REQUEST', {
    sentence: 'The hash of the persisted query is not that of its text.',
  });
}
