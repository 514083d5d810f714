/*
 * List page: a page of a list that the platform sends whole, as a connection.
 *
 * Owns   the cursor of an item, which is its own opaque name and so stays the same when newer items come.
 */
const MOST = 100;

export interface PageAsked {
  readonly first: number;
  readonly after?: string | null | undefined;
}

/** `nameOf` gives each item its cursor. After a cursor that is gone from the list the page is empty. */
export function listPage<T>(
  items: readonly T[],
  nameOf: (item: T) => string,
  { first, after }: PageAsked,
) {
  const named = items.map((node) => ({ cursor: nameOf(node), node }));
  const at = after == null ? -1 : named.findIndex(({ cursor }) => cursor === after);
  const from = after != null && at < 0 ? named.length : at + 1;
  const edges = named.slice(from, from + Math.min(Math.max(first, 0), MOST));
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
