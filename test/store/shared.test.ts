import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import type { Store } from '../../src/store/store.ts';
import {
  aBeginning,
  aKey,
  anEvent,
  anOperation,
  begin,
  change,
  moved,
  revisionsIn,
  StoreFolder,
} from './fixtures.ts';

interface TwoStores extends AsyncDisposable {
  readonly folder: StoreFolder;
  readonly both: readonly [Store, Store];
}

/** Two stores with connections of their own on one file. */
async function twoStores(): Promise<TwoStores> {
  const folder = await StoreFolder.make();
  const open = (): Promise<Store> => folder.open(folder.dataKey, { exclusive: false });
  const both: [Store, Store] = [await open(), await open()];
  return {
    ...{ folder, both },
    async [Symbol.asyncDispose]() {
      await Promise.all(both.map((store) => store.close()));
      await folder[Symbol.asyncDispose]();
    },
  };
}

const TEN = Array.from({ length: 10 });

describe('two stores on one file', () => {
  it('begin one operation under one key, and both tell which', async () => {
    await using opened = await twoStores();
    const starts = TEN.map(() => aBeginning({ key: { key: 'same' } }));
    const begun = await Promise.all(
      starts.map((start, index) => opened.both[index % 2 ? 1 : 0].journal.begin(start)),
    );
    expect(begun.filter((one) => one.began)).toHaveLength(1);
    const first = begun.find((one) => one.began)?.operation;
    for (const one of begun.filter((other) => !other.began))
      expect(one).toMatchObject({ because: 'key', key: { operationId: first?.id } });
    expect(await opened.both[1].eventLog.end()).toBe(1);
  });

  it('let one operation hold a name', async () => {
    await using opened = await twoStores();
    const begun = await Promise.all(
      TEN.map((_, index) =>
        opened.both[index % 2 ? 1 : 0].journal.begin(aBeginning({ holds: ['quote:1', 'line:1'] })),
      ),
    );
    const first = begun.find((one) => one.began)?.operation;
    expect(begun.filter((one) => one.began)).toHaveLength(1);
    for (const { journal } of opened.both)
      expect((await journal.holderOf('quote:1'))?.id).toBe(first?.id);
  });

  it('change one operation as often as both are asked, each on what the other wrote', async () => {
    await using opened = await twoStores();
    const [one, other] = opened.both;
    const { id } = await begin(one);
    await Promise.all([...TEN, ...TEN].map((_, at) => change(at % 2 ? one : other, id, moved)));
    expect(await other.journal.load(id)).toMatchObject({ version: 20, revision: 21, progress: 20 });
    const revisions = revisionsIn(await one.eventLog.after(0, 99)).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 21 }, (_, index) => index + 1));
  });

  it('let one of two send: who decides second sees that the first has', async () => {
    await using opened = await twoStores();
    const { id } = await begin(opened.both[0]);
    const sent = await Promise.all(
      opened.both.map(({ journal }) =>
        journal.change(id, ({ operation }) =>
          operation.epoch > 0 ? null : { operation: { ...moved(operation), epoch: 1 } },
        ),
      ),
    );
    expect(sent.filter((changed) => changed.done && changed.wrote)).toHaveLength(1);
  });

  it('let one operation claim a record', async () => {
    await using opened = await twoStores();
    const [one, other] = opened.both;
    const [first, second] = [await begin(one), await begin(one)];
    const claiming = (store: Store, id: typeof first.id) =>
      store.journal.change(id, ({ operation }) => ({ operation, claims: ['record:1'] }));
    const claimed = await Promise.all([claiming(one, first.id), claiming(other, second.id)]);
    expect(claimed.filter(({ done }) => done)).toHaveLength(1);
    expect(claimed.find(({ done }) => !done)).toEqual({ done: false, because: 'claim' });
  });

  it('give one answer for a key, tell an event once, and begin once what the platform begins', async () => {
    await using opened = await twoStores();
    const event = anEvent();
    const audit = { action: 'operation.begun', actor: 'platform', operationId: null, note: '' };
    const [keys, told, began] = await Promise.all([
      Promise.all(opened.both.map(({ journal }) => journal.refuse(aKey(null, { key: 'k' })))),
      Promise.all(opened.both.map(({ journal }) => journal.appendCustomerEvent(event))),
      Promise.all(
        opened.both.map(({ journal }) =>
          journal.beginByPlatform({
            ...{ operation: anOperation({ refs: ['port-out:1'] }), ref: 'port-out:1' },
            ...{ sameAs: ([named]) => named, event: anEvent(), audit },
          }),
        ),
      ),
    ]);
    expect(keys[0]).toEqual(keys[1]);
    expect(told.toSorted()).toEqual([false, true]);
    expect(began[0]?.id).toBe(began[1]?.id);
    expect(await opened.both[0].eventLog.end()).toBe(3);
  });

  it('see at once what the other wrote, links and audit included', async () => {
    await using opened = await twoStores();
    const [one, other] = opened.both;
    const { id } = await begin(one);
    const link = { subject: 'ada', customerId: customerId('C-1') };
    const audit = { action: 'operation.noted', actor: 'ada', operationId: id, note: 'x' };
    await Promise.all(
      [one, other, one, other].map((store) =>
        change(store, id, (operation) => ({ operation, link, audit })),
      ),
    );
    expect(await other.links.of('ada')).toEqual(['C-1']);
    expect(await one.journal.trailOf(id)).toHaveLength(5);
  });
});
