/*
 * Limits: how much one document may ask for.
 *
 * Owns   the figures, and the counting with every fragment unfolded as it will run.
 * Gives  a DocumentError for the first limit that is passed.
 * Never  unfolds while it counts: each fragment is counted once, so that the check is cheap whatever the document says.
 *
 * It runs before validation, so fragments may still be missing or turn in circles.
 */
import {
  Kind,
  OperationTypeNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { DocumentError } from './document-error.ts';

export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  directives: 10,
  rootFields: 10,
  /** All fields with fragments unfolded; the introspection of an explorer takes about 200. */
  fields: 1_000,
  /** Of fields of one name in one place, each with each, and of each piece of their arguments: a hundredth of a second. */
  comparisons: 10_000,
  /** Of an answer, as far as the document states it: see `answer-size.ts`. */
  values: 100_000,
} as const;

/** At a time: on one socket, and of one person over SSE. */
export const MAX_OPERATIONS = 20;

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;
type Size = Record<'depth' | 'aliases' | 'directives' | 'fields', number>;

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, fields: 0 };

/** Throws when any operation of the document asks for too much. */
export function checkLimits(document: DocumentNode): void {
  const fragments = fragmentsIn(document);
  const counter = new Counter(fragments);
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION)
      checkOperation(definition, counter, fragments);
  }
}

export const fragmentsIn = ({ definitions }: DocumentNode): Fragments =>
  new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [],
    ),
  );

function checkOperation(
  operation: OperationDefinitionNode,
  counter: Counter,
  fragments: Fragments,
): void {
  const size = counter.sizeOf(operation.selectionSet);
  const roots = rootFields(operation, fragments);
  const onOperation = operation.directives?.length ?? 0;
  const counts = { ...size, directives: size.directives + onOperation, rootFields: roots.length };
  for (const [name, count] of Object.entries(counts)) checkCount(name, count);
  if (operation.operation === OperationTypeNode.MUTATION) checkMutation(roots);
}

const WORDS: Readonly<Record<string, string>> = {
  rootFields: 'root fields',
  comparisons: 'comparisons of fields of one name',
};

const MOST: ReadonlyMap<string, number> = new Map(Object.entries(LIMITS));

/** Throws when there is more of it than the document may ask for. */
export function checkCount(name: string, count: number): void {
  const most = MOST.get(name) ?? 0;
  if (count <= most) return;
  throw new DocumentError('DOCUMENT_TOO_COSTLY', {
    sentence: `The document passes the limit of ${most} for ${WORDS[name] ?? name}.`,
  });
}

/** One key names one effect, so a mutation is alone and under its own name. */
function checkMutation(roots: readonly FieldNode[]): void {
  const [mutation, ...more] = roots.filter(({ name }) => name.value !== '__typename');
  if (more.length === 0 && mutation?.alias === undefined) return;
  throw new DocumentError('GRAPHQL_VALIDATION_FAILED', {
    sentence: 'A document holds one mutation field only, without an alias.',
    nodes: roots,
  });
}

/** Through all fragments. The document need not be valid. */
export function rootFields(
  { selectionSet }: OperationDefinitionNode,
  fragments: Fragments,
): FieldNode[] {
  const unfolded = new Set<string>();
  const fieldsOf = (selection: SelectionNode): FieldNode[] => {
    if (selection.kind === Kind.FIELD) return [selection];
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return selection.selectionSet.selections.flatMap(fieldsOf);
    const { value } = selection.name;
    if (unfolded.has(value)) return [];
    unfolded.add(value);
    return fragments.get(value)?.selectionSet.selections.flatMap(fieldsOf) ?? [];
  };
  return selectionSet.selections.flatMap(fieldsOf);
}

class Counter {
  readonly #fragments: Fragments;
  /** Sizes of fragments; NOTHING while one is being counted, which ends a circle. */
  readonly #known = new Map<string, Size>();

  constructor(fragments: Fragments) {
    this.#fragments = fragments;
  }

  sizeOf({ selections }: SelectionSetNode): Size {
    return selections.map((selection) => this.#sizeOfOne(selection)).reduce(joined, NOTHING);
  }

  #sizeOfOne(selection: SelectionNode): Size {
    const inside = this.#inside(selection);
    const directives = inside.directives + (selection.directives?.length ?? 0);
    if (selection.kind !== Kind.FIELD) return { ...inside, directives };
    return {
      directives,
      aliases: inside.aliases + (selection.alias ? 1 : 0),
      fields: inside.fields + 1,
      // Introspection is as deep as a type is wrapped; its own rule of graphql-js bounds it.
      depth: selection.name.value.startsWith('__') ? 1 : inside.depth + 1,
    };
  }

  #inside(selection: SelectionNode): Size {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#sizeOfFragment(selection.name.value);
    return selection.selectionSet ? this.sizeOf(selection.selectionSet) : NOTHING;
  }

  #sizeOfFragment(name: string): Size {
    const known = this.#known.get(name);
    if (known) return known;
    this.#known.set(name, NOTHING);
    const fragment = this.#fragments.get(name);
    const size = fragment ? this.sizeOf(fragment.selectionSet) : NOTHING;
    this.#known.set(name, size);
    return size;
  }
}

const joined = (one: Size, other: Size): Size => ({
  depth: Math.max(one.depth, other.depth),
  aliases: one.aliases + other.aliases,
  directives: one.directives + other.directives,
  fields: one.fields + other.fields,
});
