/*
 * Paths: every way through the graph from what is somebody's own.
 *
 * Gives  documents made of the schema: each field that leads to an object is asked for once for each type that can stand there, on the
 *        shortest way to it.
 */
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isNonNullType,
  isObjectType,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { SCHEMA } from './stranger-documents.ts';
import { SAMPLES } from './things.ts';

interface Step {
  readonly type: GraphQLObjectType;
  /** What stands around a selection of this type; the selection goes to `HERE`. */
  readonly around: string;
  readonly fields: readonly string[];
}

const HERE = '<here>';
/** Of a document; one more stands for the leaves. */
const MOST_DEPTH = 10;
const LITERALS: Readonly<Record<string, string>> = {
  ...{ UsageKind: 'DATA', Int: '3', Boolean: 'true' },
};

const objectsOf = (field: GraphQLField<unknown, unknown>): readonly GraphQLObjectType[] => {
  const named = getNamedType(field.type);
  if (isAbstractType(named)) return SCHEMA.getPossibleTypes(named);
  return isObjectType(named) ? [named] : [];
};

/** Null when something is asked for that nobody can make up. */
function argumentsOf({ args }: GraphQLField<unknown, unknown>): string | null {
  const needed = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const given = needed.map(({ name, type }) => {
    const bare = getNamedType(type).name;
    const sample = LITERALS[bare] ?? (bare in SAMPLES ? JSON.stringify(SAMPLES[bare]) : null);
    return sample === null || bare === 'ID' ? null : `${name}: ${sample}`;
  });
  if (given.includes(null)) return null;
  return given.length === 0 ? '' : `(${given.join(', ')})`;
}

const insideOf = (field: GraphQLField<unknown, unknown>, type: GraphQLObjectType): string =>
  isAbstractType(getNamedType(field.type)) ? `{ __typename ... on ${type.name} ${HERE} }` : HERE;

/** Everything of a type that is a plain value and may be asked for. */
function leavesOf(type: GraphQLObjectType, may: (name: string) => boolean): string {
  const leaves = Object.values(type.getFields())
    .filter(
      ({ name, type: inner }) => isLeafType(getNamedType(inner)) && may(`${type.name}.${name}`),
    )
    .flatMap((field) => {
      const given = argumentsOf(field);
      return given === null ? [] : [`${field.name}${given}`];
    });
  return `{ __typename ${leaves.join(' ')} }`;
}

export interface GraphPath {
  /** `Type.field`, and the type that stands there. */
  readonly name: string;
  readonly query: string;
  /** Every field on the way, the last one included, as `Type.field`. */
  readonly fields: readonly string[];
}

/** `may`: whether a plain value may be asked for; what is on the way is asked for in any case. */
export function pathsWith(may: (name: string) => boolean): readonly GraphPath[] {
  const root = SCHEMA.getQueryType();
  if (!root) return [];
  const paths: GraphPath[] = [];
  const seen = new Set<string>();
  let front: Step[] = [{ type: root, around: HERE, fields: [] }];
  for (let depth = 0; depth < MOST_DEPTH && front.length > 0; depth += 1) {
    const next = front.flatMap((step) => stepsFrom(step, seen));
    for (const { type, around, fields } of next)
      paths.push({
        name: `${fields.at(-1)}:${type.name}`,
        query: `query Path ${around.replace(HERE, leavesOf(type, may))}`,
        fields,
      });
    front = next;
  }
  return paths;
}

function stepsFrom({ type, around, fields }: Step, seen: Set<string>): Step[] {
  return Object.values(type.getFields()).flatMap((field) => {
    const name = `${type.name}.${field.name}`;
    const given = argumentsOf(field);
    if (seen.has(name) || given === null) return [];
    seen.add(name);
    return objectsOf(field).map((inner) => ({
      type: inner,
      around: around.replace(HERE, `{ ${field.name}${given} ${insideOf(field, inner)} }`),
      fields: [...fields, name],
    }));
  });
}
