/*
 * Conditions: what `@skip` and `@include` leave of an operation.
 *
 * Owns   the variables that decide it. An operation is compiled once for each way in which they fall.
 * Gives  the fields that are left of one place, those of one name together, in the order in which an answer shows them.
 */
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  visit,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { CompiledDocument } from './info.ts';
import type { Arguments } from './run.ts';

const CONDITIONS: ReadonlySet<string> = new Set(['skip', 'include']);

/** The names of the variables on which it depends what runs. */
export function conditionsOf({
  operation,
  fragments,
}: Pick<CompiledDocument, 'operation' | 'fragments'>): readonly string[] {
  const names = new Set<string>();
  const note = (definition: OperationDefinitionNode | FragmentDefinitionNode): unknown =>
    visit(definition, {
      Directive({ name, arguments: given = [] }) {
        if (!CONDITIONS.has(name.value)) return;
        for (const { value } of given)
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      },
    });
  for (const one of [operation, ...Object.values(fragments)]) note(one);
  return [...names];
}

/** How they fall; null when one is neither true nor false. */
export function fallen(names: readonly string[], variables: Arguments): string | null {
  let fall = '';
  for (const name of names) {
    const value = variables[name];
    if (typeof value !== 'boolean') return null;
    fall += value ? '1' : '0';
  }
  return fall;
}

export class Selected {
  readonly #document: CompiledDocument;
  readonly #variables: Arguments;

  /** `variables`: those that decide. */
  constructor(document: CompiledDocument, variables: Arguments) {
    this.#document = document;
    this.#variables = variables;
  }

  /** The fields of all these selections for objects of this type, by their name in the answer. */
  of(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Map<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const unfolded = new Set<string>();
    const visitAll = (set: SelectionSetNode): void => set.selections.forEach(visitOne);
    const visitOne = (selection: SelectionNode): void => {
      if (!this.#isIncluded(selection)) return;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const same = found.get(key);
        if (same) same.push(selection);
        else found.set(key, [selection]);
        return;
      }
      const fragment = this.#fragmentOf(selection, unfolded);
      if (fragment && this.#isAbout(fragment, type)) visitAll(fragment.selectionSet);
    };
    selections.forEach(visitAll);
    return found;
  }

  /** A fragment is unfolded once in one place. */
  #fragmentOf(
    selection: Exclude<SelectionNode, FieldNode>,
    unfolded: Set<string>,
  ): InlineFragmentNode | FragmentDefinitionNode | undefined {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const { value } = selection.name;
    if (unfolded.has(value)) return undefined;
    unfolded.add(value);
    return this.#document.fragments[value];
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, this.#variables);
    if (skip?.['if'] === true) return false;
    const include = getDirectiveValues(GraphQLIncludeDirective, node, this.#variables);
    return include?.['if'] !== false;
  }

  #isAbout(
    { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
    type: GraphQLObjectType,
  ): boolean {
    if (!typeCondition) return true;
    const { schema } = this.#document;
    const about = schema.getType(typeCondition.name.value);
    return about === type || (isAbstractType(about) && schema.isSubType(about, type));
  }
}
