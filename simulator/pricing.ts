/*
 * Pricing: what an order costs, by the sums that were seen on the wire. All in whole cents until it is told.
 */
import { planFor, SERVICES } from './catalog-goods.ts';
import type { OrderLine } from './world.ts';

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

/** Taxes differ by ZIP code: 5 % and up to 9 % more by its last digit. A coupon takes a tenth off the plans. */
export function priceOf(order: {
  lines: readonly (OrderLine & { coupon?: string })[];
  shipmentType: string | null;
  zip: string;
}): Price {
  const rate = (5 + Number(order.zip.at(-1) ?? 0)) / 100;
  const simKit = SIM_KIT_CENTS * order.lines.filter((line) => line.customerId === undefined).length;
  const shipping = cents(
    SERVICES.find(({ serviceCode }) => serviceCode === order.shipmentType)?.shippingAmount ?? 0,
  );
  const amount = simKit + ACTIVATION_CENTS + shipping;
  const planCost = order.lines.reduce((sum, line, index) => sum + linePrice(line, index), 0);
  const discount = order.lines.some(({ coupon }) => coupon !== undefined)
    ? Math.round(planCost / 10)
    : 0;
  const tax = Math.round(amount * rate);
  const monthlyTax = Math.round((planCost - discount) * rate);
  const monthly = planCost - discount + monthlyTax;
  return {
    oneTimeCharge: dollarsOf({
      totalOneTimeCost: amount + tax,
      simKitCost: simKit,
      activationCost: ACTIVATION_CENTS,
      shipment: shipping,
      tax,
      amount,
    }),
    estimatedMonthlyCost: dollarsOf({ total: monthly, planCost, discount, tax: monthlyTax }),
    totalTax: (tax + monthlyTax) / 100,
    total: (amount + tax + monthly) / 100,
  };
}

function linePrice({ planId }: OrderLine, index: number): number {
  const plan = planFor(planId);
  return cents((index === 0 ? plan?.baseLinePrice : plan?.additionalLinePrice) ?? 0);
}

const cents = (dollars: number): number => Math.round(dollars * 100);

const dollarsOf = <K extends string>(inCents: Record<K, number>): Record<K, number> => {
  const dollars = { ...inCents };
  for (const name in dollars) dollars[name] = inCents[name] / 100;
  return dollars;
};
