/*
 * Order control: what an operator may ask of orders: to pay them, to end them whatever their state, to forget them.
 */
import { json, obeyed, wrong, type ControlAnswer, type Controls } from './engine/control.ts';
import type { Platform } from './engine/platform.ts';
import type { Order } from './engine/world.ts';
import { endNow, linkWorks, payAtLink } from './order-life.ts';
import { orderView } from './order-view.ts';

const FOR_EVER = Number.MAX_SAFE_INTEGER;

/** By transactionId. */
export const ORDER_CONTROLS: Controls = {
  'GET orders': (platform) => json(platform.world.orders.map((order) => shown(platform, order))),
  'POST pay/{id}': (platform, { action }, id) => {
    const order = orderOf(platform, id);
    if (!order || !linkWorks(platform, order)) return wrong('there is no link that works');
    payAtLink(platform, order, action === 'decline' ? 'decline' : 'pay');
    return obeyed;
  },
  'POST orders/{id}': (platform, { status, word }, id) => {
    const order = orderOf(platform, id);
    if (!order) return wrong('there is no such order');
    if (typeof word === 'string' || word === null) order.word = word;
    return status === undefined ? obeyed : ended(platform, order, status);
  },
  'POST orders/{id}/forget': (platform, { ms = FOR_EVER }, id) => {
    const order = orderOf(platform, id);
    if (!order) return wrong('there is no such order');
    if (typeof ms !== 'number' || ms < 0) return wrong('ms is a number of milliseconds');
    order.forgottenUntil = Math.min(platform.clock.now() + ms, FOR_EVER);
    return obeyed;
  },
};

function ended(platform: Platform, order: Order, status: unknown): ControlAnswer {
  if (status !== 'COMPLETED' && status !== 'FAILED') return wrong('status is COMPLETED or FAILED');
  if (order.status === 'COMPLETED') return wrong('the order is complete');
  endNow(platform, order, status);
  return obeyed;
}

const shown = (platform: Platform, order: Order): object => ({
  ...{ transactionId: order.transactionId, kind: order.kind },
  ...orderView(platform, order),
});

const orderOf = ({ world }: Platform, id: string): Order | undefined =>
  world.orders.find(({ transactionId }) => transactionId === id);
