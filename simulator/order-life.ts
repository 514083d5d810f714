/*
 * Order life: what happens to an order after it was taken.
 *
 * Owns   the link, the payment, the expiry, and the customer or lines in the end.
 *
 * The fault script may tell the brand of an end before the end can be read (`early`): an order that is told of ends a little later.
 */
import { EARLY_BY_MS } from './engine/callbacks.ts';
import type { Cause } from './engine/ledger.ts';
import { planFor } from './catalog-product.ts';
import { wordFor } from './order-view.ts';
import type { DueHandler, Platform } from './engine/platform.ts';
import { parcelFor } from './shipment.ts';
import {
  accountOf,
  noExtras,
  UNTOUCHED,
  type Account,
  type Card,
  type Due,
  type Line,
  type Order,
} from './engine/world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LINK_LIVES_MS = 15 * MINUTE;
const ORDER_LIVES_AFTER_LINK_MS = 60 * MINUTE;
const DECLINED_LAST4 = '0002';

export type PaymentAction = 'pay' | 'decline';

/** `turn` of what is due: whether it ends well. */
const BADLY = 0;
const WELL = 1;

export const ORDER_DUE: Readonly<Record<string, DueHandler>> = {
  'link-ready': on('IN_PROGRESS', linkReady),
  'payment-over': on('PAYMENT_PROCESSING', paymentOver),
  'order-ends': on('PAYMENT_PROCESSING', (platform, order, due) => end(platform, order, due.turn)),
  'order-expires': on('PAYMENT_PENDING', expire),
};

/** What is due for an order that has moved on meanwhile is void. */
function on(
  status: Order['status'],
  act: (platform: Platform, order: Order, due: Due) => void,
): DueHandler {
  return (platform, due) => {
    const order = platform.world.orders.find(({ transactionId }) => transactionId === due.id);
    if (order?.status === status) act(platform, order, due);
  };
}

const later = (
  platform: Platform,
  order: Order,
  { what, inMs, turn = 0 }: { what: string; inMs: number; turn?: number },
): void =>
  platform.ledger.within(causeOf(order), () =>
    platform.later(inMs, { what, id: order.transactionId, turn }),
  );

/** Whatever happens to an order is because of the attempt that made it. */
const causeOf = ({ kind, attemptSeq }: Order): Cause | null =>
  attemptSeq === null ? null : { row: kind === 'PRODUCT_PURCHASE' ? 9 : 11, attemptSeq };

export function makeLink(platform: Platform, order: Order): void {
  later(platform, order, { what: 'link-ready', inMs: platform.random.between(80, 130) * SECOND });
}

function linkReady(platform: Platform, order: Order): void {
  const createdAt = platform.clock.now();
  order.link = { id: platform.random.uuid(), createdAt, expiresAt: createdAt + LINK_LIVES_MS };
  order.status = 'PAYMENT_PENDING';
  const inMs = LINK_LIVES_MS + ORDER_LIVES_AFTER_LINK_MS;
  later(platform, order, { what: 'order-expires', inMs });
}

export const linkWorks = ({ clock }: Platform, { status, link }: Order): boolean =>
  status === 'PAYMENT_PENDING' && link !== null && link.expiresAt > clock.now();

/** Makes every link that is open run out now. */
export function expireLinks({ world, clock }: Platform): void {
  for (const { link } of world.orders)
    if (link) link.expiresAt = Math.min(link.expiresAt, clock.now());
}

/** The customer has paid at the page, or has not. */
export const payAtLink = (platform: Platform, order: Order, action: PaymentAction): void =>
  startPayment(platform, order, {
    ends: action === 'pay' ? WELL : BADLY,
    inMs: platform.random.between(5, 15) * SECOND,
  });

/** A card on file needs nobody. */
export const chargeCard = (platform: Platform, order: Order, { last4 }: Card): void =>
  startPayment(platform, order, {
    ends: last4 === DECLINED_LAST4 ? BADLY : WELL,
    inMs: platform.random.between(10, 30) * SECOND,
  });

