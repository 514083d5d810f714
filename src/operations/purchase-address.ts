/*
 * Purchase address: the e-mail address of a new account, about which a quote and an order ask whether somebody has it.
 *
 * Owns   what counts as an attempt: an address whose cart was refused, in whatever words; one that was called taken, each time.
 * Never  counts a person's own carts: what was refused for another reason counts once for one address.
 */
import { ofPerson, type Guess, type GuessName, type GuessOutcome } from './engine/guess-book.ts';
import { isRefusal, type Refusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';
import { emailName } from './operation-names.ts';
import type { Cart, Quote } from './sales/quote.ts';

/** Only a new account brings an address that may be another one's. */
export const isNewAccount = ({ kind }: Pick<Cart, 'kind'>): boolean => kind === 'NEW_CUSTOMER';

/** Counted for the person who would own the account. */
export const addressGuessName = ({ subject }: Pick<Quote, 'subject'>): GuessName => ({
  purpose: 'EMAIL_ADDRESS',
  of: ofPerson(subject),
});

export async function addressGuess(
  { subject, cart }: Pick<Quote, 'subject' | 'cart'>,
  { access, caller }: Pick<Session, 'access' | 'caller'>,
): Promise<Guess> {
  const customers = [...(await access.customersOf(caller))];
  return {
    ...addressGuessName({ subject }),
    input: emailName(cart.account.email),
    tells: customers.map((customerId) => ({ customerId, line: null })),
  };
}

export function outcomeOfQuote(quote: Quote | Refusal): GuessOutcome {
  if (!isRefusal(quote)) return 'accepted';
  return quote.problems.some(({ code }) => code === 'EMAIL_TAKEN') ? 'hit' : 'failed';
}
