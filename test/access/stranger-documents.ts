/*
 * Stranger documents: every place of the schema that takes somebody's id, and the request that puts one there.
 *
 * Gives  requests made of the schema alone, so that a field that is added tomorrow is tried tomorrow.
 */
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
} from 'graphql';

export const SCHEMA = buildSchema(
  readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'),
);

/** Ids of what is sold to everybody, and names that are nobody's. */
const BY_PLATFORM = ['plan.id', 'planId', 'serviceId', 'packId', 'shippingServiceId'];
/** Names of somebody's things that are plain words. */
const NAMING_WORDS = ['transactionId', 'reference'];

export type RootName = 'Query' | 'Mutation' | 'Subscription';

/** One argument, or field of an input, that takes an id. */
export interface Place {
  readonly root: RootName;
  readonly field: string;
  readonly path: readonly string[];
}

type Fields = Readonly<Record<string, GraphQLField<unknown, unknown>>>;

const fieldsOf = (root: RootName): Fields => {
  const type = SCHEMA.getType(root);
  if (!isObjectType(type)) throw new Error(`no ${root}`);
  return type.getFields();
};

export const ROOTS = ['Query', 'Mutation', 'Subscription'] as const;

export const PLACES: readonly Place[] = ROOTS.flatMap((root) =>
  Object.values(fieldsOf(root)).flatMap(({ name, args }) =>
    args
      .flatMap((argument) => pathsIn(argument, []))
      .filter(
        (path) =>
          !BY_PLATFORM.includes(path.at(-1) ?? '') &&
          !BY_PLATFORM.includes(`${name}.${path.at(-1)}`),
      )
      .map((path) => ({ root, field: name, path })),
  ),
);

function pathsIn(
  { name, type }: GraphQLArgument | GraphQLInputField,
  above: readonly string[],
): string[][] {
  const path = [...above, name];
  const named = getNamedType(type);
  if (isInputObjectType(named)) {
    return Object.values(named.getFields()).flatMap((field) => pathsIn(field, path));
  }
  return named.name === 'ID' || NAMING_WORDS.includes(name) ? [path] : [];
}

/** What stands at a place that is not the one that is tried. */
export type Filler = (name: string, type: string) => unknown;

/** The document of a place with its variables; `value` is the id to try. */
export function requestFor(
  { root, field, path }: Place,
  value: string,
  filler: Filler,
): { query: string; variables: Record<string, unknown> } {
  const found = fieldsOf(root)[field];
  if (!found) throw new Error(`no ${root}.${field}`);
  const needed = found.args.filter((arg) => isNonNullType(arg.type) || arg.name === path[0]);
  const declared = needed.map(({ name, type }) => `$${name}: ${String(type)}`).join(', ');
  const passed = needed.map(({ name }) => `${name}: $${name}`).join(', ');
  const query = `${root.toLowerCase()} Try(${declared}) { ${field}(${passed}) ${selectionOf(found.type)} }`;
  const variables = needed.map(({ name, type }) => [
    name,
    valueOf(name, type, { path: name === path[0] ? path.slice(1) : null, value, filler }),
  ]);
  return { query, variables: Object.fromEntries(variables) };
}

interface Wish {
  /** The rest of the way to the place, or null when it is elsewhere. */
  readonly path: readonly string[] | null;
  readonly value: string;
  readonly filler: Filler;
}

function valueOf(name: string, type: GraphQLInputType, wish: Wish): unknown {
  const bare = getNullableType(type);
  if (isListType(bare)) return [valueOf(name, bare.ofType, wish)];
  if (!isInputObjectType(bare)) {
    return wish.path?.length === 0 ? wish.value : wish.filler(name, getNamedType(bare).name);
  }
  const [next] = wish.path ?? [];
  const fields = Object.values(bare.getFields());
  const chosen = bare.isOneOf
    ? fields.slice(0, 1)
    : fields.filter((field) => isNonNullType(field.type) || field.name === next || isOurs(field));
  return Object.fromEntries(
    chosen.map((field) => [
      field.name,
      valueOf(field.name, field.type, {
        ...wish,
        path: field.name === next ? (wish.path?.slice(1) ?? null) : null,
      }),
    ]),
  );
}

/** The other ids of an input are those of the one who asks, also where they may be left out. */
const isOurs = ({ type, name }: GraphQLInputField): boolean =>
  getNamedType(type).name === 'ID' && !BY_PLATFORM.includes(name);

function selectionOf(type: GraphQLOutputType, depth = 0): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return '';
  if (isUnionType(named) || depth > 1) return '{ __typename }';
  const fields = 'getFields' in named ? Object.values(named.getFields()) : [];
  const plain = fields
    .filter(({ args, astNode }) => args.length === 0 && !forAgents(astNode))
    .filter(({ type: inner }) => depth < 1 || isLeafType(getNamedType(inner)))
    .map(({ name, type: inner }) => `${name} ${selectionOf(inner, depth + 1)}`);
  return `{ __typename ${plain.join(' ')} }`;
}

const forAgents = (node: GraphQLField<unknown, unknown>['astNode']): boolean =>
  (node?.directives ?? []).some(
    ({ name, arguments: args = [] }) =>
      name.value === 'access' &&
      args.some(
        ({ value }) =>
          'value' in value && value.value !== 'CUSTOMER' && value.value !== 'ANONYMOUS',
      ),
  );
