/*
 * Small schema: just large enough to show the rules of the server.
 *
 * Gives  fields for every role, errors of every sort, and sources that can be counted.
 */
import { GatewayError } from '../../src/errors.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import type { ServerContext } from '../../src/server/graphql.ts';
import type { Entries } from './entries.ts';
import type { Ticks } from './ticks.ts';

export const SDL = /* GraphQL */ `
  directive @access(from: Role!) on OBJECT | INTERFACE | FIELD_DEFINITION
  directive @shared on FIELD_DEFINITION
  enum Role {
    ANONYMOUS
    CUSTOMER
    AGENT
    ADMIN
  }
  scalar Iccid
  scalar URL
  scalar TransferPin

  interface Node @access(from: ANONYMOUS) {
    id: ID!
  }
  type Plan implements Node @access(from: ANONYMOUS) {
    id: ID!
    name: String!
    cost: Int @access(from: AGENT)
  }
  type Thing implements Node @access(from: CUSTOMER) {
    id: ID!
    next: Thing
    secret: String! @access(from: AGENT)
  }
  type Link @access(from: ANONYMOUS) {
    url: URL!
    text: String!
  }
  input SimInput @oneOf {
    iccid: Iccid
    eid: String
  }
  input ActInput {
    pin: TransferPin!
    sim: SimInput
    count: Int
  }

  type Query {
    hello: String! @access(from: ANONYMOUS)
    prices(count: Int! = 1): [String!] @access(from: ANONYMOUS) @shared
    packs: String @access(from: ANONYMOUS) @shared
    texts: [String!] @access(from: CUSTOMER)
    link: Link @access(from: ANONYMOUS)
    plan: Plan! @access(from: ANONYMOUS)
    node: Node @access(from: ANONYMOUS)
    thing: Thing @access(from: CUSTOMER)
    who: String! @access(from: ANONYMOUS)
    broken(how: String!): String @access(from: ANONYMOUS)
    echo(iccid: Iccid, sim: SimInput, first: Int! = 3): String @access(from: ANONYMOUS)
    slow: String @access(from: ANONYMOUS)
    waits: String @access(from: ANONYMOUS)
  }
  type Mutation {
    act(input: ActInput!): String @access(from: CUSTOMER)
    open: String @access(from: ANONYMOUS)
  }
  type Subscription {
    ticks(name: String! = "ticks"): Int! @access(from: ANONYMOUS)
    mine: Int! @access(from: CUSTOMER)
    context: Int! @access(from: ANONYMOUS)
    late: Int! @access(from: ANONYMOUS)
    flood: String! @access(from: ANONYMOUS)
    entries: String! @access(from: CUSTOMER)
    breaks: Int! @access(from: ANONYMOUS)
  }
`;

/** Planted where an error could carry it out. */
export const SECRET = 'pin-48151623';

const THING = { __typename: 'Thing', id: 't', secret: 's', next: { id: 'n', secret: 's' } };

function broken(how: string): string {
  if (how === 'busy') throw new GatewayError('PLATFORM_BUSY', { retryAfterMs: 2_000 });
  if (how === 'caused') throw new GatewayError('PLATFORM_DECLINED', { cause: new Error(SECRET) });
  throw new Error(`connect ECONNREFUSED reach.internal:443 ${SECRET}`);
}

const many = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `the price number ${index}`);

export interface Small {
  readonly ticks: Ticks;
  /** What ran: names of mutations. */
  readonly effects: string[];
  /** How many contexts were made. */
  contexts: number;
  /** When what each context is for came in. */
  readonly received: number[];
  /** How many events were taken from `flood`, and whether it was returned. */
  readonly flood: { taken: number; returned: boolean };
  /** The source of `entries`. */
  readonly entries: Entries;
  readonly release: PromiseWithResolvers<string>;
}

export const resolversOf = (small: Small) => ({
  Iccid: scalarResolvers.Iccid,
  TransferPin: scalarResolvers.TransferPin,
  Node: { __resolveType: () => 'Thing' },
  Query: {
    hello: () => 'hello',
    prices: (_root: unknown, { count }: { count: number }) => many(count),
    packs: () => {
      throw new GatewayError('PLATFORM_BUSY');
    },
    texts: () => many(100),
    link: () => ({ url: 'https://pay.test/1', text: many(100).join() }),
    plan: () => ({ id: 'p', name: 'Plan', cost: 1 }),
    node: () => THING,
    thing: () => THING,
    who: (_root: unknown, _args: unknown, { caller }: ServerContext) =>
      `${caller.role} ${caller.subject}`,
    broken: (_root: unknown, { how }: { how: string }) => broken(how),
    echo: () => 'echo',
    slow: () => small.release.promise,
    waits: (_root: unknown, _args: unknown, { signal }: ServerContext) => {
      small.effects.push('waits');
      signal.addEventListener('abort', () => small.release.resolve('left'));
      return small.release.promise;
    },
  },
  Mutation: {
    act: () => small.effects.push('act') && 'done',
    open: () => small.effects.push('open') && 'done',
  },
  Subscription: {
    ticks: {
      subscribe: (_root: unknown, { name }: { name: string }) => small.ticks.open(name),
      resolve: (tick: number) => {
        if (tick < 0) throw new Error(`${SECRET} in an event`);
        return tick;
      },
    },
    mine: { subscribe: () => small.ticks.open('mine'), resolve: (tick: number) => tick },
    late: {
      subscribe: async () => {
        small.effects.push('late');
        await small.release.promise;
        return small.ticks.open('late');
      },
      resolve: (tick: number) => tick,
    },
    entries: {
      subscribe: (_root: unknown, _args: unknown, { signal }: ServerContext) =>
        small.entries.open(signal),
      resolve: (item: string) => item,
    },
    flood: { subscribe: () => flood(small), resolve: (event: string) => event },
    breaks: {
      subscribe: async function* () {
        yield 1;
        throw new Error(`${SECRET} in a source`);
      },
      resolve: (tick: number) => tick,
    },
    context: { subscribe: () => small.ticks.open('context'), resolve: () => small.contexts },
  },
});

/** As many large events as anybody takes. */
async function* flood({ flood: state }: Small): AsyncGenerator<string, void> {
  try {
    for (;;) {
      await new Promise((resolve) => setImmediate(resolve));
      state.taken += 1;
      yield 'x'.repeat(64 * 1_024);
    }
  } finally {
    state.returned = true;
  }
}
