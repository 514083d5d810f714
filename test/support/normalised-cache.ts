/*
 * Normalised cache: what Apollo Client, urql and Relay do with answers, in a few lines.
 *
 * Owns   the rule of all three: objects with the same type and id are one, and what came last counts.
 */
type Json = unknown;
type Stored = Record<string, Json>;

export class NormalisedCache {
  readonly #objects = new Map<string, Stored>();

  /** What is stored of an object, with references in place of the objects that it holds. */
  get(key: string): Stored | undefined {
    return this.#objects.get(key);
  }

  get keys(): readonly string[] {
    return [...this.#objects.keys()];
  }

  write(value: Json): Json {
    if (Array.isArray(value)) return value.map((one) => this.write(one));
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).map(([name, inner]) => [name, this.write(inner)]);
    const stored: Stored = Object.fromEntries(fields);
    const { __typename: type, id } = stored;
    if (typeof type !== 'string' || typeof id !== 'string') return stored;
    const key = `${type}:${id}`;
    this.#objects.set(key, { ...this.#objects.get(key), ...stored });
    return { ref: key };
  }
}
