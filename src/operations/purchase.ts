/*
 * Purchase: buys what a quote shows, for a new customer (row 9) or a known one (row 11).
 *
 * Owns   the names that a purchase holds, and who is linked to the customer in the end.
 * Gives  a link to pay at, a new one when it ran out unpaid, and the customer.
 * Never  sends an order again because an answer was lost: the account reference, the callbacks and the return page find it.
 *
 * There is more than one attempt only when a link ran out. The old attempt is still read: the customer may have paid in the last second.
 */
import { seeded } from '../seeded-bug.ts';
import type { Kind } from './engine/kind.ts';
import { isForKnownCustomer, isPaid, RENEW_LINK, type PurchaseDetail } from './purchase-detail.ts';
import { sendOrder } from './purchase-order.ts';
import { prepareOrder, prepareRenewal } from './purchase-prepare.ts';
import { identify } from './purchase-proof.ts';
import { QUOTE_LASTS_MS } from './purchase-quote.ts';
import { readOrders } from './purchase-record.ts';
import { checkEveryMs, deadlineOf, watchEveryMs, watchUntil } from './purchase-times.ts';

export const purchaseKind: Kind<PurchaseDetail> = {
  kind: 'purchase',
  askValidMs: QUOTE_LASTS_MS,

  scopes: ({ detail, pending }) => [
    { name: `quote:${detail.quoteId}`, until: 'effect' },
    pending?.name === RENEW_LINK
      ? { name: `order:${detail.clientAccountId}`, until: 'answered' }
      : {
          name: `cart:${seeded('cart-doubt-ignored') ? detail.quoteId : detail.cart}`,
          until: 'answered',
        },
  ],

  prepare: (purchase, intent, turn) =>
    purchase.pending?.name === RENEW_LINK
      ? prepareRenewal(purchase, intent, turn)
      : prepareOrder(purchase, intent, turn),

  write: sendOrder,
  read: readOrders,
  checkEveryMs,
  deadlineOf,
  watchUntil,
  watchEveryMs,
  identify,

  /** Who paid is linked, whatever became of the operation; who did not is linked when it succeeded. */
  linkOf: (purchase) => {
    const { subject, customerId, status } = purchase;
    if (customerId === null || isForKnownCustomer(purchase)) return null;
    return status === 'SUCCEEDED' || isPaid(purchase) ? { subject, customerId } : null;
  },
};
