/*
 * Resolvers: the compared screens for servers that are given a schema and resolvers, as their users would write them.
 *
 * Gives  functions and plain data of no GraphQL library, so that each server brings its own.
 */
import { readFileSync } from 'node:fs';
import type { Caller } from './caller.ts';
import type { Catalog, Customer, Line, Plan, Usage } from './reach-answers.ts';
import type { ReachClient } from './reach-client.ts';

/** What a request has. */
export interface PeerContext {
  readonly caller: Caller;
  readonly reach: ReachClient;
}

interface LineView {
  readonly customer: Customer;
  readonly line: Line;
}

/** The gateway's own, whole. */
export const typeDefs = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

type Resolver = (parent: never, args: object, context: PeerContext) => unknown;

const ofLine =
  (name: keyof Line): Resolver =>
  ({ line }: LineView) =>
    line[name];

export const resolvers: Readonly<Record<string, Readonly<Record<string, Resolver>>>> = {
  Query: {
    viewer: (_root, _args, { caller }) => caller,
    catalog: (_root, _args, { reach }) => reach.catalog(),
  },
  Viewer: {
    customers: ({ customers }: Caller, _args, { reach }) =>
      Promise.all(customers.map((id) => reach.customer(id))),
  },
  Customer: {
    lines: (customer: Customer) => customer.lines.map((line) => ({ customer, line })),
    bills: async (customer: Customer, _args, { reach }) => ({
      edges: (await reach.bills(customer)).map((node) => ({ node })),
    }),
    shipment: (customer: Customer, _args, { reach }) => reach.parcel(customer),
  },
  Line: {
    id: ofLine('id'),
    isPrimary: ofLine('isPrimary'),
    firstName: ofLine('firstName'),
    status: ofLine('status'),
    phoneNumber: ofLine('phoneNumber'),
    simType: ofLine('simType'),
    imei: ofLine('imei'),
    planName: ofLine('planName'),
    activatedAt: ofLine('activatedAt'),
    plan: async ({ line }: LineView, _args, { reach }): Promise<Plan | null> => {
      const { byName }: Catalog = await reach.catalog();
      return byName.get(line.planName) ?? null;
    },
    usage: async ({ customer, line }: LineView, _args, { reach }): Promise<Usage | null> =>
      (await reach.usages(customer)).get(line.reachCustomerId) ?? null,
  },
};
