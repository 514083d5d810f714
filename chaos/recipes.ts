/*
 * Recipes: how each kind of work is asked for.
 *
 * Owns   for every kind the mutation, what it asks with, and how its request is told from all others on the wire.
 * Gives  `prepare`: what an app does before the button is pressed, afresh each time.
 */
import type { Device } from './client.ts';
import type { Kind, Wire } from './checker/entry.ts';
import { LINES, HOME, quoteMutation } from './documents.ts';
import type { Household, HouseholdLine } from './household.ts';
import type { Shop } from './shop.ts';
import { at, listAt, textAt } from './value.ts';

/** What a person wants, whatever becomes of it. */
export interface Intent {
  readonly id: string;
  readonly kind: Kind;
  readonly person: string;
  readonly wire: Wire;
  readonly field: string;
  /** What the mutation asks with, without its key; null when it cannot be had now. */
  readonly prepare: (device: Device) => Promise<Prepared | null>;
  /** Port-ins begin with a wrong PIN. */
  readonly rightPin?: string;
}

/** What anybody could want. */
export type Draft = Omit<Intent, 'id' | 'person'>;

const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' };
const GOOD_IMEI = '356938035643809';

/** What the mutation asks with, and what the person was told that it costs. */
export interface Prepared {
  readonly input: object;
  /** Dollars; null for what costs nothing. */
  readonly total: number | null;
}

interface Asked {
  readonly input: object;
  /** What the purchase asks with beside the quote. */
  readonly more?: object;
}

/** The quote of a cart or sale as the mutation takes it. */
async function quoted(
  device: Device,
  field: string,
  { input, more = {} }: Asked,
): Promise<Prepared | null> {
  const answer = await device.ask(quoteMutation(field), { input });
  const quote = answer.is === 'data' ? at(answer.data, field, 'quote') : null;
  const quoteId = textAt(quote, 'id');
  if (quoteId === null) return null;
  const total = textAt(quote, 'total', 'amount') ?? textAt(quote, 'dueToday', 'total', 'amount');
  return { input: { quoteId, ...more }, total: total === null ? null : Number(total) };
}

async function lineId(device: Device, line: HouseholdLine): Promise<string | null> {
  const answer = await device.ask(LINES);
  if (answer.is !== 'data') return null;
  const lines = listAt(answer.data, 'viewer', 'customers').flatMap((one) => listAt(one, 'lines'));
  return textAt(
    lines.find((one) => textAt(one, 'firstName') === line.name),
    'id',
  );
}

async function ofLine(
  device: Device,
  line: HouseholdLine,
  input: (id: string) => Promise<Prepared | null> | Prepared,
): Promise<Prepared | null> {
  const id = await lineId(device, line);
  return id === null ? null : input(id);
}

/** A new customer buys one line. */
export function firstPurchase(shop: Shop, name: string): Draft {
  const email = `${name.toLowerCase()}@example.com`;
  const account = {
    ...{ firstName: name, lastName: 'Chaos', email, phoneNumber: '2125550100' },
    ...{ billingAddress: ADDRESS, shippingAddress: ADDRESS },
  };
  const lines = [
    { planId: shop.plan('Basic'), simType: 'ESIM', firstName: name, lastName: 'Chaos' },
  ];
  return {
    kind: 'first-purchase',
    wire: { row: 9, where: { 'accountInfo.email': email }, effect: 'payment' },
    field: 'submitPurchase',
    prepare: (device) =>
      quoted(device, 'quotePurchase', { input: { account, lines, returnTo: 'shop' } }),
  };
}

/** A family adds a line; at a link, or with its card. */
export function subsequentPurchase(
  shop: Shop,
  home: Household,
  { name, card }: { name: string; card: boolean },
): Draft {
  const lines = [
    { planId: shop.plan('Unlimited'), simType: 'ESIM', firstName: name, lastName: 'Chaos' },
  ];
  return {
    kind: 'subsequent-purchase',
    wire: { row: 11, where: { 'lines.0.firstName': name }, effect: 'payment' },
    field: 'submitPurchase',
    prepare: async (device) => {
      const customer = await customerOf(device);
      if (customer === null) return null;
      const paid = card ? { cardId: shop.cardId(home.cardId) } : {};
      const input = { customerId: textAt(customer, 'id'), lines, returnTo: 'shop' };
      return quoted(device, 'quotePurchase', { input, more: paid });
    },
  };
}

