/*
 * Purchase: quotes, orders, and where they are (rows 8, 9, 10, 11).
 *
 * Owns   the taking of an order. What becomes of it is told in order-life.ts.
 *
 * An order that is sent again is a new order with a transaction of its own; the old link can be paid until it runs out. All orders of
 * one reference lead to one customer.
 */
import { namedAccount, newOrderIn, subsequentOrderIn, type AskedOrder } from './order-body.ts';
import { emailRefusal, orderRefusal, paymentRefusal } from './order-rules.ts';
import { ORDER_CONTROLS } from './order-control.ts';
import { chargeCard, makeLink, ORDER_DUE } from './order-life.ts';
import { orderView, wordFor } from './order-view.ts';
import type { Platform } from './engine/platform.ts';
import { priceOf } from './pricing.ts';
import type { Body } from './engine/body.ts';
import {
  ok,
  refused,
  taken,
  unknown,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { UNTOLD, type Order } from './engine/world.ts';

export const purchaseEndpoints: EndpointModule = {
  rows: { 8: quote, 9: submitNew, 10: status, 11: submitSubsequent },
  due: ORDER_DUE,
  controls: ORDER_CONTROLS,
};

function quote({ platform, body }: EndpointRequest): Reply {
  const account = namedAccount(platform.world, body);
  if (account === undefined) return unknown('Customer');
  const order = newOrderIn(body, account);
  return orderRefusal(order) ?? ok(priceOf(order, platform), 'Quote is Prepared');
}

function status({ platform, params }: EndpointRequest): Reply {
  const id = params['transactionId'];
  const order = platform.world.orders.find(({ transactionId }) => transactionId === id);
  const known = order && order.forgottenUntil <= platform.clock.now();
  return known ? ok(orderView(platform, order)) : unknown('Transaction');
}

async function submitNew({ platform, body }: EndpointRequest): Promise<Reply> {
  const asked = newOrderIn(body, null);
  const refusal =
    orderRefusal(asked) ??
    emailRefusal(platform, asked) ??
    referenceRefusal(platform, asked) ??
    paymentRefusal(platform, asked);
  if (refusal) return refusal;
  const order = newOrder(platform, asked, 'PRODUCT_PURCHASE');
  makeLink(platform, order);
  return answered(platform, order, 9);
}

async function submitSubsequent({ platform, body }: EndpointRequest): Promise<Reply> {
  const account = namedAccount(platform.world, body);
  if (!account) return unknown('Customer');
  const asked = subsequentOrderIn(body, account);
  const refusal = orderRefusal(asked) ?? paymentRefusal(platform, asked);
  if (refusal) return refusal;
  const order = newOrder(platform, asked, 'PURCHASE_SUBSEQUENT');
  const card = account.cards.find(({ ccUUID }) => ccUUID === asked.cardId);
  if (card) chargeCard(platform, order, card);
  else makeLink(platform, order);
  return answered(platform, order, 11);
}

/** A reference belongs to one account for good. */
const referenceRefusal = ({ world }: Platform, { clientAccountId }: AskedOrder): Reply | null =>
  world.accounts.some((account) => account.clientAccountId === clientAccountId)
    ? refused(409, 'An account with this clientAccountId exists')
    : null;

function newOrder(platform: Platform, asked: AskedOrder, kind: Order['kind']): Order {
  const { clientAccountId, lines, shipmentType, redirectUrl } = asked;
  const { amount, tax, totalOneTimeCost: total } = priceOf(asked, platform).oneTimeCharge;
  const order: Order = {
    ...{ kind, clientAccountId, lines: [...lines], shipmentType, redirectUrl },
    customerId: customerIdFor(platform, asked),
    account: holderOf(asked),
    price: { amount, tax, total },
    ...{ transactionId: platform.random.uuid(), status: 'IN_PROGRESS', paymentStatus: 'PENDING' },
    ...{ paymentStatusDesc: null, link: null, ...UNTOLD },
    attemptSeq: platform.ledger.cause?.attemptSeq ?? null,
  };
  platform.world.orders.push(order);
  return order;
}

function customerIdFor({ world, random }: Platform, asked: AskedOrder): string {
  if (asked.account) return asked.account.customerId;
  const earlier = world.orders.find((one) => one.clientAccountId === asked.clientAccountId);
  return earlier?.customerId ?? random.uuid();
}

function holderOf({ holder, clientAccountId }: AskedOrder): Order['account'] {
  if (!holder) return null;
  const { firstName, lastName, email, billingPhoneNumber: phone, addresses } = holder;
  return { clientAccountId, firstName, lastName, email, phone, addresses: [...addresses] };
}

async function answered(platform: Platform, order: Order, row: 9 | 11): Promise<Reply> {
  const { transactionId, clientAccountId, customerId, kind } = order;
  const names = { transactionId, clientAccountId, customerId };
  const effect = row === 9 ? 'purchase' : 'subsequent-purchase';
  platform.ledger.effect({ row, effect, ...names, amount: order.price.total });
  const claim: Body = { ...names, status: wordFor(platform, order) };
  await platform.callbacks.tellEarly({ type: kind, ...claim });
  return taken({ transactionId, clientAccountId }, 'Order is in Progress');
}
