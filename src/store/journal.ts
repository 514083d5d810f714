/*
 * Journal: operations in the store.
 *
 * Owns   what one transaction writes together: state, intent, key, refs, scopes, claims, events, link and audit row, all or nothing.
 * Gives  the port of `operations/engine/journal.ts`; every list is in the order in which operations were begun, or its reverse.
 * Never  lets a revision that people see pass without its event, nor an event without its revision.
 *
 * The race that this guards: many requests ask for one key, one name, one record or one operation at once. A second requester is
 * told who came first, having looked before anything is written. Where somebody gets in between, which needs a database that lets
 * two transactions write at once, a unique column or the version of the row tells, and the whole is undone and done again.
 */
import { failpoint } from '../failpoint.ts';
import type { OperationId } from '../ids.ts';
import type { FailedRead } from '../operations/engine/failed-reads.ts';
import type { AuditEntry } from '../operations/engine/audit-entry.ts';
import type {
  AnyQuote,
  Begun,
  Change,
  Changed,
  NewOperation,
  OperationJournal,
  PlatformStart,
  Present,
  UsedKey,
} from '../operations/engine/journal.ts';
import { eventsToldBy, namesIn } from '../operations/lines/operation-line.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import type { CustomerEvent } from '../subscriptions/customer-event.ts';
import type { StoredLinks } from './account-links.ts';
import { Overtaken, type Writes } from './database.ts';
import type { StoredEventLog } from './event-log.ts';
import { OperationReads } from './operation-reads.ts';
import { NOTHING_ENDED, type Ended } from './guess-rows.ts';
import type { Parts } from './parts.ts';
import { statement } from './statement.ts';

const PUT_ASIDE = statement((queries, of: { id: OperationId }) =>
  queries
    .updateTable('operations')
    .set({ set_aside: 1 })
    .where('id', '=', of.id)
    .where('set_aside', '=', 0),
);
const TAKE_UP = statement((queries) =>
  queries
    .updateTable('operations')
    .set({ set_aside: 0 })
    .where((row) => row('set_aside', '=', row.lit(1))),
);

export interface Neighbours {
  readonly eventLog: StoredEventLog;
  readonly links: StoredLinks;
  /** Told whom an entry of the event log is about, inside the transaction, before it commits. */
  readonly onAppending?: ((names: readonly string[]) => void) | undefined;
}

type Obstacle = Extract<Changed, { done: false }>;
type Refused = Exclude<Begun, { began: true }>;

export class StoredJournal extends OperationReads implements OperationJournal {
  readonly #parts: Parts;
  readonly #neighbours: Neighbours;

  constructor(parts: Parts, neighbours: Neighbours) {
    super(parts);
    this.#parts = parts;
    this.#neighbours = neighbours;
  }

  async begin(start: NewOperation): Promise<Begun> {
    const begun = await this.#write((writes) => this.#begin(writes, start));
    if (begun.began) this.#neighbours.eventLog.announce();
    return begun;
  }

