/*
 * Compilation: an operation as functions, one for each field in its place.
 *
 * Owns   how each type of the schema is completed: by the schema's own resolvers, `serialize` and `resolveType`, as graphql-js would.
 * Gives  a function from the root value to the answer. What stands below an abstract type is compiled when an object of a type comes.
 * Never  writes an error: whatever is not as it should be (an exception, a null that may not be, a wrong type) throws, and gives way.
 *
 * It assumes a document that was validated against the same schema, and resolvers that leave their arguments as they are.
 */
import {
  getArgumentValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  defaultTypeResolver,
  visit,
  BREAK,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { Selected } from './conditions.ts';
import { GIVES_WAY } from './gives-way.ts';
import { fieldInfo, infoOf, ItemPath, type CompiledDocument, type FieldInfo } from './info.ts';
import { resolverOf } from './replay.ts';
import { isPromise, type Arguments, type Run } from './run.ts';
import { listOf, objectOf, type Complete, type CompiledField, type Row } from './selection.ts';

type Path = GraphQLResolveInfo['path'];

/** Where a value stands: the field that it is of, and the way to it, which is longer in a list. */
interface Place {
  readonly info: FieldInfo;
  readonly path: Path;
}

/** With all types that came below abstract ones: twice what a document may ask for. */
const MAX_FIELDS = 2_000;

export class Compilation {
  readonly #document: CompiledDocument;
  readonly #selected: Selected;
  readonly #root: (source: unknown, run: Run) => Row;
  #fields = 0;

  /** Null when only graphql-js can run it. `variables`: those on which it depends what runs. */
  static of(document: CompiledDocument, variables: Arguments): Compilation | null {
    try {
      return new Compilation(document, variables);
    } catch {
      return null;
    }
  }

  private constructor(document: CompiledDocument, variables: Arguments) {
    const { schema, operation } = document;
    this.#document = document;
    this.#selected = new Selected(document, variables);
    const root = schema.getRootType(operation.operation);
    if (!root) throw GIVES_WAY;
    const fields = this.#selected.of(root, [operation.selectionSet]);
    this.#root = objectOf(this.#compiled(root, fields, undefined));
  }

  /** How many fields it has grown to. */
  get size(): number {
    return this.#fields;
  }

  get isTooLarge(): boolean {
    return this.#fields > MAX_FIELDS;
  }

  answer(root: unknown, run: Run): Row {
    return this.#root(root, run);
  }

  #compiled(
    type: GraphQLObjectType,
    fields: ReadonlyMap<string, readonly FieldNode[]>,
    prev: Path | undefined,
  ): readonly CompiledField[] {
    this.#fields += fields.size;
    if (this.#fields > MAX_FIELDS) throw GIVES_WAY;
    return [...fields].map(([key, nodes]) => this.#field(key, type, { nodes, prev }));
  }

  #field(
    key: string,
    parentType: GraphQLObjectType,
    { nodes, prev }: { readonly nodes: readonly FieldNode[]; readonly prev: Path | undefined },
  ): CompiledField {
    const [node] = nodes;
    const name = node?.name.value ?? '';
    if (name === '__typename') return typeName(key, parentType.name);
    const field = parentType.getFields()[name];
    if (!node || !field) throw GIVES_WAY; // the schema's own fields are written elsewhere
    const where = { parentType, fieldNodes: nodes, prev };
    const info = fieldInfo(this.#document, where, { name, type: field.type, key });
    const compiled: { -readonly [K in keyof CompiledField]: CompiledField[K] } = {
      key,
      resolve: () => undefined,
      complete: this.#complete(field.type, { info, path: info.path }),
    };
    compiled.resolve = resolving(field, info, argumentsFor(compiled, field, node));
    return compiled;
  }

  #complete(type: GraphQLOutputType, place: Place): Complete {
    if (isNonNullType(type)) return present(this.#complete(type.ofType, place));
    if (isLeafType(type)) return leaf(type);
    if (isListType(type)) {
      const items = listOf(
        this.#complete(type.ofType, { ...place, path: new ItemPath(place.path) }),
      );
      return (value, run) => {
        if (value == null) return null;
        if (!isIterable(value)) throw GIVES_WAY;
        return items(value, run);
      };
    }
    if (isAbstractType(type)) return this.#abstract(type, place);
    const complete = this.#object(type, place);
    return (value, run) => (isThere(value) ? complete(value, run) : null);
  }

  /** Below an abstract type it is compiled when the first object comes. */
  #abstract(type: GraphQLAbstractType, place: Place): Complete {
    const known = new Map<string, Complete>();
    const resolveType = type.resolveType ?? defaultTypeResolver;
    return (value, run) => {
      if (!isThere(value)) return null;
      const name: unknown = resolveType(value, run.context, infoOf(place.info, run), type);
      if (isPromise(name)) run.wait(name, () => undefined);
      if (typeof name !== 'string') throw GIVES_WAY;
      const complete = known.get(name) ?? this.#concrete(name, type, place);
      known.set(name, complete);
      return complete(value, run);
    };
  }

  #concrete(name: string, abstract: GraphQLAbstractType, place: Place): Complete {
    const { schema } = this.#document;
    const type = schema.getType(name);
    if (!isObjectType(type) || !schema.isSubType(abstract, type)) throw GIVES_WAY;
    return this.#object(type, place);
  }

  #object(type: GraphQLObjectType, { info, path }: Place): Complete {
    if (type.isTypeOf) throw GIVES_WAY;
    const selections = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    return objectOf(this.#compiled(type, this.#selected.of(type, selections), path));
  }
}

