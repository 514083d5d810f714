import { describe, expect, it } from 'vitest';
import { customerId, operationId, quoteId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { UnreadableOperation } from '../../src/operations/engine/journal.ts';
import { MAX_WAIT_MS } from '../../src/store/operation-rows.ts';
import { aQuote, begin, change, freshStore, settled, StoreFolder } from './fixtures.ts';

const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id);

describe('the revisions of operations', () => {
  it('are found without opening them, and none of what is not there', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, other] = [await begin(opened.store), await begin(opened.store)];
    await change(opened.store, other.id, settled);
    const none = operationId('none');
    expect(await journal.revisionsOf([one.id, other.id, none])).toEqual(
      new Map([
        [one.id, one.revision],
        [other.id, one.revision + 1],
      ]),
    );
    expect(await journal.revisionsOf([])).toEqual(new Map());
  });
});

describe('what is due', () => {
  it('comes with the longest due first, and is never settled, unless it is watched', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    opened.clock.time = 0;
    const at = (nextCheckAt: number | null) => begin(opened.store, { operation: { nextCheckAt } });
    const [later, first, second] = [await at(300), await at(100), await at(200)];
    const [done, watched] = [await at(50), await at(60)];
    await at(null);
    await change(opened.store, done.id, (now) => ({ ...settled(now), nextCheckAt: 50 }));
    const watch = { nextCheckAt: 250, watchUntil: 900 };
    await change(opened.store, watched.id, (now) => ({ ...settled(now), ...watch }));

    const dueAt = async (...asked: [number, number]) =>
      (await journal.due(...asked)).map(({ id }) => id);
    expect(await dueAt(249, 10)).toEqual([first.id, second.id]);
    expect(await dueAt(300, 2)).toEqual([first.id, second.id]);
    expect(await dueAt(300, 10)).toEqual([first.id, second.id, watched.id, later.id]);
    const { startedAt } = first;
    expect(await journal.due(100, 1)).toEqual([{ id: first.id, startedAt, dueAt: 100 }]);
    expect(await journal.nextDueAt(99)).toBe(100);
    expect(await journal.nextDueAt(100)).toBe(200);
    expect(await journal.nextDueAt(300)).toBeNull();
  });

  it('is nothing when nothing is open', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    expect(await journal.nextDueAt(0)).toBeNull();
    const { id } = await begin(opened.store);
    await change(opened.store, id, settled);
    expect(await journal.nextDueAt(0)).toBeNull();
  });

  it('takes a time between two milliseconds, and does not lose the operation', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id } = await begin(opened.store, { operation: { nextCheckAt: 100.4, startedAt: 0.5 } });
    const next = await journal.nextDueAt(0);
    expect(await journal.due(next ?? 0, 1)).toMatchObject([{ id }]);
  });

  it.each([3, 59, 60, 60 * 24 * 40])(
    'is what a clock planned that was %i minutes ahead, at once',
    async (minutes) => {
      await using opened = await freshStore();
      const { clock, store } = opened;
      const now = clock.time;
      const inTime = await begin(store, { operation: { nextCheckAt: now + 5_000 } });
      clock.time += minutes * 60_000;
      const ahead = await begin(store, { operation: { nextCheckAt: clock.time + 5_000 } });
      clock.time = now;
      expect(await store.journal.due(now, 9)).toEqual([
        expect.objectContaining({ id: ahead.id, startedAt: ahead.startedAt }),
      ]);
      const due = await store.journal.due(now + 5_000, 9);
      expect(due.map(({ id }) => id)).toEqual([inTime.id, ahead.id]);
    },
  );

  it('waits for no longer than any kind does', async () => {
    await using opened = await freshStore();
    const { clock, store } = opened;
    const { id } = await begin(store, { operation: { nextCheckAt: clock.time + 9e9 } });
    expect(await store.journal.nextDueAt(clock.time)).toBe(clock.time + MAX_WAIT_MS);
    expect(await store.journal.due(clock.time + MAX_WAIT_MS, 9)).toMatchObject([{ id }]);
  });
});

describe('what is set aside', () => {
  it('is not due until it is taken up, and is listed by itself', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id, startedAt } = await begin(opened.store, { operation: { nextCheckAt: 100 } });
    expect(await journal.putAside(id)).toBe(true);
    expect(await journal.putAside(id)).toBe(false);
    expect(await journal.putAside(operationId('unknown'))).toBe(false);
    expect(await journal.due(100, 9)).toEqual([]);
    expect(await journal.nextDueAt(0)).toBeNull();
    expect(await journal.setAside()).toEqual([{ id, kind: 'activation', startedAt }]);

    await journal.takeUp();
    expect(await journal.setAside()).toEqual([]);
    expect(await journal.due(100, 9)).toHaveLength(1);
  });
});