  refuse(key: UsedKey): Promise<UsedKey> {
    return this.#write(async (writes) => {
      const used = await this.rows.keys.find(writes, key);
      if (used) return used;
      if (!(await this.rows.keys.insert(writes, key))) throw new Overtaken();
      return key;
    });
  }

  async beginByPlatform(start: PlatformStart): Promise<Operation | null> {
    const begun = await this.#write((writes) => this.#beginByPlatform(writes, start));
    if (begun === start.operation) this.#neighbours.eventLog.announce();
    return begun;
  }

  async appendCustomerEvent(event: CustomerEvent): Promise<boolean> {
    const appended = await this.#write((writes) => this.appendEventIn(writes, event));
    if (appended) this.#neighbours.eventLog.announce();
    return appended;
  }

  async change(
    id: OperationId,
    decide: (present: Present) => Change | null,
    lockNames: readonly string[] = [],
  ): Promise<Changed> {
    let appended = false;
    const changed = await this.#write(async (writes): Promise<Changed> => {
      const before = await this.rows.operations.load(writes, id);
      if (!before) return { done: false, because: 'unknown' };
      const change = decide(await this.#present(writes, before, lockNames));
      if (!change) return { done: true, operation: before, wrote: false };
      const obstacle = await this.#obstacle(writes, id, change);
      if (obstacle) return obstacle;
      const operation = { ...change.operation, version: before.version + 1 };
      const moved = movesOn(before, operation);
      const ended = await this.#apply(writes, { ...change, operation }, before);
      appended = moved || change.event !== undefined || ended.events.length > 0;
      failpoint('F14', operation.detail.kind);
      return { done: true, operation, wrote: true, guesses: ended.entries };
    });
    if (appended) failpoint('F15', id);
    if (appended) this.#neighbours.eventLog.announce();
    return changed;
  }

  putAside(id: OperationId): Promise<boolean> {
    return this.#write(async (writes) => (await PUT_ASIDE.run(writes, { id })) > 0);
  }

  takeUp(): Promise<void> {
    return this.#write(async (writes) => void (await TAKE_UP.run(writes, {})));
  }

  noteFailedRead(id: OperationId, failed: FailedRead): Promise<void> {
    return this.#write((writes) => this.rows.failures.add(writes, id, failed));
  }

  note(...audits: readonly AuditEntry[]): Promise<void> {
    return this.#write(async (writes) => {
      for (const audit of audits) await this.rows.audit.append(writes, audit);
    });
  }

  saveQuote(quote: AnyQuote): Promise<void> {
    return this.#write((writes) => this.rows.quotes.save(writes, quote));
  }

  async #begin(writes: Writes, start: NewOperation): Promise<Begun> {
    const refused = await this.#refusal(writes, start);
    if (refused) return refused;
    const { operation, holds, limit } = start;
    await this.rows.operations.insert(writes, operation);
    await this.rows.refs.add(writes, operation, { names: start.names ?? [] });
    this.rows.scopes.begin(writes, operation.id);
    failpoint('F2', operation.detail.kind);
    await this.rows.intents.save(writes, operation.id, start.intent);
    if (!(await this.rows.keys.insert(writes, start.key))) throw new Overtaken();
    if (!(await this.rows.scopes.hold(writes, operation.id, holds))) throw new Overtaken();
    if (limit) await this.rows.limits.count(writes, limit);
    if (operation.revision > 0) await this.#append(writes, operation);
    await this.rows.audit.append(writes, start.audit);
    return { began: true, operation };
  }

  /** What stands in the way. A key says more than a name, since it tells whether the same was asked. */
  async #refusal(writes: Writes, { key, holds, limit }: NewOperation): Promise<Refused | null> {
    const used = await this.rows.keys.find(writes, key);
    if (used) return { began: false, because: 'key', key: used };
    const taken = await this.#holder(writes, holds, null);
    if (taken) return { began: false, because: 'scope', ...taken };
    const freeAt = limit && (await this.rows.limits.freeAt(writes, limit));
    return freeAt === null ? null : { began: false, because: 'limit', freeAt };
  }

  async #beginByPlatform(writes: Writes, start: PlatformStart): Promise<Operation | null> {
    const { operation, ref, sameAs, event, audit } = start;
    const same = sameAs(await this.named(writes, ref));
    if (same) return same;
    if (!(await this.appendEventIn(writes, event))) return null;
    await this.rows.operations.insert(writes, operation);
    await this.rows.refs.add(writes, operation);
    await this.#append(writes, operation);
    await this.rows.audit.append(writes, audit);
    return operation;
  }

  async #present(
    writes: Writes,
    operation: Operation,
    lockNames: readonly string[],
  ): Promise<Present> {
    const { pending } = operation;
    const locks = await this.rows.locks.holding(writes, lockNames);
    const links = pending ? await this.#neighbours.links.in(writes, pending.ask.subject) : [];
    return { operation, links, locks };
  }

  async #obstacle(writes: Writes, id: OperationId, change: Change): Promise<Obstacle | null> {
    const { key, holds = [], mustHold = false, claims = [] } = change;
    const used = key && (await this.rows.keys.find(writes, key));
    if (used) return { done: false, because: 'key', key: used };
    const taken = mustHold ? await this.#holder(writes, holds, id) : null;
    if (taken) return { done: false, because: 'scope', ...taken };
    const claimed = await this.rows.scopes.claimed(writes, claims);
    const isOurs = [...claimed.values()].every((by) => by === id);
    if (!isOurs) return { done: false, because: 'claim' };
    const freeAt = change.guess ? await this.rows.guesses.freeAt(writes, change.guess) : null;
    return freeAt === null ? null : { done: false, because: 'guesses', freeAt };
  }

  /** The first of the names that another operation holds, with that operation. */
  async #holder(writes: Writes, names: readonly string[], id: OperationId | null) {
    const taken = await this.rows.scopes.heldByAnother(writes, names, id);
    const holder = taken && (await this.rows.operations.load(writes, taken.by));
    return holder && { name: taken.name, holder };
  }

  async #apply(writes: Writes, change: Change, before: Operation): Promise<Ended> {
    const { operation, key, refusal, link, audit, event, withdrawn = false } = change;
    if (!(await this.rows.operations.update(writes, operation, before))) throw new Overtaken();
    if (key && !(await this.rows.keys.insert(writes, key))) throw new Overtaken();
    if (refusal) await this.rows.keys.refuse(writes, refusal.keyId, refusal.refusal);
    if (link) await this.#neighbours.links.link(writes, link);
    if (event) await this.appendEventIn(writes, event);
    if (operation.revision > before.revision) await this.#append(writes, operation);
    if (withdrawn) await this.#withdraw(writes, change);
    else await this.#applyBesides(writes, change, before);
    if (audit) await this.rows.audit.append(writes, audit);
    return this.#applyGuesses(writes, change);
  }

  /** Counts the attempt that is about to leave, or notes what is known of those that did. */
  async #applyGuesses(writes: Writes, { operation, guess, guessed }: Change): Promise<Ended> {
    const { id: attempt, epoch } = operation;
    if (guess) {
      await this.rows.guesses.count(writes, guess, { attempt, epoch });
      return { entries: [{ purpose: guess.purpose, entry: 'sent' }], events: [] };
    }
    if (!guessed) return NOTHING_ENDED;
    const ended = await this.rows.guesses.end(writes, { attempt, epoch, outcome: guessed });
    for (const event of ended.events) await this.appendEventIn(writes, event);
    return ended;
  }

  async #applyBesides(
    writes: Writes,
    { operation, intent, holds, mustHold, claims = [] }: Change,
    before: Operation,
  ): Promise<void> {
    const { id } = operation;
    await this.rows.refs.add(writes, operation, { before });
    if (isSettled(operation)) await this.rows.intents.erase(writes, id);
    else if (typeof intent === 'function')
      await this.rows.intents.save(writes, id, intent(await this.rows.intents.load(writes, id)));
    else if (intent) await this.rows.intents.save(writes, id, intent);
    const holdsAll = !holds || (await this.rows.scopes.hold(writes, id, holds));
    if (mustHold && !holdsAll) throw new Overtaken();
    if (claims.length > 0 && !(await this.rows.scopes.claim(writes, id, claims)))
      throw new Overtaken();
  }

  /** Its keys stay, each with an answer, and so does what was audited. */
  async #withdraw(writes: Writes, { operation, refusal }: Change): Promise<void> {
    const { id, revision } = operation;
    if (revision > 0) throw new RangeError('what a person has seen cannot be withdrawn');
    await this.rows.keys.leave(writes, id, refusal?.refusal ?? null);
    await this.rows.refs.erase(writes, id);
    await this.rows.intents.erase(writes, id);
    await this.rows.failures.erase(writes, id);
    await this.rows.scopes.freeAll(writes, id);
    await this.rows.operations.remove(writes, id);
  }

  /** A revision, and what its customer is told because of it. */
  async #append(writes: Writes, operation: Operation): Promise<void> {
    const { eventLog, onAppending } = this.#neighbours;
    onAppending?.(namesIn(operation));
    if (operation.listed) await eventLog.append(writes, operation);
    for (const event of eventsToldBy(operation, this.#parts.clock.now()))
      await this.appendEventIn(writes, event);
  }

  /** Within a transaction of a neighbour. False when an event of this id is there already. */
  appendEventIn(writes: Writes, event: CustomerEvent): Promise<boolean> {
    const { eventLog, onAppending } = this.#neighbours;
    onAppending?.([event.customerId, ...(event.line === null ? [] : [event.line])]);
    return eventLog.appendEvent(writes, event);
  }

  #write<T>(work: (writes: Writes) => Promise<T>): Promise<T> {
    return this.#parts.database.write(work);
  }
}

/** Whether the revision grew. It grows by one, or the log would have a gap. */
function movesOn(before: Operation, after: Operation): boolean {
  const growth = after.revision - before.revision;
  if (growth !== 0 && growth !== 1)
    throw new RangeError('a change moves an operation by one revision at most');
  return growth === 1;
}
