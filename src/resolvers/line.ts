import type { RequestContext } from '../context.ts';
import type { CustomerInfo, LineInfo } from '../datasources/customer.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, globalId, readGlobalId, type CustomerId } from '../ids.ts';
import { laneOf } from '../operations/activation.ts';
import { customerView } from './customer.ts';

/** A line with the account through which it is seen. */
export interface LineView {
  readonly account: CustomerInfo;
  readonly line: LineInfo;
}

/** A line of an account that the caller may use, or null. */
export async function lineView(
  account: CustomerId,
  key: CustomerId,
  context: RequestContext,
): Promise<LineView | null> {
  const customer = await customerView(account, context);
  const line = customer?.lines.find((one) => one.customerId === key);
  return customer && line ? { account: customer, line } : null;
}

export async function lineOf(id: string, context: RequestContext): Promise<LineView | null> {
  const named = readGlobalId(id);
  const [account, key] = named?.type === 'Line' ? named.parts : [];
  return account && key ? lineView(customerId(account), customerId(key), context) : null;
}

export const lineResolvers = {
  Query: {
    line: (_root, { id }, context) => lineOf(id, context),
  },
  Line: {
    id: ({ account, line }) => globalId('Line', account.customerId, line.customerId),
    reachCustomerId: ({ line }) => line.customerId,
    customer: ({ account }) => account,
    isPrimary: ({ line }) => line.isPrimary,
    firstName: ({ line }) => line.firstName,
    status: ({ line }) => line.status,
    phoneNumber: ({ line }) => line.phoneNumber,
    simType: ({ line }) => line.simType,
    iccid: ({ line }) => line.iccid,
    imei: ({ line }) => line.imei,
    planName: ({ line }) => line.planName,
    plan: ({ line }, _args, { sources }) =>
      line.planName === null ? null : sources.catalog.planNamed(line.planName),
    activatedAt: ({ line }) => line.activatedAt,
    openOperations: ({ line }, _args, { journal }) => journal.inLane(laneOf(line.customerId)),
  },
} satisfies Resolvers;
