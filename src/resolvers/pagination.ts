/*
 * Pagination: a page of a list that the platform sends whole, as a Relay connection.
 *
 * Owns   the cursor of an item, which is its own opaque name and so stays the same when newer items come; and what every connection takes for a
 *        size and a cursor.
 * Never  takes a cursor of something else for the beginning of the list: an app that reads on would show the same page for ever.
 */
import { readGlobalId, type NodeType } from '../ids.ts';
import { BadInput } from './scalars/scalar.ts';

const MAX_PAGE_SIZE = 100;

export interface PageRequest {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** How many items a page has, of those that were asked for. */
export function pageSize(first: number): number {
  if (first < 0)
    throw new BadInput('OUT_OF_RANGE', {
      limits: { min: 0, max: MAX_PAGE_SIZE },
      field: ['first'],
    });
  return Math.min(first, MAX_PAGE_SIZE);
}

/** What the cursor of an item names, which may have been removed, or null for the beginning. */
export function cursorKey(type: NodeType, after: string | null | undefined): string | null {
  if (after == null) return null;
  const named = readGlobalId(after);
  const key = named?.type === type ? named.parts.at(-1) : undefined;
  if (key === undefined) throw new BadInput('NOT_OF_THIS_LIST', { field: ['after'] });
  return key;
}

interface Listed<T> {
  readonly type: NodeType;
  readonly items: readonly T[];
  /** Gives each item its cursor. */
  readonly nameOf: (item: T) => string;
}

/** After a cursor whose item was removed the page is empty. */
export function paginate<T>({ type, items, nameOf }: Listed<T>, { first, after }: PageRequest) {
  const size = pageSize(first);
  const reading = cursorKey(type, after) !== null;
  const named = items.map((node) => ({ cursor: nameOf(node), node }));
  const at = named.findIndex(({ cursor }) => cursor === after);
  const from = reading && at < 0 ? named.length : at + 1;
  const edges = named.slice(from, from + size);
  return {
    edges,
    pageInfo: {
      hasNextPage: from + edges.length < named.length,
      hasPreviousPage: from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
