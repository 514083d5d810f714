/*
 * Order life: what happens to an order after it was taken.
 *
 * Owns   the link, the payment, the expiry, and the customer or lines in the end.
 */
import { EARLY_BY_MS } from './callbacks.ts';
import { planFor } from './catalog-goods.ts';
import type { Platform } from './platform.ts';
import {
  accountOf,
  type Account,
  type Due,
  type Line,
  type Order,
  type OrderLine,
} from './world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LINK_LIVES_MS = 15 * MINUTE;
const ORDER_LIVES_AFTER_LINK_MS = 60 * MINUTE;

const orderOf = ({ world }: Platform, { id }: Due): Order | undefined =>
  world.orders.find(({ transactionId }) => transactionId === id);

export function linkReady(platform: Platform, due: Due): void {
  const order = orderOf(platform, due);
  if (order?.status !== 'IN_PROGRESS') return;
  const createdAt = platform.clock.now();
  order.link = { id: platform.random.uuid(), createdAt, expiresAt: createdAt + LINK_LIVES_MS };
  order.status = 'PAYMENT_PENDING';
  platform.later(LINK_LIVES_MS + ORDER_LIVES_AFTER_LINK_MS, {
    what: 'order-expires',
    id: order.transactionId,
    turn: 0,
  });
}

export const linkWorks = ({ clock }: Platform, { status, link }: Order): boolean =>
  status === 'PAYMENT_PENDING' && link !== null && link.expiresAt > clock.now();

/** Makes every link that is open run out now. */
export function expireLinks({ world, clock }: Platform): void {
  for (const { link } of world.orders)
    if (link) link.expiresAt = Math.min(link.expiresAt, clock.now());
}

/** Somebody has paid at the page, or the card on file is charged. */
export function startPayment(platform: Platform, order: Order, action: 'pay' | 'decline'): void {
  order.status = 'PAYMENT_PROCESSING';
  order.paymentStatus = 'PROCESSING';
  const waitMs = platform.random.between(5, 15) * SECOND;
  platform.later(waitMs, {
    what: 'payment-over',
    id: order.transactionId,
    turn: action === 'pay' ? 1 : 0,
  });
}

export function finishPayment(platform: Platform, due: Due): void {
  const order = orderOf(platform, due);
  if (order?.status !== 'PAYMENT_PROCESSING') return;
  platform.ledger.effect({
    row: 10,
    effect: due.turn === 1 ? 'payment' : 'payment-declined',
    ...namesOf(order),
  });
  if (due.turn === 1) return becomesTrue(platform, order, due);
  fail(platform, order, { paymentStatusDesc: 'Your card was declined', paymentStatus: 'FAILED' });
}

/** In `early` mode the brand is told first, and can read it a little later. */
function becomesTrue(platform: Platform, order: Order, due: Due): void {
  if (platform.faults.callbacks !== 'early') return complete(platform, due);
  tell(platform, order, 'COMPLETED');
  platform.later(EARLY_BY_MS, { what: 'order-completes', id: due.id, turn: 1 });
}

export function complete(platform: Platform, due: Due): void {
  const order = orderOf(platform, due);
  if (order?.status !== 'PAYMENT_PROCESSING') return;
  order.status = 'COMPLETED';
  order.paymentStatus = 'SUCCESS';
  if (order.kind === 'PRODUCT_PURCHASE') newAccount(platform, order);
  else addLines(platform, order);
  if (platform.faults.callbacks !== 'early') tell(platform, order, 'COMPLETED');
}

export function expire(platform: Platform, due: Due): void {
  const order = orderOf(platform, due);
  if (order?.status === 'PAYMENT_PENDING')
    fail(platform, order, {
      paymentStatusDesc: 'The payment link has expired',
      paymentStatus: 'PENDING',
    });
}

function fail(
  platform: Platform,
  order: Order,
  because: Pick<Order, 'paymentStatusDesc' | 'paymentStatus'>,
): void {
  Object.assign(order, { ...because, status: 'FAILED' });
  tell(platform, order, 'FAILED');
}

const namesOf = ({ transactionId, clientAccountId, customerId }: Order) => ({
  transactionId,
  clientAccountId,
  customerId,
});

const tell = (
  { callbacks, vocabulary }: Platform,
  order: Order,
  status: 'COMPLETED' | 'FAILED',
): void =>
  callbacks.tell({
    ...{ type: order.kind, ...namesOf(order) },
    status: vocabulary === 'observed' && status === 'COMPLETED' ? 'DONE' : status,
  });

function newAccount(platform: Platform, order: Order): void {
  const { account, customerId, transactionId } = order;
  if (!account) return;
  const made: Account = {
    ...account,
    ...{
      customerId,
      groupId: `g-${customerId.slice(0, 8)}`,
      lines: [],
      cards: [savedCard(platform)],
      shipment: null,
      transactionId,
    },
  };
  platform.world.accounts.push(made);
  made.lines = order.lines.map((line, index) =>
    newLine(platform, line, index === 0 ? customerId : platform.random.uuid()),
  );
  made.shipment = shipmentOf(order);
}

function addLines(platform: Platform, order: Order): void {
  const account = accountOf(platform.world, order.customerId);
  if (!account) return;
  account.transactionId = order.transactionId;
  const added = order.lines.filter((line) => line.customerId === undefined);
  account.lines.push(
    ...added.map((line) => ({
      ...newLine(platform, line, platform.random.uuid()),
      isPrimary: false,
    })),
  );
  account.shipment = shipmentOf(order) ?? account.shipment;
}

const newLine = ({ random: _ }: Platform, line: OrderLine, customerId: string): Line => ({
  ...{ customerId, isPrimary: line.isPrimary, firstName: line.firstName, lastName: line.lastName },
  ...{
    status: 0,
    mobileNo: null,
    iccId: null,
    imei: null,
    simType: line.simType === 'PHYSICAL' ? 'PSIM' : 'ESIM',
  },
  ...{
    planCode: planFor(line.planId)?.serviceCode ?? line.planId,
    activationDate: null,
    activationMsg: null,
  },
  ...{ portIn: null, turn: 0 },
});

const savedCard = ({ random }: Platform): Account['cards'][number] => ({
  ...{
    ccUUID: random.uuid(),
    cardType: 'VISA',
    last4: '4242',
    expMonth: 12,
    expYear: 2030,
    default: true,
    priority: 1,
  },
});

const shipmentOf = ({ shipmentType, transactionId }: Order): Account['shipment'] =>
  shipmentType === null
    ? null
    : {
        ...{
          orderId: `order-${transactionId.slice(0, 8)}`,
          shipmentStatus: 'PENDING',
          carrier: null,
        },
        ...{ trackingNumber: null, shippedDate: null, shipmentType },
      };
