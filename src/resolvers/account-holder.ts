/*
 * Account holder: what of an account only its owner, who holds the primary line, may see.
 *
 * Owns   the rule that money matters, parcels and the like are the owner's, and null for the holder of another line.
 */
import { isAtLeast } from '../access/caller.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';

type Asking = Pick<RequestContext, 'caller'>;

export const seesWholeAccount = (customer: CustomerInfo, { caller }: Asking): boolean =>
  customer.isPrimary || isAtLeast(caller, 'AGENT');

/** What `show` gives, or null for the holder of a secondary line; nothing is read for them. */
export const forOwner = <T>(
  customer: CustomerInfo,
  context: Asking,
  show: (customer: CustomerInfo) => T,
): T | null => (seesWholeAccount(customer, context) ? show(customer) : null);
