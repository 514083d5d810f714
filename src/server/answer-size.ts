/*
 * Answer size: how many values the answer to a document can have.
 *
 * Owns   how many items a list is taken to have: what `first` states, else ten.
 * Gives  a number that grows as lists within lists multiply, before anything is asked.
 * Never  looks at what there is: the same document has the same size for everybody.
 *
 * It runs after validation, and within the limits of fields and depth, so that unfolding every fragment is cheap.
 */
import {
  getNamedType,
  getNullableType,
  isListType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Variables } from './coercion.ts';
import { pageSize } from './page-size.ts';

/** Of a list whose length the document does not state. */
const ITEMS = 10;
export interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** Coerced. */
  readonly variables: Variables;
}

export function answerSize(schema: GraphQLSchema, asked: Asked): number {
  const { operation, selectionSet } = asked.operation;
  const type = schema.getRootType(operation) ?? undefined;
  return new Estimate(schema, asked).of(selectionSet, { type, items: ITEMS });
}

/** Where a selection stands. */
interface Place {
  readonly type: GraphQLNamedType | undefined;
  /** How many items a list has that is selected here. */
  readonly items: number;
}

class Estimate {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, { document, variables }: Asked) {
    const { definitions } = document;
    this.#schema = schema;
    this.#variables = variables;
    this.#fragments = new Map(
      definitions.flatMap((one) =>
        one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
      ),
    );
  }

  of({ selections }: SelectionSetNode, place: Place): number {
    return selections.reduce((sum, one) => sum + this.#ofOne(one, place), 0);
  }

  #ofOne(selection: SelectionNode, place: Place): number {
    if (selection.kind === Kind.FIELD) return this.#ofField(selection, place);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.#fragments.get(selection.name.value);
    if (!fragment) return 0;
    const condition = fragment.typeCondition?.name.value;
    const type = condition === undefined ? place.type : this.#schema.getType(condition);
    return this.of(fragment.selectionSet, { ...place, type });
  }

  /** Introspection is bounded by a rule of graphql-js. */
  #ofField(node: FieldNode, { type, items }: Place): number {
    const fields = type && 'getFields' in type ? type.getFields() : {};
    const field = fields[node.name.value];
    if (!field || !('args' in field) || !node.selectionSet) return 1;
    const times = isListType(getNullableType(field.type)) ? items : 1;
    const inside = {
      type: getNamedType(field.type),
      items: pageSize(node, field, this.#variables) ?? ITEMS,
    };
    return times * (1 + this.of(node.selectionSet, inside));
  }
}
