/*
 * Counted: names for records that the platform does not number.
 */

/** The same names, each further one of the same name with its count, so that no two are equal. */
export function counted(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}#${count}`;
  });
}
