/*
 * Line view: a line as it is shown, with the account through which it is seen.
 *
 * Owns   the key in a line's global id: its customerId, or where it was sold while the platform has not named it.
 */
import type { CustomerInfo, LineInfo } from '../datasources/customer.ts';
import type { CustomerId } from '../ids.ts';
import type { QuotedLine } from '../operations/quote.ts';

export interface LineView {
  readonly account: CustomerInfo;
  readonly key: string;
  readonly line: Omit<LineInfo, 'customerId'> & { readonly customerId: CustomerId | null };
}

export const namedLine = (account: CustomerInfo, line: LineInfo): LineView => ({
  account,
  key: line.customerId,
  line,
});

/** Bought, and not listed yet: nothing is known of it but what was sold. */
export const unnamedLine = (account: CustomerInfo, sold: QuotedLine, key: string): LineView => ({
  account,
  key,
  line: {
    ...{ customerId: null, isPrimary: false, firstName: sold.firstName, status: 'NOT_ACTIVATED' },
    ...{ simType: sold.simType, phoneNumber: null, iccid: null, imei: null, planName: null },
    activatedAt: null,
  },
});
