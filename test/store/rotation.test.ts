import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { minutes } from '../../src/clock.ts';
import { customerId } from '../../src/ids.ts';
import { CannotOpenStore } from '../../src/store/cannot-open-store.ts';
import { idOfKey } from '../../src/store/sealing.ts';
import type { Store } from '../../src/store/store.ts';
import { aBeginning, aQuote, begin, change, moved, settled, StoreFolder } from './fixtures.ts';

const NEWER = randomBytes(32);
const NEWEST = randomBytes(32);

/** Something in every table. */
async function fill(store: Store) {
  const limit = { name: 'sms:C-1', max: 1, withinMs: minutes(60) };
  const { id } = await begin(store, {
    ...{ key: { key: 'used-before' }, holds: ['quote:q-1'], intent: { pin: '1' }, limit },
    operation: { refs: ['transaction:t-1'], customerId: customerId('C-1') },
  });
  const link = { subject: 'ada@example.com', customerId: customerId('C-1') };
  await change(store, id, (now) => ({ operation: moved(now), link, claims: ['record:1'] }));
  await store.journal.saveQuote(aQuote());
  await store.inbox.keep('callback', '{}');
  await store.noteIdentities([
    { sort: 'email', value: 'ada@example.com', customerId: customerId('C-1') },
  ]);
  return { id, limit };
}

async function resealed(folder: StoreFolder, store: Store): Promise<readonly string[]> {
  const struck: string[] = [];
  for (let pass = 0; pass < 3; pass += 1) {
    struck.push(...((await store.keys.reseal())?.struck ?? []));
    folder.clock.time += minutes(1);
  }
  return struck;
}

const rowsOf = async (store: Store) =>
  Object.fromEntries((await store.keys.state()).map(({ name, rows }) => [name, rows]));

describe('a rotation of the data key', () => {
  it('seals every row anew while the store is open, and nothing is forgotten', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const old = idOfKey(folder.dataKey);
    const { id, limit } = await fill(store);
    expect(await store.keys.state()).toMatchObject([{ name: old, seals: true, needed: true }]);

    await store.keys.take([NEWER, folder.dataKey]);
    const again = async (): Promise<void> => {
      const key = { key: 'used-before' };
      expect(await store.journal.begin(aBeginning({ key }))).toMatchObject({ because: 'key' });
      const holds = ['quote:q-1'];
      expect(await store.journal.begin(aBeginning({ holds }))).toMatchObject({ because: 'scope' });
      expect(await store.journal.begin(aBeginning({ limit }))).toMatchObject({ because: 'limit' });
      expect(await store.links.of('ada@example.com')).toEqual(['C-1']);
      expect(await store.journal.byRef('transaction:t-1')).toMatchObject([{ id }]);
      expect(await store.journal.intentOf(id)).toEqual({ pin: '1' });
      expect((await store.eventLog.after(0, 9)).length).toBeGreaterThan(1);
    };
    await again();
    expect(await resealed(folder, store)).toEqual([old]);
    expect((await rowsOf(store))[old]).toBe(0);
    await again();
    await store.close();

    const reopened = await folder.open([NEWER]);
    expect(await reopened.journal.load(id)).toMatchObject({ id, revision: 2 });
    expect((await reopened.auditBook.check({ after: 0, first: 9 })).segments[0]?.faults).toEqual(
      [],
    );
    expect(await reopened.keys.state()).toMatchObject([{ name: idOfKey(NEWER), seals: true }]);
    await reopened.close();
  });

  it('strikes a key off no sooner than a minute after it sealed last, and after a pass that found nothing of it', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await fill(store);
    await store.keys.take([NEWER, folder.dataKey]);
    expect(await store.keys.reseal()).toMatchObject({ struck: [], broken: 0 });
    expect(await store.keys.reseal()).toBeNull();
    folder.clock.time += minutes(1);
    expect(await store.keys.reseal()).toEqual({
      ...{ rows: 0, broken: 0, struck: [idOfKey(folder.dataKey)] },
    });
    await store.close();
  });

  it('goes on after a crash where it was, with the keys that it finds', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id } = await fill(store);
    await store.keys.take([NEWER, folder.dataKey]);
    await change(store, id, moved);
    await store.close(); // nothing was sealed anew

    for (const keys of [[folder.dataKey], [NEWER], [NEWEST, NEWER]] as const)
      await expect(folder.open(keys)).rejects.toThrow(CannotOpenStore);
    const again = await folder.open([NEWEST, NEWER, folder.dataKey]);
    expect(await resealed(folder, again)).toEqual([idOfKey(folder.dataKey), idOfKey(NEWER)]);
    await again.close();
    await (await folder.open([NEWEST])).close();
  });

  it('says in one sentence which key is missing, and takes up none without it', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await store.keys.take([NEWER, folder.dataKey]);
    const old = idOfKey(folder.dataKey);
    expect(await store.keys.take([NEWER])).toEqual({ missing: [old] });
    expect(await store.keys.take([NEWEST])).toEqual({ missing: [old, idOfKey(NEWER)] });
    const operation = await begin(store);
    await store.close();
    await expect(folder.open([NEWER])).rejects.toThrow(
      `The store still holds what is sealed with the data key ${old}, which is not in the key file. Put it back, on a line below the first one.`,
    );
    await expect(folder.open([NEWEST])).rejects.toThrow(
      'The data key is not the one that this store was sealed with.',
    );
    const both = await folder.open([NEWER, folder.dataKey]);
    expect(await both.journal.load(operation.id)).toEqual(operation);
    await both.close();
  });

  it('takes a key back that was struck off', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await fill(store);
    await store.keys.take([NEWER, folder.dataKey]);
    await resealed(folder, store);
    await store.keys.take([folder.dataKey, NEWER]);
    expect(await resealed(folder, store)).toEqual([idOfKey(NEWER)]);
    await store.close();
    await (await folder.open()).close();
  });

  it('leaves what cannot be opened as it is, and does not wait for it', async () => {
    await using folder = await StoreFolder.make();
    const first = await folder.open();
    const { id } = await fill(first);
    await first.close();
    folder.tamper(`update operations set state = substr(state, 1, 40) where id = '${id}'`);
    const store = await folder.open([NEWER, folder.dataKey]);
    const old = idOfKey(folder.dataKey);
    expect(await store.keys.reseal()).toMatchObject({ broken: 1 });
    folder.clock.time += minutes(1);
    expect(await store.keys.reseal()).toEqual({ rows: 1, broken: 1, struck: [old] });
    expect((await rowsOf(store))[old]).toBe(1);
    await store.close();
    await (await folder.open([NEWER])).close();
  });

  it('writes beside everybody else, in small steps', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id } = await begin(store);
    for (let count = 0; count < 300; count += 1) await change(store, id, moved);
    await store.keys.take([NEWER, folder.dataKey]);
    const resealing = store.keys.reseal();
    const between: number[] = [];
    let running = true;
    void resealing.then(() => (running = false));
    while (running) {
      between.push((await change(store, id, moved)).revision);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect((await resealing)?.broken).toBe(0);
    expect(between.length).toBeGreaterThan(5);
    await change(store, id, settled);
    expect(await store.journal.load(id)).toMatchObject({ status: 'SUCCEEDED' });
    await store.close();
  });
});
