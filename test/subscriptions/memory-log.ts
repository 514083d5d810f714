/*
 * Memory log: the event log and the journal's reading side over lists, with ways to break and to delay them.
 */
import { GatewayError } from '../../src/errors.ts';
import { customerId, type OperationId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { OperationJournal } from '../../src/operations/engine/journal.ts';
import type { CustomerEvent } from '../../src/subscriptions/customer-event.ts';
import type { EventLog, EventScope, LoggedEvent } from '../../src/subscriptions/event-log.ts';
import { anOperation } from './an-operation.ts';

export class MemoryLog {
  events: LoggedEvent[] = [];
  readonly present = new Map<OperationId, Operation>();
  readonly #looks = new Set<() => void>();
  #end = 0;
  /** Calls of `after` and `afterIn`. */
  reads = { all: 0, scoped: 0 };
  away = false;
  /** While true, nobody is told of what is appended. */
  silent = false;
  /** Runs in each scoped reading, after its rows were picked. */
  afterPicking: () => void | Promise<void> = () => undefined;

  readonly port = {
    after: async (position: number, limit: number) => {
      this.#mustBeThere();
      this.reads.all += 1;
      return this.events.filter((event) => event.position > position).slice(0, limit);
    },
    afterIn: async (scope: EventScope, position: number, limit: number) => {
      this.#mustBeThere();
      this.reads.scoped += 1;
      const rows = this.events.filter((entry) => entry.position > position && isIn(scope, entry));
      const picked = rows.slice(0, limit);
      await this.afterPicking();
      return picked;
    },
    end: async () => {
      this.#mustBeThere();
      return this.#end;
    },
    start: async () => (this.events[0]?.position === 1 ? 0 : (this.events[0]?.position ?? 0)),
    onAppended: (look: () => void) => {
      this.#looks.add(look);
      return () => void this.#looks.delete(look);
    },
  } satisfies EventLog;

  readonly journal = {
    load: async (id: OperationId) => this.present.get(id) ?? null,
  } satisfies Pick<OperationJournal, 'load'>;

  /** The next revision of an operation, logged; the first one begins it. */
  append(id: string, change: Partial<Operation> = {}): Operation {
    const before = this.present.get(anOperation(id).id);
    const operation = { ...(before ?? anOperation(id, { revision: 0 })), ...change };
    const next = { ...operation, revision: operation.revision + 1 };
    this.present.set(next.id, next);
    this.#add({ operation: next });
    return next;
  }

  /** An event of an account, or of a line of it. */
  tell(id: string, account: string, change: Partial<CustomerEvent> = {}): void {
    const frame = { id, customerId: customerId(account), line: null, at: 1 } as const;
    const event = { type: 'LineChanged', certainty: 'CONFIRMED', ...frame, ...change };
    this.#add({ event: event as CustomerEvent });
  }

  #add(entry: { operation: Operation } | { event: CustomerEvent }): void {
    this.#end += 1;
    this.events = [...this.events, { position: this.#end, at: 1, ...entry }];
    if (!this.silent) for (const look of this.#looks) look();
  }

  /** Drops everything before a position, as if its time had come. */
  dropBefore(position: number): void {
    this.events = this.events.filter((event) => event.position >= position);
  }

  #mustBeThere(): void {
    if (this.away) throw new GatewayError('STORE_UNAVAILABLE');
  }
}

function isIn(scope: EventScope, entry: LoggedEvent): boolean {
  if ('event' in entry) return isAbout(scope, entry.event);
  const { id, subject, customerId } = entry.operation;
  if ('operationIds' in scope) return scope.operationIds.includes(id);
  if ('eventsOf' in scope) return false;
  const theirs = customerId !== null && scope.customerIds.includes(customerId);
  return subject === scope.subject || theirs;
}

function isAbout(scope: EventScope, { customerId, line }: CustomerEvent): boolean {
  const ids = [customerId, line];
  if ('eventsOf' in scope) return ids.includes(scope.eventsOf);
  return 'withEvents' in scope && scope.customerIds.some((id) => ids.includes(id));
}
