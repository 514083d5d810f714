import { buildSchema, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { NOBODY, type Caller } from '../../src/access/caller.ts';
import { Policy } from '../../src/access/policy.ts';
import { buildSchema as gatewaySchema } from '../../src/server/schema.ts';

const caller = (role: Caller['role']): Caller => ({ ...NOBODY, role, subject: 'x' });
const DIRECTIVE =
  'enum Role { ANONYMOUS CUSTOMER AGENT ADMIN } directive @access(from: Role!) on OBJECT | INTERFACE | FIELD_DEFINITION';

describe('the policy of the graph', () => {
  const policy = new Policy(gatewaySchema());

  it('stands on every field: a field without one stops the start', () => {
    const bare = buildSchema(
      `${DIRECTIVE} type Query { open: Int @access(from: ANONYMOUS) forgotten: Int }`,
    );
    expect(() => new Policy(bare)).toThrow('Query.forgotten');
  });

  it.each([
    ['{ catalog { stale } }', 'ANONYMOUS', []],
    ['{ viewer { subject } }', 'ANONYMOUS', []],
    [
      '{ operations { edges { node { id } } } }',
      'ANONYMOUS',
      ['UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED', 'UNAUTHENTICATED'],
    ],
    ['{ customer(id: "x") { reachCustomerId } }', 'CUSTOMER', ['FORBIDDEN']],
    [
      '{ customer(id: "x") { ...f } } fragment f on Customer { reachCustomerId }',
      'CUSTOMER',
      ['FORBIDDEN'],
    ],
    ['{ node(id: "x") { ... on Line { reachCustomerId } } }', 'CUSTOMER', ['FORBIDDEN']],
    ['{ customer(id: "x") { reachCustomerId } }', 'AGENT', []],
    ['{ customer(id: "x") { reachCustomerId } }', 'ADMIN', []],
    ['{ __schema { types { name } } }', 'ANONYMOUS', []],
  ] as const)('judges %s for %s before it runs', (query, role, codes) => {
    const denied = policy.denials(parse(query), role === 'ANONYMOUS' ? NOBODY : caller(role));
    expect(denied.map((error) => error.extensions['code'])).toEqual(codes);
  });
});