describe('a row that cannot be opened', () => {
  it('is an error when it is asked for, and breaks no list, log or search', async () => {
    await using folder = await StoreFolder.make();
    const ada = { subject: 'ada@example.com' };
    const before = await folder.open();
    const about = { operation: { refs: ['r'], customerId: customerId('C-1') } };
    const good = await begin(before, about);
    const broken: Operation[] = [];
    for (let count = 0; count < 4; count += 1) broken.push(await begin(before, about));
    const last = await begin(before, about);
    await before.close();
    const ids = broken.map(({ id }) => `'${id}'`).join();
    folder.tamper(`
      update operations set state = x'0203', status = 'NEEDS_ATTENTION', attention = 1
        where id in (${ids});
      update events set state = x'0203' where operation_id in (${ids});
    `);

    const { journal, eventLog, close } = await folder.open();
    const [{ id }] = broken as [Operation];
    await expect(journal.load(id)).rejects.toThrow(UnreadableOperation);
    await expect(journal.change(id, () => null)).rejects.toThrow(UnreadableOperation);
    for (const scope of [ada, { customerId: customerId('C-1') }]) {
      const page = await journal.page(scope, { first: 2, before: null });
      expect(page).toEqual({ operations: [last, good], hasMore: false });
      const one = await journal.page(scope, { first: 1, before: last.id });
      expect(one).toEqual({ operations: [good], hasMore: false });
    }
    expect(await journal.openOf(ada.subject)).toEqual([last, good]);
    expect(await journal.byRef('r')).toEqual([good, last]);
    const attention = await journal.needingAttention({ first: 2, after: null });
    expect(attention).toEqual({ operations: [], hasMore: false });
    for (const read of [
      await eventLog.after(0, 2),
      await eventLog.afterIn({ ...ada, customerIds: [] }, 0, 2),
    ])
      expect(read.map(({ position }) => position)).toEqual([1, 6]);
    expect(await journal.putAside(id)).toBe(true);
    expect(await journal.setAside()).toMatchObject([{ id }]);
    await close();
  });

  it('is no reason to begin what it stands in the way of', async () => {
    await using folder = await StoreFolder.make();
    const before = await folder.open();
    const { id } = await begin(before, { holds: ['quote:1'] });
    await before.close();
    folder.tamper(`update operations set state = x'0203'`);
    const store = await folder.open();
    await expect(begin(store, { holds: ['quote:1'] })).rejects.toThrow(UnreadableOperation);
    await expect(store.journal.holderOf('quote:1')).rejects.toThrow(id);
    await store.close();
  });
});

describe('finding operations', () => {
  it('lists what a person has open, newest first', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, two, done] = [
      await begin(opened.store),
      await begin(opened.store),
      await begin(opened.store),
    ];
    await begin(opened.store, { operation: { subject: 'bob' } });
    await change(opened.store, done.id, settled);
    expect(idsOf(await journal.openOf('ada@example.com'))).toEqual([two.id, one.id]);
  });

  it('pages through all operations of a person once, while new ones begin', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const begun: Operation[] = [];
    for (let count = 0; count < 7; count += 1) begun.push(await begin(opened.store));

    const seen: Operation[] = [];
    for (let hasMore = true; hasMore;) {
      const page = await journal.page(
        { subject: 'ada@example.com' },
        { first: 3, before: seen.at(-1)?.id ?? null },
      );
      seen.push(...page.operations);
      hasMore = page.hasMore;
      await begin(opened.store);
    }
    expect(idsOf(seen)).toEqual(idsOf(begun.toReversed()));
  });

  it('pages the operations of a customer, also those that learned of it later', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const known = await begin(opened.store, { operation: { customerId: customerId('C-1') } });
    const { id } = await begin(opened.store);
    await begin(opened.store, { operation: { customerId: customerId('C-2') } });
    await change(opened.store, id, (now) => ({ ...now, customerId: customerId('C-1') }));
    const page = await journal.page({ customerId: customerId('C-1') }, { first: 2, before: null });
    expect(idsOf(page.operations)).toEqual([id, known.id]);
    expect(page.hasMore).toBe(false);
  });

  it('has an empty page after an unknown operation', async () => {
    await using opened = await freshStore();
    const { subject } = await begin(opened.store);
    const page = await opened.store.journal.page(
      { subject },
      { first: 2, before: operationId('unknown') },
    );
    expect(page).toEqual({ operations: [], hasMore: false });
  });

  it('pages through what needs a person, oldest first, also after its end', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const status = 'NEEDS_ATTENTION';
    const [open, , contradicted] = [
      await begin(opened.store, { operation: { status } }),
      await begin(opened.store),
      await begin(opened.store, { operation: { status: 'SUCCEEDED', attention: true } }),
    ];
    await begin(opened.store, { operation: { status, listed: false } });
    const last = await begin(opened.store, { operation: { status } });
    const first = await journal.needingAttention({ first: 2, after: null });
    expect(first).toEqual({ operations: [open, contradicted], hasMore: true });
    const rest = await journal.needingAttention({ first: 2, after: contradicted.id });
    expect(rest).toEqual({ operations: [last], hasMore: false });
    await change(opened.store, contradicted.id, (now) => ({ ...now, attention: false }));
    await change(opened.store, last.id, settled);
    const after = await journal.needingAttention({ first: 9, after: null });
    expect(idsOf(after.operations)).toEqual([open.id]);
  });

  it('gives a quote back as it was, and never changes it', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const quote = aQuote();
    await journal.saveQuote(quote);
    await expect(journal.saveQuote({ ...quote, expiresAt: 9 })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(await journal.quote(quote.id)).toEqual(quote);
    expect(await journal.quote(quoteId('unknown'))).toBeNull();
  });
});
