/*
 * Sample answers: what a row may answer, made from the contract with every field that it names.
 *
 * Gives  one whole answer for each shape that the contract allows, and of each the variants in which one field says something else.
 */
import { operations, reachDocument } from './reach-document.ts';

type Schema = Readonly<Record<string, unknown>>;

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every id is this one, so that each answer is about whom it was asked. */
export const ID = 'id-1';
export const DAY = '2026-01-28';

/** What the path of a `$ref` leads to. */
export const resolve = (reference: string, document: unknown = reachDocument): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>((node, name) => (isSchema(node) ? node[name] : undefined), document);

/** The schema of what a row answers, without its envelope; null where there is none. */
export function answerSchema(row: number, document: unknown = reachDocument): Schema | null {
  const found = operations.find(({ rows }) => rows.includes(row))?.operation.responses ?? {};
  const response = found['200'] ?? found['202'];
  const [reference] = /#\/components\/schemas\/\w+/.exec(JSON.stringify(response)) ?? [];
  const answer = reference === undefined ? null : resolve(reference, document);
  const parts = isSchema(answer) && Array.isArray(answer['allOf']) ? answer['allOf'] : [];
  const data = parts
    .map((part: unknown) => (isSchema(part) ? part['properties'] : null))
    .map((properties) => (isSchema(properties) ? properties['data'] : null))
    .find(isSchema);
  return data ?? null;
}

/** All whole answers of a row: one for each alternative of its shape. */
export function answersOf(row: number): readonly unknown[] {
  const schema = made.has(row) ? null : answerSchema(row);
  const known = made.get(row) ?? (schema ? samplesOf(schema) : []);
  made.set(row, known);
  return known;
}

const made = new Map<number, readonly unknown[]>();

function samplesOf(schema: Schema): readonly unknown[] {
  const { $ref: reference, oneOf, anyOf } = schema;
  if (typeof reference === 'string') {
    const meant = resolve(reference);
    return isSchema(meant) ? samplesOf({ ...meant }) : [];
  }
  const choices = [oneOf, anyOf].find(Array.isArray);
  if (choices) return choices.flatMap((one: unknown) => (isSchema(one) ? samplesOf(one) : []));
  return [sampleOf(schema)];
}

function sampleOf(schema: Schema): unknown {
  const { properties, items, additionalProperties: map, allOf } = schema;
  if (Array.isArray(allOf)) return Object.assign({}, ...allOf.flatMap((one) => samplesOf(one)));
  if (isSchema(items)) return [samplesOf(items)[0]];
  const fields = isSchema(properties) ? Object.entries(properties) : [];
  const keyed = isSchema(map) ? [['mno_X', map] as const] : [];
  if (fields.length + keyed.length > 0)
    return Object.fromEntries(
      [...fields, ...keyed].map(([name, one]) => [name, isSchema(one) ? samplesOf(one)[0] : null]),
    );
  return plainOf(schema);
}

function plainOf({ type, 'x-known-values': known, pattern, format }: Schema): unknown {
  if (Array.isArray(known)) return known[0];
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (types.includes('boolean')) return true;
  if (types.includes('number') || types.includes('integer')) return 1;
  if (format === 'uri') return 'https://pay.example/1';
  return typeof pattern === 'string' && pattern.includes('{4}-') ? `${DAY}T08:00:00Z` : ID;
}

/** The answer with one plain field after the other empty, and each flag turned. */
export function* variantsOf(answer: unknown): Generator<unknown> {
  yield answer;
  for (const path of leavesOf(answer)) {
    yield replaced(answer, path, null);
    yield replaced(answer, path, false);
  }
}

type Path = readonly string[];

function leavesOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([name, inner]) => leavesOf(inner, [...path, name]));
}

function replaced(value: unknown, [name, ...rest]: Path, by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((one: unknown, at) => (String(at) === name ? replaced(one, rest, by) : one));
  if (!isSchema(value)) return value;
  return { ...value, [name]: replaced(value[name], rest, by) };
}
