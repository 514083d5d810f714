import { describe, expect, it } from 'vitest';
import { transactionId } from '../../src/ids.ts';
import { freshStore, StoreFolder } from './fixtures.ts';

describe('a callback that cannot be opened', () => {
  it('stands in the way of no other that waits for its verdict', async () => {
    await using folder = await StoreFolder.make();
    const before = await folder.open();
    for (const body of ['a', 'b', 'c', 'd']) await before.inbox.keep('callback', body);
    await before.close();
    folder.tamper(`update inbox set body = x'0203' where position in (1, 2)`);
    const { inbox, close } = await folder.open();
    const bodies = async (limit: number, after?: string) =>
      (await inbox.pending(limit, after)).map(({ body }) => body);
    expect(await bodies(2)).toEqual(['c', 'd']);
    expect(await bodies(1)).toEqual(['c']);
    const [first] = await inbox.pending(1);
    expect(await bodies(2, first?.id)).toEqual(['d']);
    await close();
  });

  it('stands in the way of no other of its name', async () => {
    await using folder = await StoreFolder.make();
    const before = await folder.open();
    for (const body of ['a', 'b']) {
      const { id } = await before.inbox.keep('callback', body);
      await before.inbox.judge(id, 'unmatched', ['transaction:1']);
    }
    await before.close();
    folder.tamper(`update inbox set body = x'0203' where position = 1`);
    const { inbox, close } = await folder.open();
    const named = [
      await inbox.unmatchedBy(['transaction:1']),
      await inbox.namedBy(['transaction:1'], 9),
    ];
    expect(named.map((rows) => rows.map(({ body }) => body))).toEqual([['b'], ['b']]);
    await close();
  });
});

describe('callbacks of one name', () => {
  it('are read no more than anybody needs, however many were forged: the newest, oldest first', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    for (let index = 0; index < 120; index += 1) {
      const { id } = await inbox.keep('callback', `${index}`);
      await inbox.judge(id, index < 10 ? 'applied' : 'unmatched', ['line:1']);
    }
    const unmatched = (await inbox.unmatchedBy(['line:1'])).map(({ body }) => body);
    expect([unmatched.length, unmatched[0], unmatched.at(-1)]).toEqual([100, '20', '119']);
    const named = await inbox.namedBy(['line:1'], 3);
    expect(named.map(({ body }) => body)).toEqual(['117', '118', '119']);
  });
});

describe('an unknown transaction that cannot be opened', () => {
  it('stands in the way of no other, and is read when a callback names it again', async () => {
    await using folder = await StoreFolder.make();
    const before = await folder.open();
    const [one, two] = [transactionId('t-1'), transactionId('t-2')];
    await before.transactions.enter(one);
    await before.close();
    folder.tamper(`update transactions set body = x'0203'`);
    const { transactions, close } = await folder.open();
    await transactions.enter(two);
    const due = async () =>
      (await transactions.due(Date.now(), 2)).map(({ transactionId: id }) => id);
    expect(await due()).toEqual([two]);
    expect(await transactions.enter(one)).toMatchObject({ answered: false, reads: 0 });
    expect((await due()).toSorted()).toEqual([one, two]);
    await close();
  });
});
