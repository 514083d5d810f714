/*
 * Pruning: removes what is older than it is kept.
 *
 * Owns   the order in which tables are emptied, and the size of one step: a few rows in a transaction of their own, with a pause after
 *        it, so that nobody waits for more than one step.
 * Never  removes what is open, watched or needs a person, what the platform took away, a callback that nobody has judged, or a
 *        transaction that is still to be read.
 *
 * Times that a wrong clock has set make nothing leave too early. Logs lose their oldest rows only, up to the first that is young, and a
 * row from the future goes with its neighbours; elsewhere it ages from now on.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { LONGEST_LIFE_MS } from '../access/revocations.ts';
import { minutes } from '../clock.ts';
import type { OperationId, QuoteId } from '../ids.ts';
import { GUESSES_COUNT_FOR_MS } from '../operations/engine/guess-book.ts';
import type { Ages } from './ages.ts';
import { AUDIT } from './audit-pruning.ts';
import { boundsIn, setBounds } from './audit-segments.ts';
import type { Writes } from './database.ts';
import type { Parts } from './parts.ts';
import {
  CALLBACKS,
  EVENTS,
  FROM_THE_FUTURE,
  GUESSES,
  IDENTITIES,
  KEYS,
  LIMITS,
  LOCKS,
  OPERATIONS,
  QUOTES,
  REMOVE_CALLBACK,
  REMOVE_OPERATION,
  REVOCATIONS,
  TRANSACTIONS,
} from './pruning-statements.ts';
import { scopeOfQuote } from './quote-rows.ts';
import { noteRemoved } from './removed.ts';
import type { Flag } from './tables.ts';

/** Rows in one transaction. */
const STEP = 500;
const PAUSE_MS = 20;

/** What is later than this after the present time comes from a wrong clock. */
const SLACK_MS = minutes(2);

type Step = (writes: Writes) => Promise<number>;

/** What is too old by now. */
interface Cut {
  readonly now: number;
  readonly before: number;
}

export class Pruning {
  readonly #parts: Parts;
  #stopped = false;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Resolves when nothing is left that is too old, or after `stop`. `now` is a time that can be trusted. */
  async run(now: number, ages: Ages): Promise<void> {
    const cut = (age: number): Cut => ({ now, before: now - age });
    for (const heal of FROM_THE_FUTURE)
      await this.#repeat((writes) => heal.run(writes, { now, after: now + SLACK_MS, limit: STEP }));
    await this.#repeat((writes) => removeEvents(writes, cut(ages.events)));
    await this.#repeat((writes) => removeCallbacks(writes, cut(ages.inbox)));
    const statements = [
      [TRANSACTIONS, ages.inbox],
      [KEYS, ages.keys],
      [LIMITS, ages.keys],
      [GUESSES, GUESSES_COUNT_FOR_MS],
      [IDENTITIES, ages.audit],
      [LOCKS, ages.keys],
    ] as const;
    for (const [old, age] of statements)
      await this.#repeat((writes) => old.run(writes, { before: now - age, limit: STEP }));
    const before = Math.min(now, Date.now()) - LONGEST_LIFE_MS; // tokens are of real time
    await this.#repeat((writes) => REVOCATIONS.run(writes, { before, limit: STEP }));
    await this.#repeat((writes) => removeOperations(writes, cut(ages.audit)));
    await this.#repeat((writes) => this.#removeQuotes(writes, 0, now - ages.quotes));
    await this.#repeat((writes) => this.#removeQuotes(writes, 1, now - ages.audit));
    await this.#repeat((writes) => this.#removeSegments(writes, cut(ages.audit)));
    await this.#repeat((writes) => this.#removeEntries(writes));
  }

  async #repeat(step: Step): Promise<void> {
    while (!this.#stopped) {
      const removed = await this.#parts.database.write((writes) => {
        for (const rows of Object.values(this.#parts.seen)) rows.forgetAll();
        return step(writes);
      });
      if (removed < STEP) return;
      await wait(PAUSE_MS);
    }
  }

  /** As a whole, so that what stays is a whole chain. Their entries leave after them. */
  async #removeSegments(writes: Writes, cut: Cut): Promise<number> {
    const old = leading(await AUDIT.oldest.rows(writes, { limit: STEP }), cut);
    const last = old.at(-1);
    if (!last) return 0;
    const bounds = await boundsIn(writes, this.#parts);
    await AUDIT.removeSegments.run(writes, { number: last.number });
    const newest = Math.max(bounds?.newest ?? 0, last.number);
    await setBounds(writes, this.#parts, { removed: last.number, newest });
    return old.length;
  }

  async #removeEntries(writes: Writes): Promise<number> {
    const bounds = await boundsIn(writes, this.#parts);
    if (!bounds) return 0;
    return AUDIT.removeEntries.run(writes, { number: bounds.removed, limit: STEP });
  }

  /** A quote is bought as long as an operation holds its name; it leaves after that operation. */
  async #removeQuotes(writes: Writes, bought: Flag, before: number): Promise<number> {
    const old = await QUOTES.old.rows(writes, { bought, before, limit: STEP });
    const named = new Map(
      old.map(({ id }) => [this.#parts.digests.of('scope', scopeOfQuote(id)), id]),
    );
    if (named.size === 0) return 0;
    const held = await QUOTES.held.rows(writes, { names: [...named.keys()] });
    const kept = new Set(held.map(({ name }) => named.get(name)));
    const free: QuoteId[] = [];
    for (const { id } of old) {
      if (!kept.has(id)) free.push(id);
      else if (bought === 0) await QUOTES.keep.run(writes, { id });
    }
    if (free.length > 0) await QUOTES.remove.run(writes, { ids: free });
    return bought === 0 ? old.length : free.length;
  }
}

async function removeEvents(writes: Writes, cut: Cut): Promise<number> {
  const old = leading(await EVENTS.oldest.rows(writes, { limit: STEP }), cut);
  const last = old.at(-1);
  if (!last) return 0;
  await EVENTS.remove.run(writes, { position: last.position });
  await noteRemoved(writes, 'events', last.position);
  return old.length;
}

async function removeCallbacks(writes: Writes, cut: Cut): Promise<number> {
  const old = leading(await CALLBACKS.rows(writes, { limit: STEP }), cut);
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  for (const remove of REMOVE_CALLBACK) await remove.run(writes, { ids });
  return old.length;
}

async function removeOperations(writes: Writes, { before }: Cut): Promise<number> {
  const old = await OPERATIONS.rows(writes, { before, limit: STEP });
  if (old.length === 0) return 0;
  const ids: OperationId[] = old.map(({ id }) => id);
  for (const remove of REMOVE_OPERATION) await remove.run(writes, { ids });
  return old.length;
}

/** The rows up to the last old one before the first that is too young. */
function leading<T extends { readonly at: number }>(
  rows: readonly T[],
  { now, before }: Cut,
): readonly T[] {
  const young = rows.findIndex(({ at }) => at >= before && at <= now + SLACK_MS);
  const first = young < 0 ? rows : rows.slice(0, young);
  return first.slice(0, first.findLastIndex(({ at }) => at < before) + 1);
}
