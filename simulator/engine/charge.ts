/*
 * Charge: what is bought at once with a card on file: its price with tax, and whether the card pays.
 *
 * Owns   the tax of 7 % on all that has a simple quote. The fault script may change prices.
 */
import type { Platform } from './platform.ts';
import { text, type Body } from './body.ts';
import { refused, type Reply } from './endpoint.ts';
import type { Account, Card } from './world.ts';

const TAX_PERCENT = 7;
const DECLINED_LAST4 = '0002';

/** A price in dollars. The only place in which these amounts are told. */
export function simpleQuote(
  { faults }: Platform,
  was: number,
): Readonly<Record<'amount' | 'tax' | 'total', number>> {
  const cents = faults.priced(was);
  const tax = Math.round((cents * TAX_PERCENT) / 100);
  return { amount: cents / 100, tax: tax / 100, total: (cents + tax) / 100 };
}

/** The card that a body names, or the default one; null when the account has no such card. */
export function payingCard({ cards }: Account, body: Body): Card | null {
  const ccUUID = text(body, 'ccUUID');
  const found = cards.find((card) => (ccUUID === '' ? card.default : card.ccUUID === ccUUID));
  return found ?? null;
}

export const pays = ({ last4 }: Card): boolean => last4 !== DECLINED_LAST4;

export const noSuchCard = (): Reply =>
  refused(400, 'Invalid request', { CcUUID: 'is not a card of this customer' });
