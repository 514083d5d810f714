/*
 * Purchase quotes: what a person wants to buy becomes a cart, a price and a time limit.
 *
 * Owns   everything that can be checked before the platform is asked, each refusal with the field that caused it.
 * Gives  a stored quote; only such a quote can be bought.
 * Never  alters what was asked for: what does not fit is refused.
 */
import { randomUUID } from 'node:crypto';
import { isAtLeast } from '../access/caller.ts';
import { minutes, type Clock } from '../clock.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import type { DataSources } from '../datasources/sources.ts';
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
import { addressFrom, type AddressGiven } from './address.ts';
import { cartProblems } from './sales/cart-rules.ts';
import type { Guesses } from './engine/guesses.ts';
import type { OperationJournal } from './engine/journal.ts';

import { isRefusal, refusal, wrongInput, type Refusal } from './engine/refusal.ts';
import { addressGuess, isNewAccount, outcomeOfQuote } from './purchase-address.ts';
import { inTime } from './sales/in-time.ts';
import type { ReturnPages } from './sales/return-pages.ts';
import type { MutationSession, Session } from './engine/session.ts';
import { unavailable } from './engine/unavailable.ts';
import {
  purchaseQuoteIn,
  type Cart,
  type PurchaseKind,
  type Quote,
  type QuotedAccount,
  type QuotedLine,
  type SoldSimType,
} from './sales/quote.ts';

/** How long a quote can be bought. The platform states no limit; prices and taxes do not change within the half hour of a sale. */
export const QUOTE_LASTS_MS = minutes(30);

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

interface AskedCart {
  readonly cart: Cart;
  /** The lines that the account has already. */
  readonly held: CustomerInfo['lines'];
}

interface Ports {
  readonly journal: OperationJournal;
  readonly clock: Clock;
  readonly returnPages: ReturnPages;
  readonly guesses: Guesses;
}

export class PurchaseQuotes {
  readonly #ports: Ports;

  constructor(ports: Ports) {
    this.#ports = ports;
  }

  /** Answers within the time that a person waits, whatever the platform does. */
  async quote(input: QuotePurchase, session: MutationSession): Promise<QuoteResult> {
    try {
      return await inTime(session, this.#quote(input, session));
    } catch (error) {
      const because = unavailable(error, this.#ports.clock.now());
      if (because) return refused(because.problems);
      throw error;
    }
  }

  async #quote(input: QuotePurchase, session: Session): Promise<QuoteResult> {
    const { clock, journal } = this.#ports;
    const subject = subjectOf(input, session);
    const asked = await this.#cartOf(input, session);
    const unfit = isRefusal(asked)
      ? asked.problems
      : await cartProblems(asked.cart, asked.held, session.sources);
    const problems = [...this.#formProblems(input), ...unfit];
    if (typeof subject !== 'string') return refused([subject, ...problems]);
    if (problems.length > 0 || isRefusal(asked)) return refused(problems);
    const { cart } = asked;
    if (await isOutside(cart, session))
      return refused([problem('NOT_AVAILABLE_HERE', 'NO_COVERAGE')]);
    const priced = (): Promise<Quote | Refusal> =>
      pricedQuote({ subject, cart }, { sources: session.sources, now: clock.now() });
    const keep = async (quote: Quote | Refusal): Promise<void> =>
      isRefusal(quote) ? undefined : journal.saveQuote(quote);
    const isNew = isNewAccount(cart);
    const quote = isNew
      ? await this.#ports.guesses.during(await addressGuess({ subject, cart }, session), {
          attempt: priced,
          outcomeOf: outcomeOfQuote,
          keep,
        })
      : await priced();
    if (isRefusal(quote)) return refused(quote.problems);
    if (!isNew) await keep(quote);
    return { outcome: 'ACCEPTED', problems: [], quote };
  }

  /** A quote that something was bought with; it is kept as long as the purchase. */
  async kept(id: QuoteId): Promise<Quote> {
    const quote = await purchaseQuoteIn(this.#ports.journal, id);
    if (!quote) throw new GatewayError('INTERNAL_SERVER_ERROR');
    return quote;
  }

  #formProblems({ returnTo, account, lines, customerId: customer }: QuotePurchase): Problem[] {
    const known = this.#ports.returnPages.urlOf(returnTo) !== null;
    const both = account != null && customer != null;
    return [
      ...(known ? [] : [wrongInput('RETURN_PAGE_UNKNOWN', 'returnTo')]),
      ...(both ? [wrongInput('ACCOUNT_AND_CUSTOMER', 'customerId')] : []),
      ...(lines.length === 0 ? [wrongInput('REQUIRED', 'lines')] : []),
      ...lines.flatMap(({ simType }, index) =>
        isSold(simType) ? [] : [wrongInput('SIM_TYPE_UNKNOWN', 'lines', String(index), 'simType')],
      ),
    ];
  }

