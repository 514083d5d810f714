/*
 * Direct change book: the port through which direct changes are kept.
 *
 * Owns   the promise that a key stands for one change of one person for good, and that a limit counts what was begun.
 * Gives  the result of a change again; one that never came to an end reads as having none.
 */
import type { Problem } from '../../errors.ts';

export interface DirectResult<T> {
  readonly outcome: 'ACCEPTED' | 'REFUSED' | 'UNDETERMINED';
  readonly problems: readonly Problem[];
  /** What it brought; null unless it was accepted. */
  readonly value: T | null;
}

export interface DirectEntry {
  readonly subject: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly name: string;
  /** What a limit counts, or null. */
  readonly scope: string | null;
}

export interface DirectOutcome {
  readonly fingerprint: string;
  /** Null while it is not known. */
  readonly result: DirectResult<unknown> | null;
}

export interface DirectLimit {
  readonly scope: string;
  readonly most: number;
  readonly withinMs: number;
}

export type DirectBegun =
  | { readonly began: true; readonly id: string }
  /** The key was used in the meantime. */
  | { readonly began: false; readonly entry: DirectOutcome }
  /** The limit is reached; `freeAt` is epoch milliseconds. */
  | { readonly began: false; readonly entry: null; readonly freeAt: number };

export interface DirectChangeBook {
  find(subject: string, key: string): Promise<DirectOutcome | null>;
  /** Durable, with its audit row, when it resolves. */
  begin(entry: DirectEntry, limit: DirectLimit | null): Promise<DirectBegun>;
  end(id: string, result: DirectResult<unknown>): Promise<void>;
}
