/*
 * Spellings: the texts that clients send for one document.
 *
 * Owns   where Apollo Client and urql add `__typename`, and how urql writes a document.
 * Gives  every text for each operation of some files, its fragments with it, whichever file they stand in.
 */
import {
  Kind,
  parse,
  print,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A file, or a document of another origin. */
export interface Written {
  readonly name: string;
  readonly text: string;
}

/** What is wrong with the documents. Its message is for the person at the terminal. */
export class WrongDocuments extends Error {}

/** All texts without repeats. Throws a WrongDocuments. */
export function spellingsIn(files: readonly Written[]): readonly string[] {
  const read = files.map(({ name, text }) => ({ text, definitions: definitionsIn(name, text) }));
  const fragments = fragmentsIn(read.flatMap(({ definitions }) => definitions));
  const texts = read.flatMap(({ text, definitions }) => {
    const operations = definitions.filter(isOperation);
    if (operations.length === 0) return [];
    const whole = operations.map((one) => withFragments(one, fragments));
    const isComplete = whole.every((one) => one.definitions.every((d) => definitions.includes(d)));
    return [...(isComplete ? [text, text.trim()] : []), ...whole.flatMap(spelled)];
  });
  return [...new Set(texts)];
}

/** As it is printed, as Apollo Client sends it, and as urql does with its cache and without. */
function spelled(document: DocumentNode): readonly string[] {
  const typed = withTypename(document);
  return [print(document), print(typed), asUrql(print(document)), asUrql(print(typed))];
}

/** Both clients end each selection with it, but for that of the operation itself, unless it is there or introspection is asked for. */
function withTypename(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet(node, _key, parent): SelectionSetNode | undefined {
      if (isNode(parent) && parent.kind === Kind.OPERATION_DEFINITION) return undefined;
      if (node.selections.some(isOfIntrospection)) return undefined;
      return { ...node, selections: [...node.selections, TYPENAME] };
    },
  });
}

const TYPENAME = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
} as const satisfies SelectionNode;

const isOfIntrospection = (one: SelectionNode): boolean =>
  one.kind === Kind.FIELD && !one.alias && one.name.value.startsWith('__');

const isNode = (value: unknown): value is DefinitionNode =>
  typeof value === 'object' && value !== null && 'kind' in value;

const STRINGS = /("{3}[\s\S]*"{3}|"(?:\\.|[^"])*")/g;

/** Without empty lines, and with a new line before each string. */
const asUrql = (text: string): string =>
  text
    .split(STRINGS)
    .map((part, index) => (index % 2 === 0 ? part.replace(/[\r\n]+|$/g, '\n') : part))
    .join('')
    .trim();

const isOperation = (one: DefinitionNode): one is OperationDefinitionNode =>
  one.kind === Kind.OPERATION_DEFINITION;

function definitionsIn(name: string, text: string): readonly DefinitionNode[] {
  try {
    return parse(text).definitions;
  } catch (error) {
    throw new WrongDocuments(`${name}: ${error instanceof Error ? error.message : ''}`);
  }
}

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

function fragmentsIn(definitions: readonly DefinitionNode[]): Fragments {
  const found = new Map<string, FragmentDefinitionNode>();
  for (const one of definitions) {
    if (one.kind !== Kind.FRAGMENT_DEFINITION) continue;
    const other = found.get(one.name.value);
    if (other && print(other) !== print(one))
      throw new WrongDocuments(`Two fragments have the name ${one.name.value}.`);
    found.set(one.name.value, other ?? one);
  }
  return found;
}

/** In the order in which they are first used. */
function withFragments(operation: OperationDefinitionNode, fragments: Fragments): DocumentNode {
  const used = new Set<FragmentDefinitionNode>();
  const collect = (definition: DefinitionNode): void => {
    visit(definition, {
      FragmentSpread({ name: { value } }) {
        const fragment = fragments.get(value);
        if (!fragment) throw new WrongDocuments(`No file holds the fragment ${value}.`);
        if (used.has(fragment)) return;
        used.add(fragment);
        collect(fragment);
      },
    });
  };
  collect(operation);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used] };
}
