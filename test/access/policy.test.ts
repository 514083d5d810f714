import { buildSchema, getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/caller.ts';
import { Policy } from '../../src/access/policy.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { buildSchema as buildGatewaySchema } from '../../src/server/schema.ts';

const HEAD =
  'directive @access(from: Role!) on OBJECT | INTERFACE | FIELD_DEFINITION enum Role { ANONYMOUS CUSTOMER AGENT ADMIN }';

const SDL = `${HEAD}
  interface Node @access(from: ANONYMOUS) { id: ID! }
  type Plan implements Node @access(from: ANONYMOUS) { id: ID! cost: Int @access(from: AGENT) owner: Person @access(from: ANONYMOUS) }
  type Person implements Node @access(from: CUSTOMER) { id: ID! plan: Plan notes: String @access(from: ADMIN) }
  union Any = Plan | Person
  type Query { plan: Plan @access(from: ANONYMOUS) node: Node @access(from: ANONYMOUS) any: Any @access(from: ANONYMOUS) }
`;

const policy = new Policy(buildSchema(SDL));

function denied(role: Role, query: string, variables: Record<string, unknown> = {}): string[] {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const denials = policy.denials(document, operation, { role, variables });
  return denials.map(({ name }) => name.value);
}

describe('A policy', () => {
  it('refuses a schema with a field that nobody thought about, and names all such fields', () => {
    const schema = buildSchema(
      `${HEAD} type Query { a: Int b: Other @access(from: ADMIN) } type Other { c: Int } extend type Other { d: Int }`,
    );

    expect(() => new Policy(schema)).toThrow('no @access policy: Query.a, Other.c, Other.d');
  });

  it('covers every field of the gateway', () => {
    const gateway = new Policy(buildGatewaySchema(scalarResolvers));

    expect(gateway.roleOf('Query.catalog')).toBe('ANONYMOUS');
    expect(gateway.roleOf('Query.node')).toBe('CUSTOMER');
    expect(gateway.roleOf('Mutation.submitPurchase')).toBe('CUSTOMER');
    expect(gateway.roleOf('Subscription.operationEvents')).toBe('CUSTOMER');
    expect(gateway.roleOf('PurchaseTransaction.reachTransactionId')).toBe('AGENT');
  });

  it('gives the policy of a type to its fields, unless they have one', () => {
    expect(policy.roleOf('Person.plan')).toBe('CUSTOMER');
    expect(policy.roleOf('Person.notes')).toBe('ADMIN');
  });

  it.each<[Role, string[]]>([
    ['ANONYMOUS', ['cost', 'id', 'notes']],
    ['CUSTOMER', ['cost', 'notes']],
    ['AGENT', ['notes']],
    ['ADMIN', []],
  ])('denies %s the fields %j, and no others', (role, fields) => {
    expect(denied(role, '{ plan { cost owner { __typename id notes } } }')).toEqual(fields);
  });

  it('looks through fragments, named and inline, and aliases', () => {
    const query =
      '{ plan { ...P } } fragment P on Plan { ... on Plan { harmless: cost } ... { owner { ...N } } } fragment N on Person { notes }';

    expect(denied('CUSTOMER', query)).toEqual(['cost', 'notes']);
  });

  it('takes the strictest policy of all that can stand behind an interface', () => {
    expect(denied('ANONYMOUS', '{ node { id } }')).toEqual(['id']);
    expect(
      denied('ANONYMOUS', '{ node { ... on Plan { id } } plan { ... on Node { id } } }'),
    ).toEqual([]);
    expect(denied('ANONYMOUS', '{ any { ... on Node { id } } }')).toEqual(['id']);
  });

  it('asks no permission for what is left out, and asks for what is only said to be', () => {
    const query =
      'query($with: Boolean!) { plan { cost @include(if: $with) ... @skip(if: true) { cost } } }';

    expect(denied('CUSTOMER', query, { with: false })).toEqual([]);
    expect(denied('CUSTOMER', query, { with: true })).toEqual(['cost']);
  });
});
