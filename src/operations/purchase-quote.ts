/*
 * Purchase quotes: what a person wants to buy becomes a cart, a price and a time limit.
 *
 * Owns   everything that can be checked before the platform is asked, each refusal with the field that caused it.
 * Gives  a stored quote; only such a quote can be bought.
 * Never  alters what was asked for: what does not fit is refused.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { isAtLeast } from '../access/caller.ts';
import { minutes, type Clock } from '../clock.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { GatewayError, problem, type Problem } from '../errors.ts';
import {
  customerId,
  partOf,
  planId,
  quoteId,
  readGlobalId,
  type CustomerId,
  type QuoteId,
} from '../ids.ts';
import { cartProblems } from './cart-rules.ts';
import type { OperationJournal } from './journal.ts';
import type { Session } from './purchase-submit.ts';
import type { Cart, PurchaseKind, Quote, QuotedAccount, QuotedLine, SoldSimType } from './quote.ts';

/** How long a quote can be bought. The platform states no limit; prices and taxes do not change within the half hour of a sale. */
const QUOTE_LASTS_MS = minutes(30);

export interface AddressGiven {
  readonly address1: string;
  readonly address2?: string | null | undefined;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
  readonly country: string;
  readonly residential: boolean;
}

export interface QuotePurchase {
  readonly account?:
    | (Omit<QuotedAccount, 'billingAddress' | 'shippingAddress'> & {
        readonly billingAddress: AddressGiven;
        readonly shippingAddress: AddressGiven;
      })
    | null
    | undefined;
  readonly customerId?: string | null | undefined;
  readonly lines: readonly {
    readonly lineId?: string | null | undefined;
    readonly planId: string;
    readonly simType: string;
    readonly firstName: string;
    readonly lastName: string;
  }[];
  readonly offerCode?: string | null | undefined;
  readonly shippingServiceId?: string | null | undefined;
  readonly returnTo: string;
  readonly onBehalfOf?: string | null | undefined;
}

export interface QuoteResult {
  readonly outcome: 'ACCEPTED' | 'REFUSED';
  readonly problems: readonly Problem[];
  readonly quote: Quote | null;
}

interface Ports {
  readonly journal: OperationJournal;
  readonly clock: Clock;
  /** Registered return pages by name. */
  readonly returnUrls: Readonly<Record<string, string>>;
}

export class PurchaseQuotes {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  async quote(input: QuotePurchase, session: Session): Promise<QuoteResult> {
    const subject = subjectOf(input, session);
    const cart = subject === null ? null : await this.#cartOf(input, session);
    if (subject === null || cart === null)
      return refused([wrong(subject === null ? 'onBehalfOf' : 'customerId')]);
    const problems = [...this.#formProblems(input), ...(await cartProblems(cart, session.sources))];
    if (problems.length > 0) return refused(problems);
    if (await isOutside(cart, session)) return refused([problem('NOT_AVAILABLE_HERE')]);
    const answer = await session.sources.purchase.quote(cart);
    if (answer.outcome !== 'taken') {
      if (answer.outcome === 'declined') return refused([answer.problem]);
      throw new GatewayError('PLATFORM_UNAVAILABLE');
    }
    const now = this.#ports.clock.now();
    const quote: Quote = {
      id: quoteId(randomUUID()),
      ...{ subject, cart, price: answer.value, createdAt: now, expiresAt: now + QUOTE_LASTS_MS },
    };
    await this.#ports.journal.saveQuote(quote);
    return { outcome: 'ACCEPTED', problems: [], quote };
  }

  /** A quote that something was bought with; it is kept as long as the purchase. */
  async kept(id: QuoteId): Promise<Quote> {
    const quote = await this.#ports.journal.quote(id);
    if (!quote) throw new GatewayError('INTERNAL_SERVER_ERROR');
    return quote;
  }

  #formProblems({ returnTo, account, lines, customerId: customer }: QuotePurchase): Problem[] {
    const known = Object.hasOwn(this.#ports.returnUrls, returnTo);
    const both = account != null && customer != null;
    return [
      ...(known ? [] : [wrong('returnTo')]),
      ...(both ? [wrong('customerId')] : []),
      ...(lines.length === 0 ? [wrong('lines')] : []),
      ...lines.flatMap(({ simType }, index) =>
        isSold(simType) ? [] : [wrong('lines', String(index), 'simType')],
      ),
    ];
  }

