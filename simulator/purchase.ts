/*
 * Purchase: quotes, orders, and what becomes of them (rows 8, 9, 10, 11).
 *
 * Owns   the life of an order: a link after a while, payment, and then a customer or new lines.
 * A saved card needs no link. A card that ends in 0002 is declined.
 */
import { emailRefusal, accountRefusal, lineRefusal, type OrderBody } from './order-rules.ts';
import type { Platform } from './platform.ts';
import { priceOf } from './pricing.ts';
import {
  ok,
  refused,
  taken,
  text,
  unknown,
  type Asked,
  type Body,
  type Reply,
  type Room,
} from './room.ts';
import { complete, expire, finishPayment, linkReady, startPayment } from './order-life.ts';
import { orderView } from './order-view.ts';
import { accountOf, type Order, type OrderLine } from './world.ts';

const SECOND = 1_000;
export const DECLINED_LAST4 = '0002';

export const purchaseRoom: Room = {
  rows: {
    8: ({ platform, body }) => quote(platform, orderIn(body)),
    9: submitNew,
    10: ({ platform, params }) => {
      const order = platform.world.orders.find(
        (one) => one.transactionId === params['transactionId'],
      );
      return order ? ok(orderView(platform, order)) : unknown('Transaction');
    },
    11: submitSubsequent,
  },
  due: {
    'link-ready': linkReady,
    'payment-over': finishPayment,
    'order-expires': expire,
    'order-completes': complete,
  },
};

/** The contract has judged the body already. */
const orderIn = (body: Body): OrderBody => body as unknown as OrderBody;

const priced = ({ accountInfo, lines }: OrderBody): ReturnType<typeof priceOf> =>
  priceOf({
    lines,
    shipmentType: accountInfo.shipmentType ?? null,
    zip: accountInfo.addresses[0]?.zip ?? '',
  });

function quote({ world }: Platform, order: OrderBody): Reply {
  const known = world.accounts.some(({ email }) => email === order.accountInfo.email);
  const refusal =
    (known ? null : accountRefusal(order)) ??
    lineRefusal(order.lines, order.accountInfo.shipmentType ?? null, !known);
  return refusal ?? ok(priced(order), 'Quote is Prepared');
}

async function submitNew({ platform, body }: Asked): Promise<Reply> {
  const order = orderIn(body);
  const { accountInfo, lines } = order;
  const refusal =
    accountRefusal(order) ??
    lineRefusal(lines, accountInfo.shipmentType ?? null, true) ??
    emailRefusal(platform, accountInfo.email) ??
    collectionRefusal(order);
  if (refusal) return refusal;
  const { random } = platform;
  const { firstName, lastName, email, billingPhoneNumber, addresses, clientAccountId } =
    accountInfo;
  const made = newOrder(platform, {
    ...{ kind: 'PRODUCT_PURCHASE', clientAccountId, customerId: random.uuid(), lines: [...lines] },
    ...{ shipmentType: accountInfo.shipmentType ?? null, redirectUrl: order.redirectUrl },
    account: {
      clientAccountId,
      firstName,
      lastName,
      email,
      phone: billingPhoneNumber,
      addresses: [...addresses],
    },
    total: accountInfo.payment.collection,
  });
  platform.later(random.between(80, 130) * SECOND, {
    what: 'link-ready',
    id: made.transactionId,
    turn: 0,
  });
  return answered(platform, made, 9);
}

async function submitSubsequent({ platform, body }: Asked): Promise<Reply> {
  const account = accountOf(platform.world, text(body, 'customerId'));
  if (!account) return unknown('Customer');
  const lines = body['lines'] as OrderLine[];
  const shipmentType = typeof body['shipmentType'] === 'string' ? body['shipmentType'] : null;
  const refusal = lineRefusal(lines, shipmentType, false);
  if (refusal) return refusal;
  const payment = body['payment'] as { collection: number; ccUUID?: string };
  const card = account.cards.find(({ ccUUID }) => ccUUID === payment.ccUUID);
  if (payment.ccUUID !== undefined && !card)
    return refused(400, 'Invalid order', { CcUUID: 'is not a card of this customer' });
  const made = newOrder(platform, {
    ...{
      kind: 'PURCHASE_SUBSEQUENT',
      clientAccountId: text(body, 'clientAccountId'),
      customerId: account.customerId,
    },
    ...{
      account: null,
      lines,
      shipmentType,
      redirectUrl: text(body, 'redirectUrl'),
      total: payment.collection,
    },
  });
  if (card) startPayment(platform, made, card.last4 === DECLINED_LAST4 ? 'decline' : 'pay');
  else
    platform.later(platform.random.between(80, 130) * SECOND, {
      what: 'link-ready',
      id: made.transactionId,
      turn: 0,
    });
  return answered(platform, made, 11);
}

/** The amount to collect must be what a quote of the same order says. */
function collectionRefusal(order: OrderBody): Reply | null {
  const due = priced(order).oneTimeCharge.totalOneTimeCost;
  const right = Math.abs(due - order.accountInfo.payment.collection) < 0.005;
  return right ? null : refused(400, 'Invalid order', { Collection: 'does not fit the quote' });
}

function newOrder(
  platform: Platform,
  given: Omit<
    Order,
    'transactionId' | 'status' | 'paymentStatus' | 'paymentStatusDesc' | 'link' | 'hiddenUntil'
  >,
): Order {
  const order: Order = {
    ...given,
    ...{ transactionId: platform.random.uuid(), status: 'IN_PROGRESS', paymentStatus: 'PENDING' },
    ...{ paymentStatusDesc: null, link: null, hiddenUntil: 0 },
  };
  platform.world.orders.push(order);
  return order;
}

async function answered(platform: Platform, order: Order, row: 9 | 11): Promise<Reply> {
  const { transactionId, clientAccountId, customerId, kind } = order;
  const effect = row === 9 ? 'purchase' : 'subsequent-purchase';
  platform.ledger.effect({ row, effect, transactionId, clientAccountId, customerId });
  await platform.callbacks.tellEarly({
    type: kind,
    transactionId,
    clientAccountId,
    customerId,
    status: 'IN_PROGRESS',
  });
  return taken({ transactionId, clientAccountId });
}
