import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { aBeginning, begin, freshStore, settled } from './fixtures.ts';

const FIFTY = Array.from({ length: 50 });

describe('beginning an operation', () => {
  it('keeps the operation, its intent, its key and its names', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const start = aBeginning({ operation: { refs: ['reference:r-1'] }, intent: { iccid: '8901' } });

    expect(await journal.begin(start)).toEqual({ began: true, operation: start.operation });

    expect(await journal.load(start.operation.id)).toEqual(start.operation);
    expect(await journal.intentOf(start.operation.id)).toEqual({ iccid: '8901' });
    expect(await journal.keyOf(start.key.subject, start.key.key)).toEqual(start.key);
    expect(await journal.keyById(start.key.id)).toEqual(start.key);
    expect(await journal.byRef('reference:r-1')).toEqual([start.operation]);
    expect(await opened.store.eventLog.after(0, 10)).toEqual([
      { position: 1, at: opened.clock.time, operation: start.operation },
    ]);
  });

  it('begins once when one key is used fifty times at once', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const begun = await Promise.all(
      FIFTY.map(() =>
        journal.begin(aBeginning({ key: { key: 'same' }, operation: { refs: ['a'] } })),
      ),
    );

    const [first, ...more] = begun.filter((result) => result.began);
    expect(more).toEqual([]);
    const others = begun.filter((result) => !result.began);
    expect(others).toHaveLength(49);
    for (const other of others) {
      expect(other).toMatchObject({
        holder: { id: first?.operation.id },
        key: { key: 'same', operationId: first?.operation.id },
      });
    }
    expect(await journal.byRef('a')).toHaveLength(1);
    expect(await eventLog.end()).toBe(1);
  });

  it('begins once when one quote is bought under fifty keys at once, and spends none of the other keys', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const starts = FIFTY.map(() => aBeginning({ exclusive: 'quote:q-1' }));
    const begun = await Promise.all(starts.map((start) => journal.begin(start)));

    const holder = begun.find((result) => result.began)?.operation;
    expect(begun.filter((result) => result.began)).toHaveLength(1);
    expect(begun.filter((result) => !result.began)).toEqual(
      Array.from({ length: 49 }, () => ({ began: false, because: 'exclusive', key: null, holder })),
    );
    const spent = await Promise.all(starts.map(({ key }) => journal.keyOf(key.subject, key.key)));
    expect(spent.filter((key) => key !== null)).toHaveLength(1);
    expect(await eventLog.end()).toBe(1);
  });

  it('names the key rather than the quote when both are taken', async () => {
    await using opened = await freshStore();
    const held = { key: { key: 'same' }, exclusive: 'quote:q-1' };
    await begin(opened.store, held);
    expect(await opened.store.journal.begin(aBeginning(held))).toMatchObject({
      began: false,
      key: { key: 'same' },
    });
  });

  it('holds an exclusive name for good, also when its operation is settled', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const bought = await begin(opened.store, { exclusive: 'quote:q-1' });
    await journal.change(bought.id, (operation) => ({ operation: settled(operation) }));

    const again = await journal.begin(aBeginning({ exclusive: 'quote:q-1' }));
    expect(again).toEqual({
      began: false,
      because: 'exclusive',
      key: null,
      holder: settled(bought),
    });
    expect(await journal.holderOf('quote:q-1')).toEqual(settled(bought));
    expect(await journal.holderOf('quote:q-2')).toBeNull();
  });

  it('lets two people use the same key', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [ada, bob] = [
      aBeginning({ key: { key: 'k' } }),
      aBeginning({ key: { key: 'k', subject: 'bob' } }),
    ];
    expect((await journal.begin(ada)).began && (await journal.begin(bob)).began).toBe(true);
    expect((await journal.keyOf('bob', 'k'))?.operationId).toBe(bob.operation.id);
  });

  it('leaves nothing behind when it fails on the way', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const first = aBeginning();
    await journal.begin(first);
    const sameKeyId = aBeginning({
      key: { id: first.key.id },
      operation: { customerId: customerId('C-9') },
    });

    await expect(journal.begin(sameKeyId)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await journal.load(sameKeyId.operation.id)).toBeNull();
    expect(await eventLog.end()).toBe(1);
  });
});
