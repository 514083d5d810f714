/*
 * Account holder: what of an account only who holds its primary line may see.
 *
 * Owns   the rule that money matters, parcels and the like are the holder's.
 */
import { isAtLeast } from '../access/caller.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { GatewayError } from '../errors.ts';

/** Throws FORBIDDEN for who holds another line of the account. */
export function holderOnly(customer: CustomerInfo, { caller }: RequestContext): CustomerInfo {
  if (customer.isPrimary || isAtLeast(caller, 'AGENT')) return customer;
  throw new GatewayError('FORBIDDEN');
}
