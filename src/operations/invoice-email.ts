/*
 * Invoice e-mail: sends a bill to the customer (row 46).
 */
import { billOf } from './billing.ts';
import type { DirectChange } from './direct-change.ts';
import { notFound } from './refusal.ts';
import type { Session } from './session.ts';

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
    const asked = { customer: found.account, bill: found.bill.id, email: email ?? null };
    return { send: () => session.sources.billing.emailInvoice(asked) };
  },
});
