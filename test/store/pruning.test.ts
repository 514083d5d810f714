import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { days } from '../../src/clock.ts';
import { problem } from '../../src/errors.ts';
import { transactionId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { AuditCheck } from '../../src/operations/engine/audit-book.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
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
import { pass } from './pruned.ts';

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

  it('leaves an audit trail of whole segments, which is whole', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const [first, second] = [await begin(store), await begin(store)];
    clock.time += days(1);
    const third = await begin(store);
    await pass(opened, days(730) - 1);
    expect(await store.journal.trailOf(second.id)).toEqual([]);
    expect(first.id).not.toBe(second.id);
    expect(await store.journal.trailOf(third.id)).toHaveLength(1);
    await begin(store);
    const check = (): Promise<AuditCheck> => store.auditBook.check({ after: 0, first: 9 });
    expect(await check()).toMatchObject({
      ...{ faults: [], hasMore: false },
      segments: [
        { number: 2, entries: 1, faults: [] },
        { number: 3, entries: 1, faults: [] },
      ],
    });
    await pass(opened, days(731));
    expect(await check()).toMatchObject({ faults: [], segments: [] });
    await begin(store);
    expect(await check()).toMatchObject({ faults: [], segments: [{ number: 4, faults: [] }] });
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
});
