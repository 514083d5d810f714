/*
 * Floor: the least that an answer can cost. Routes that were written by hand for the compared screens, and know nothing of GraphQL.
 *
 * Never  keeps an answer: each is assembled from what was read, as the gateway does.
 */
import compress from '@fastify/compress';
import { fastify } from 'fastify';
import { callerBy, type Caller } from './caller.ts';
import { serve, type PeerStart } from './peer.ts';
import { ReachClient } from './reach-client.ts';
import type { Catalog, Customer, Line, Plan, Usage } from './reach-answers.ts';

serve(async (given: PeerStart) => {
  const app = fastify();
  if (given.compress) await app.register(compress, { encodings: ['gzip'], threshold: 1_024 });
  const callerOf = callerBy(given);
  const reach = new ReachClient(given);
  app.post<{ Body: { operationName: string } }>('/graphql', async ({ headers, body }) => {
    const caller = await callerOf(headers.authorization);
    if (body.operationName === 'CustomerScreen') return { data: await screen(reach, caller) };
    if (body.operationName === 'Catalog')
      return { data: { catalog: catalog(await reach.catalog()) } };
    return { data: { __typename: 'Query' } };
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
});

async function screen(reach: ReachClient, { customers }: Caller): Promise<object> {
  return { viewer: { customers: await Promise.all(customers.map((id) => account(reach, id))) } };
}

async function account(reach: ReachClient, id: string): Promise<object> {
  const customer = await reach.customer(id);
  const [catalogOfAll, usages, bills, { id: parcelId, ...parcel }] = await Promise.all([
    reach.catalog(),
    reach.usages(customer),
    reach.bills(customer),
    reach.parcel(customer),
  ]);
  return {
    ...nameOf(customer),
    lines: customer.lines.map((line) => {
      const plan = catalogOfAll.byName.get(line.planName);
      return lineOf(line, plan, usages.get(line.reachCustomerId));
    }),
    bills: {
      edges: bills.map(
        ({ id: billId, status, billedOn, dueOn, amount, tax, total, amountDue }) => ({
          node: { id: billId, status, billedOn, dueOn, amount, tax, total, amountDue },
        }),
      ),
    },
    shipment: { id: parcelId, ...parcel },
  };
}

const nameOf = ({ id, firstName, lastName, email, ...addresses }: Customer): object => ({
  ...{ id, firstName, lastName, email },
  billingAddress: addresses.billingAddress,
  shippingAddress: addresses.shippingAddress,
});

function lineOf(line: Line, plan: Plan | undefined, usage: Usage | undefined): object {
  const { id, isPrimary, firstName, status, phoneNumber, simType, imei, planName } = line;
  return {
    ...{ id, isPrimary, firstName, status, phoneNumber, simType, imei, planName },
    activatedAt: line.activatedAt,
    plan: plan ? { id: plan.id, name: plan.name, price: plan.price, data: plan.data } : null,
    usage: usage ?? null,
  };
}

const catalog = ({ plans, offers, services }: Catalog): object => ({
  ...{ plans, offers, services },
});
