/*
 * Limits: how much one document may ask for.
 *
 * Owns   the bounds on tokens, depth, aliases, directives and root fields, and the rule of one effect per document.
 * Gives  validation rules that hold for HTTP and sockets alike.
 *
 * Introspection keeps its own depth: explorers and code generators ask it as one deep document, and it costs no call.
 */
import {
  GraphQLError,
  Kind,
  visit,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
} from 'graphql';
import { ERRORS } from '../errors.ts';

export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  aliases: 15,
  directives: 10,
  rootFields: 10,
} as const;

const tooCostly = (): GraphQLError =>
  new GraphQLError(ERRORS.DOCUMENT_TOO_COSTLY.sentence, {
    extensions: { code: 'DOCUMENT_TOO_COSTLY' },
  });

export function limitsRule(context: ValidationContext): ASTVisitor {
  return {
    Document(document) {
      if (isTooCostly(document)) context.reportError(tooCostly());
    },
    OperationDefinition(operation) {
      if (operation.operation !== 'mutation' || isOneField(operation.selectionSet)) return;
      const message = 'A document holds exactly one mutation, without an alias.';
      context.reportError(
        new GraphQLError(message, { extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }),
      );
    },
  };
}

const isOneField = ({ selections: [first, ...others] }: SelectionSetNode): boolean =>
  others.length === 0 && first?.kind === Kind.FIELD && first.alias === undefined;

function isTooCostly(document: DocumentNode): boolean {
  let aliases = 0;
  let directives = 0;
  visit(document, {
    Field: ({ alias }) => void (aliases += alias ? 1 : 0),
    Directive: () => void (directives += 1),
  });
  const measure = new Measure(document);
  const operations = document.definitions.filter(
    (one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION,
  );
  return (
    aliases > LIMITS.aliases ||
    directives > LIMITS.directives ||
    operations.some(({ selectionSet }) => measure.depthOf(selectionSet) > LIMITS.depth) ||
    operations.some(({ selectionSet }) => measure.fieldsOf(selectionSet) > LIMITS.rootFields)
  );
}

/** Measures through fragments. A fragment within itself counts once; another rule refuses it. */
class Measure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #depths = new Map<string, number>();

  constructor({ definitions }: DocumentNode) {
    const fragments = definitions.filter(
      (one): one is FragmentDefinitionNode => one.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((one) => [one.name.value, one]));
  }

  depthOf(set: SelectionSetNode | undefined): number {
    const depths = (set?.selections ?? []).map((selection) => {
      if (selection.kind === Kind.FIELD)
        return selection.name.value.startsWith('__') ? 0 : 1 + this.depthOf(selection.selectionSet);
      return selection.kind === Kind.INLINE_FRAGMENT
        ? this.depthOf(selection.selectionSet)
        : this.#fragmentDepth(selection.name.value);
    });
    return Math.max(0, ...depths);
  }

  fieldsOf(set: SelectionSetNode | undefined, seen: ReadonlySet<string> = new Set()): number {
    return (set?.selections ?? []).reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + 1;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return sum + this.fieldsOf(selection.selectionSet, seen);
      const name = selection.name.value;
      if (seen.has(name)) return sum;
      return sum + this.fieldsOf(this.#fragments.get(name)?.selectionSet, new Set([...seen, name]));
    }, 0);
  }

  #fragmentDepth(name: string): number {
    const known = this.#depths.get(name);
    if (known !== undefined) return known;
    this.#depths.set(name, 0);
    const depth = this.depthOf(this.#fragments.get(name)?.selectionSet);
    this.#depths.set(name, depth);
    return depth;
  }
}
