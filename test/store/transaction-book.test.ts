import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { customerId, transactionId } from '../../src/ids.ts';
import { MAX_UNREAD } from '../../src/store/transaction-book.ts';
import { freshStore, StoreFolder } from './fixtures.ts';

async function madeBook() {
  const opened = await freshStore();
  return { ...opened, book: opened.store.transactions };
}

const ids = (entries: readonly { readonly transactionId: string }[]): string[] =>
  entries.map((entry) => entry.transactionId);

it('enters a transaction once, and gives everybody the answer that it has by then', async () => {
  await using made = await madeBook();
  const { book } = made;
  const id = transactionId('t-1');
  const [first, again] = await Promise.all([book.enter(id), book.enter(id)]);
  expect([first, again]).toEqual(
    Array(2).fill({ transactionId: 't-1', reads: 0, answered: false, record: null }),
  );
  const record = { clientAccountId: 'ref-1', customerId: customerId('c-1') };
  await book.answer(id, record);
  expect(await book.enter(id)).toMatchObject({ answered: true, record });
  expect(await book.due(made.clock.now(), 9)).toEqual([]);
});

it('gives what was never read first, newest first, and then what is due again', async () => {
  await using made = await madeBook();
  const { book, clock } = made;
  for (const name of ['old', 'read', 'later', 'new']) {
    await book.enter(transactionId(name));
    clock.time += 1_000;
  }
  await book.putOff(transactionId('read'), clock.now());
  await book.putOff(transactionId('later'), clock.now() + 60_000);
  expect(ids(await book.due(clock.now(), 9))).toEqual(['new', 'old', 'read']);
  expect(ids(await book.due(clock.now(), 2))).toEqual(['new', 'old']);
  expect(await book.nextDueAt()).toBe(clock.now());
  await book.answer(transactionId('read'), null);
  expect(await book.nextDueAt()).toBe(clock.now() + 60_000);
});

it('keeps no transaction id that can be read', async () => {
  await using made = await madeBook();
  await made.book.enter(transactionId('tx-secret-1'));
  await made.store.close();
  expect(made.folder.rows('select * from transactions')).toHaveLength(1);
  expect(await made.folder.bytes()).not.toContain('tx-secret-1');
});

it('holds no more than so many that were never read, whatever strangers name, and loses none of the others', async () => {
  await using folder = await StoreFolder.make();
  const before = await folder.open();
  const record = { clientAccountId: 'ref-1', customerId: customerId('c-1') };
  const [known, put] = [transactionId('known'), transactionId('put-off')];
  for (const id of [known, put]) await before.transactions.enter(id);
  await before.transactions.answer(known, record);
  await before.transactions.putOff(put, folder.clock.now() + 60_000);
  await before.close();
  const sqlite = new DatabaseSync(folder.path);
  sqlite.exec(`insert into transactions (ref, entered_at, unread_since, reads, body)
    with recursive forged(n) as (select 1 union all select n + 1 from forged where n < ${MAX_UNREAD + 500})
    select 'forged-' || n, n, n, 0, x'00' from forged`);
  sqlite.close();

  const store = await folder.open();
  for (let n = 0; n < 64; n += 1) await store.transactions.enter(transactionId(`new-${n}`));
  expect(await store.transactions.enter(known)).toMatchObject({ answered: true, record });
  expect(await store.transactions.nextDueAt()).not.toBeNull();
  await store.close();
  const unread = folder.rows('select ref from transactions where unread_since is not null');
  expect(unread).toHaveLength(MAX_UNREAD);
  const oldest = folder.rows(
    "select min(unread_since) as n from transactions where ref like 'forged-%'",
  );
  expect(oldest).toEqual([{ n: 500 + 64 + 1 }]);
});
