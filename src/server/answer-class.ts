/*
 * Answer class: who may keep an answer, and what may be done to it on its way.
 *
 * Owns   the reading of `@shared`, and which fields open something for the holder of the link.
 * Gives  the class of a document, before it runs: the same for everybody, one person's, or one that holds a link.
 * Never  takes a document for shared that has one root field which is not.
 */
import {
  getDirectiveValues,
  getNamedType,
  isObjectType,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { DocumentWalk } from '../access/document-walk.ts';
import type { Variables } from './coercion.ts';

/** `link`: a link to pay, to add a card or to read an invoice, which is a secret as long as it lives. */
export type AnswerClass = 'shared' | 'own' | 'link';

/** The scalar of every such link. */
const LINK = 'URL';

interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
}

export class AnswerClasses {
  readonly #schema: GraphQLSchema;
  /** By `Type.field`. */
  readonly #shared: ReadonlySet<string>;
  readonly #links: ReadonlySet<string>;

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    const directive = schema.getDirective('shared');
    const fields = Object.values(schema.getTypeMap())
      .filter(isObjectType)
      .flatMap((owner) =>
        Object.values(owner.getFields()).map((field) => ({
          name: `${owner.name}.${field.name}`,
          shared: !!directive && !!field.astNode && !!getDirectiveValues(directive, field.astNode),
          link: getNamedType(field.type).name === LINK,
        })),
      );
    this.#shared = new Set(fields.filter(({ shared }) => shared).map(({ name }) => name));
    this.#links = new Set(fields.filter(({ link }) => link).map(({ name }) => name));
  }

  /** The document is valid and within limits. */
  of({ document, operation, variables }: Asked): AnswerClass {
    const root = this.#schema.getRootType(operation.operation);
    if (!root) return 'own';
    const found = new Set<AnswerClass>();
    const walk = new DocumentWalk(this.#schema, document, variables);
    walk.visit(operation.selectionSet, { owners: [root], place: 0 }, (field, owners, depth) => {
      const { value } = field.name;
      if (owners.some(({ name }) => this.#links.has(`${name}.${value}`))) found.add('link');
      if (depth > 0 || value === '__typename') return depth + 1;
      found.add(this.#shared.has(`${root.name}.${value}`) ? 'shared' : 'own');
      return depth + 1;
    });
    return (['link', 'own', 'shared'] as const).find((one) => found.has(one)) ?? 'own';
  }
}
