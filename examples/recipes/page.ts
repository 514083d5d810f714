// A page that signs in, shows who it is, buys a plan, and follows the purchase until it is over.
import type { LiveClient } from 'reach-gateway-client';
import { connect } from './live.ts';
import { buy, watch } from './plain.ts';
import type { Purchase } from './purchase-documents.ts';
import { signedInAs } from './sign-in.ts';

const VIEWER =
  '{ viewer { subject role customers { id firstName } } catalog { plans { id name } } }';

const QUOTE = `mutation Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) {
    outcome
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

/** Codegen writes such types. */
interface Home {
  readonly viewer: { readonly subject: string };
  readonly catalog: { readonly plans: readonly { readonly id: string }[] } | null;
}

interface Quoted {
  readonly quotePurchase: {
    readonly quote: { readonly id: string } | null;
    readonly problems: readonly { readonly message: string }[];
  };
}

async function quoteOf(live: LiveClient, planId: string): Promise<string> {
  const line = { planId, simType: 'ESIM', firstName: 'Sam', lastName: 'Shopper' };
  const input = { account: ACCOUNT, lines: [line], returnTo: 'sandbox' };
  const { data } = await live.request({ query: QUOTE, variables: { input } });
  const { quote, problems } = (data as Quoted).quotePurchase;
  if (quote) return quote.id;
  throw new Error(problems.map(({ message }) => message).join(' '));
}

export async function open(gateway: string, show: (now: Purchase) => void): Promise<LiveClient> {
  const live = connect(`${gateway}/graphql`, signedInAs('sam', gateway));
  const { data } = await live.request({ query: VIEWER });
  const { viewer, catalog } = data as Home;
  console.log(`Signed in as ${viewer.subject}`);
  const [plan] = catalog?.plans ?? []; // null when the platform cannot tell
  if (!plan) throw new Error('Nothing can be bought now.');
  const purchase = await buy(live, await quoteOf(live, plan.id));
  watch(live, purchase.id, show);
  return live;
}
