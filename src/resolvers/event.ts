/*
 * Event resolvers: what every event of a customer shows alike.
 *
 * Owns   through which account a line is shown: the holder of a secondary line knows it as an account of its own.
 */
import type { RequestContext } from '../context.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Resolvers } from '../generated/types.ts';
import { globalId, type CustomerId, type OperationId } from '../ids.ts';
import { isOfKind } from '../operations/engine/operation.ts';
import type { CustomerNoticeEvent } from '../subscriptions/customer-notice.ts';
import { lineView } from './line.ts';

type About = Pick<CustomerNoticeEvent, 'customerId' | 'line'>;

/** The account, or the line in its place for a line holder, who may see that line only. */
const seenThrough = (
  { customerId, line }: About,
  { holds }: Pick<RequestContext, 'holds'>,
): Given<CustomerId> =>
  line === null ? customerId : whenGiven(holds(customerId), (whole) => (whole ? customerId : line));

const noticeFields = {
  customerId: (event: About, _args: unknown, context: RequestContext) =>
    whenGiven(seenThrough(event, context), (account) => globalId('Customer', account)),
  lineId: (event: About, _args: unknown, context: RequestContext) => {
    const { line } = event;
    if (line === null) return null;
    return whenGiven(seenThrough(event, context), (account) => globalId('Line', account, line));
  },
  line: (event: About, _args: unknown, context: RequestContext) => {
    const { line } = event;
    if (line === null) return null;
    return whenGiven(seenThrough(event, context), (account) => lineView(account, line, context));
  },
};

const portOutFields = {
  ...noticeFields,
  portOut: async (
    { operationId }: { readonly operationId: OperationId },
    _args: unknown,
    { journal, access, caller }: RequestContext,
  ) => {
    const found = await journal.load(operationId);
    const may = found !== null && (await access.mayUseOperation(caller, found));
    return may && isOfKind('port-out', found) ? found : null;
  },
};

/** As `LineUsage` has it, so that an app shows both alike. */
const decimalFrom = (amount: number | null): string | null =>
  amount === null ? null : String(Number(amount.toFixed(6)));

export const eventResolvers = {
  CustomerEvent: { __resolveType: (item) => ('reason' in item ? 'StreamReset' : item.type) },
  UsageAlert: {
    ...noticeFields,
    used: ({ used }) => decimalFrom(used),
    limit: ({ limit }) => decimalFrom(limit),
  },
  DeviceChanged: noticeFields,
  PortOutRequested: portOutFields,
  PortOutConfirmed: portOutFields,
  AttemptsLocked: noticeFields,
  LineChanged: noticeFields,
  CustomerChanged: noticeFields,
  BillChanged: noticeFields,
  SecurityNotice: noticeFields,
} satisfies Resolvers;
