import { describe, expect, it } from 'vitest';
import { begin, change, freshStore, moved } from './fixtures.ts';

describe('names that an operation holds', () => {
  it('are those of its last change, and stay when a change says nothing of them', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id } = await begin(opened.store, { holds: ['line:1', 'quote:1'] });
    await change(opened.store, id, moved);
    expect((await journal.holderOf('line:1'))?.id).toBe(id);
    await change(opened.store, id, (operation) => ({ operation, holds: ['quote:1', 'plan:1'] }));
    expect(await journal.holderOf('line:1')).toBeNull();
    expect((await journal.holderOf('quote:1'))?.id).toBe(id);
    expect((await journal.holderOf('plan:1'))?.id).toBe(id);
  });

  it('undo a change that must hold one that another has, and say who', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const holder = await begin(opened.store, { holds: ['line:1'] });
    const other = await begin(opened.store, { holds: ['quote:1'] });
    const changed = await journal.change(other.id, ({ operation }) => ({
      ...{ operation: moved(operation), holds: ['line:1', 'number:1'], mustHold: true },
    }));
    expect(changed).toEqual({ done: false, because: 'scope', name: 'line:1', holder });
    expect(await journal.load(other.id)).toEqual(other);
    expect((await journal.holderOf('quote:1'))?.id).toBe(other.id);
    expect(await journal.holderOf('number:1')).toBeNull();
    expect(await eventLog.end()).toBe(2);
  });

  it('do not stand in the way of the operation that holds them', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store, { holds: ['line:1'] });
    const holds = ['line:1', 'number:1'];
    await change(opened.store, id, (operation) => ({ operation, holds, mustHold: true }));
    expect((await opened.store.journal.holderOf('number:1'))?.id).toBe(id);
  });

  it('are taken as far as they are free when not all of them are needed', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const holder = await begin(opened.store, { holds: ['line:1'] });
    const { id } = await begin(opened.store);
    const holds = ['line:1', 'line:2'];
    await change(opened.store, id, (operation) => ({ operation: moved(operation), holds }));
    expect((await journal.holderOf('line:1'))?.id).toBe(holder.id);
    expect((await journal.holderOf('line:2'))?.id).toBe(id);
  });

  it('go to one of two that want them at once', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const both = [await begin(opened.store), await begin(opened.store)];
    const changed = await Promise.all(
      both.map(({ id }) =>
        journal.change(id, ({ operation }) => ({ operation, holds: ['line:1'], mustHold: true })),
      ),
    );
    expect(changed.filter((one) => one.done)).toHaveLength(1);
    expect(changed.find((one) => !one.done)).toMatchObject({ because: 'scope', name: 'line:1' });
  });
});

describe('records that an operation explains', () => {
  it('are claimed once; whoever comes second is undone as a whole', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, other] = [await begin(opened.store), await begin(opened.store)];
    await change(opened.store, one.id, (operation) => ({ operation, claims: ['credit:1'] }));
    const claims = ['credit:1', 'credit:2'];
    const changed = await journal.change(other.id, ({ operation }) => ({
      ...{ operation: moved(operation), claims },
    }));
    expect(changed).toEqual({ done: false, because: 'claim' });
    expect(await journal.load(other.id)).toEqual(other);
    expect(await journal.claimed([...claims, 'credit:3'])).toEqual(new Map([['credit:1', one.id]]));
    expect(await journal.claimed([])).toEqual(new Map());
  });

  it('may be claimed by the same operation again', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store);
    for (const claims of [['a'], ['a', 'b', 'b'], ['b']])
      await change(opened.store, id, (operation) => ({ operation, claims }));
    const claimed = await opened.store.journal.claimed(['a', 'b']);
    expect([...claimed.keys()].toSorted()).toEqual(['a', 'b']);
  });

  it('explain one of many that claim them at once', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const all = await Promise.all(Array.from({ length: 10 }, () => begin(opened.store)));
    const changed = await Promise.all(
      all.map(({ id }) => journal.change(id, ({ operation }) => ({ operation, claims: ['r'] }))),
    );
    expect(changed.filter((one) => one.done)).toHaveLength(1);
    expect((await journal.claimed(['r'])).size).toBe(1);
  });

  it('are found among hundreds', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store);
    const claims = Array.from({ length: 300 }, (_, index) => `record:${index}`);
    await change(opened.store, id, (operation) => ({ operation, claims }));
    const asked = [...claims, 'record:none'];
    expect([...(await opened.store.journal.claimed(asked)).keys()].toSorted()).toEqual(
      claims.toSorted(),
    );
  });
});
