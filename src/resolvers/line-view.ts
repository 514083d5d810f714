/*
 * Line view: a line as it is shown, with the account through which it is seen.
 *
 * Owns   the key in a line's global id: its customerId, or where it was sold while the platform has not named it; and the one status that
 *        the gateway knows better than the platform, of a line whose number has left.
 */
import type { CustomerInfo, LineInfo } from '../datasources/customer.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { CustomerId } from '../ids.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { hasPortedOut } from '../operations/port-out.ts';
import type { QuotedLine } from '../operations/sales/quote.ts';

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

const views = new WeakMap<CustomerInfo, readonly LineView[]>();

/** Of an account: the same for as long as it is not read anew. */
export function lineViewsOf(account: CustomerInfo): readonly LineView[] {
  const known = views.get(account) ?? account.lines.map((line) => namedLine(account, line));
  views.set(account, known);
  return known;
}

/** Bought, and not listed yet: nothing is known of it but what was sold. */
export const unnamedLine = (account: CustomerInfo, sold: QuotedLine, key: string): LineView => ({
  account,
  key,
  line: {
    ...{ customerId: null, isPrimary: false, firstName: sold.firstName, status: 'NOT_ACTIVATED' },
    ...{ simType: sold.simType, phoneNumber: null, iccid: null, imei: null, planName: null },
    ...{ planCode: null, activatedAt: null, activatedOn: null },
  },
});

/** What a line can do, without asking anybody. */
export function statusOf(
  { line: { customerId, status, activatedAt, activatedOn } }: LineView,
  journal: OperationJournal,
): Given<LineInfo['status'] | 'PORTED_OUT'> {
  if (customerId === null) return status;
  const gone = hasPortedOut({ customerId, activatedAt, activatedOn }, journal);
  return whenGiven(gone, (isGone) => (isGone ? 'PORTED_OUT' : status));
}
