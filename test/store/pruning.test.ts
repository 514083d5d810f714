import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { days, hours, minutes } from '../../src/clock.ts';
import { problem } from '../../src/errors.ts';
import { transactionId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { CHAIN_START, chainHash } from '../../src/store/audit.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import { PruneSchedule } from '../../src/store/prune-schedule.ts';
import { Telemetry } from '../../src/telemetry.ts';
import {
  aKey,
  aQuote,
  begin,
  change,
  freshStore,
  moved,
  settled,
  StoreFolder,
} from './fixtures.ts';

/** Lets time pass, and removes what is too old then. */
async function pass({ clock, store }: Awaited<ReturnType<typeof freshStore>>, ms: number) {
  clock.time += ms;
  await store.prune(clock.time, DEFAULT_AGES);
}

describe('pruning', () => {
  it('removes events after 90 days, tells where the log begins, and never lets its end go back', async () => {
    await using opened = await freshStore();
    const { eventLog } = opened.store;
    const { id } = await begin(opened.store);
    await change(opened.store, id, moved);
    await pass(opened, days(90));
    expect([await eventLog.start(), await eventLog.end()]).toEqual([0, 2]);
    await change(opened.store, id, moved);
    await pass(opened, 1);
    expect([await eventLog.start(), await eventLog.end()]).toEqual([3, 3]);
    expect((await eventLog.after(0, 9)).map(({ position }) => position)).toEqual([3]);
    await pass(opened, days(91));
    expect([await eventLog.start(), await eventLog.end()]).toEqual([4, 3]);
    await change(opened.store, id, moved);
    expect(await eventLog.end()).toBe(4);
    expect(await opened.store.journal.load(id)).toMatchObject({ revision: 4 });
  });

  it('removes judged callbacks after 30 days with their names, and never one that nobody judged', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const [judged, waiting] = [
      await inbox.keep('callback', 'a'),
      await inbox.keep('callback', 'b'),
    ];
    await inbox.judge(judged.id, 'unmatched', ['transaction:1']);
    await pass(opened, days(30));
    expect(await inbox.unmatchedBy(['transaction:1'])).toHaveLength(1);
    const later = await inbox.keep('callback', 'c');
    await inbox.judge(later.id, 'applied', []);
    await pass(opened, 1);
    expect(await inbox.unmatchedBy(['transaction:1'])).toEqual([]);
    expect(await inbox.load(judged.id)).toBeNull();
    expect(await inbox.load(waiting.id)).not.toBeNull();
    expect(await inbox.load(later.id)).not.toBeNull();
    expect(await inbox.keep('callback', 'a')).toMatchObject({ again: false });
  });

  it('removes what is known of a transaction after 30 days, and never while it is to be read', async () => {
    await using opened = await freshStore();
    const { transactions: book } = opened.store;
    const [known, unread, again] = ['known', 'unread', 'again'].map((id) => transactionId(id));
    if (!known || !unread || !again) throw new Error('an id is missing');
    for (const id of [known, unread, again]) await book.enter(id);
    const record = { clientAccountId: 'r-1', customerId: null };
    await book.answer(known, record);
    await book.putOff(again, opened.clock.time);
    await pass(opened, days(30));
    expect(await book.enter(known)).toMatchObject({ answered: true, record });
    await pass(opened, 1);
    expect(await book.due(opened.clock.time, 9)).toMatchObject([
      { transactionId: unread },
      { transactionId: again, reads: 1 },
    ]);
    expect(await book.enter(known)).toMatchObject({ answered: false, record: null });
  });

  it('keeps what was known of a transaction by a clock of next year for 30 days, not for a year', async () => {
    await using opened = await freshStore();
    const { transactions: book } = opened.store;
    opened.clock.time += days(365);
    await book.enter(transactionId('t-1'));
    await book.answer(transactionId('t-1'), null);
    opened.clock.time -= days(365);
    await opened.store.prune(opened.clock.time, DEFAULT_AGES);
    await pass(opened, days(30));
    expect(await book.enter(transactionId('t-1'))).toMatchObject({ answered: true });
    await pass(opened, 1);
    expect(await book.enter(transactionId('t-1'))).toMatchObject({ answered: false });
  });

  it('removes a quote after 2 days unless it was bought, and a bought one with its operation', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [seen, bought, freed] = [aQuote(), aQuote(), aQuote()];
    for (const quote of [seen, bought, freed]) await journal.saveQuote(quote);
    const { id } = await begin(opened.store, { holds: [`quote:${bought.id}`] });
    const other = await begin(opened.store, { holds: [`quote:${freed.id}`] });
    await change(opened.store, other.id, (operation) => ({ operation, holds: [] }));
    const kept = async () =>
      Promise.all([seen, bought, freed].map(async (one) => (await journal.quote(one.id)) !== null));
    await pass(opened, days(2));
    expect(await kept()).toEqual([true, true, true]);
    await pass(opened, 1);
    expect(await kept()).toEqual([false, true, false]);
    await change(opened.store, id, settled);
    await pass(opened, days(730));
    expect(await kept()).toEqual([false, true, false]);
    await pass(opened, 1);
    expect(await kept()).toEqual([false, false, false]);
  });

  it('removes a key after 90 days, and never while its operation goes on', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const refusal = {
      problems: [problem('CONFLICT', 'UNDER_WAY')],
      operationId: null,
      newQuoteId: null,
    };
    const refused = await journal.refuse(aKey(null, { refusal }));
    const open = await begin(opened.store, { key: { key: 'open' } });
    const over = await begin(opened.store, { key: { key: 'over' } });
    await change(opened.store, over.id, settled);
    const watched = await begin(opened.store, { key: { key: 'watched' } });
    await change(opened.store, watched.id, (now) => ({ ...settled(now), watchUntil: 1 }));
    const kept = async (key: string) => (await journal.keyOf('ada@example.com', key)) !== null;
    const all = async () =>
      Promise.all([refused.key, 'over', 'open', 'watched'].map((key) => kept(key)));
    await pass(opened, days(90));
    expect(await all()).toEqual([true, true, true, true]);
    await pass(opened, 1);
    expect(await all()).toEqual([false, false, true, true]);
    await change(opened.store, open.id, settled);
    await pass(opened, 1);
    expect(await all()).toEqual([false, false, false, true]);
    expect(await journal.load(open.id)).not.toBeNull();
  });

  it('removes an operation two years after its end, with all that is about it', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const about = { operation: { refs: ['r'] }, holds: ['quote:1'], key: { key: 'k' } };
    const { id } = await begin(opened.store, about);
    await change(opened.store, id, (operation) => ({ operation, claims: ['record:1'] }));
    opened.clock.time += days(400);
    await change(opened.store, id, settled);
    await pass(opened, days(730));
    expect(await journal.load(id)).not.toBeNull();
    await pass(opened, 1);
    expect(await journal.load(id)).toBeNull();
    expect(await journal.byRef('r')).toEqual([]);
    expect(await journal.holderOf('quote:1')).toBeNull();
    expect(await journal.claimed(['record:1'])).toEqual(new Map());
    expect(await journal.trailOf(id)).toEqual([]);
    expect(await begin(opened.store, about)).toMatchObject({ revision: 1 });
  });

  it('never removes what is open, watched, contradicted, set aside or a port-out', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const portOut = { kind: 'port-out' } as unknown as Operation['detail'];
    const open = await begin(opened.store);
    const [watched, contradicted, aside, leaving] = [
      await begin(opened.store),
      await begin(opened.store),
      await begin(opened.store),
      await begin(opened.store, { operation: { detail: portOut } }),
    ];
    await change(opened.store, watched.id, (now) => ({ ...settled(now), watchUntil: 1 }));
    await change(opened.store, contradicted.id, (now) => ({ ...settled(now), attention: true }));
    for (const { id } of [aside, leaving]) await change(opened.store, id, settled);
    await journal.putAside(aside.id);
    const over = await begin(opened.store);
    await change(opened.store, over.id, settled);
    await pass(opened, days(3_650));
    const left = [open, watched, contradicted, aside, leaving].map(({ id }) => journal.load(id));
    for (const operation of await Promise.all(left)) expect(operation).not.toBeNull();
    expect(await journal.load(over.id)).toBeNull();

    await change(opened.store, watched.id, (now) => ({ ...now, watchUntil: null }));
    await pass(opened, days(730));
    expect(await journal.load(watched.id)).not.toBeNull();
    await pass(opened, 1);
    expect(await journal.load(watched.id)).toBeNull();
  });

  it('leaves an audit trail whose chain begins with the hash of the last row that left', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const [first, second] = [await begin(store), await begin(store)];
    folder.clock.time += days(731);
    await begin(store);
    await store.prune(folder.clock.time, DEFAULT_AGES);
    await begin(store);
    expect(await store.journal.trailOf(second.id)).toEqual([]);
    expect(first.id).not.toBe(second.id);
    folder.clock.time += days(731);
    await store.prune(folder.clock.time, DEFAULT_AGES);
    await begin(store);
    await store.close();

    const rows = folder.rows('select * from audit order by position');
    const [start] = folder.rows("select hash, position from removed where log = 'audit'");
    expect(rows.map(({ position }) => position)).toEqual([5]);
    expect(start?.['position']).toBe(4);
    const [row] = rows as unknown as [Parameters<typeof chainHash>[1] & { hash: string }];
    expect(row.hash).toBe(chainHash(String(start?.['hash']), row));
    expect(row.hash).not.toBe(chainHash(CHAIN_START, row));
  });

  it('removes thousands of rows in small steps, between which others write', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const { id } = await begin(store);
    for (let count = 0; count < 1_100; count += 1) await change(store, id, moved);
    clock.time += days(91);
    const pruning = store.prune(clock.time, DEFAULT_AGES);
    const sizes: number[] = [];
    for (let at = 0; at < 20; at += 1) {
      await begin(store);
      sizes.push((await store.eventLog.after(0, 2_000)).length - at - 1);
    }
    await pruning;
    expect(new Set(sizes)).toContain(601);
    expect(await store.eventLog.start()).toBe(1_102);
  });

  it('stops with its step when the store closes', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id } = await begin(store);
    for (let count = 0; count < 600; count += 1) await change(store, id, moved);
    folder.clock.time += days(91);
    const pruning = store.prune(folder.clock.time, DEFAULT_AGES);
    while ((await store.eventLog.start()) === 0) await nextTurn();
    await store.close();
    await pruning;
    expect(folder.rows('select count(*) as left from events')).toEqual([{ left: 101 }]);
  });

  it.each([days(40), days(4_000)])(
    'lets rows that a clock was ahead of by %i ms neither stay nor hold others back',
    async (ahead) => {
      await using opened = await freshStore();
      const { store, clock } = opened;
      const { journal, eventLog } = store;
      const now = clock.time;
      await begin(store, { key: { key: 'before' } });
      clock.time += ahead;
      const wrong = aQuote();
      await journal.saveQuote(wrong);
      const { id } = await begin(store, { key: { key: 'wrong' } });
      await change(store, id, settled);
      clock.time = now;
      const right = aQuote();
      await journal.saveQuote(right);
      const later = await begin(store, { key: { key: 'after' } });
      await change(store, later.id, settled);
      await pass(opened, hours(2));
      await pass(opened, days(90));
      await pass(opened, 1);
      for (const quote of [wrong, right]) expect(await journal.quote(quote.id)).toBeNull();
      for (const key of ['wrong', 'after'])
        expect(await journal.keyOf('ada@example.com', key)).toBeNull();
      await pass(opened, days(40));
      expect(await eventLog.after(0, 9)).toEqual([]);
      await pass(opened, days(600));
      expect(await journal.load(id)).toBeNull();
      expect(await journal.load(later.id)).toBeNull();
    },
  );

  it('removes nothing early that a clock that was behind has written', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const { journal } = store;
    await journal.saveQuote(aQuote());
    const first = await begin(store, { key: { key: 'k-0' } });
    await change(store, first.id, settled);
    const now = clock.time;
    clock.time -= days(3_000);
    const quote = aQuote();
    await journal.saveQuote(quote);
    const { id } = await begin(store, { key: { key: 'k' } });
    await change(store, id, settled);
    clock.time = now;
    await pass(opened, hours(2));
    expect(await journal.quote(quote.id)).not.toBeNull();
    expect(await journal.keyOf('ada@example.com', 'k')).not.toBeNull();
    expect(await journal.load(id)).not.toBeNull();
    expect(await store.eventLog.after(0, 9)).toHaveLength(4);
    expect(await journal.trailOf(id)).toHaveLength(1);
  });
});

