/*
 * Sales: what a saved card pays, as a person asks for it and buys it.
 */
import { act, direct, firstCustomer } from './actions.ts';
import type { Client } from './client.ts';
import { planIdOf } from './shopper.ts';

export const SALE_QUOTE = 'quote { id total { amount } tax { amount } expiresAt }';
export const NEW_QUOTE = 'newQuote { id total { amount } }';

/** What can be bought instead of what was refused before it left, as the operation shows it. */
const INSTEAD = `query Instead($id: ID!) { operation(id: $id) {
  ... on TopUpOperation { newQuote { id total { amount } } }
  ... on CallingCreditOperation { newQuote { id total { amount } } }
  ... on RoamingPackOperation { newQuote { id total { amount } } }
  ... on PlanChangeOperation { newQuote { id total { amount } } } } }`;

export async function packFor(client: Client, country: string): Promise<any> {
  const { roamingPacks } = await client.data(
    'query P($c: [RoamingCountryCode!]!) { roamingPacks(countries: $c) { id name price { amount } countries } }',
    { c: [country] },
  );
  return roamingPacks[0];
}

async function topUpService(client: Client): Promise<string> {
  const { catalog } = await client.data('{ catalog { services { id kind } } }');
  return catalog.services.find(({ kind }: { kind: string }) => kind === 'TOP_UP').id;
}

/** What of each kind of sale is asked for, and how it is bought. */
export const SALES = {
  'a top-up': {
    ...{ quote: 'quoteTopUp', buy: 'purchaseTopUp', priced: 47, row: 48, effect: 'top-up' },
    ask: async (client: Client, { lines }: any) => ({
      lineId: lines[0].id,
      serviceId: await topUpService(client),
    }),
  },
  'calling credit': {
    ...{ quote: 'quoteCallingCredit', buy: 'purchaseCallingCredit' },
    ...{ priced: 55, row: 56, effect: 'calling-credit' },
    ask: async (_client: Client, { id }: any) => ({ customerId: id, amount: '10.00' }),
  },
  'a roaming pack': {
    ...{ quote: 'quoteRoamingPack', buy: 'purchaseRoamingPack' },
    ...{ priced: 61, row: 62, effect: 'roaming-pack' },
    ask: async (client: Client, { lines }: any) => {
      const { roamingCountries } = await client.data('{ roamingCountries { code } }');
      const pack = await packFor(client, roamingCountries[0].code);
      return { lineId: lines[0].id, packId: pack.id };
    },
  },
} as const;

/** Of a line whose plan leads to Unlimited. */
export const PLAN_CHANGE = {
  ...{ quote: 'quotePlanChange', buy: 'changePlan', priced: 49, row: 50, effect: 'plan-change' },
  ask: async (client: Client, { lines }: any) => ({
    ...{ lineId: lines[0].id, planId: await planIdOf(client, 'Unlimited'), effective: 'NOW' },
  }),
} as const;

export type Sale = (typeof SALES)[keyof typeof SALES] | typeof PLAN_CHANGE;

/** Asks for a quote of it, changed by what is given. */
export async function quoted(
  client: Client,
  sale: Sale,
  { fields = SALE_QUOTE, ...more }: Readonly<Record<string, unknown>> & { fields?: string } = {},
): Promise<any> {
  const input = await sale.ask(client, await firstCustomer(client));
  return direct(client, sale.quote, { ...input, ...more }, fields);
}

/** Quotes it and buys the quote. */
export async function bought(client: Client, sale: Sale, more: object = {}): Promise<any> {
  const { quote } = await quoted(client, sale);
  return act(client, sale.buy, { quoteId: quote.id, ...more });
}

export async function insteadOf(client: Client, id: string): Promise<any> {
  const { operation } = await client.data(INSTEAD, { id });
  return operation.newQuote;
}