  async #cartOf(input: QuotePurchase, session: Session): Promise<AskedCart | Refusal> {
    const known = input.customerId == null ? null : await accountOf(input.customerId, session);
    if (known && !known.info.isPrimary && !isAtLeast(session.caller, 'AGENT'))
      return refusal(problem('HOLDER_ONLY', 'NOT_PRIMARY'));
    if (input.customerId != null && !known)
      return refusal(wrongInput('CUSTOMER_UNKNOWN', 'customerId'));
    const account = known?.account ?? (input.account ? newAccountOf(input.account) : null);
    if (!account) return refusal(wrongInput('ACCOUNT_OR_CUSTOMER', 'account'));
    const lines = linesOf(input, known?.info ?? null);
    if (isRefusal(lines)) return lines;
    const shipping = input.shippingServiceId ?? null;
    const cart: Cart = {
      kind: kindOf(known?.info ?? null, lines),
      account,
      customerId: known?.info.customerId ?? null,
      groupId: known?.info.groupId ?? null,
      lines,
      offerCode: await offerCodeOf(input, session),
      shippingServiceCode: shipping === null ? null : (partOf('CatalogService', shipping) ?? ''),
      clientAccountId: randomUUID(),
      redirectUrl: this.#ports.returnPages.urlOf(input.returnTo) ?? '',
    };
    return { cart, held: known?.info.lines ?? [] };
  }
}

/** The cart at the platform's price of now, or why it cannot be bought. It is not kept yet. */
export async function pricedQuote(
  { subject, cart }: Pick<Quote, 'subject' | 'cart'>,
  { sources, now }: { sources: DataSources; now: number },
): Promise<Quote | Refusal> {
  const answer = await sources.purchase.quote(cart);
  if (answer.outcome === 'declined') return refusal(answer.problem);
  if (answer.outcome !== 'accepted') throw new GatewayError('PLATFORM_UNAVAILABLE');
  return {
    id: quoteId(randomUUID()),
    ...{ subject, cart, price: answer.value, createdAt: now, expiresAt: now + QUOTE_LASTS_MS },
  };
}

const refused = (problems: readonly Problem[]): QuoteResult => ({
  outcome: 'REFUSED',
  problems,
  quote: null,
});

const isSold = (simType: string): simType is SoldSimType =>
  simType === 'ESIM' || simType === 'PSIM';

/** Whose the quote is, or why nobody's. An agent who buys for a new customer names them; no other caller may name anybody. */
function subjectOf(
  { onBehalfOf, customerId: customer }: QuotePurchase,
  { caller }: Session,
): string | Problem {
  if (!isAtLeast(caller, 'AGENT'))
    return onBehalfOf == null ? caller.subject : wrongInput('AGENTS_ONLY', 'onBehalfOf');
  if (onBehalfOf != null) return onBehalfOf;
  return customer == null ? wrongInput('SUBJECT_NEEDED', 'onBehalfOf') : caller.subject;
}

const kindOf = (info: CustomerInfo | null, lines: readonly QuotedLine[]): PurchaseKind =>
  info === null
    ? 'NEW_CUSTOMER'
    : lines.some(({ renews }) => renews !== null)
      ? 'RENEWAL'
      : 'ADDED_LINES';

const newAccountOf = (given: NonNullable<QuotePurchase['account']>): QuotedAccount => ({
  ...given,
  billingAddress: addressFrom(given.billingAddress),
  shippingAddress: addressFrom(given.shippingAddress),
});

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

/** The code as the catalog spells it, where it holds it; people type capital and small letters alike. */
async function offerCodeOf(
  { offerCode }: QuotePurchase,
  { sources }: Session,
): Promise<string | null> {
  if (offerCode == null || offerCode === '') return null;
  const { offers } = await sources.catalog.current();
  const same = offers.find(({ code }) => code?.toUpperCase() === offerCode.toUpperCase());
  return same?.code ?? offerCode;
}

/** The lines to sell, or which of those to renew are not of this customer. */
function linesOf(
  { lines }: QuotePurchase,
  info: CustomerInfo | null,
): readonly QuotedLine[] | Refusal {
  const own = new Set<string>(info?.lines.map((line) => line.customerId));
  const sold = lines.map(({ lineId, planId: plan, simType, firstName, lastName }) => ({
    planId: planId(partOf('Plan', plan) ?? ''),
    simType: simType === 'PSIM' ? ('PSIM' as const) : ('ESIM' as const),
    firstName,
    lastName,
    renews: lineId == null ? null : lineOf(lineId),
  }));
  const foreign = sold.flatMap(({ renews }, index) =>
    renews === null || own.has(renews)
      ? []
      : [wrongInput('LINE_UNKNOWN', 'lines', String(index), 'lineId')],
  );
  return foreign.length > 0 ? refusal(...foreign) : sold;
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
