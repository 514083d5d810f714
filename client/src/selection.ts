/*
 * Selection: what a document asks for, told apart by field and arguments instead of by alias.
 *
 * Owns   the one shape that `Newest` walks an answer by, whichever library sent the document.
 * Gives  for a key of an answer the name under which its value is kept, and what was asked below it.
 * Never  needs the schema: in a valid document two fields of one name differ only in fragments on different objects.
 */
export interface Selection {
  /** As it stands in the answer. */
  readonly key: string;
  /** The field with its arguments. */
  readonly store: string;
  /** The type of the innermost fragment around it. */
  readonly on: string | null;
  readonly below: readonly Selection[];
}

export type Variables = Readonly<Record<string, unknown>>;

interface Name {
  readonly value: string;
}

/** A node of a parsed document, in the form that all parsers of GraphQL agree on. */
interface SyntaxNode {
  readonly kind: string;
  readonly name?: Name | undefined;
  readonly alias?: Name | undefined;
  readonly value?: unknown;
  readonly values?: readonly unknown[] | undefined;
  readonly fields?: readonly unknown[] | undefined;
  readonly arguments?: readonly unknown[] | undefined;
  readonly typeCondition?: { readonly name: Name } | undefined;
  readonly selectionSet?: { readonly selections: readonly unknown[] } | undefined;
  readonly operation?: unknown;
}

export interface SyntaxDocument {
  readonly definitions: readonly unknown[];
}

const nodes = (list: readonly unknown[] = []): readonly SyntaxNode[] => list as SyntaxNode[];

/** `query`, `mutation` or `subscription`. */
export const kindOf = ({ definitions }: SyntaxDocument): unknown =>
  nodes(definitions).find(({ kind }) => kind === 'OperationDefinition')?.operation;

export function selectionsOf(
  { definitions }: SyntaxDocument,
  variables: Variables,
): readonly Selection[] {
  const fragments = new Map(nodes(definitions).map((one) => [one.name?.value, one]));
  const unfold = (node: SyntaxNode | undefined, on: string | null): Selection[] =>
    nodes(node?.selectionSet?.selections).flatMap((child): Selection[] => {
      const name = child.name?.value ?? '';
      if (child.kind === 'Field') {
        const store = storeOf(name, valuesOf(child.arguments, variables));
        return [{ key: child.alias?.value ?? name, store, on, below: unfold(child, null) }];
      }
      const fragment = child.kind === 'FragmentSpread' ? fragments.get(name) : child;
      return unfold(fragment, fragment?.typeCondition?.name.value ?? on);
    });
  return nodes(definitions)
    .filter(({ kind }) => kind === 'OperationDefinition')
    .flatMap((operation) => unfold(operation, null));
}

/** A field with its arguments, in one spelling. */
export const storeOf = (name: string, values: Variables): string =>
  Object.keys(values).length === 0 ? name : name + JSON.stringify(values, inOrder);

const inOrder = (_key: string, value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const valuesOf = (list: readonly unknown[] | undefined, variables: Variables): Variables =>
  Object.fromEntries(
    nodes(list).map(({ name, value }) => [name?.value, valueOf(value, variables)]),
  );

function valueOf(value: unknown, variables: Variables): unknown {
  const node = nodes([value])[0] ?? { kind: '' };
  switch (node.kind) {
    case 'Variable':
      return variables[node.name?.value ?? ''];
    case 'IntValue':
    case 'FloatValue':
      return Number(node.value);
    case 'NullValue':
      return null;
    case 'ListValue':
      return nodes(node.values).map((item) => valueOf(item, variables));
    case 'ObjectValue':
      return valuesOf(node.fields, variables);
    default:
      return node.value;
  }
}

/** The properties of what may have none. */
export const propertiesOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isRecord(value) ? value : {};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
