/*
 * Customer streams: `customerEvents`, from the arguments of a subscriber to the items of the graph.
 *
 * Owns   who may listen to which customer, and the subscription's resolver.
 * Gives  what happens from now on, or everything after a cursor; there are no snapshots, since an event has no present state.
 * Never  lets a customer that does not exist be told from one that belongs to another person.
 */
import type { Caller } from '../access/caller.ts';
import type { EventView } from '../access/ownership.ts';
import { GatewayError } from '../errors.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import { customerId, partOf, type CustomerId } from '../ids.ts';
import type { Telemetry } from '../telemetry.ts';
import type { Cursors } from './cursor.ts';
import type { CustomerEvent } from './customer-event.ts';
import { isRevision, type EventLog, type EventScope, type LoggedEvent } from './event-log.ts';
import {
  beginning,
  type After,
  type FollowingDependencies,
  type ResetReason,
} from './following.ts';
import { LiveItems, type Emission, type StreamKind } from './live-items.ts';
import { LiveStream } from './live-stream.ts';
import type { Reset } from './operation-item.ts';
import type { CustomerNoticeEvent } from './customer-notice.ts';

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
  mayUseCustomer(caller: Caller, id: CustomerId): Given<boolean>;
  viewOfEvent(caller: Caller, event: CustomerEvent): Given<EventView | null>;
}

interface CustomerStreamDependencies {
  readonly log: EventLog;
  readonly cursors: Cursors;
  /** Access that remembers nothing of earlier questions. */
  readonly access: () => StreamAccess;
}

interface CustomerStreamsDependencies extends CustomerStreamDependencies, FollowingDependencies {
  readonly telemetry: Telemetry;
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
  ): Promise<LiveStream<CustomerEventItem>> {
    const { cursors, access, telemetry } = this.#dependencies;
    const own = partOf('Customer', id);
    const named = customerId(own ?? '');
    // One text for all who watch it: a stream would hold the id that its client gave for as long as it runs.
    const customer = caller.customers.find((one) => one === named) ?? named;
    const may = own !== null && (await (asked ?? access()).mayUseCustomer(caller, customer));
    if (!may) throw new GatewayError('FORBIDDEN');
    const from = cursors.newest([after, resumeAfter], caller.subject);
    const kind = new CustomerStream({ caller, customer, after: from }, this.#dependencies);
    telemetry.streamOpened();
    return new LiveStream(new LiveItems(kind, this.#dependencies), signal);
  }
}

type CustomerStreamItem = Emission &
  (
    | { readonly type: 'event'; readonly event: CustomerEvent }
    | { readonly type: 'reset'; readonly reason: ResetReason }
  );

class CustomerStream implements StreamKind<CustomerStreamItem, CustomerEventItem> {
  readonly #listening: Listening;
  readonly #dependencies: CustomerStreamDependencies;

  constructor(listening: Listening, dependencies: CustomerStreamDependencies) {
    this.#listening = listening;
    this.#dependencies = dependencies;
  }

  async *opening(): AsyncGenerator<CustomerStreamItem, number> {
    const { log } = this.#dependencies;
    const from = await beginning(this.#listening.after, log);
    if (typeof from === 'number') return from;
    const position = await log.end();
    if (from !== null)
      yield { type: 'reset', position, origin: null, view: 'account', reason: from };
    return position;
  }

  async scope(): Promise<EventScope> {
    return { eventsOf: this.#listening.customer };
  }

  shown(entry: LoggedEvent): Given<CustomerStreamItem | null> {
    if (isRevision(entry)) return null;
    const { event, position } = entry;
    const seen = this.#dependencies.access().viewOfEvent(this.#listening.caller, event);
    return whenGiven(seen, (view) =>
      view === null ? null : { type: 'event', position, origin: entry, view, event },
    );
  }

  mayWiden(): boolean {
    return false;
  }

  async widened(): Promise<null> {
    return null;
  }

  cursorAt(position: number): string {
    return this.#dependencies.cursors.write(position, this.#listening.caller.subject);
  }

  itemOf(item: CustomerStreamItem, cursor: string): CustomerEventItem {
    if (item.type === 'reset') return { __typename: 'StreamReset', cursor, reason: item.reason };
    return { ...item.event, cursor, revision: item.position };
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
