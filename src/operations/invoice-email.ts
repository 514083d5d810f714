/*
 * Invoice e-mail: sends a bill to the customer (row 46). Nothing shows later that it was sent.
 *
 * Owns   how often: the address is anybody's, who must not be flooded.
 */
import { hours } from '../clock.ts';
import { customerId, readGlobalId, type BillId, type CustomerId } from '../ids.ts';
import { billOf } from './billing.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { isRefusal, notFound } from './engine/refusal.ts';
import { guarded } from './guarded-address.ts';

const MAX_PER_HOUR = 10;

interface EmailInvoiceInput {
  readonly billId: string;
  readonly email?: string | null | undefined;
}

interface EmailInvoiceRequest {
  readonly customer: CustomerId;
  readonly bill: BillId;
  readonly email: string | null;
}

export const emailInvoice: DirectChange<EmailInvoiceInput, EmailInvoiceRequest, null> = {
  name: 'invoice.emailed',
  async ask({ billId }, { access, caller }) {
    const named = readGlobalId(billId);
    const account = customerId(named?.type === 'Bill' ? (named.parts[0] ?? '') : '');
    if (account === '' || !(await access.mayUseCustomer(caller, account)))
      return notFound('billId');
    const limit = { name: `invoice-email:${account}`, max: MAX_PER_HOUR, withinMs: hours(1) };
    return { account, limit };
  },
  async prepare({ billId, email }, turn) {
    const found = await billOf(billId, turn.session);
    if (!found) return notFound('billId');
    const { account, bill, info } = found;
    const address = await guarded(email, info, turn);
    if (isRefusal(address)) return address;
    const request = { customer: account, bill: bill.id, email: email ?? null };
    return { account, request, unlessLocked: address.unlessLocked };
  },
  send: (request, { billing }) => billing.emailInvoice(request),
};
