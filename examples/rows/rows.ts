/*
 * Rows: for every endpoint of the platform a document that reaches it.
 *
 * Owns   the documents that docs/graph.md lists. A test runs each of them in a sandbox of its own and counts the calls.
 */
import { ABROAD } from './abroad.ts';
import { BUYING } from './buying.ts';
import { LINES } from './lines.ts';
import { MONEY } from './money.ts';
import type { RowExample } from './row-example.ts';

/** Rows 2 to 68; row 0 is asked by the gateway itself, row 1 by `npm run access-keys`. */
export const ROW_EXAMPLES: readonly RowExample[] = [...BUYING, ...LINES, ...MONEY, ...ABROAD];
