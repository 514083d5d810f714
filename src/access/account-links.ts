/*
 * Account links: which people belong to which customers.
 *
 * Owns   the port to the links that a successful purchase writes (decision 3: before the first purchase a person has no customer).
 * Never  trusts anything that a client sends; the token's own `customers` claim is joined by `caller.ts`.
 */
import type { Given } from '../datasources/wire/given.ts';
import type { CustomerId } from '../ids.ts';

export interface AccountLinks {
  /** Customers that were linked to this person. */
  of(subject: string): Given<readonly CustomerId[]>;
}
