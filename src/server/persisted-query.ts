/*
 * Persisted query: a hash that a client sends with a document, or instead of it.
 *
 * Gives  clients of automatic persisted queries (APQ) the one answer that has them send the text and stop asking.
 * Never  keeps a document under a hash: any document runs, so that a hash proves nothing, and a register filled by strangers has no bound.
 */
import { createHash } from 'node:crypto';
import { DocumentError } from './document-error.ts';

/** Throws when a hash came without its text, or with another one. */
export function checkPersistedQuery(source: unknown, extensions: unknown): void {
  const persisted = fieldOf(extensions, 'persistedQuery');
  if (!persisted) return;
  if (typeof source !== 'string' || source === '')
    throw new DocumentError('PERSISTED_QUERY_NOT_SUPPORTED');
  const hash = fieldOf(persisted, 'sha256Hash');
  if (typeof hash === 'string' && hash.toLowerCase() === sha256(source)) return;
  throw new DocumentError('BAD_REQUEST', {
    sentence: 'The hash of the persisted query is not that of its text.',
  });
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null
    ? new Map<string, unknown>(Object.entries(value)).get(name)
    : null;