function startPayment(
  platform: Platform,
  order: Order,
  { ends, inMs }: { ends: number; inMs: number },
): void {
  order.status = 'PAYMENT_PROCESSING';
  order.paymentStatus = 'PROCESSING';
  later(platform, order, { what: 'payment-over', inMs, turn: ends });
}

function paymentOver(platform: Platform, order: Order, { turn }: Due): void {
  notePayment(platform, order, turn === WELL ? 'payment' : 'payment-declined');
  if (!platform.callbacks.is('early')) {
    end(platform, order, turn);
    return tell(platform, order);
  }
  tell(platform, { ...order, status: turn === WELL ? 'COMPLETED' : 'FAILED' });
  later(platform, order, { what: 'order-ends', inMs: EARLY_BY_MS, turn });
}

function notePayment({ ledger }: Platform, order: Order, effect: string): void {
  const { price, attemptSeq } = order;
  ledger.effect({ row: 10, effect, ...namesOf(order), amount: price.total, attemptSeq });
}

/** Ends an order at once, also one that has failed or was given up: the operator asked for it. */
export function endNow(platform: Platform, order: Order, status: 'COMPLETED' | 'FAILED'): void {
  order.paymentStatusDesc = null;
  if (status === 'COMPLETED') notePayment(platform, order, 'payment');
  end(platform, order, status === 'COMPLETED' ? WELL : BADLY);
  tell(platform, order);
}

function end(platform: Platform, order: Order, turn: number): void {
  if (turn !== WELL) {
    const paymentStatusDesc = 'Your card was declined';
    Object.assign(order, { status: 'FAILED', paymentStatus: 'FAILED', paymentStatusDesc });
    return;
  }
  Object.assign(order, { status: 'COMPLETED', paymentStatus: 'SUCCESS' });
  deliver(platform, order);
}

function expire(platform: Platform, order: Order): void {
  Object.assign(order, { status: 'FAILED', paymentStatusDesc: 'The payment link has expired' });
  tell(platform, order);
}

const namesOf = ({ transactionId, clientAccountId, customerId }: Order) => ({
  transactionId,
  clientAccountId,
  customerId,
});

const tell = (platform: Platform, order: Order): void =>
  platform.callbacks.tell({
    ...{ type: order.kind, ...namesOf(order) },
    status: wordFor(platform, order),
  });

/** Gives what was paid for. An order that was sent and paid twice adds its lines to the account of the first. */
function deliver(platform: Platform, order: Order): void {
  const account = accountOf(platform.world, order.customerId) ?? newAccount(platform, order);
  if (!account) return;
  account.transactionId = order.transactionId;
  for (const line of order.lines.filter(({ customerId }) => customerId === undefined)) {
    const isPrimary = account.lines.length === 0;
    const customerId = isPrimary ? account.customerId : platform.random.uuid();
    account.lines.push(newLine(line, { customerId, isPrimary }));
  }
  account.shipment = parcelFor(platform, order) ?? account.shipment;
}

function newAccount(platform: Platform, { account, customerId }: Order): Account | null {
  if (!account) return null;
  const made: Account = {
    ...{ ...account, customerId, groupId: `g-${customerId.slice(0, 8)}`, lines: [] },
    ...{ cards: [savedCard(platform)], shipment: null, transactionId: null, ...noExtras() },
  };
  platform.world.accounts.push(made);
  return made;
}

const newLine = (
  { firstName, lastName, simType, planId }: Order['lines'][number],
  own: Pick<Line, 'customerId' | 'isPrimary'>,
): Line => ({
  ...{ ...own, firstName, lastName, status: 0, mobileNo: null, iccId: null, imei: null },
  simType: simType === 'PHYSICAL' ? 'PSIM' : 'ESIM',
  planCode: planFor(planId)?.serviceCode ?? planId,
  ...{ activationDate: null, activationMsg: null, portIn: null, turn: 0, ...UNTOUCHED },
});

const savedCard = ({ random }: Platform): Card => ({
  ...{ ccUUID: random.uuid(), cardType: 'VISA', last4: '4242', expMonth: 12, expYear: 2030 },
  ...{ default: true, priority: 1 },
});
