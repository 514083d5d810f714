/*
 * Schema size: how many values the schema answers with when it is asked for itself.
 *
 * Owns   how many items each list of introspection has, on average.
 * Gives  an estimate before anything is put together; lists within lists multiply.
 */
import {
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  type DocumentNode,
  type GraphQLSchema,
  type SelectionNode,
} from 'graphql';
import { fragmentsIn, type Fragments } from './limits.ts';

export class SchemaSize {
  /** Items of a list, by the name of its field. */
  readonly #items: ReadonlyMap<string, number>;

  constructor(schema: GraphQLSchema) {
    const types = Object.values(schema.getTypeMap());
    const owners = types.filter((one) => isObjectType(one) || isInterfaceType(one));
    const fields = owners.flatMap((one) => Object.values(one.getFields()));
    const inputs = types.filter(isInputObjectType);
    const each = (items: number): number => items / types.length;
    this.#items = new Map([
      ['types', types.length],
      ['directives', schema.getDirectives().length],
      ['fields', each(fields.length)],
      ['args', 1 + sum(fields.map(({ args }) => args.length)) / fields.length],
      ['interfaces', each(sum(owners.map((one) => one.getInterfaces().length)))],
      ['inputFields', each(sum(inputs.map((one) => Object.keys(one.getFields()).length)))],
      ['enumValues', each(sum(types.filter(isEnumType).map((one) => one.getValues().length)))],
      [
        'possibleTypes',
        each(sum(types.filter(isAbstractType).map((one) => schema.getPossibleTypes(one).length))),
      ],
    ]);
  }

  /** By all operations of a valid document. */
  askedBy(document: DocumentNode): number {
    const fragments = fragmentsIn(document);
    const sets = document.definitions.flatMap((one) =>
      one.kind === Kind.OPERATION_DEFINITION ? one.selectionSet.selections : [],
    );
    return this.#sizeOf(sets, fragments);
  }

  #sizeOf(selections: readonly SelectionNode[], fragments: Fragments): number {
    return sum(
      selections.map((one) => {
        if (one.kind === Kind.FIELD) {
          const inside = this.#sizeOf(one.selectionSet?.selections ?? [], fragments);
          return 1 + (this.#items.get(one.name.value) ?? 1) * inside;
        }
        const fragment = one.kind === Kind.INLINE_FRAGMENT ? one : fragments.get(one.name.value);
        return this.#sizeOf(fragment?.selectionSet.selections ?? [], fragments);
      }),
    );
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
