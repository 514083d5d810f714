import { expect, it } from 'vitest';
import { customerId, transactionId } from '../../src/ids.ts';
import { freshStore } from './fixtures.ts';

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
