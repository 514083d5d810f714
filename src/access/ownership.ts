/*
 * Ownership: what a caller may use, for one request or one delivered event.
 *
 * Owns   the rule of whose an account and an operation are (graph.md decisions 1-4).
 * Gives  yes or no; whoever asks shows a foreign thing as one that does not exist.
 * Never  outlives a request, so that a customer who was taken away is gone at the next one.
 */
import type { CustomerId } from '../ids.ts';
import type { Operation } from '../operations/operation.ts';
import type { AccountLinks } from './account-links.ts';
import { isAtLeast, type Caller } from './caller.ts';

export class Access {
  readonly #links: AccountLinks;
  readonly #customers = new Map<string, Promise<ReadonlySet<CustomerId>>>();

  constructor(links: AccountLinks) {
    this.#links = links;
  }

  /** The caller's own customers: those of the token, and those that purchases linked. Loaded once. */
  async customersOf(caller: Caller): Promise<ReadonlySet<CustomerId>> {
    if (!isSignedIn(caller)) return new Set();
    const known = this.#customers.get(caller.subject) ?? this.#load(caller);
    this.#customers.set(caller.subject, known);
    return known;
  }

  /** Agents may use every customer of the brand. */
  async mayUseCustomer(caller: Caller, id: CustomerId): Promise<boolean> {
    if (!isSignedIn(caller)) return false;
    return isAtLeast(caller, 'AGENT') || (await this.customersOf(caller)).has(id);
  }

  /** A person's own operations are those that they began, and those about a customer of theirs. */
  async mayUseOperation(
    caller: Caller,
    { subject, customerId }: Pick<Operation, 'subject' | 'customerId'>,
  ): Promise<boolean> {
    if (!isSignedIn(caller)) return false;
    if (isAtLeast(caller, 'AGENT') || subject === caller.subject) return true;
    return customerId !== null && this.mayUseCustomer(caller, customerId);
  }

  async #load({ subject, customers }: Caller): Promise<ReadonlySet<CustomerId>> {
    return new Set([...customers, ...(await this.#links.of(subject))]);
  }
}

const isSignedIn = (caller: Caller): boolean =>
  caller.subject !== '' && isAtLeast(caller, 'CUSTOMER');
