/*
 * Invoice e-mail: sends a bill to the customer (row 46).
 *
 * Owns   how often: the address is anybody's, who must not be flooded.
 */
import { hours } from '../clock.ts';
import { billOf } from './billing.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { notFound } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

const MOST_IN_AN_HOUR = 10;

interface EmailInvoice {
  readonly billId: string;
  readonly email?: string | null | undefined;
}

export const emailInvoice = (
  { billId, email }: EmailInvoice,
  session: Session,
): DirectChange<null> => ({
  name: 'invoice.emailed',
  async plan() {
    const found = await billOf(billId, session);
    if (!found) return notFound('billId');
    const scope = `invoice-email:${found.account}`;
    const asked = { customer: found.account, bill: found.bill.id, email: email ?? null };
    return {
      limit: { scope, most: MOST_IN_AN_HOUR, withinMs: hours(1) },
      send: () => session.sources.billing.emailInvoice(asked),
    };
  },
});
