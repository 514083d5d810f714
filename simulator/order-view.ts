/*
 * Order view: how row 10 tells of an order, in either vocabulary (Q10, Q11).
 */
import type { Platform } from './platform.ts';
import { wireDate } from './room.ts';
import { accountOf, type Order } from './world.ts';

const OBSERVED: Readonly<Record<Order['status'], string>> = {
  IN_PROGRESS: 'PENDING',
  PAYMENT_PENDING: 'PENDING',
  PAYMENT_PROCESSING: 'PAYMENT_PROCESSING',
  COMPLETED: 'DONE',
  FAILED: 'FAILED',
};

export function orderView(platform: Platform, order: Order): Readonly<Record<string, unknown>> {
  const guide = platform.vocabulary === 'guide';
  const { status, paymentStatus, paymentStatusDesc, clientAccountId, customerId, total } = order;
  const account = status === 'COMPLETED' ? accountOf(platform.world, customerId) : undefined;
  return {
    status: guide ? status : OBSERVED[status],
    paymentStatus,
    ...(paymentStatusDesc !== null && { paymentStatusDesc }),
    link: linkView(platform, order),
    ...((!guide || status === 'COMPLETED') && { customerId }), // Q11
    clientAccountId,
    ...(account?.shipment && { shipmentStatus: account.shipment.shipmentStatus }),
    totalAmount: total,
  };
}

function linkView(platform: Platform, { link, status }: Order): unknown {
  if (!link || status !== 'PAYMENT_PENDING') return null;
  return {
    ...{
      url: `${platform.url}/pay/${link.id}.html`,
      expireDate: wireDate(platform, link.expiresAt),
    },
    ...{ createdDate: wireDate(platform, link.createdAt), typeName: 'PAYMENT', type: 1 },
  };
}