async function customerOf(device: Device): Promise<unknown> {
  const answer = await device.ask(HOME);
  return answer.is === 'data' ? (at(answer.data, 'viewer', 'customers', 0) ?? null) : null;
}

/** The bill of this age, newest first. */
export function billPayment(home: Household, age: number): Draft {
  return {
    kind: 'bill-payment',
    wire: {
      row: 43,
      where: { billId: `bill-${home.customerId}-${age + 1}` },
      effect: 'bill-payment',
    },
    field: 'payBill',
    prepare: async (device) => {
      const customer = await customerOf(device);
      const bill = at(customer, 'bills', 'edges', age, 'node');
      const [billId, amount] = [textAt(bill, 'id'), textAt(bill, 'amountDue', 'amount')];
      return billId === null || amount === null
        ? null
        : { input: { billId, amount }, total: Number(amount) };
    },
  };
}

export function topUp(shop: Shop, line: HouseholdLine, quantity: number): Draft {
  return {
    kind: 'top-up',
    wire: { row: 48, where: { customerId: line.customerId, quantity }, effect: 'top-up' },
    field: 'purchaseTopUp',
    prepare: (device) =>
      ofLine(device, line, (id) =>
        quoted(device, 'quoteTopUp', {
          input: { lineId: id, serviceId: shop.topUpService, quantity },
        }),
      ),
  };
}

export function planChange(
  shop: Shop,
  line: HouseholdLine,
  to: { plan: string; code: string; now: boolean },
): Draft {
  return {
    kind: 'plan-change',
    wire: {
      row: 50,
      where: { customerId: line.customerId, planId: to.code },
      effect: 'plan-change',
    },
    field: 'changePlan',
    prepare: (device) =>
      ofLine(device, line, (id) => {
        const effective = to.now ? 'NOW' : 'NEXT_CYCLE';
        return quoted(device, 'quotePlanChange', {
          input: { lineId: id, planId: shop.plan(to.plan), effective },
        });
      }),
  };
}

export function callingCredit(home: Household, dollars: number): Draft {
  return {
    kind: 'calling-credit',
    wire: {
      row: 56,
      where: { customerId: home.customerId, amount: dollars },
      effect: 'calling-credit',
    },
    field: 'purchaseCallingCredit',
    prepare: async (device) => {
      const customerId = textAt(await customerOf(device), 'id');
      const amount = `${dollars}.00`;
      return customerId === null
        ? null
        : quoted(device, 'quoteCallingCredit', { input: { customerId, amount } });
    },
  };
}

export function roamingPack(
  shop: Shop,
  line: HouseholdLine,
  pack: { name: string; packId: string },
): Draft {
  return {
    kind: 'roaming-pack',
    wire: {
      row: 62,
      where: { '@customerId': line.customerId, packId: pack.packId },
      effect: 'roaming-pack',
    },
    field: 'purchaseRoamingPack',
    prepare: (device) =>
      ofLine(device, line, (id) =>
        quoted(device, 'quoteRoamingPack', {
          input: { lineId: id, packId: shop.pack(pack.name) },
        }),
      ),
  };
}

export function activation(line: HouseholdLine, iccid: string): Draft {
  const sim = line.simType === 'PSIM' ? { iccid } : { imei: GOOD_IMEI };
  return {
    kind: 'activation',
    wire: {
      row: 19,
      where: { customerId: line.customerId, numberToPort: null },
      effect: 'activation',
    },
    field: 'activateLine',
    prepare: (device) =>
      ofLine(device, line, (id) => ({ input: { lineId: id, sim }, total: null })),
  };
}

/** Begins with a wrong PIN when a correction is to follow. */
export function portIn(
  line: HouseholdLine,
  { number, wrong }: { number: string; wrong: boolean },
): Draft {
  const right = number.slice(-4);
  const details = {
    ...{ sim: { imei: GOOD_IMEI }, number, carrier: 'Other Mobile', accountNumber: '77001' },
    ...{ transferPin: wrong ? '1111' : right, billingZip: ADDRESS.zip },
  };
  return {
    kind: 'port-in',
    wire: {
      row: 19,
      where: { customerId: line.customerId, numberToPort: number },
      effect: 'port-in',
    },
    field: 'startPortIn',
    rightPin: right,
    prepare: (device) =>
      ofLine(device, line, (id) => ({ input: { lineId: id, ...details }, total: null })),
  };
}
