/*
 * Memory log: the event log and the journal's reading side over lists, with ways to break and to delay them.
 */
import { GatewayError } from '../../src/errors.ts';
import type { OperationId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/operation.ts';
import type { OperationJournal } from '../../src/operations/journal.ts';
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
      const rows = this.events.filter(
        (event) => event.position > position && isIn(scope, event.operation),
      );
      const picked = rows.slice(0, limit);
      await this.afterPicking();
      return picked;
    },
    end: async () => this.#end,
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
    this.#end += 1;
    this.events = [...this.events, { position: this.#end, operation: next }];
    if (!this.silent) for (const look of this.#looks) look();
    return next;
  }

  /** Drops everything before a position, as if its time had come. */
  dropBefore(position: number): void {
    this.events = this.events.filter((event) => event.position >= position);
  }

  #mustBeThere(): void {
    if (this.away) throw new GatewayError('STORE_UNAVAILABLE');
  }
}

function isIn(scope: EventScope, { id, subject, customerId }: Operation): boolean {
  if ('operationIds' in scope) return scope.operationIds.includes(id);
  const theirs = customerId !== null && scope.customerIds.includes(customerId);
  return subject === scope.subject || theirs;
}
