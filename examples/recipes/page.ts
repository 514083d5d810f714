// What a first page asks: who is signed in, what can be bought, and what it costs.
import type { LiveClient } from 'reach-gateway-client';

export const HOME = `query Home {
  viewer { id subject role customers { id } }
  catalog { id plans { id name } }
}`;

const QUOTE = `mutation Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) {
    problems { message field }
    quote { id dueToday { total { amount currencyCode } } }
  }
}`;

const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' };

/** What the person typed. */
const ACCOUNT = {
  firstName: 'Sam',
  lastName: 'Shopper',
  email: 'sam@example.com',
  phoneNumber: '212 555 0100',
  billingAddress: ADDRESS,
  shippingAddress: ADDRESS,
};

/** Codegen writes such types. What the platform cannot tell now is null. */
export interface Home {
  readonly viewer: {
    readonly subject: string;
    readonly customers: readonly { readonly id: string }[] | null;
  };
  readonly catalog: { readonly plans: readonly Plan[] } | null;
}

interface Plan {
  readonly id: string;
  readonly name: string;
}

export interface Quote {
  readonly id: string;
  readonly dueToday: { readonly total: { readonly amount: string; readonly currencyCode: string } };
}

interface Quoted {
  readonly quotePurchase: {
    readonly quote: Quote | null;
    readonly problems: readonly { readonly message: string }[];
  };
}

/** Rejects with the sentence of the gateway when there is no answer at all. */
async function asked<Data>(live: LiveClient, query: string, variables = {}): Promise<Data> {
  const { data, errors = [] } = await live.request({ query, variables });
  if (data) return data as Data;
  throw new Error(errors.map((error) => (error as Error).message).join(' '));
}

export const homeOf = (live: LiveClient): Promise<Home> => asked(live, HOME);

/** What one eSIM line with this plan costs today. The price holds for half an hour, which is one minute in the sandbox. */
export async function quoteOf(live: LiveClient, planId: string): Promise<Quote> {
  const line = { planId, simType: 'ESIM', firstName: 'Sam', lastName: 'Shopper' };
  const { customers } = (await homeOf(live)).viewer;
  if (!customers) throw new Error('It cannot be told now who you are. Please try again.');
  const [customer] = customers; // who has bought before
  const buyer = customer ? { customerId: customer.id } : { account: ACCOUNT };
  const input = { ...buyer, lines: [line], returnTo: 'sandbox' };
  const { quotePurchase } = await asked<Quoted>(live, QUOTE, { input });
  if (quotePurchase.quote) return quotePurchase.quote;
  throw new Error(quotePurchase.problems.map(({ message }) => message).join(' '));
}
