/*
 * Documented: which fields of a body the contract knows.
 *
 * Gives  the fields of a value that no schema names, and whether a schema names a path of fields.
 * Never  judges a value; an object without named fields may hold any.
 */
type Schema = Readonly<Record<string, unknown>>;

/** The schema that a `$ref` names. */
export type Resolve = (reference: string) => unknown;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const schemasIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const COMBINERS = ['allOf', 'anyOf', 'oneOf', 'then', 'else', 'if'] as const;

/** Every schema that may describe the same value. */
function alternatives(schema: unknown, resolve: Resolve): readonly Schema[] {
  if (!isSchema(schema)) return [];
  const { $ref: reference } = schema;
  const combined = COMBINERS.flatMap((name) => schemasIn(schema[name]));
  const meant = typeof reference === 'string' ? [resolve(reference), ...combined] : combined;
  return [schema, ...meant.flatMap((one) => alternatives(one, resolve))];
}

const ITEM = '[]';

/** The schemas of a field, or of the items of a list; null where nothing is said of fields, so that any may stand there. */
function below(schemas: readonly Schema[], name: string): readonly unknown[] | null {
  if (name === ITEM) {
    const items = schemas.flatMap(({ items: one }) => (isSchema(one) ? [one] : []));
    return items.length > 0 ? items : null;
  }
  const named = schemas.flatMap(({ properties }) => (isSchema(properties) ? [properties] : []));
  const maps = schemas.flatMap(({ additionalProperties: one }) => (isSchema(one) ? [one] : []));
  if (named.length === 0 && maps.length === 0) return null;
  const found = named.flatMap((properties) =>
    Object.hasOwn(properties, name) ? [properties[name]] : [],
  );
  return [...found, ...maps];
}

/** Fields of a value that the schema does not name, such as `/data/lines/activationDate`. */
export function undocumented(schema: unknown, value: unknown, resolve: Resolve): readonly string[] {
  return [...new Set(walk([schema], { value, at: '', resolve }))];
}

interface Place {
  readonly value: unknown;
  readonly at: string;
  readonly resolve: Resolve;
}

function walk(schemas: readonly unknown[], { value, at, resolve }: Place): readonly string[] {
  const known = schemas.flatMap((schema) => alternatives(schema, resolve));
  const step = (name: string, inner: unknown, path: string): readonly string[] => {
    const next = below(known, name);
    if (next === null) return [];
    return next.length === 0 ? [path] : walk(next, { value: inner, at: path, resolve });
  };
  if (Array.isArray(value)) return value.flatMap((one) => step(ITEM, one, at));
  if (!isSchema(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => step(name, inner, `${at}/${name}`));
}