  async #cartOf(input: QuotePurchase, session: Session): Promise<Cart | null> {
    const known = input.customerId == null ? null : await accountOf(input.customerId, session);
    const account = known?.account ?? (input.account ? newAccountOf(input.account) : null);
    const lines = linesOf(input, known?.info ?? null);
    if (!account || !lines || (input.customerId != null && !known)) return null;
    const shipping = input.shippingServiceId ?? null;
    return {
      kind: kindOf(known?.info ?? null, lines),
      account,
      customerId: known?.info.customerId ?? null,
      lines,
      offerCode: input.offerCode ?? null,
      shippingServiceCode: shipping === null ? null : (partOf('CatalogService', shipping) ?? ''),
      clientAccountId: randomUUID(),
      redirectUrl: this.#returnUrl(input.returnTo),
    };
  }

  /** The registered page with a nonce of this quote, so that whoever returns can be matched to it. */
  #returnUrl(name: string): string {
    const page = Object.hasOwn(this.#ports.returnUrls, name) ? this.#ports.returnUrls[name] : '';
    return `${page}/${randomBytes(16).toString('base64url')}`;
  }
}

const refused = (problems: readonly Problem[]): QuoteResult => ({
  outcome: 'REFUSED',
  problems,
  quote: null,
});

const wrong = (...path: readonly string[]): Problem =>
  problem('INPUT_INVALID', { field: ['input', ...path] });

const isSold = (simType: string): simType is SoldSimType =>
  simType === 'ESIM' || simType === 'PSIM';

/** Whose the quote is. An agent who buys for somebody new names them; nobody else may name anybody. */
function subjectOf(
  { onBehalfOf, customerId: customer }: QuotePurchase,
  { caller }: Session,
): string | null {
  if (!isAtLeast(caller, 'AGENT')) return onBehalfOf == null ? caller.subject : null;
  return onBehalfOf ?? (customer == null ? null : caller.subject);
}

const kindOf = (info: CustomerInfo | null, lines: readonly QuotedLine[]): PurchaseKind =>
  info === null
    ? 'NEW_CUSTOMER'
    : lines.some(({ renews }) => renews !== null)
      ? 'RENEWAL'
      : 'ADDED_LINES';

function newAccountOf(given: NonNullable<QuotePurchase['account']>): QuotedAccount {
  const address = (from: AddressGiven): QuotedAccount['billingAddress'] => ({
    ...from,
    address2: from.address2 ?? null,
    state: from.state.trim().toUpperCase(),
  });
  return {
    ...given,
    billingAddress: address(given.billingAddress),
    shippingAddress: address(given.shippingAddress),
  };
}

/** A known customer's own data, as the platform has them. */
async function accountOf(
  id: string,
  { caller, access, sources }: Session,
): Promise<{ info: CustomerInfo; account: QuotedAccount } | null> {
  const own = partOf('Customer', id);
  if (own === null || !(await access.mayUseCustomer(caller, customerId(own)))) return null;
  const info = await sources.customer.fresh(customerId(own));
  const account = info && sources.purchase.accountOf(info);
  return info && account ? { info, account } : null;
}

/** The lines to sell; null when one to renew is not of this customer. */
function linesOf(
  { lines }: QuotePurchase,
  info: CustomerInfo | null,
): readonly QuotedLine[] | null {
  const own = new Set<string>(info?.lines.map((line) => line.customerId));
  const sold = lines.map(({ lineId, planId: plan, simType, firstName, lastName }) => ({
    planId: planId(partOf('Plan', plan) ?? ''),
    simType: simType === 'PSIM' ? ('PSIM' as const) : ('ESIM' as const),
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    renews: lineId == null ? null : lineOf(lineId),
  }));
  return sold.every(({ renews }) => renews === null || own.has(renews)) ? sold : null;
}

function lineOf(id: string): CustomerId {
  const named = readGlobalId(id);
  return customerId((named?.type === 'Line' && named.parts[1]) || '');
}

/** Only a clear no refuses; a place of which nothing is known may be served. */
async function isOutside(cart: Cart, { sources }: Session): Promise<boolean> {
  if (cart.kind !== 'NEW_CUSTOMER') return false;
  try {
    const coverage = await sources.coverage.at(cart.account.shippingAddress);
    return coverage.available === false;
  } catch {
    return false;
  }
}
