/*
 * A gateway, as far as streams go: log, tail and streams, with access that a test can change.
 */
import { Activity } from '../../src/activity.ts';
import type { Caller } from '../../src/access/caller.ts';
import { globalId, type CustomerId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/operation.ts';
import { Cursors } from '../../src/subscriptions/cursor.ts';
import { Streams, type OperationEventItem } from '../../src/subscriptions/operation.ts';
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
  readonly links = new Map<string, ReadonlySet<CustomerId>>();
  /** Operations that nobody may see any more. */
  readonly withdrawn = new Set<string>();

  /** A further instance, when it is given the log of the first. */
  constructor(log: MemoryLog = new MemoryLog()) {
    this.log = log;
    const { clock, telemetry } = this;
    this.tail = new Tail({ log: log.port, clock, activity: new Activity(), telemetry });
    this.streams = new Streams({
      log: log.port,
      tail: this.tail,
      journal: log.journal,
      cursors: new Cursors(SECRET),
      telemetry,
      access: () => ({
        customersOf: async ({ subject }) => this.links.get(subject) ?? new Set(),
        mayUseOperation: async (caller, operation) => this.#may(caller, operation),
      }),
    });
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

  async openStreams(): Promise<number> {
    const metric = await this.telemetry.metrics.getSingleMetric('reach_streams')?.get();
    return metric?.values[0]?.value ?? 0;
  }
}

export class Watch {
  readonly items: AsyncIterableIterator<OperationEventItem, void>;
  readonly abort: AbortController;
  cursor: string | null = null;

  constructor(items: AsyncIterableIterator<OperationEventItem, void>, abort: AbortController) {
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

/** For example `snapshot op-1/3`, `advanced op-1/4` or `reset CURSOR_TOO_OLD`. */
export function described(item: OperationEventItem): string {
  if (item.__typename === 'StreamReset') return `reset ${item.reason}`;
  const type = item.__typename === 'OperationSnapshot' ? 'snapshot' : 'advanced';
  return `${type} ${item.operation.id}/${item.operation.revision}`;
}
