/*
 * Reach answers: the few that the compared screens need, in the words of the graph.
 *
 * Never  takes them for wrong: the simulator holds them to the contract.
 */
import { globalId } from '../../src/ids.ts';

export interface Money {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface Address {
  readonly address1: string;
  readonly address2: string | null;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
}

export interface Line {
  readonly id: string;
  readonly reachCustomerId: string;
  readonly isPrimary: boolean;
  readonly firstName: string;
  readonly status: string;
  readonly phoneNumber: string;
  readonly simType: string;
  readonly imei: string | null;
  readonly planName: string;
  readonly activatedAt: string | null;
}

export interface Customer {
  readonly id: string;
  readonly reachCustomerId: string;
  readonly groupId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  readonly lines: readonly Line[];
}

export interface Usage {
  readonly used: string;
  readonly limit: string | null;
  readonly unit: string;
  readonly cycleStart: string;
  readonly cycleEnd: string;
}

export interface Bill {
  readonly id: string;
  readonly status: string;
  readonly billedOn: string;
  readonly dueOn: string;
  readonly amount: Money;
  readonly tax: Money;
  readonly total: Money;
  readonly amountDue: Money;
}

export interface Parcel {
  readonly id: string;
  readonly status: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly shippedAt: string | null;
}

export interface Plan {
  readonly id: string;
  readonly name: string;
  readonly price: Money;
  readonly additionalLinePrice: Money;
  readonly maxLines: number;
  readonly data: { readonly unlimited: boolean; readonly megabytes: string };
  readonly features: readonly string[];
}

export interface Catalog {
  readonly plans: readonly Plan[];
  /** As lines name them. */
  readonly byName: ReadonlyMap<string, Plan>;
  readonly offers: readonly object[];
  readonly services: readonly object[];
}

/** What one value of an answer may be; each field below takes the one that the contract names. */
type Wire = Readonly<Record<string, never>>;

const records = (value: unknown): readonly Wire[] => value as readonly Wire[];
const STATUSES: Readonly<Record<number, string>> = { 0: 'NOT_ACTIVATED', 2: 'ACTIVE' };

const usd = (dollars: number): Money => ({ amount: dollars.toFixed(2), currencyCode: 'USD' });
const bare = (name: string): string => name.replace(/^[^@]*@[^@]*@/, '');
const moment = (wire: string | undefined): string | null =>
  wire === undefined ? null : new Date(wire).toISOString();

export function customerIn(data: unknown): Customer {
  const [one = {}] = records([data]);
  const account: string = one['customerId'] ?? '';
  return {
    ...{ id: globalId('Customer', account), reachCustomerId: account },
    ...{ groupId: one['groupId'] ?? '', firstName: one['firstName'] ?? '' },
    ...{ lastName: one['lastName'] ?? '', email: one['email'] ?? '' },
    billingAddress: addressIn(one, 'billing'),
    shippingAddress: addressIn(one, 'shipping'),
    lines: records(one['lines']).map((line) => lineIn(line, account)),
  };
}

const lineIn = (line: Wire, account: string): Line => ({
  id: globalId('Line', account, line['customerId'] ?? ''),
  reachCustomerId: line['customerId'] ?? '',
  isPrimary: line['isPrimary'] ?? false,
  firstName: line['firstName'] ?? '',
  status: STATUSES[line['status'] ?? 0] ?? 'UNRECOGNIZED',
  phoneNumber: `+1${line['mobileNo']}`,
  simType: line['simType'] ?? '',
  imei: line['imei'] ?? null,
  planName: bare(line['planName'] ?? ''),
  activatedAt: moment(line['activationDate']),
});

function addressIn(one: Wire, type: string): Address | null {
  const found = records(one['addresses']).find((address) => address['type'] === type);
  if (!found) return null;
  const { address1 = '', address2 = '', city = '', state = '', zip = '' } = found;
  return { address1, address2: address2 || null, city, state, zip, country: 'US' };
}

export const usagesIn = (data: unknown): ReadonlyMap<string, Usage> =>
  new Map(
    records(data).map((one) => [
      one['customerId'] ?? '',
      {
        ...{ used: String(one['used']), limit: textOf(one['limit']), unit: one['unit'] ?? '' },
        ...{ cycleStart: one['cycleStart'] ?? '', cycleEnd: one['cycleEnd'] ?? '' },
      },
    ]),
  );

const textOf = (number: number | null | undefined): string | null =>
  number == null ? null : String(number);

export const billsIn = (data: unknown, account: string): readonly Bill[] =>
  records(data).map((one) => ({
    id: globalId('Bill', account, one['billId'] ?? ''),
    ...{
      status: one['status'] ?? '',
      billedOn: one['billDate'] ?? '',
      dueOn: one['dueDate'] ?? '',
    },
    ...{ amount: usd(one['amount'] ?? 0), tax: usd(one['tax'] ?? 0) },
    ...{ total: usd(one['totalAmount'] ?? 0), amountDue: usd(one['amountDue'] ?? 0) },
  }));

export function parcelIn(data: unknown, account: string): Parcel {
  const [one = {}] = records([data]);
  return {
    id: globalId('Shipment', account, one['orderId'] ?? ''),
    ...{ status: one['shipmentStatus'] ?? '', carrier: one['carrier'] ?? null },
    trackingNumber: one['trackingNumber'] ?? null,
    shippedAt: moment(one['shippedDate']),
  };
}

export function catalogIn(data: unknown): Catalog {
  const [one = {}] = records([data]);
  const plans = records(one['plans']).map(planIn);
  return {
    plans,
    byName: new Map(plans.map((plan) => [plan.name, plan])),
    offers: records(one['offers']).map((offer) => ({
      id: globalId('Offer', offer['serviceCode'] ?? ''),
      ...{ name: bare(offer['name'] ?? ''), code: offer['coupon'] ?? null },
      startsOn: String(offer['startDate']).slice(0, 10),
    })),
    services: records(one['services']).map((service) => ({
      id: globalId('CatalogService', service['serviceCode'] ?? ''),
      name: bare(service['name'] ?? ''),
      kind: service['serviceType'] === 'SHIPPING' ? 'SHIPPING' : 'TOP_UP',
      price: usd(service['shippingAmount'] ?? service['pulseCost'] ?? 0),
      deliveryDays: service['deliveryDays'] ?? null,
    })),
  };
}

const planIn = (plan: Wire): Plan => ({
  id: globalId('Plan', plan['serviceCode'] ?? ''),
  name: plan['displayName'] ?? '',
  price: usd(plan['baseLinePrice'] ?? 0),
  additionalLinePrice: usd(plan['additionalLinePrice'] ?? 0),
  maxLines: plan['maxLines'] ?? 0,
  data: {
    unlimited: plan['isUnlimited'] ?? false,
    megabytes: String((plan['planData'] ?? 0) * 1_024),
  },
  features: records(plan['planFeatures']).map((feature) => feature['label'] ?? ''),
});
