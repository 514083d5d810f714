/*
 * Customer streams: `customerEvents`, from the arguments of a subscriber to the items of the graph.
 *
 * Owns   who may listen to which customer, and the subscription's resolver.
 * Gives  what happens from now on, or everything after a cursor; there are no snapshots, since an event has no present state.
 * Never  lets a customer that does not exist be told from one that belongs to another person.
 */
import type { Caller } from '../access/caller.ts';
import { GatewayError } from '../errors.ts';
import { customerId, partOf, type CustomerId } from '../ids.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Cursors } from './cursor.ts';
import type { CustomerEvent } from './customer-event.ts';
import { isRevision } from './event-log.ts';
import { beginning, following, type After, type FollowingDependencies } from './following.ts';
import type { Reset } from './operation.ts';
import type { CustomerNoticeEvent } from './customer-notice.ts';
import { UntilAborted } from './until-aborted.ts';

export type CustomerEventItem = CustomerNoticeEvent | Reset;

interface CustomerEventsArgs {
  readonly customerId: string;
  readonly after?: string | null | undefined;
  /** As `after`, but from the client's transport, which comes again by itself. The later one counts. */
  readonly resumeAfter?: string | null;
  /** Of the request, which notes for whom it asks. */
  readonly asked?: Pick<StreamAccess, 'mayUseCustomer'>;
}

/** What of `access` a stream asks. */
interface StreamAccess {
  mayUseCustomer(caller: Caller, id: CustomerId): Promise<boolean>;
  mayUseEvent(caller: Caller, event: CustomerEvent): Promise<boolean>;
}

interface CustomerStreamsDependencies extends FollowingDependencies {
  readonly cursors: Cursors;
  readonly telemetry: Telemetry;
  /** Access that remembers nothing of earlier questions. */
  readonly access: () => StreamAccess;
}

interface Listening {
  readonly caller: Caller;
  readonly customer: CustomerId;
  readonly after: After;
}

export class CustomerStreams {
  readonly #dependencies: CustomerStreamsDependencies;

  constructor(dependencies: CustomerStreamsDependencies) {
    this.#dependencies = dependencies;
  }

  /** Rejects with FORBIDDEN before the first item when the customer is not the caller's. */
  async customerEvents(
    caller: Caller,
    { customerId: id, after, resumeAfter, asked }: CustomerEventsArgs,
    signal: AbortSignal,
  ): Promise<AsyncIterableIterator<CustomerEventItem, void>> {
    const { cursors, access, telemetry } = this.#dependencies;
    const own = partOf('Customer', id);
    const customer = customerId(own ?? '');
    const may = own !== null && (await (asked ?? access()).mayUseCustomer(caller, customer));
    if (!may) throw new GatewayError('FORBIDDEN');
    const from = cursors.newest([after, resumeAfter], caller.subject);
    telemetry.streamOpened();
    return new UntilAborted(signal, (ended) => {
      ended.addEventListener('abort', () => telemetry.streamClosed(), { once: true });
      return this.#items({ caller, customer, after: from }, ended);
    });
  }

  async *#items(
    { caller, customer, after }: Listening,
    ended: AbortSignal,
  ): AsyncGenerator<CustomerEventItem, void> {
    const { log, cursors, access } = this.#dependencies;
    const from = await beginning(after, log);
    const position = typeof from === 'number' ? from : await log.end();
    const cursorAt = (at: number): string => cursors.write(at, caller.subject);
    if (from !== null && typeof from !== 'number')
      yield { __typename: 'StreamReset', cursor: cursorAt(position), reason: from };
    const entries = following({ eventsOf: customer }, { ...this.#dependencies, position }, ended);
    for await (const entry of entries) {
      if (isRevision(entry) || !(await access().mayUseEvent(caller, entry.event))) continue;
      yield { ...entry.event, cursor: cursorAt(entry.position), revision: entry.position };
    }
  }
}

/** What of the request's context a subscription uses. */
interface StreamContext {
  readonly customerStreams: CustomerStreams;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  readonly resumeAfter: string | null;
  readonly access: Pick<StreamAccess, 'mayUseCustomer'>;
}

export const customerSubscriptions = {
  Subscription: {
    customerEvents: {
      subscribe: (
        _root: unknown,
        args: CustomerEventsArgs,
        { customerStreams, caller, signal, resumeAfter, access }: StreamContext,
      ) => customerStreams.customerEvents(caller, { ...args, resumeAfter, asked: access }, signal),
      resolve: (item: CustomerEventItem) => item,
    },
  },
};
