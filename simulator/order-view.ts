/*
 * Order view: how row 10 tells of an order, in either vocabulary (Q10, Q11).
 */
import type { Platform } from './engine/platform.ts';
import { wireDate } from './engine/endpoint.ts';
import { accountOf, type Order } from './engine/world.ts';

/** Nobody has seen the wire between payment and end; an approved payment of an order still pending is the likeliest. */
const OBSERVED_STATUS: Readonly<Record<Order['status'], string>> = {
  IN_PROGRESS: 'PENDING',
  PAYMENT_PENDING: 'PENDING',
  PAYMENT_PROCESSING: 'PENDING',
  COMPLETED: 'DONE',
  FAILED: 'FAILED',
};

const OBSERVED_PAYMENT: Readonly<Record<Order['paymentStatus'], string>> = {
  PENDING: 'PENDING',
  PROCESSING: 'APPROVED',
  SUCCESS: 'SUCCESS',
  FAILED: 'FAILED',
};

/** The platform's word for where an order is. */
export const wordFor = ({ vocabulary }: Platform, { status, word }: Order): string =>
  word ?? (vocabulary === 'guide' ? status : OBSERVED_STATUS[status]);

export function orderView(platform: Platform, order: Order): Readonly<Record<string, unknown>> {
  const guide = platform.vocabulary === 'guide';
  const { status, paymentStatus, paymentStatusDesc, clientAccountId, customerId, price } = order;
  const account = status === 'COMPLETED' ? accountOf(platform.world, customerId) : undefined;
  const parcel = account?.shipment?.transactionId === order.transactionId ? account.shipment : null;
  return {
    status: wordFor(platform, order),
    paymentStatus: guide ? paymentStatus : OBSERVED_PAYMENT[paymentStatus],
    ...(paymentStatusDesc !== null && { paymentStatusDesc }),
    link: linkView(platform, order),
    ...((!guide || status === 'COMPLETED') && { customerId }), // Q11
    ...(!guide && { supportUrl: `https://agents.reach.example/customer/${customerId}` }),
    clientAccountId,
    ...(parcel && { shipmentStatus: parcel.shipmentStatus }),
    ...{ amount: price.amount, totalTax: price.tax, totalAmount: price.total },
  };
}

function linkView(platform: Platform, { link, status }: Order): unknown {
  if (status === 'IN_PROGRESS' && platform.vocabulary === 'observed')
    return { type: 0, typeName: 'PENDING' };
  if (!link || status !== 'PAYMENT_PENDING') return null;
  return {
    url: `${platform.url}/pay/${link.id}.html`,
    expireDate: wireDate(platform, link.expiresAt),
    createdDate: wireDate(platform, link.createdAt),
    ...{ typeName: 'PAYMENT', type: 1 },
  };
}
