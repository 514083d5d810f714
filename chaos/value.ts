/*
 * Value: reading JSON of which nothing is known.
 *
 * Gives  what stands at a path, as text or as a list, and null or nothing where the path leads nowhere.
 */
export type Path = readonly (string | number)[];

export const at = (value: unknown, ...path: Path): unknown =>
  path.reduce<unknown>(
    (inner, name) =>
      typeof inner === 'object' && inner !== null ? Reflect.get(inner, String(name)) : undefined,
    value,
  );

export function textAt(value: unknown, ...path: Path): string | null {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : null;
}

export function numberAt(value: unknown, ...path: Path): number | null {
  const found = at(value, ...path);
  return typeof found === 'number' ? found : null;
}

export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
}
