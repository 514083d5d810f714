/*
 * Ownership: what a caller may use, for one request or one delivered event.
 *
 * Owns   the rule of whose an account and an operation are (graph.md decisions 1-4).
 * Gives  yes or no; the code that asks shows a foreign thing as one that does not exist. Where somebody of the brand may use what is
 *        not their own, it is noted whose it is.
 * Never  outlives a request, so that a customer that was unlinked is inaccessible at the next one.
 */
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { CustomerId } from '../ids.ts';
import { isKnownKind } from '../operations/operation-kinds.ts';
import { sharedLineOf } from '../operations/lines/operation-line.ts';
import type { Operation } from '../operations/engine/operation.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { AccountLinks } from './account-links.ts';
import type { Whose } from './agent-reads.ts';
import { isAtLeast, type Caller } from './caller.ts';

/** Through what a person knows of an event: the account, or a line of it that is theirs. */
export type EventView = 'account' | 'line';

type EventNames = Pick<CustomerEvent, 'type' | 'customerId' | 'line'>;

/** Told whose data somebody of the brand uses. What it throws is thrown to whoever asked. */
export type OnOthers = (caller: Caller, whose: Whose) => void;

export class Access {
  readonly #links: AccountLinks;
  readonly #onOthers: OnOthers;
  /** None for most: the token names who is asked for. */
  #customers: Map<string, Given<ReadonlySet<CustomerId>>> | null = null;

  constructor(links: AccountLinks, onOthers: OnOthers = () => undefined) {
    this.#links = links;
    this.#onOthers = onOthers;
  }

  /** The caller's own customers: those of the token, and those that purchases linked. Loaded once. */
  customersOf(caller: Caller): Given<ReadonlySet<CustomerId>> {
    if (!isSignedIn(caller)) return NOBODYS;
    this.#customers ??= new Map();
    const known = this.#customers.get(caller.subject) ?? this.#load(caller);
    this.#customers.set(caller.subject, known);
    return known;
  }

  /** Agents may use every customer of the brand. */
  mayUseCustomer(caller: Caller, id: CustomerId): Given<boolean> {
    if (!isSignedIn(caller)) return false;
    return whenGiven(this.customersOf(caller), (own) => {
      if (own.has(id)) return true;
      if (!isAtLeast(caller, 'AGENT')) return false;
      this.#onOthers(caller, { customer: id });
      return true;
    });
  }

  /** Of an operation that is shown without having been asked for by its id: in a list, or in a stream. */
  async showsOperation(
    caller: Caller,
    { id, subject, customerId: customer }: Pick<Operation, 'id' | 'subject' | 'customerId'>,
  ): Promise<void> {
    if (!isAtLeast(caller, 'AGENT') || subject === caller.subject) return;
    if (customer === null) this.#onOthers(caller, { operation: id });
    else await this.mayUseCustomer(caller, customer);
  }

  /** A person's own operations are those that they began, and those about a customer of theirs; what nobody began, also those about their line. */
  mayUseOperation(
    caller: Caller,
    operation: Pick<Operation, 'id' | 'subject' | 'customerId' | 'detail'>,
  ): Given<boolean> {
    const { subject, customerId } = operation;
    if (!isSignedIn(caller) || !isKnownKind(operation)) return false;
    if (subject === caller.subject) return true;
    if (isAtLeast(caller, 'AGENT')) return this.showsOperation(caller, operation).then(() => true);
    const ids = [customerId, sharedLineOf(operation)].filter((id) => id !== null);
    if (ids.some((id) => caller.customers.includes(id))) return true; // needs no look at the links
    return whenGiven(this.customersOf(caller), (own) => ids.some((id) => own.has(id)));
  }

  mayUseEvent(caller: Caller, event: EventNames): Given<boolean> {
    return whenGiven(this.viewOfEvent(caller, event), (view) => view !== null);
  }

  /** A line user (secondary) sees events of that line, and of no bill. Agents see all as the account does. */
  viewOfEvent(caller: Caller, { type, customerId, line }: EventNames): Given<EventView | null> {
    if (!isSignedIn(caller)) return null;
    if (isAtLeast(caller, 'AGENT') || caller.customers.includes(customerId)) return 'account';
    return whenGiven(this.customersOf(caller), (own) => {
      if (own.has(customerId)) return 'account';
      return line !== null && type !== 'BillChanged' && own.has(line) ? 'line' : null;
    });
  }

  #load({ subject, customers }: Caller): Given<ReadonlySet<CustomerId>> {
    return whenGiven(this.#links.of(subject), (linked) => new Set([...customers, ...linked]));
  }
}

const NOBODYS: ReadonlySet<CustomerId> = new Set();

const isSignedIn = (caller: Caller): boolean =>
  caller.subject !== '' && isAtLeast(caller, 'CUSTOMER');
