/*
 * Payment page: where a customer pays, as the payment processor would host it.
 *
 * Owns   GET and POST below /pay/. A link that has run out is answered 410.
 *
 * A second click on Pay finds the order paid, and goes back to the shop like the first: it is the one whose answer the browser shows.
 */
import { expireLinks, linkWorks, payAtLink } from './order-life.ts';
import type { EndpointModule } from './engine/endpoint.ts';
import { goingBack, linkBack, page, RUN_OUT, type Page } from './engine/page.ts';
import type { Platform } from './engine/platform.ts';
import type { Order } from './engine/world.ts';

const NO_SUCH_PAGE = page(404, 'No such payment', '<p>Nothing is to be paid here.</p>');

export const paymentPageModule: EndpointModule = {
  pages: {
    '/pay/': (platform, { method, path, action }) =>
      method === 'POST' ? pay(platform, path, action) : paymentPage(platform, path),
  },
  expireLinks,
};

function paymentPage(platform: Platform, path: string): Page {
  const order = orderAt(platform, path);
  if (!order) return NO_SUCH_PAGE;
  if (wasUsed(order)) return page(200, 'This was dealt with', linkBack(backTo(order)));
  if (!linkWorks(platform, order)) return RUN_OUT;
  const form = `<p>To pay: <strong>$${order.price.total.toFixed(2)}</strong></p>
<p>This page stands in for a payment processor. No card is needed.</p>
<form method="post" action="/pay/${order.link?.id ?? ''}"><button class="yes" name="action" value="pay">Pay</button>
<button name="action" value="decline">Decline</button></form>`;
  return page(200, 'Pay your order', form);
}

function pay(platform: Platform, path: string, action: string | null): Page {
  const order = orderAt(platform, path);
  if (!order) return NO_SUCH_PAGE;
  if (!wasUsed(order)) {
    if (!linkWorks(platform, order)) return RUN_OUT;
    if (action !== 'pay' && action !== 'decline')
      return page(400, 'Pay or decline?', '<p>The form says neither.</p>');
    payAtLink(platform, order, action);
  }
  return goingBack(backTo(order));
}

function orderAt({ world }: Platform, path: string): Order | undefined {
  const id = path.replace(/^\/pay\//, '').replace(/\.html$/, '');
  return world.orders.find(({ link }) => link?.id === id);
}

/** The customer has paid or declined here; an order that was given up is not one of these. */
const wasUsed = ({ paymentStatus }: Order): boolean => paymentStatus !== 'PENDING';

const backTo = ({ redirectUrl, transactionId }: Order): string =>
  `${redirectUrl}?transId=${encodeURIComponent(transactionId)}`;
