import type { RequestContext } from '../context.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Resolvers } from '../generated/types.ts';
import { customerId, idOf, readGlobalId, type CustomerId } from '../ids.ts';
import { lineActions, type LineAction } from '../operations/lines/line-actions.ts';
import { lineName } from '../operations/lines/line-name.ts';
import { situationOf } from '../operations/lines/line-situation.ts';
import { asSeen, maySee } from '../operations/lines/line-target.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import { portOutRef } from '../operations/port-out.ts';
import { needsCode } from '../operations/sim-swap-rule.ts';
import { soldUnder } from '../operations/lines/sold-line.ts';
import { customerView } from './customer.ts';
import { namedLine, statusOf, type LineView } from './line-view.ts';
import { soldLineView } from './purchase-line.ts';

/** A line of an account that the caller may use, by its key, or null. A key from before the line was named still finds it. */
export async function lineView(
  account: CustomerId,
  key: string,
  context: RequestContext,
): Promise<LineView | null> {
  const customer = await customerView(account, context);
  if (!customer) return null;
  const named = customer.lines.find((one) => one.customerId === key);
  if (named) return namedLine(customer, named);
  const sold = await soldUnder(key, account, context.journal);
  return sold && soldLineView(customer, sold, key);
}

export async function lineOf(id: string, context: RequestContext): Promise<LineView | null> {
  const named = readGlobalId(id);
  const [account, key] = named?.type === 'Line' ? named.parts : [];
  return account && key ? lineView(customerId(account), key, context) : null;
}

/** Nothing can be done with a line that the platform has not named yet. */
function actionsOf({ line, account }: LineView, context: RequestContext): Given<LineAction[]> {
  const { customerId: id, status, isPrimary, activatedAt, activatedOn } = line;
  if (id === null) return [];
  const { caller, simSwap } = context;
  const deciding = {
    ...{ customerId: id, primary: account.primary },
    ...{ status, isPrimary, activatedAt, activatedOn },
  };
  return whenGiven(situationOf(deciding, context), (situation) => {
    const requester = {
      ...{ caller, holdsAccount: account.isPrimary },
      simByCode: needsCode(simSwap, caller),
    };
    const actions = lineActions(situation, requester);
    if (actions.every(({ operation }) => operation === null)) return [...actions];
    return Promise.all(actions.map((action) => asSeen(action, account, context)));
  });
}

/** Those that the caller may see. A port-out has a name of its own, since a claim must not hold up work on the line. */
async function openOn(
  { line: { customerId: id }, account }: LineView,
  context: RequestContext,
): Promise<Operation[]> {
  if (id === null) return [];
  const names = [lineName(id), portOutRef(id)];
  const named = await Promise.all(names.map((name) => context.journal.byRef(name)));
  const open = named.flat().filter((one) => !isSettled(one));
  const may = await Promise.all(open.map((one) => maySee(one, account, context)));
  return open.filter((_one, index) => may[index]);
}

export const lineResolvers = {
  Query: {
    line: (_root, { id }, context) => lineOf(id, context),
  },
  Line: {
    id: ({ account, key, line }) => idOf(line, 'Line', account.customerId, key),
    revision: ({ account }, _args, { readings }) => readings.revisionOf(account),
    reachCustomerId: ({ line }) => line.customerId,
    customer: ({ account }) => account,
    isPrimary: ({ line }) => line.isPrimary,
    firstName: ({ line }) => line.firstName,
    status: (view, _args, { journal }) => statusOf(view, journal),
    phoneNumber: ({ line }) => line.phoneNumber,
    simType: ({ line }) => line.simType,
    iccid: ({ line }) => line.iccid,
    imei: ({ line }) => line.imei,
    planName: ({ line }) => line.planName,
    plan: ({ line }, _args, { sources }) => sources.catalog.planOf(line),
    activatedAt: ({ line }) => line.activatedAt,
    activatedOn: ({ line }) => line.activatedOn,
    usage: ({ line, account }, { kind }, { sources }) =>
      line.customerId === null || kind === 'UNRECOGNIZED'
        ? null
        : sources.usage.of(line.customerId, account.groupId, kind),
    actions: (view, _args, context) => actionsOf(view, context),
    openOperations: (view, _args, context) => openOn(view, context),
  },
} satisfies Resolvers;
