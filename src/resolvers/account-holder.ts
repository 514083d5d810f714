/*
 * Account holder: what of an account only who holds its primary line may see.
 *
 * Owns   the rule that money matters, parcels and the like are the holder's, and so is how to reach them.
 */
import { isAtLeast } from '../access/caller.ts';
import type { RequestContext } from '../context.ts';
import type { CustomerInfo } from '../datasources/customer.ts';
import { GatewayError } from '../errors.ts';

/** Throws FORBIDDEN for who holds another line of the account. */
export function holderOnly(customer: CustomerInfo, context: RequestContext): CustomerInfo {
  if (isForHolder(customer, context)) return customer;
  throw new GatewayError('FORBIDDEN');
}

/** A field of the account as it is, or null for who holds another line of it. */
export const holdersOwn =
  <K extends keyof CustomerInfo>(field: K) =>
  (customer: CustomerInfo, _args: unknown, context: RequestContext): CustomerInfo[K] | null =>
    isForHolder(customer, context) ? customer[field] : null;

const isForHolder = ({ isPrimary }: CustomerInfo, { caller }: RequestContext): boolean =>
  isPrimary || isAtLeast(caller, 'AGENT');
