/*
 * Customer: an account and its lines (row 25), by customerId or by the brand's reference; row 26 stands in customer-update.ts.
 */
import { updateCustomer } from './customer-update.ts';
import type { Platform } from './engine/platform.ts';
import { known } from './engine/body.ts';
import {
  ok,
  refused,
  unknown,
  wireDate,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { planNameFor } from './catalog-product.ts';
import { accountOf, type Account, type Line } from './engine/world.ts';

export const customerEndpoints: EndpointModule = {
  rows: { 25: customerInfo, 26: updateCustomer },
};

function customerInfo({ platform, query }: EndpointRequest): Reply {
  const id = query.get('customerId');
  const reference = query.get('clientAccountId');
  if (id === null && reference === null)
    return refused(400, 'Invalid request', { CustomerId: 'is required' });
  if (id === null) return byReference(platform, reference ?? '');
  const account = accountOf(platform.world, id);
  const line = account?.lines.find(({ customerId }) => customerId === id);
  return account && line ? ok(infoOf(platform, account, line)) : unknown('Customer');
}

/**
 * Found from the moment that an order was taken: the platform makes the customer early (Q11). Every order has its reference; the
 * answer is about the latest order that was sent under this one.
 */
function byReference(platform: Platform, reference: string): Reply {
  const { accounts, orders } = platform.world;
  const order = orders.findLast(({ clientAccountId }) => clientAccountId === reference);
  const account =
    accounts.find(({ clientAccountId }) => clientAccountId === reference) ??
    (order && accountOf(platform.world, order.customerId));
  const [first] = account?.lines ?? [];
  const latest = {
    clientAccountId: reference,
    ...(order && { transactionId: order.transactionId }),
  };
  if (account && first) return ok({ ...infoOf(platform, account, first), ...latest });
  if (!order) return unknown('Customer');
  return ok({ customerId: order.customerId, ...latest, status: 0, isPrimary: true, lines: [] });
}

function infoOf(
  platform: Platform,
  account: Account,
  line: Line,
): Readonly<Record<string, unknown>> {
  const { clientAccountId, groupId, firstName, lastName, email, phone, addresses, transactionId } =
    account;
  const name =
    line.customerId === account.customerId
      ? { firstName, lastName }
      : { firstName: line.firstName, lastName: line.lastName };
  return {
    ...lineView(platform, line),
    ...{ clientAccountId, groupId, ...name, email, billingPhoneNumber: phone, addresses },
    ...(transactionId !== null && { transactionId }),
    lines: listedLines(platform, account).map((one) => lineView(platform, one)),
  };
}

/** Where the ids of further lines come from is not public: they may be listed later than they are sold (Q21). */
export const listedLines = ({ faults }: Platform, { lines }: Account): readonly Line[] =>
  faults.unnamedLines ? lines.filter((line) => line.isPrimary || line.status !== 0) : lines;

function lineView(platform: Platform, line: Line): Readonly<Record<string, unknown>> {
  const {
    customerId,
    isPrimary,
    firstName,
    status,
    mobileNo,
    iccId,
    imei,
    simType,
    planCode,
    activationDate,
  } = line;
  return known({
    ...{ customerId, isPrimary, firstName, status, mobileNo, iccId, imei, simType },
    planName: planNameFor(platform, planCode),
    activationDate: activationDate === null ? null : wireDate(platform, activationDate),
  });
}
