import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { customerId, type CustomerId } from '../../src/ids.ts';
import type { Change } from '../../src/operations/engine/journal.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { Store } from '../../src/store/store.ts';
import { aKey, begin, change, freshStore, moved, settled, StoreFolder } from './fixtures.ts';

const C1 = customerId('C-1');

const linkTo =
  (subject: string, customer: CustomerId = C1) =>
  (operation: Operation): Change => ({
    operation: moved(operation),
    link: { subject, customerId: customer },
  });

const lockOf = (store: Store, name: string): Promise<unknown> =>
  store.deeds.perform({
    ...{ key: aKey(null), events: [], lock: { name, since: 1, unlocksAt: null } },
    audit: { action: 'a.deed', actor: 'admin', operationId: null, note: '' },
  });

interface Question {
  readonly ask: (store: Store) => Promise<unknown>;
  readonly write: (store: Store) => Promise<unknown>;
  readonly before: unknown;
  readonly after: unknown;
}

const QUESTIONS: Readonly<Record<string, Question>> = {
  'the customers of a person': {
    ask: async ({ links }) => links.of('ada'),
    write: async (store) => change(store, (await begin(store)).id, linkTo('ada')),
    ...{ before: [], after: [C1] },
  },
  'who has a name': {
    ask: async ({ journal }) => (await journal.byRef('named')).length,
    write: (store) => begin(store, { operation: { refs: ['named'] } }),
    ...{ before: 0, after: 1 },
  },
  'who gains a name later': {
    ask: async ({ journal }) => (await journal.byRef('later')).length,
    write: async (store) =>
      change(store, (await begin(store)).id, (one) => ({ ...moved(one), refs: ['later'] })),
    ...{ before: 0, after: 1 },
  },
  'who holds a name': {
    ask: async ({ journal }) => (await journal.holderOf('held')) !== null,
    write: (store) => begin(store, { holds: ['held'] }),
    ...{ before: false, after: true },
  },
  'what is locked': {
    ask: async ({ journal }) => (await journal.locksOn(['line:a', 'line:b'])).length,
    write: (store) => lockOf(store, 'line:b'),
    ...{ before: 0, after: 1 },
  },
  'the end of the event log': {
    ask: ({ eventLog }) => eventLog.end(),
    write: (store) => begin(store),
    ...{ before: 0, after: 1 },
  },
};

describe.each(Object.entries(QUESTIONS))('%s', (_what, { ask, write, before, after }) => {
  it('is answered as it is after a change of this process', async () => {
    await using opened = await freshStore();
    expect(await ask(opened.store)).toEqual(before);
    expect(await ask(opened.store)).toEqual(before);
    await write(opened.store);
    expect(await ask(opened.store)).toEqual(after);
    expect(await ask(opened.store)).toEqual(after);
  });

  it('is answered as it is by those who asked while it changed', async () => {
    await using opened = await freshStore();
    const asked = [ask(opened.store), write(opened.store), ask(opened.store)];
    await Promise.all(asked);
    expect(await ask(opened.store)).toEqual(after);
  });

  it('is answered as it is after a change of another process', async () => {
    await using folder = await StoreFolder.make();
    const [one, other] = [
      await folder.open(folder.dataKey, { exclusive: false }),
      await folder.open(folder.dataKey, { exclusive: false }),
    ];
    expect(await ask(one)).toEqual(before);
    await write(other);
    expect(await ask(one)).toEqual(after);
    await Promise.all([one.close(), other.close()]);
  });
});

describe('what a transaction has written that is undone', () => {
  it.each([
    ['a link', (operation: Operation) => linkTo('ada')(operation)],
    ['a name', (operation: Operation) => ({ operation: { ...moved(operation), refs: ['named'] } })],
    ['a hold', (operation: Operation) => ({ operation: moved(operation), holds: ['held'] })],
  ])('is never the answer: %s', async (_what, also) => {
    await using opened = await freshStore();
    const { journal, links } = opened.store;
    const { id } = await begin(opened.store);
    const lost = change(opened.store, id, (operation) => ({
      ...also(operation),
      refusal: {
        keyId: 'never used',
        refusal: { problems: [], operationId: null, newQuoteId: null },
      },
    }));
    await expect(lost).rejects.toThrow();
    expect(await links.of('ada')).toEqual([]);
    expect(await journal.byRef('named')).toEqual([]);
    expect(await journal.holderOf('held')).toBe(null);
  });
});

it('is not answered by a store that is closed', async () => {
  await using opened = await freshStore();
  for (const { ask } of Object.values(QUESTIONS)) await ask(opened.store);
  await opened.store.close();
  for (const { ask } of Object.values(QUESTIONS))
    await expect(ask(opened.store)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
});

it('loses a link at the next question when another process has removed it', async () => {
  await using folder = await StoreFolder.make();
  const store = await folder.open(folder.dataKey, { exclusive: false });
  const { id } = await begin(store);
  await change(store, id, linkTo('ada'));
  await change(store, id, linkTo('bob', customerId('C-2')));
  expect(await store.links.of('ada')).toEqual([C1]);
  const other = new DatabaseSync(folder.path);
  other.exec('delete from account_links where rowid = (select min(rowid) from account_links)');
  other.close();
  expect(await store.links.of('ada')).toEqual([]);
  expect(await store.links.of('bob')).toEqual(['C-2']);
  await store.close();
});

it('sees that a holder has let go', async () => {
  await using opened = await freshStore();
  const { journal } = opened.store;
  const { id } = await begin(opened.store, { holds: ['held'] });
  expect((await journal.holderOf('held'))?.id).toBe(id);
  await change(opened.store, id, (operation) => ({ operation: settled(operation), holds: [] }));
  expect(await journal.holderOf('held')).toBe(null);
  const next = await begin(opened.store, { holds: ['held'] });
  expect((await journal.holderOf('held'))?.id).toBe(next.id);
});

it('sees an operation as it is by then under its name', async () => {
  await using opened = await freshStore();
  const { id } = await begin(opened.store, { operation: { refs: ['named'] } });
  const statusOf = async () => (await opened.store.journal.byRef('named'))[0]?.status;
  expect(await statusOf()).toBe('RECEIVED');
  await change(opened.store, id, settled);
  expect(await statusOf()).toBe('SUCCEEDED');
});
