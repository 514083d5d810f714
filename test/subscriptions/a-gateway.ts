/*
 * A gateway, as far as streams go: log, tail and streams, with access that a test can change.
 */
import { Activity } from '../../src/activity.ts';
import type { Caller } from '../../src/access/caller.ts';
import { Access } from '../../src/access/ownership.ts';
import { globalId, type CustomerId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { Cursors } from '../../src/subscriptions/cursor.ts';
import { Changes } from '../../src/subscriptions/change.ts';
import { CustomerStreams, type CustomerEventItem } from '../../src/subscriptions/customer.ts';
import type { CustomerEvent } from '../../src/subscriptions/customer-event.ts';
import { Streams } from '../../src/subscriptions/operation.ts';
import type { OperationEventItem } from '../../src/subscriptions/operation-item.ts';
import { Tail } from '../../src/subscriptions/tail.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { ManualClock } from './manual-clock.ts';
import { MemoryLog } from './memory-log.ts';

export const ADA: Caller = { role: 'CUSTOMER', subject: 'ada', customers: [], expiresAt: null };
export const BOB: Caller = { role: 'CUSTOMER', subject: 'bob', customers: [], expiresAt: null };

const SECRET = new Uint8Array(32).fill(7);

export class StreamWorld {
  readonly clock = new ManualClock();
  readonly telemetry = new Telemetry('silent');
  readonly log: MemoryLog;
  readonly tail: Tail;
  readonly streams: Streams;
  readonly customerStreams: CustomerStreams;
  readonly changes: Changes;
  readonly links = new Map<string, ReadonlySet<CustomerId>>();
  /** Operations that nobody may see any more. */
  readonly withdrawn = new Set<string>();

  /** A further instance, when it is given the log of the first. */
  constructor(log: MemoryLog = new MemoryLog()) {
    this.log = log;
    const { clock, telemetry } = this;
    this.tail = new Tail({ log: log.port, clock, activity: new Activity(), telemetry });
    const ports = {
      ...{ log: log.port, tail: this.tail, journal: log.journal, telemetry },
      cursors: new Cursors(SECRET),
      access: () => this.#access(),
    };
    this.streams = new Streams(ports);
    this.customerStreams = new CustomerStreams(ports);
    this.changes = new Changes(ports);
  }

  #access() {
    const access = new Access({ of: async (subject) => [...(this.links.get(subject) ?? [])] });
    return {
      customersOf: (caller: Caller) => access.customersOf(caller),
      mayUseOperation: async (caller: Caller, operation: Operation) => this.#may(caller, operation),
      mayUseCustomer: (caller: Caller, id: CustomerId) => access.mayUseCustomer(caller, id),
      mayUseEvent: (caller: Caller, event: CustomerEvent) => access.mayUseEvent(caller, event),
      viewOfEvent: (caller: Caller, event: CustomerEvent) => access.viewOfEvent(caller, event),
    };
  }

  #may({ subject }: Caller, operation: Operation): boolean {
    if (this.withdrawn.has(operation.id)) return false;
    const { customerId } = operation;
    const linked = customerId !== null && (this.links.get(subject)?.has(customerId) ?? false);
    return operation.subject === subject || linked;
  }

  async watch(
    caller: Caller,
    args: { ids?: readonly string[]; after?: string | null } = {},
  ): Promise<Watch> {
    const abort = new AbortController();
    const ids = args.ids?.map((id) => globalId('Operation', id));
    const items = await this.streams.operationEvents(
      caller,
      { ids, after: args.after },
      abort.signal,
    );
    return new Watch(items, abort);
  }

  async listen(
    caller: Caller,
    args: { customer: string; after?: string | null },
  ): Promise<Watch<CustomerEventItem>> {
    const abort = new AbortController();
    const customer = globalId('Customer', args.customer);
    const asked = { customerId: customer, after: args.after };
    return new Watch(await this.customerStreams.customerEvents(caller, asked, abort.signal), abort);
  }

  async openStreams(): Promise<number> {
    const metric = await this.telemetry.metrics.getSingleMetric('reach_streams')?.get();
    return metric?.values[0]?.value ?? 0;
  }
}

type Item = OperationEventItem | CustomerEventItem;

export class Watch<T extends Item = OperationEventItem> {
  readonly items: AsyncIterableIterator<T, void>;
  readonly abort: AbortController;
  cursor: string | null = null;

  constructor(items: AsyncIterableIterator<T, void>, abort: AbortController) {
    this.items = items;
    this.abort = abort;
  }

  async next(): Promise<string> {
    const { value } = await this.items.next();
    if (!value) return 'end';
    this.cursor = value.cursor;
    return described(value);
  }

  async take(count: number): Promise<string[]> {
    const taken: string[] = [];
    for (let index = 0; index < count; index += 1) taken.push(await this.next());
    return taken;
  }
}

/** For example `snapshot op-1/3`, `advanced op-1/4`, `reset CURSOR_TOO_OLD` or `LineChanged e-1`. */
export function described(item: Item): string {
  if ('type' in item) return `${item.type} ${item.id}`;
  if (item.__typename === 'StreamReset') return `reset ${item.reason}`;
  const type = item.__typename === 'OperationSnapshot' ? 'snapshot' : 'advanced';
  return `${type} ${item.operation.id}/${item.operation.revision}`;
}
