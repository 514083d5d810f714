/*
 * Order rules: what the platform refuses in an order beyond its schema, as it was found by trial.
 *
 * Gives  the first thing that is wrong, under the name of its field with a capital (Q14).
 */
import { OFFERS, planFor, SERVICES } from './catalog-product.ts';
import { NOT_COVERED } from './coverage.ts';
import type { AskedOrder, Holder } from './order-body.ts';
import type { Platform } from './engine/platform.ts';
import { priceOf } from './pricing.ts';
import { refused, type Reply } from './engine/endpoint.ts';
import type { OrderLine } from './engine/world.ts';

type FieldError = readonly [field: string, words: string];

const asReply = ([field, words]: FieldError): Reply =>
  refused(400, 'Invalid order', { [field]: words });

/** What is wrong with an order whatever is done with it: a price is asked, or it is bought. */
export function orderRefusal(order: AskedOrder): Reply | null {
  const { holder, account } = order;
  const wrong =
    (holder && account === null ? holderError(holder) : null) ??
    linesError(order) ??
    shippingError(order) ??
    order.lines.map((line) => lineError(line, order)).find((error) => error !== null);
  return wrong ? asReply(wrong) : null;
}

/** What forbids to charge an order that would be right otherwise: the sum must be that of its quote. */
export function paymentRefusal(platform: Platform, order: AskedOrder): Reply | null {
  const { collection, cardId, account } = order;
  if (collection === null) return asReply(['Collection', 'is required']);
  const due = priceOf(order, platform).oneTimeCharge.totalOneTimeCost;
  if (Math.abs(due - collection) >= 0.005) return asReply(['Collection', 'does not fit the quote']);
  const known = account?.cards.some(({ ccUUID }) => ccUUID === cardId) === true;
  if (cardId !== null && !known) return asReply(['CcUUID', 'is not a card of this customer']);
  const returns = cardId !== null || order.redirectUrl !== '';
  return returns ? null : asReply(['RedirectUrl', 'is required without a saved card']);
}

export const TAKEN_EMAIL = 'taken@example.com';

/** An address is taken by an account, not by an order that nobody has paid. */
export function emailRefusal({ world }: Platform, { holder }: AskedOrder): Reply | null {
  const email = holder?.email.toLowerCase() ?? '';
  const taken = [TAKEN_EMAIL, ...world.accounts.map((account) => account.email.toLowerCase())];
  return taken.includes(email) ? asReply(['Email', 'Email already exists']) : null;
}

function holderError({ addresses }: Holder): FieldError | null {
  const types = new Set(addresses.map(({ type }) => type));
  if (!types.has('billing') || !types.has('shipping'))
    return ['Addresses', 'billing and shipping are needed'];
  if (addresses.some(({ country }) => country !== 'USA')) return ['Country', 'must be USA'];
  return addresses.some(({ zip }) => zip === NOT_COVERED) ? ['Zip', 'is not served'] : null;
}

function linesError({ lines, account }: AskedOrder): FieldError | null {
  if (lines.length === 0) return ['Lines', 'at least one is needed'];
  const nameOf = ({ firstName }: OrderLine): string => firstName.trim().toLowerCase();
  const added = lines.filter(isAdded);
  const others = (one: OrderLine): readonly OrderLine[] => lines.filter((line) => line !== one);
  if (added.some((one) => others(one).some((line) => nameOf(line) === nameOf(one))))
    return ['Lines', 'first names must differ'];
  const primaries = lines.filter(({ isPrimary }) => isPrimary).length;
  const first = lines[0]?.isPrimary === true;
  if (primaries > 1 || (account === null && !first)) return ['IsPrimary', 'the first line alone'];
  return null;
}

function shippingError({ lines, shipmentType }: AskedOrder): FieldError | null {
  const ships = lines.some((line) => isAdded(line) && line.simType === 'PHYSICAL');
  if (!ships) return shipmentType === null ? null : ['ShipmentType', 'nothing is to be shipped'];
  const known = SERVICES.some(
    ({ serviceCode, serviceType }) => serviceType === 'SHIPPING' && serviceCode === shipmentType,
  );
  return known ? null : ['ShipmentType', 'is needed for SIM cards'];
}

function lineError(line: OrderLine, { lines, account }: AskedOrder): FieldError | null {
  const plan = planFor(line.planId);
  if (!plan) return ['PlanId', 'plan is not known'];
  if (line.coupon !== undefined && !OFFERS.some(({ coupon }) => coupon === line.coupon))
    return ['Coupon', 'is not known'];
  if (!isAdded(line)) {
    const own = account?.lines.some(({ customerId }) => customerId === line.customerId) === true;
    return own ? null : ['CustomerId', 'is not a line of this account'];
  }
  const count = (account?.lines.length ?? 0) + lines.filter(isAdded).length;
  return count > plan.maxLines ? ['Lines', `the plan allows ${plan.maxLines}`] : null;
}

const isAdded = (line: OrderLine): boolean => line.customerId === undefined;
