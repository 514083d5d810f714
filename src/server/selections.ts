/*
 * Selections: what subscribers select of an event, so that those who select the same are known.
 *
 * Owns   when two subscriptions select the same: one operation of one document, and equal values of the variables below its root field.
 *        The arguments of the root field say which events come, and nothing of how one is answered.
 * Gives  one object for all who select the same; null where that is not worth knowing.
 * Never  outlives its document: what is known hangs on the tree that the document cache holds.
 */
import {
  Kind,
  visit,
  type ASTNode,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import type { Variables } from './coercion.ts';

/** What is known of one selection. */
export interface Selection {
  /** Kinds of events whose answers have asked for the viewer. */
  readonly personal: Set<string>;
}

interface Known {
  /** The variables that an answer may depend on. */
  readonly names: readonly string[];
  readonly byValues: Map<string, Selection>;
}

/** Of one document. Further values are answered one by one. */
const MAX_VALUES = 64;
const MAX_KEY = 1_024;

export class Selections {
  readonly #known = new WeakMap<OperationDefinitionNode, Known>();

  of(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    variables: Variables,
  ): Selection | null {
    const { names, byValues } = this.#of(document, operation);
    const given = names.map((name) => (Object.hasOwn(variables, name) ? [variables[name]] : []));
    const key = JSON.stringify(given);
    const known = byValues.get(key);
    if (known || key.length > MAX_KEY || byValues.size >= MAX_VALUES) return known ?? null;
    const selection = { personal: new Set<string>() };
    byValues.set(key, selection);
    return selection;
  }

  #of(document: DocumentNode, operation: OperationDefinitionNode): Known {
    const known = this.#known.get(operation) ?? {
      names: variablesBelow(document, operation),
      byValues: new Map<string, Selection>(),
    };
    this.#known.set(operation, known);
    return known;
  }
}

/** Through all fragments of the document, whether they are used or not. */
function variablesBelow(
  { definitions }: DocumentNode,
  { selectionSet, directives = [] }: OperationDefinitionNode,
): readonly string[] {
  const names = new Set<string>();
  const collect = (node: ASTNode): void =>
    void visit(node, { Variable: ({ name }) => void names.add(name.value) });
  for (const directive of directives) collect(directive);
  for (const one of definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) collect(one);
  for (const root of selectionSet.selections)
    collect(root.kind === Kind.FIELD ? { ...root, arguments: [] } : root);
  return [...names];
}
