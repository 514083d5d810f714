/*
 * Store URL: which database a `DATABASE_URL` names.
 *
 * Owns   the spelling `sqlite:<path>` and the refusal of what this build does not speak.
 * Never  repeats the URL in an error, since a PostgreSQL URL holds a password.
 */
import { CannotOpenStore } from './cannot-open-store.ts';

const SCHEME = 'sqlite:';

/** What SQLite calls a database that ends with the process. */
export const IN_MEMORY = ':memory:';

/** The file of the database, or `IN_MEMORY`. */
export function sqlitePathOf(url: string): string {
  if (/^postgres(ql)?:/i.test(url)) {
    throw new CannotOpenStore(
      'DATABASE_URL names PostgreSQL; this build speaks SQLite only (sqlite:<path>).',
    );
  }
  const path = url.startsWith(SCHEME) ? url.slice(SCHEME.length) : '';
  if (path === '') throw new CannotOpenStore('DATABASE_URL must have the form sqlite:<path>.');
  return path;
}
