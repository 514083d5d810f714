/*
 * Customer update: another name, e-mail address or postal address (row 26).
 *
 * Owns   the checks that an order has too: an e-mail address belongs to one account, and addresses are served ones.
 */
import { NOT_COVERED } from './coverage.ts';
import { TAKEN_EMAIL } from './order-rules.ts';
import type { Platform } from './engine/platform.ts';
import { text, type Body } from './engine/body.ts';
import { okAs, refused, unknown, type EndpointRequest, type Reply } from './engine/endpoint.ts';
import { accountOf, type Account, type Address } from './engine/world.ts';

export function updateCustomer({ platform, params, body }: EndpointRequest): Reply {
  const customerId = params['customerId'] ?? '';
  const account = accountOf(platform.world, customerId);
  if (!account) return unknown('Customer');
  const addresses = addressesIn(body);
  const wrong = emailError(platform, account, text(body, 'email')) ?? addressError(addresses);
  if (wrong) return refused(400, 'Invalid request', wrong);
  rename(account, customerId, body);
  account.email = text(body, 'email') || account.email;
  const replaced = new Set(addresses.map(({ type }) => type));
  account.addresses = [
    ...account.addresses.filter(({ type }) => !replaced.has(type)),
    ...addresses,
  ];
  platform.ledger.effect({ row: 26, effect: 'customer-updated', customerId });
  return okAs(platform, { customerId });
}

type Wrong = Readonly<Record<string, string>> | null;

function emailError({ world }: Platform, account: Account, email: string): Wrong {
  const others = world.accounts.filter((one) => one !== account).map((one) => one.email);
  const taken = [TAKEN_EMAIL, ...others].some((one) => one.toLowerCase() === email.toLowerCase());
  return taken ? { Email: 'Email already exists' } : null;
}

function addressError(addresses: readonly Address[]): Wrong {
  if (addresses.some(({ country }) => country !== 'USA')) return { Country: 'must be USA' };
  return addresses.some(({ zip }) => zip === NOT_COVERED) ? { Zip: 'is not served' } : null;
}

/** The contract has judged them already, so that their shape is taken at its word. */
function addressesIn(body: Body): readonly Address[] {
  const { addresses = [] } = body as { addresses?: readonly Address[] };
  return addresses.map((one) => ({
    ...one,
    address2: one.address2 ?? '',
    residential: String(one.residential ?? 'NA'),
  }));
}

/** The account is named after its holder, who uses the line that has the account's id. */
function rename(account: Account, customerId: string, body: Body): void {
  const line = account.lines.find((one) => one.customerId === customerId);
  for (const named of customerId === account.customerId ? [account, line] : [line]) {
    if (!named) continue;
    named.firstName = text(body, 'firstName') || named.firstName;
    named.lastName = text(body, 'lastName') || named.lastName;
  }
}
