/*
 * Ownership: what belongs to whom, decided on the object and never on the way to it.
 *
 * Owns   the customers of a caller: those that the token names, and those that a purchase of theirs has linked.
 * Gives  one answer per request; agents may use every customer of the brand.
 * Never  tells unknown from foreign: callers of this class answer both alike.
 */
import type { CustomerId } from '../ids.ts';
import type { Operation } from '../operations/operation.ts';
import type { AccountLinks } from './account-links.ts';
import { isAtLeast, type Caller } from './caller.ts';

export class Access {
  readonly #links: AccountLinks;
  readonly #known = new Map<string, Promise<ReadonlySet<CustomerId>>>();

  /** Make one for each request, and for each event that is delivered. */
  constructor(links: AccountLinks) {
    this.#links = links;
  }

  customersOf(caller: Caller): Promise<ReadonlySet<CustomerId>> {
    const known = this.#known.get(caller.subject) ?? this.#load(caller);
    this.#known.set(caller.subject, known);
    return known;
  }

  async mayUseCustomer(caller: Caller, customer: CustomerId): Promise<boolean> {
    if (isAtLeast(caller, 'AGENT')) return true;
    return isAtLeast(caller, 'CUSTOMER') && (await this.customersOf(caller)).has(customer);
  }

  /** Own operations, those of an own account, and those of an own line. */
  async mayUseOperation(
    caller: Caller,
    { subject, customerId, detail }: Operation,
  ): Promise<boolean> {
    if (isAtLeast(caller, 'AGENT')) return true;
    if (!isAtLeast(caller, 'CUSTOMER')) return false;
    if (subject === caller.subject) return true;
    const own = await this.customersOf(caller);
    const line = 'line' in detail ? detail.line : null;
    return (customerId !== null && own.has(customerId)) || (line !== null && own.has(line));
  }

  async #load(caller: Caller): Promise<ReadonlySet<CustomerId>> {
    return new Set([...caller.customers, ...(await this.#links.of(caller.subject))]);
  }
}
