/*
 * Comparisons: how much work it is to tell whether fields of one name can stand together.
 *
 * Owns   the counting, without comparing: graphql-js compares each field with every other one of its name and place, argument by argument.
 * Gives  a DocumentError before that is begun when it would take too long, and whether there is anything to compare.
 * Never  looks for what is wrong. The document is valid otherwise, so that its fragments exist and do not turn in circles.
 */
import { Kind, visit, type DocumentNode, type FieldNode, type SelectionSetNode } from 'graphql';
import { checkCount, fragmentsIn, type Fragments } from './limits.ts';

/** Whether any two fields must be compared. Throws when there are too many. */
export function checkComparisons(document: DocumentNode): boolean {
  const counter = new Counter(document);
  for (const one of document.definitions)
    if (one.kind === Kind.OPERATION_DEFINITION) counter.count([one.selectionSet]);
  return counter.comparisons > 0;
}

class Counter {
  comparisons = 0;
  readonly #fragments: Fragments;

  constructor(document: DocumentNode) {
    this.#fragments = fragmentsIn(document);
  }

  /** Of selections that are merged, and of whatever is selected below them. */
  count(merged: readonly SelectionSetNode[]): void {
    for (const fields of this.#byName(merged).values()) {
      const others = fields.length - 1;
      this.comparisons += (fields.length * others) / 2 + (others && others * sizeOf(fields));
      checkCount('comparisons', this.comparisons);
      const inside = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
      if (inside.length > 0) this.count(inside);
    }
  }

  /** A fragment counts once, however often it is spread in one place. */
  #byName(merged: readonly SelectionSetNode[]): ReadonlyMap<string, FieldNode[]> {
    const found = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    const collect = ({ selections }: SelectionSetNode): void => {
      for (const one of selections) {
        if (one.kind === Kind.FIELD) {
          const name = (one.alias ?? one.name).value;
          const those = found.get(name);
          if (those) those.push(one);
          else found.set(name, [one]);
        } else if (one.kind === Kind.INLINE_FRAGMENT) collect(one.selectionSet);
        else if (!spread.has(one.name.value)) {
          spread.add(one.name.value);
          const fragment = this.#fragments.get(one.name.value);
          if (fragment) collect(fragment.selectionSet);
        }
      }
    };
    merged.forEach(collect);
    return found;
  }
}

/** How much is written in arguments: each comparison prints them anew. */
function sizeOf(fields: readonly FieldNode[]): number {
  let nodes = 0;
  const enter = (): void => {
    nodes += 1;
  };
  for (const field of fields)
    for (const argument of field.arguments ?? []) visit(argument, { enter });
  return nodes;
}