const typeName = (key: string, name: string): CompiledField => ({
  key,
  resolve: () => name,
  complete: (value) => value,
});

type ArgumentsOf = (run: Run) => Arguments;

/** As the schema says, or the property of that name, which may be a function. */
function resolving(
  field: GraphQLField<unknown, unknown>,
  info: FieldInfo,
  argumentsOf: ArgumentsOf,
): CompiledField['resolve'] {
  const { name } = field;
  const resolve = resolverOf(field);
  const [node] = info.fieldNodes;
  if (resolve && node)
    return (source, run) => {
      const given = argumentsOf(run);
      return run.trace.noted(node, source, () =>
        resolve(source, given, run.context, infoOf(info, run)),
      );
    };
  return (source, run) => {
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function')
      return undefined;
    const value: unknown = Reflect.get(source, name);
    if (typeof value !== 'function') return value;
    return Reflect.apply(value, source, [
      argumentsOf(run),
      run.context,
      infoOf(info, run),
    ]) as unknown;
  };
}

/** Read once where no variable changes them, else once for each run. */
function argumentsFor(
  compiled: CompiledField,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
): ArgumentsOf {
  const read = (variables: Arguments): Arguments =>
    Object.freeze(getArgumentValues(field, node, variables));
  if (holdsVariable(node)) return (run) => run.argumentsOf(compiled, read);
  const values = read({});
  return () => values;
}

function holdsVariable({ arguments: given = [] }: FieldNode): boolean {
  let found = false;
  for (const argument of given)
    visit(argument, {
      Variable() {
        found = true;
        return BREAK;
      },
    });
  return found;
}

const present =
  (complete: Complete): Complete =>
  (value, run) => {
    const completed = complete(value, run);
    if (completed === null) throw GIVES_WAY;
    return completed;
  };

const leaf =
  (type: GraphQLLeafType): Complete =>
  (value) => {
    if (!isThere(value)) return null;
    const shown: unknown = type.serialize(value);
    if (shown == null) throw GIVES_WAY;
    return shown;
  };

/** Throws where a value is an error. */
function isThere(value: unknown): value is NonNullable<unknown> {
  if (value == null) return false;
  if (typeof value === 'object' && value instanceof Error) throw GIVES_WAY;
  return true;
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
