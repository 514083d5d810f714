/*
 * Chance answers: a schema whose every field answers by chance, and alike each time it is asked.
 *
 * Owns   how often something is wrong. Every fault that a resolver can make comes about, and every way to give a value that is right.
 * Never  knows which way a document runs: an answer follows from the object and the field alone.
 */
import {
  getNullableType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
} from 'graphql';
import { Random } from '../../chaos/random.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { buildSchema } from '../../src/server/schema.ts';

/** What a scalar may be shown from: each keeps those that it can show. */
const INSIDE: readonly unknown[] = [
  ...['text', '', 'x"\n\u2028é😀', '10.00', '0', '10001', 'NY', 'US', 'USD', 'sam@example.com'],
  ...['+12125550142', '2125550142', '356938035643809', '8901260000000000025', '2027-03-01'],
  ...['https://shop.test/a?b=1', 'New York', '1 Harbor Street', 'shop', '246810'],
  ...[0, 1, -1, 42, 1_772_442_000_000, 1.5, true, false],
];

const MAX_OBJECTS = 20_000;

interface Source {
  readonly seed: number;
  readonly __typename: string;
}

export class ChanceAnswers {
  readonly schema: GraphQLSchema;
  readonly #leaves = new Map<string, readonly unknown[]>();
  readonly #objects = new Map<string, Source>();
  /** How many in a thousand values are wrong. */
  readonly #faults: number;

  constructor(faults: number, sdl?: readonly string[]) {
    this.#faults = faults;
    this.schema = buildSchema(scalarResolvers, sdl);
    for (const type of Object.values(this.schema.getTypeMap())) {
      if (isLeafType(type)) this.#leaves.set(type.name, insideOf(type));
      if (isObjectType(type) && !type.name.startsWith('__')) this.#resolve(type);
      // By a function for some, by `__typename` for others.
      const isByFunction = type.name.length % 2 === 0;
      if ((isInterfaceType(type) || isUnionType(type)) && isByFunction)
        type.resolveType = ({ __typename }: Source) => __typename;
    }
  }

  /** The root of the answers to one document. */
  root(seed: number): Source {
    return this.#object('Query', seed);
  }

  #resolve(type: GraphQLObjectType): void {
    for (const field of Object.values(type.getFields())) {
      const chance = Random.of(1, `${type.name}.${field.name}`);
      // Some are properties of their object, or functions of it.
      if (chance.chance(0.4)) delete field.resolve;
      else field.resolve = this.#resolver(field);
    }
  }

  #resolver(field: GraphQLField<unknown, unknown>): GraphQLFieldResolver<unknown, unknown> {
    const of = (source: unknown, ...asked: readonly unknown[]): unknown =>
      this.#value(
        field.type,
        Random.of((source as Source).seed, field.name + JSON.stringify(asked)),
      );
    // Many look at no more than their object, or at nothing of the document.
    if (field.name.length % 3 === 1) return (source) => of(source);
    if (field.name.length % 3 === 2) return (source, args, context) => of(source, args, context);
    return (source, args, context, info) => {
      const { seed } = source as Source;
      // Some ask late for what only one execution knows.
      if (field.name.length % 13 === 0)
        return later(null, 1).then(() =>
          this.#value(field.type, Random.of(seed, JSON.stringify(info.variableValues))),
        );
      const asked = JSON.stringify([args, context, info.parentType.name, pathOf(info)]);
      return this.#value(field.type, Random.of(seed, field.name + asked));
    };
  }

  /** The same each time, as data that were read once. */
  #object(typename: string, seed: number): Source {
    const name = `${typename} ${seed}`;
    const source = this.#objects.get(name) ?? this.#made({ seed, __typename: typename });
    if (this.#objects.size >= MAX_OBJECTS) this.#objects.clear();
    this.#objects.set(name, source);
    return source;
  }

  #made(source: Source): Source {
    const { seed } = source;
    const type = this.schema.getType(source.__typename);
    if (!isObjectType(type)) return source;
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) continue;
      const isFunction = field.args.length > 0 || field.name.length % 3 === 0;
      const value = (args: unknown, context: unknown): unknown =>
        this.#value(field.type, Random.of(seed, field.name + JSON.stringify([args, context])));
      Object.defineProperty(
        source,
        field.name,
        isFunction ? { value } : { get: () => value({}, null) },
      );
    }
    return source;
  }

  #value(type: GraphQLOutputType, random: Random): unknown {
    if (random.chance(this.#faults / 1_000))
      return fault(random, isListType(getNullableType(type)));
    const value = this.#plain(type, random);
    if (random.chance(0.15)) return Promise.resolve(value);
    if (random.chance(0.03)) return later(value, random.between(1, 6));
    if (random.chance(0.01)) return thenable(value);
    return value;
  }

  #plain(type: GraphQLOutputType, random: Random): unknown {
    if (!isNonNullType(type) && random.chance(0.1)) return random.pick([null, undefined]);
    const bare = getNullableType(type);
    if (isListType(bare)) {
      const items = Array.from({ length: random.between(0, 3) }, () =>
        this.#value(bare.ofType, random),
      );
      return random.chance(0.05) ? new Set(items) : items;
    }
    if (isLeafType(bare)) return random.pick(this.#leaves.get(bare.name) ?? ['text']);
    const seed = Math.floor(random.next() * 2 ** 32);
    if (isObjectType(bare)) return this.#object(bare.name, seed);
    return isInterfaceType(bare) || isUnionType(bare)
      ? this.#object(random.pick(this.schema.getPossibleTypes(bare)).name, seed)
      : null;
  }
}

/** Of the way to a field only what a document says; where it stands in a list is asked for now and then. */
function pathOf({ path, fieldName }: GraphQLResolveInfo): unknown {
  const above = path.prev?.typename;
  return fieldName.length % 11 === 0 ? [above, path.prev?.key] : above;
}

/** In bare schemas of tests a type may show nothing. */
function insideOf(type: GraphQLLeafType): readonly unknown[] {
  if (isEnumType(type)) return type.getValues().map(({ value }): unknown => value);
  const shown = INSIDE.filter((value) => canShow(type, value));
  return shown.length > 0 ? shown : [null];
}

function canShow(type: GraphQLLeafType, value: unknown): boolean {
  try {
    return type.serialize(value) != null;
  } catch {
    return false;
  }
}

function fault(random: Random, isList: boolean): unknown {
  const error = new Error(`fault ${random.between(1, 9)}`);
  const faults: readonly (() => unknown)[] = [
    () => {
      throw error;
    },
    () => Promise.reject(error),
    () => later(null, 2).then(() => Promise.reject(error)),
    () => error,
    () => Promise.resolve(error),
    () => null,
    () => 'no such thing',
    () => ({ __typename: 'Nothing' }),
    () => [[{}]],
    () => Symbol.for('odd'),
    // What stands in no list is heard by nobody.
    () => (isList ? [1, error, Promise.reject(error), Promise.resolve(1)] : error),
  ];
  return random.pick(faults)();
}

async function later(value: unknown, turns: number): Promise<unknown> {
  for (let left = turns; left > 0; left -= 1) await Promise.resolve();
  return value;
}

const thenable = (value: unknown) => ({
  then: (resolve: (value: unknown) => void) => resolve(value),
});
