/* Newest first: the order of whatever has a date. What has none comes last; ties stay as they came. */
export const newestFirst = <T>(items: readonly T[], at: (item: T) => number | null): readonly T[] =>
  items.toSorted((a, b) => (at(b) ?? 0) - (at(a) ?? 0));
