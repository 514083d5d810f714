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
/** What a selection stands in; `place` is what the walker knows of it. */
interface At<P> {
  readonly owners: readonly GraphQLObjectType[];
  readonly place: P;
}

/** Gives the place of what is selected inside. */
type Seen<P> = (field: FieldNode, owners: readonly GraphQLObjectType[], place: P) => P;

export class DocumentWalk {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #variables: Variables;

  constructor(schema: GraphQLSchema, { definitions }: DocumentNode, variables: Variables) {
    this.#schema = schema;
    this.#fragments = new Map(definitions.filter(isFragment).map((one) => [one.name.value, one]));
    this.#variables = variables;
  }

  visit<P>(set: SelectionSetNode, at: At<P>, seen: Seen<P>): void {
    for (const selection of set.selections) {
      if (this.#runs(selection)) this.#visitOne(selection, at, seen);
    }
  }

  #visitOne<P>(selection: SelectionNode, at: At<P>, seen: Seen<P>): void {
    if (selection.kind === Kind.FIELD) return this.#visitField(selection, at, seen);
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.#fragments.get(selection.name.value);
    if (!fragment) return;
    const condition = fragment.typeCondition?.name.value;
    const owners =
      condition === undefined ? at.owners : at.owners.filter((one) => this.#is(one, condition));
    this.visit(fragment.selectionSet, { ...at, owners }, seen);
  }

  #visitField<P>(field: FieldNode, at: At<P>, seen: Seen<P>): void {
    const { owners } = at;
    const place = seen(field, owners, at.place);
    if (!field.selectionSet || field.name.value.startsWith('__')) return;
    const results = owners.flatMap((owner) => {
      const found = owner.getFields()[field.name.value];
      return found ? this.#objectsOf(getNamedType(found.type).name) : [];
    });
    this.visit(field.selectionSet, { owners: [...new Set(results)], place }, seen);
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
