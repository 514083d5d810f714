/* Newest first: the order of whatever has a date. What has none comes last; ties stay as they came. */
export const newestFirst = <T>(items: readonly T[], at: (item: T) => number | null): readonly T[] =>
  items
    .map((item) => ({ item, at: at(item) ?? 0 }))
    .sort((a, b) => b.at - a.at)
    .map(({ item }) => item);
