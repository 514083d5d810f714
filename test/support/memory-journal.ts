/*
 * Memory journal: the journal's promises without a database, for tests of the engine alone.
 *
 * Owns   compare-and-set on versions and unique names, keys and records, as the store keeps them.
 * Gives  a place before each read and each transaction at which a test may let somebody else go first.
 */
import type { CustomerId, OperationId } from '../../src/ids.ts';
import type { AuditEntry } from '../../src/operations/engine/audit-entry.ts';
import type {
  Begun,
  Change,
  Changed,
  Intent,
  NewOperation,
  OperationJournal,
  Present,
  UsedKey,
} from '../../src/operations/engine/journal.ts';
import { isSettled, type Operation } from '../../src/operations/engine/operation.ts';

export class MemoryJournal implements Partial<OperationJournal> {
  readonly operations = new Map<OperationId, Operation>();
  readonly keys = new Map<string, UsedKey>();
  readonly holds = new Map<string, OperationId>();
  readonly claims = new Map<string, OperationId>();
  readonly audit: AuditEntry[] = [];
  readonly asides = new Set<OperationId>();
  readonly #intents = new Map<OperationId, Intent>();
  links: readonly CustomerId[] = [];
  /** Awaited before everything that a database would do. */
  before: () => Promise<void> = () => Promise.resolve();

  async begin({ operation, intent, key, holds, audit }: NewOperation): Promise<Begun> {
    await this.before();
    const used = this.#used(key);
    if (used) return { began: false, because: 'key', key: used };
    const taken = this.#taken(operation.id, holds);
    if (taken) return { began: false, because: 'scope', ...taken };
    this.operations.set(operation.id, operation);
    this.#intents.set(operation.id, intent);
    this.keys.set(key.id, key);
    for (const name of holds) this.holds.set(name, operation.id);
    this.audit.push(audit);
    return { began: true, operation };
  }

  async change(id: OperationId, decide: (present: Present) => Change | null): Promise<Changed> {
    await this.before();
    const operation = this.operations.get(id);
    if (!operation) return { done: false, because: 'unknown' };
    const change = decide({ operation, links: this.links, locks: [] });
    if (!change) return { done: true, operation, wrote: false };
    const used = change.key && this.#used(change.key);
    if (used) return { done: false, because: 'key', key: used };
    const taken = change.mustHold ? this.#taken(id, change.holds ?? []) : null;
    if (taken) return { done: false, because: 'scope', ...taken };
    if (change.claims?.some((record) => (this.claims.get(record) ?? id) !== id))
      return { done: false, because: 'claim' };
    return { done: true, operation: this.#write(change, operation), wrote: true };
  }

  #write(change: Change, before: Operation): Operation {
    const { id } = before;
    const growth = change.operation.revision - before.revision;
    if (growth < 0 || growth > 1) throw new RangeError(`${growth} revisions at once`);
    const operation = { ...change.operation, version: before.version + 1 };
    this.operations.set(id, operation);
    if (change.withdrawn) this.operations.delete(id);
    if (change.holds) this.#hold(id, change.holds);
    for (const record of change.claims ?? []) this.claims.set(record, id);
    if (typeof change.intent === 'function')
      this.#intents.set(id, change.intent(this.#intents.get(id) ?? {}));
    else if (change.intent) this.#intents.set(id, change.intent);
    if (isSettled(operation)) this.#intents.delete(id);
    if (change.key) this.keys.set(change.key.id, change.key);
    const key = change.refusal && this.keys.get(change.refusal.keyId);
    if (key && change.refusal) this.keys.set(key.id, { ...key, refusal: change.refusal.refusal });
    if (change.audit) this.audit.push(change.audit);
    return operation;
  }

  #hold(id: OperationId, names: readonly string[]): void {
    for (const [name, holder] of this.holds)
      if (holder === id && !names.includes(name)) this.holds.delete(name);
    for (const name of names) if (!this.holds.has(name)) this.holds.set(name, id);
  }

  #used({ subject, key }: UsedKey): UsedKey | undefined {
    return [...this.keys.values()].find((one) => one.subject === subject && one.key === key);
  }

  #taken(id: OperationId, names: readonly string[]): { name: string; holder: Operation } | null {
    for (const name of names) {
      const holder = this.operations.get(this.holds.get(name) ?? id);
      if (holder && holder.id !== id) return { name, holder };
    }
    return null;
  }

  async load(id: OperationId): Promise<Operation | null> {
    await this.before();
    return this.operations.get(id) ?? null;
  }

  async intentOf(id: OperationId): Promise<Intent> {
    await this.before();
    return this.#intents.get(id) ?? {};
  }

  async keyById(id: string): Promise<UsedKey | null> {
    await this.before();
    return this.keys.get(id) ?? null;
  }

  async keyOf(subject: string, key: string): Promise<UsedKey | null> {
    await this.before();
    return (
      [...this.keys.values()].find((one) => one.subject === subject && one.key === key) ?? null
    );
  }

  async putAside(id: OperationId): Promise<boolean> {
    const isNew = !this.asides.has(id);
    this.asides.add(id);
    return isNew;
  }

  async takeUp(): Promise<void> {
    this.asides.clear();
  }

  async due(
    now: number,
  ): Promise<readonly { id: OperationId; startedAt: number; dueAt: number }[]> {
    await this.before();
    return [...this.operations.values()].flatMap(({ id, startedAt, nextCheckAt }) =>
      nextCheckAt !== null && nextCheckAt <= now && !this.asides.has(id)
        ? [{ id, startedAt, dueAt: nextCheckAt }]
        : [],
    );
  }

  async nextDueAt(now: number): Promise<number | null> {
    const times = [...this.operations.values()].flatMap(({ nextCheckAt }) =>
      nextCheckAt !== null && nextCheckAt > now ? [nextCheckAt] : [],
    );
    return times.length === 0 ? null : Math.min(...times);
  }

  asJournal(): OperationJournal {
    return this as unknown as OperationJournal;
  }
}
