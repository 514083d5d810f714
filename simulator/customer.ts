/*
 * Customer: an account and its lines (row 25), by customerId or by the brand's reference.
 */
import { planFor } from './catalog-goods.ts';
import type { Platform } from './platform.ts';
import {
  known,
  ok,
  refused,
  unknown,
  wireDate,
  type Asked,
  type Reply,
  type Room,
} from './room.ts';
import { accountOf, type Account, type Line } from './world.ts';

export const customerRoom: Room = {
  rows: { 25: customerInfo },
};

function customerInfo({ platform, query }: Asked): Reply {
  const id = query.get('customerId');
  const reference = query.get('clientAccountId');
  if (id === null && reference === null)
    return refused(400, 'Invalid request', { CustomerId: 'is required' });
  if (id === null) return byReference(platform, reference ?? '');
  const account = accountOf(platform.world, id);
  const line = account?.lines.find(({ customerId }) => customerId === id);
  return account && line ? ok(infoOf(platform, account, line)) : unknown('Customer');
}

/** Found from the moment that an order was taken: the platform makes the customer early (Q11). */
function byReference(platform: Platform, reference: string): Reply {
  const account = platform.world.accounts.find(
    ({ clientAccountId }) => clientAccountId === reference,
  );
  const [primary] = account?.lines ?? [];
  const orders = platform.world.orders.filter(
    ({ clientAccountId }) => clientAccountId === reference,
  );
  const latest = orders.at(-1);
  if (account && primary) {
    return ok({
      ...infoOf(platform, account, primary),
      ...(latest && { transactionId: latest.transactionId }),
    });
  }
  if (!latest) return unknown('Customer');
  const { customerId, clientAccountId, transactionId } = latest;
  return ok({ customerId, clientAccountId, transactionId, status: 0, isPrimary: true, lines: [] });
}

function infoOf(
  platform: Platform,
  account: Account,
  line: Line,
): Readonly<Record<string, unknown>> {
  const { clientAccountId, groupId, firstName, lastName, email, phone, addresses, transactionId } =
    account;
  const name = line.isPrimary
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
const listedLines = ({ faults }: Platform, { lines }: Account): readonly Line[] =>
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
  const plan = planFor(planCode);
  return known({
    ...{ customerId, isPrimary, firstName, status, mobileNo, iccId, imei, simType },
    ...{ planName: plan?.displayName ?? planCode },
    activationDate: activationDate === null ? null : wireDate(platform, activationDate),
  });
}
