/*
 * Document walk: which fields of a document would run, and on which types.
 *
 * Gives  each field with all object types that can stand where it is selected, narrowed by every fragment on the way.
 * Never  goes into what `@skip` and `@include` leave out, nor into introspection.
 *
 * It unfolds fragments as they come, so the document must be valid and within the limits of its size.
 */
import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type ASTNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;
type Seen = (field: FieldNode, owners: readonly string[]) => void;

export class DocumentWalk {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#fragments = new Map(definitions.filter(isFragment).map((one) => [one.name.value, one]));
    this.#variables = variables;
  }

  visit(set: SelectionSetNode, owners: readonly GraphQLObjectType[], seen: Seen): void {
    for (const selection of set.selections) {
      if (this.#runs(selection)) this.#visitOne(selection, owners, seen);
    }
  }

  #visitOne(selection: SelectionNode, owners: readonly GraphQLObjectType[], seen: Seen): void {
    if (selection.kind === Kind.FIELD) return this.#visitField(selection, owners, seen);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.#fragments.get(selection.name.value);
    if (!fragment) return;
    const condition = fragment.typeCondition?.name.value;
    const those =
      condition === undefined ? owners : owners.filter((one) => this.#is(one, condition));
    this.visit(fragment.selectionSet, those, seen);
  }

  #visitField(field: FieldNode, owners: readonly GraphQLObjectType[], seen: Seen): void {
    seen(
      field,
      owners.map(({ name }) => name),
    );
    if (!field.selectionSet || field.name.value.startsWith('__')) return;
    const results = owners.flatMap((owner) => {
      const found = owner.getFields()[field.name.value];
      return found ? this.#objectsOf(getNamedType(found.type).name) : [];
    });
    this.visit(field.selectionSet, [...new Set(results)], seen);
  }

  #objectsOf(name: string): readonly GraphQLObjectType[] {
    const type = this.#schema.getType(name);
    if (isAbstractType(type)) return this.#schema.getPossibleTypes(type);
    return isObjectType(type) ? [type] : [];
  }

  #is(object: GraphQLObjectType, condition: string): boolean {
    return this.#objectsOf(condition).includes(object);
  }

  /** As `@skip` and `@include` decide when it is run. */
  #runs(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return skip?.['if'] !== true && include?.['if'] !== false;
  }
}

const isFragment = (node: ASTNode): node is FragmentDefinitionNode =>
  node.kind === Kind.FRAGMENT_DEFINITION;