/** A clock and the time that passes, each moved by the test. */
class Times {
  time = Date.parse('2027-03-01T12:00:00Z');
  passed = 500;
  #wakes: { at: number; wake: () => void }[] = [];

  now(): number {
    return this.time;
  }

  elapsed(): number {
    return this.passed;
  }

  at(at: number, wake: () => void): () => void {
    const one = { at, wake };
    this.#wakes.push(one);
    return () => (this.#wakes = this.#wakes.filter((other) => other !== one));
  }

  get planned(): number {
    return this.#wakes.length;
  }

  async pass(ms: number, jump = 0): Promise<void> {
    this.passed += ms;
    this.time += ms + jump;
    const due = this.#wakes.filter(({ at }) => at <= this.time);
    this.#wakes = this.#wakes.filter(({ at }) => at > this.time);
    for (const { wake } of due) wake();
    await nextTurn();
  }
}

describe('the schedule of pruning', () => {
  function schedule(prune: (now: number) => Promise<void>) {
    const times = new Times();
    const made = new PruneSchedule({
      ...{ clock: times, activity: new Activity(), telemetry: new Telemetry('silent'), prune },
    });
    made.start();
    return { times, schedule: made };
  }

  it('begins an hour after the start, and goes on every six hours', async () => {
    const pruned: number[] = [];
    const { times } = schedule(async (now) => void pruned.push(now));
    const start = times.time;
    await times.pass(hours(1) - 1);
    expect(pruned).toEqual([]);
    await times.pass(1);
    await times.pass(hours(6) - 1);
    await times.pass(1);
    expect(pruned).toEqual([start + hours(1), start + hours(7)]);
  });

  it.each([days(40), hours(1), minutes(3), -minutes(3), -hours(1)])(
    'waits for a steady hour after a jump of %i ms',
    async (jump) => {
      let pruned = 0;
      const { times } = schedule(async () => void (pruned += 1));
      await times.pass(hours(1));
      expect(pruned).toBe(1);
      await times.pass(hours(6) + Math.max(0, -jump), jump);
      expect(pruned).toBe(1);
      await times.pass(hours(1));
      expect(pruned).toBe(2);
    },
  );

  it('takes a clock that is put right a little for a steady one', async () => {
    let pruned = 0;
    const { times } = schedule(async () => void (pruned += 1));
    for (let count = 0; count < 5; count += 1) await times.pass(hours(6), minutes(1));
    expect(pruned).toBe(5);
  });

  it('tries again after a failure, never twice at once, and not after a stop', async () => {
    let begun = 0;
    let fail = (): void => {};
    const { times, schedule: made } = schedule(() => {
      begun += 1;
      return new Promise((_, reject) => (fail = () => reject(new Error('disk'))));
    });
    await times.pass(hours(1));
    await times.pass(hours(13));
    expect(begun).toBe(1);
    fail();
    await nextTurn();
    await times.pass(hours(1));
    expect(begun).toBe(2);
    made.stop();
    fail();
    await nextTurn();
    expect(times.planned).toBe(0);
  });
});
