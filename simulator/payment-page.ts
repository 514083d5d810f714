/*
 * Payment page: where a customer pays, as the payment processor would host it.
 *
 * Owns   GET and POST below /pay/. A link that has run out is answered 410.
 *
 * A second click on Pay finds the order paid, and goes back to the shop like the first: it is the one whose answer the browser shows.
 */
import { linkWorks, payAtLink } from './order-life.ts';
import type { Platform } from './platform.ts';
import type { Order } from './world.ts';

export interface Page {
  readonly status: number;
  readonly html: string;
  readonly location?: string;
}

const page = (status: number, title: string, body: string): Page => ({
  status,
  html: `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px system-ui;max-width:28rem;margin:4rem auto;padding:0 1rem}
button{font:inherit;padding:.6rem 1.4rem;margin-right:.6rem;border-radius:.4rem;border:1px solid #888;cursor:pointer}
button[value=pay]{background:#1a7f37;color:#fff;border-color:#1a7f37}</style></head><body><h1>${title}</h1>${body}</body></html>`,
});

const NO_SUCH_PAGE = page(404, 'No such payment', '<p>Nothing is to be paid here.</p>');
const RUN_OUT = page(410, 'This link no longer works', '<p>Please go back to the shop.</p>');

export function paymentPage(platform: Platform, path: string): Page {
  const order = orderAt(platform, path);
  if (!order) return NO_SUCH_PAGE;
  if (wasUsed(order)) return page(200, 'This was dealt with', linkBack(order));
  if (!linkWorks(platform, order)) return RUN_OUT;
  const form = `<p>To pay: <strong>$${order.price.total.toFixed(2)}</strong></p>
<p>This page stands in for a payment processor. No card is needed.</p>
<form method="post" action="/pay/${order.link?.id ?? ''}"><button name="action" value="pay">Pay</button>
<button name="action" value="decline">Decline</button></form>`;
  return page(200, 'Pay your order', form);
}

export function pay(platform: Platform, path: string, action: string | null): Page {
  const order = orderAt(platform, path);
  if (!order) return NO_SUCH_PAGE;
  if (!wasUsed(order)) {
    if (!linkWorks(platform, order)) return RUN_OUT;
    if (action !== 'pay' && action !== 'decline')
      return page(400, 'Pay or decline?', '<p>The form says neither.</p>');
    payAtLink(platform, order, action);
  }
  return { ...page(303, 'Going back', linkBack(order)), location: backTo(order) };
}

function orderAt({ world }: Platform, path: string): Order | undefined {
  const id = path.replace(/^\/pay\//, '').replace(/\.html$/, '');
  return world.orders.find(({ link }) => link?.id === id);
}

/** Somebody has paid or declined here; an order that was given up is not one of these. */
const wasUsed = ({ paymentStatus }: Order): boolean => paymentStatus !== 'PENDING';

const backTo = ({ redirectUrl, transactionId }: Order): string =>
  `${redirectUrl}?transId=${encodeURIComponent(transactionId)}`;

const linkBack = (order: Order): string =>
  `<p><a href="${escaped(backTo(order))}">Back to the shop</a></p>`;

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<"]/g, (char) => ENTITIES[char] ?? '');
