/*
 * Policy: which role may ask for which field.
 *
 * Owns   the reading of `@access` and the judgement of a whole document before anything of it runs.
 * Gives  default deny: a field without a policy, own or of its type, stops the start.
 * Never  looks at data; what belongs to whom is `ownership.ts`.
 */
import {
  GraphQLError,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type ASTNode,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { ERRORS } from '../errors.ts';
import { isAtLeast, type Caller, type Role } from './caller.ts';

type Fielded = GraphQLObjectType | GraphQLInterfaceType;

export class Policy {
  readonly #schema: GraphQLSchema;
  readonly #roles = new Map<string, Role>();

  /** Throws when a field has no policy, naming all that have none. */
  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
    const bare: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isFielded(type) || isIntrospectionType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        const role = roleIn(field.astNode?.directives) ?? roleOf(type);
        if (role) this.#roles.set(`${type.name}.${field.name}`, role);
        else bare.push(`${type.name}.${field.name}`);
      }
    }
    if (bare.length > 0) throw new Error(`Fields without an access policy: ${bare.join(', ')}`);
  }

  /** Who may ask for a field, or null when there is no such field. */
  roleFor(type: string, field: string): Role | null {
    return this.#roles.get(`${type}.${field}`) ?? null;
  }

  /** One error for each field that the caller may not ask for. */
  denials(document: DocumentNode, caller: Caller): readonly GraphQLError[] {
    const denied: GraphQLError[] = [];
    const types = new TypeInfo(this.#schema);
    const visitor = visitWithTypeInfo(types, {
      Field: (node) => {
        const parent = types.getParentType();
        if (!parent || isIntrospectionType(parent) || node.name.value.startsWith('__')) return;
        const role = this.roleFor(parent.name, node.name.value);
        if (role && isAtLeast(caller, role)) return;
        denied.push(denial(caller, node));
      },
    });
    visit(document, visitor);
    return denied;
  }
}

const isFielded = (type: unknown): type is Fielded => isObjectType(type) || isInterfaceType(type);

function denial(caller: Caller, node: ASTNode): GraphQLError {
  const code = caller.role === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  return new GraphQLError(ERRORS[code].sentence, {
    nodes: [node],
    extensions: { code, http: { status: code === 'FORBIDDEN' ? 403 : 401 } },
  });
}

const roleOf = (type: Fielded): Role | null =>
  roleIn([type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []));

function roleIn(directives: readonly ConstDirectiveNode[] | undefined): Role | null {
  const access = directives?.find(({ name }) => name.value === 'access');
  const value = access?.arguments?.find(({ name }) => name.value === 'from')?.value;
  return value?.kind === 'EnumValue' ? roleNamed(value.value) : null;
}

function roleNamed(name: string): Role | null {
  return name === 'ANONYMOUS' || name === 'CUSTOMER' || name === 'AGENT' || name === 'ADMIN'
    ? name
    : null;
}
