/*
 * Compilation: an operation as functions, one for each field in its place.
 *
 * Owns   how each type of the schema is completed: by the schema's own resolvers, `serialize` and `resolveType`, as graphql-js would.
 * Gives  a function from the root value to the answer, in the form that is wanted: data or text. What stands below an abstract type is
 *        compiled when an object of a type comes.
 * Never  writes an error: whatever is not as it should be (an exception, a null that may not be, a wrong type) throws, and gives way.
 *
 * It assumes a document that was validated against the same schema, and resolvers that leave their arguments as they are.
 */
import {
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  defaultTypeResolver,
  type FieldNode,
  type GraphQLAbstractType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
} from 'graphql';
import { Selected } from './conditions.ts';
import { GIVES_WAY } from './gives-way.ts';
import { fieldInfo, infoOf, ItemPath, type CompiledDocument, type FieldInfo } from './info.ts';
import type { AnswerData, CompiledField, Complete, Form } from './form.ts';
import { resolving } from './resolving.ts';
import { isPromise, type Arguments, type Run } from './run.ts';

type Path = GraphQLResolveInfo['path'];

/** Where a value stands: the field that it is of, and the way to it, which is longer in a list. */
interface Place {
  readonly info: FieldInfo;
  readonly path: Path;
}

/** How values of one place are completed, and whether what is shown follows from the value alone. */
type Completion<S> = Pick<CompiledField<S>, 'complete' | 'isFixed'>;

/** With all types that came below abstract ones: twice what a document may ask for. */
const MAX_FIELDS = 2_000;

/** An operation, compiled in any form. */
export interface CompiledWay {
  /** How many fields it has grown to. */
  readonly size: number;
  readonly isTooLarge: boolean;
  /** Does what can be done at once; the function gives the data once all that is waited for is there. */
  answer(root: unknown, run: Run): () => AnswerData;
}

/** Null when only graphql-js can run it. `variables`: those on which it depends what runs. */
export function compiled<S>(
  document: CompiledDocument,
  variables: Arguments,
  form: Form<S>,
): CompiledWay | null {
  try {
    return new Compilation(document, variables, form);
  } catch {
    return null;
  }
}

class Compilation<S> implements CompiledWay {
  readonly #document: CompiledDocument;
  readonly #form: Form<S>;
  readonly #selected: Selected;
  readonly #root: Complete<S>;
  #fields = 0;

  constructor(document: CompiledDocument, variables: Arguments, form: Form<S>) {
    const { schema, operation } = document;
    this.#document = document;
    this.#form = form;
    this.#selected = new Selected(document, variables);
    const root = schema.getRootType(operation.operation);
    if (!root) throw GIVES_WAY;
    const fields = this.#selected.of(root, [operation.selectionSet]);
    this.#root = form.object(this.#compiled(root, fields, undefined));
  }

  get size(): number {
    return this.#fields;
  }

  get isTooLarge(): boolean {
    return this.#fields > MAX_FIELDS;
  }

  answer(root: unknown, run: Run): () => AnswerData {
    const shown = this.#root(root, run);
    return () => this.#form.data(shown);
  }

  #compiled(
    type: GraphQLObjectType,
    fields: ReadonlyMap<string, readonly FieldNode[]>,
    prev: Path | undefined,
  ): readonly CompiledField<S>[] {
    this.#fields += fields.size;
    if (this.#fields > MAX_FIELDS) throw GIVES_WAY;
    return [...fields].map(([key, nodes]) => this.#field(key, type, { nodes, prev }));
  }

  #field(
    key: string,
    parentType: GraphQLObjectType,
    { nodes, prev }: { readonly nodes: readonly FieldNode[]; readonly prev: Path | undefined },
  ): CompiledField<S> {
    const [node] = nodes;
    const name = node?.name.value ?? '';
    if (name === '__typename') return this.#typeName(key, parentType.name);
    const field = parentType.getFields()[name];
    if (!node || !field) throw GIVES_WAY; // the schema's own fields are written elsewhere
    const where = { parentType, fieldNodes: nodes, prev };
    const info = fieldInfo(this.#document, where, { name, type: field.type, key });
    const { complete, isFixed } = this.#complete(field.type, { info, path: info.path });
    const { resolve, isOfObject } = resolving(field, info);
    return { key, resolve, complete, isFixed: isFixed && isOfObject };
  }

  #typeName(key: string, name: string): CompiledField<S> {
    const shown = this.#form.leaf(GraphQLString)(name);
    return { key, resolve: () => name, complete: () => shown, isFixed: true };
  }

  #complete(type: GraphQLOutputType, place: Place): Completion<S> {
    if (isNonNullType(type)) return this.#present(this.#complete(type.ofType, place));
    if (isLeafType(type)) return { complete: this.#leaf(type), isFixed: true };
    if (isListType(type)) return this.#list(type.ofType, place);
    if (isAbstractType(type)) return { complete: this.#abstract(type, place), isFixed: false };
    const { complete, isFixed } = this.#object(type, place);
    const { nothing } = this.#form;
    return { complete: (value, run) => (isThere(value) ? complete(value, run) : nothing), isFixed };
  }

  #list(item: GraphQLOutputType, place: Place): Completion<S> {
    const inList = { ...place, path: new ItemPath(place.path) };
    const { complete, isFixed } = this.#complete(item, inList);
    const { nothing } = this.#form;
    const items = this.#form.list(complete);
    return {
      isFixed,
      complete: (value, run) => {
        if (value == null) return nothing;
        if (!isIterable(value)) throw GIVES_WAY;
        return items(value, run);
      },
    };
  }

  /** Below an abstract type it is compiled when the first object comes. */
  #abstract(type: GraphQLAbstractType, place: Place): Complete<S> {
    const known = new Map<string, Complete<S>>();
    const { nothing } = this.#form;
    const resolveType = type.resolveType ?? defaultTypeResolver;
    return (value, run) => {
      if (!isThere(value)) return nothing;
      const name: unknown = resolveType(value, run.context, infoOf(place.info, run), type);
      if (isPromise(name)) run.wait(name, () => undefined);
      if (typeof name !== 'string') throw GIVES_WAY;
      const complete = known.get(name) ?? this.#concrete(name, type, place);
      known.set(name, complete);
      return complete(value, run);
    };
  }

  #concrete(name: string, abstract: GraphQLAbstractType, place: Place): Complete<S> {
    const { schema } = this.#document;
    const type = schema.getType(name);
    if (!isObjectType(type) || !schema.isSubType(abstract, type)) throw GIVES_WAY;
    return this.#object(type, place).complete;
  }

  #present({ complete, isFixed }: Completion<S>): Completion<S> {
    const { nothing } = this.#form;
    return {
      isFixed,
      complete: (value, run) => {
        const completed = complete(value, run);
        if (completed === nothing) throw GIVES_WAY;
        return completed;
      },
    };
  }

  #leaf(type: GraphQLLeafType): Complete<S> {
    const { nothing } = this.#form;
    const show = this.#form.leaf(type);
    return (value) => (isThere(value) ? show(value) : nothing);
  }

  #object(type: GraphQLObjectType, { info, path }: Place): Completion<S> {
    if (type.isTypeOf) throw GIVES_WAY;
    const selections = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const fields = this.#compiled(type, this.#selected.of(type, selections), path);
    return { complete: this.#form.object(fields), isFixed: fields.every(({ isFixed }) => isFixed) };
  }
}

/** Throws where a value is an error. */
function isThere(value: unknown): value is NonNullable<unknown> {
  if (value == null) return false;
  if (typeof value === 'object' && value instanceof Error) throw GIVES_WAY;
  return true;
}

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
