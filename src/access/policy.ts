/*
 * Policy: which role each field of the schema takes.
 *
 * Owns   the reading of `@access`, and the check of a whole document before anything of it runs.
 * Gives  the fields of a document that a caller may not use.
 * Never  lets a field through that has no policy: a schema with such a field is refused when it is built.
 *
 * What is reached through an interface takes the strictest policy of all types that can stand there, since nobody knows yet
 * which one will.
 */
import {
  getDirectiveValues,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { isAtLeast, type Role } from './caller.ts';
import { DocumentWalk } from './document-walk.ts';

type Owner = GraphQLObjectType | GraphQLInterfaceType;

/** The caller's role and the coerced variables: a field that is left out needs no permission. */
interface Asking {
  readonly role: Role;
  readonly variables: Readonly<Record<string, unknown>>;
}

export class Policy {
  readonly #schema: GraphQLSchema;
  /** By `Type.field`. */
  readonly #roles: ReadonlyMap<string, Role>;

  /** Throws when a field has no policy, naming each such field. */
  constructor(schema: GraphQLSchema) {
    const fields = ownersIn(schema).flatMap((owner) => fieldPolicies(schema, owner));
    const without = fields.filter(({ role }) => role === null).map(({ name }) => name);
    if (without.length > 0) throw new Error(`no @access policy: ${without.join(', ')}`);
    this.#roles = new Map(fields.flatMap(({ name, role }) => (role ? [[name, role]] : [])));
    this.#schema = schema;
  }

  /** The role that a field takes, by `Type.field`. */
  roleOf(field: string): Role | undefined {
    return this.#roles.get(field);
  }

  /** Every selected field that a caller of this role may not use. The document is valid and within limits. */
  denials(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    { role, variables }: Asking,
  ): readonly FieldNode[] {
    const root = this.#schema.getRootType(operation.operation);
    if (!root) return [];
    const denied = new Set<FieldNode>();
    const walk = new DocumentWalk(this.#schema, document, variables);
    walk.visit(operation.selectionSet, { owners: [root], place: null }, (field, owners) => {
      if (owners.some(({ name }) => !this.#allows(role, name, field))) denied.add(field);
      return null;
    });
    return [...denied];
  }

  #allows(role: Role, owner: string, { name: { value } }: FieldNode): boolean {
    if (value.startsWith('__')) return true;
    const needed = this.#roles.get(`${owner}.${value}`);
    return needed !== undefined && isAtLeast({ role }, needed);
  }
}

const isOwner = (type: unknown): type is Owner => isObjectType(type) || isInterfaceType(type);

const ownersIn = (schema: GraphQLSchema): Owner[] =>
  Object.values(schema.getTypeMap())
    .filter(isOwner)
    .filter((type) => !isIntrospectionType(type));

function fieldPolicies(schema: GraphQLSchema, owner: Owner): { name: string; role: Role | null }[] {
  const nodes = [owner.astNode, ...owner.extensionASTNodes];
  const inherited = nodes.map((node) => accessOf(schema, node)).find((role) => role !== null);
  return Object.values(owner.getFields()).map(({ name, astNode }) => ({
    name: `${owner.name}.${name}`,
    role: accessOf(schema, astNode) ?? inherited ?? null,
  }));
}

function accessOf(schema: GraphQLSchema, node: Directed | null | undefined): Role | null {
  const directive = schema.getDirective('access');
  const role = directive && node ? getDirectiveValues(directive, node)?.['from'] : null;
  return isRole(role) ? role : null;
}

type Directed = Parameters<typeof getDirectiveValues>[1];

const isRole = (value: unknown): value is Role =>
  value === 'ANONYMOUS' || value === 'CUSTOMER' || value === 'AGENT' || value === 'ADMIN';
