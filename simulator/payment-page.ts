/*
 * Payment page: where a customer pays, as the payment processor would host it.
 *
 * Owns   GET and POST below /pay/. A link that has run out is answered 410.
 */
import { linkWorks, startPayment } from './order-life.ts';
import type { Platform } from './platform.ts';
import type { Order } from './world.ts';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location?: string;
}

const page = (status: number, title: string, body: string): Page => ({
  status,
  html: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px system-ui;max-width:28rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.4rem;margin-right:.6rem;border-radius:.4rem;border:1px solid #888;cursor:pointer}
button[value=pay]{background:#1a7f37;color:#fff;border-color:#1a7f37}</style><h1>${title}</h1>${body}</html>`,
});

const orderAt = ({ world }: Platform, path: string): Order | undefined => {
  const id = path.replace(/^\/pay\//, '').replace(/\.html$/, '');
  return world.orders.find(({ link }) => link?.id === id);
};

export function paymentPage(platform: Platform, path: string): Page {
  const order = orderAt(platform, path);
  if (!order) return page(404, 'No such payment', '<p>Nothing is to be paid here.</p>');
  if (!linkWorks(platform, order))
    return page(410, 'This link no longer works', '<p>Please go back to the shop.</p>');
  const form = `<p>To pay: <strong>$${order.total.toFixed(2)}</strong></p><p>This page stands in for a payment processor. No card is needed.</p>
<form method="post" action="/pay/${order.link?.id ?? ''}"><button name="action" value="pay">Pay</button>
<button name="action" value="decline">Decline</button></form>`;
  return page(200, 'Pay your order', form);
}

export function pay(platform: Platform, path: string, action: string | null): Page {
  const order = orderAt(platform, path);
  if (!order) return page(404, 'No such payment', '<p>Nothing is to be paid here.</p>');
  if (!linkWorks(platform, order))
    return page(410, 'This link no longer works', '<p>Please go back to the shop.</p>');
  startPayment(platform, order, action === 'decline' ? 'decline' : 'pay');
  const location = `${order.redirectUrl}?transId=${encodeURIComponent(order.transactionId)}`;
  return {
    ...page(303, 'Going back', `<p><a href="${location}">Back to the shop</a></p>`),
    location,
  };
}
