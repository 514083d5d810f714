/*
 * Pricing: what an order costs, by the sums that were seen on the wire. All in whole cents until it is told.
 *
 * Owns   the prices that the catalog does not have: SIM kits (eSIMs have one too, Q19), activation, and taxes.
 *
 * What is due today never includes a month, so that a renewal, which ships nothing, is due on the next bill.
 */
import { OFFERS, planFor, SERVICES } from './catalog-product.ts';
import type { Platform } from './engine/platform.ts';
import type { Account, OrderLine } from './engine/world.ts';

const SIM_KIT_CENTS = 500;
const ACTIVATION_CENTS = 0;

export interface Price {
  readonly oneTimeCharge: Readonly<
    Record<
      'totalOneTimeCost' | 'simKitCost' | 'activationCost' | 'shipment' | 'tax' | 'amount',
      number
    >
  >;
  readonly estimatedMonthlyCost: Readonly<
    Record<'total' | 'planCost' | 'discount' | 'tax', number>
  >;
  readonly totalTax: number;
  readonly total: number;
}

export interface PricedOrder {
  readonly lines: readonly OrderLine[];
  /** The account that exists already: lines added to it cost what further lines cost. */
  readonly account: Account | null;
  readonly shipmentType: string | null;
  readonly zip: string;
}

/** Taxes differ by ZIP code: 5 % and up to 9 % more by its last digit. */
export function priceOf(order: PricedOrder, { faults }: Platform): Price {
  const rate = (5 + Number(order.zip.at(-1) ?? 0)) / 100;
  const added = order.lines.filter((line) => line.customerId === undefined).length;
  const simKit = faults.priced(SIM_KIT_CENTS * added);
  const shipping = faults.priced(shippingCents(order.shipmentType));
  const amount = simKit + ACTIVATION_CENTS + shipping;
  const tax = Math.round(amount * rate);
  const months = monthlyOf(order);
  const [planCost, discount] = [faults.priced(months.planCost), faults.priced(months.discount)];
  const monthlyTax = Math.round((planCost - discount) * rate);
  const monthly = planCost - discount + monthlyTax;
  return {
    oneTimeCharge: dollarsOf({
      ...{ totalOneTimeCost: amount + tax, simKitCost: simKit, activationCost: ACTIVATION_CENTS },
      ...{ shipment: shipping, tax, amount },
    }),
    estimatedMonthlyCost: dollarsOf({ total: monthly, planCost, discount, tax: monthlyTax }),
    totalTax: (tax + monthlyTax) / 100,
    total: (amount + tax + monthly) / 100,
  };
}

/** Offers take from the plans only. */
function monthlyOf(order: PricedOrder): { planCost: number; discount: number } {
  const prices = order.lines.map((line, index) => ({ line, price: linePrice(order, index) }));
  return {
    planCost: sum(prices.map(({ price }) => price)),
    discount: sum(prices.map(({ line, price }) => discountOn(line, price))),
  };
}

function linePrice({ lines, account }: PricedOrder, index: number): number {
  const line = lines[index];
  const plan = line && planFor(line.planId);
  if (!plan) return 0;
  const renewed = account?.lines.find(({ customerId }) => customerId === line.customerId);
  const isFirst = account ? renewed?.isPrimary === true : index === 0;
  return cents(isFirst ? plan.baseLinePrice : plan.additionalLinePrice);
}

function discountOn({ coupon }: OrderLine, price: number): number {
  const offer = OFFERS.find((one) => one.coupon === coupon);
  return offer ? Math.round((price * offer.planDiscount) / 100) : 0;
}

const shippingCents = (shipmentType: string | null): number =>
  cents(SERVICES.find(({ serviceCode }) => serviceCode === shipmentType)?.shippingAmount ?? 0);

export const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

const cents = (dollars: number): number => Math.round(dollars * 100);

const dollarsOf = <K extends string>(inCents: Record<K, number>): Record<K, number> => {
  const dollars = { ...inCents };
  for (const name in dollars) dollars[name] = inCents[name] / 100;
  return dollars;
};
