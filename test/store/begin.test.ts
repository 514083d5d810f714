import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors.ts';
import { customerId } from '../../src/ids.ts';
import type { Begun } from '../../src/operations/engine/journal.ts';
import { aBeginning, aKey, begin, change, done, freshStore, settled } from './fixtures.ts';

const FIFTY = Array.from({ length: 50 });
const REFUSAL = {
  problems: [problem('CONFLICT', 'UNDER_WAY')],
  operationId: null,
  newQuoteId: null,
};

const reasonsOf = (begun: readonly Begun[]): string[] =>
  begun.map((result) => (result.began ? 'began' : result.because)).toSorted();

describe('beginning an operation', () => {
  it('keeps the operation, its intent, its key and its names', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const start = aBeginning({
      ...{ operation: { refs: ['reference:r-1'] }, intent: { iccid: '8901' } },
      holds: ['quote:q-1', 'line:C-1'],
    });

    expect(await journal.begin(start)).toEqual({ began: true, operation: start.operation });

    expect(await journal.load(start.operation.id)).toEqual(start.operation);
    expect(await journal.intentOf(start.operation.id)).toEqual({ iccid: '8901' });
    expect(await journal.keyOf(start.key.subject, start.key.key)).toEqual(start.key);
    expect(await journal.keyById(start.key.id)).toEqual(start.key);
    expect(await journal.byRef('reference:r-1')).toEqual([start.operation]);
    for (const name of start.holds) expect(await journal.holderOf(name)).toEqual(start.operation);
    expect(await journal.holderOf('quote:q-2')).toBeNull();
    expect(await opened.store.eventLog.after(0, 10)).toEqual([
      { position: 1, at: opened.clock.time, operation: start.operation },
    ]);
  });

  it('begins once when one key is used fifty times at once', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const starts = FIFTY.map(() =>
      aBeginning({ key: { key: 'same' }, operation: { refs: ['a'] } }),
    );
    const begun = await Promise.all(starts.map((start) => journal.begin(start)));

    const [first, ...more] = begun.filter((result) => result.began);
    expect(more).toEqual([]);
    const used = starts.find(({ operation }) => operation.id === first?.operation.id)?.key;
    expect(begun.filter((result) => !result.began)).toEqual(
      Array.from({ length: 49 }, () => ({ began: false, because: 'key', key: used })),
    );
    expect(await journal.byRef('a')).toHaveLength(1);
    expect(await eventLog.end()).toBe(1);
  });

  it('begins once when one quote is bought under fifty keys at once, and spends none of the other keys', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const starts = FIFTY.map(() => aBeginning({ holds: ['quote:q-1'] }));
    const begun = await Promise.all(starts.map((start) => journal.begin(start)));

    const holder = begun.find((result) => result.began)?.operation;
    expect(begun.filter((result) => !result.began)).toEqual(
      Array.from({ length: 49 }, () => ({
        ...{ began: false, because: 'scope', name: 'quote:q-1', holder },
      })),
    );
    const spent = await Promise.all(starts.map(({ key }) => journal.keyOf(key.subject, key.key)));
    expect(spent.filter((key) => key !== null)).toHaveLength(1);
    expect(await eventLog.end()).toBe(1);
  });

  it('names the key rather than a held name or a limit, and a held name rather than a limit', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const limit = { name: 'sms:C-1', max: 1, withinMs: 1_000 };
    const held = { key: { key: 'same' }, holds: ['quote:q-1'], limit };
    await begin(opened.store, held);
    expect(await journal.begin(aBeginning(held))).toMatchObject({ because: 'key' });
    const otherKey = { holds: ['quote:q-1'], limit };
    expect(await journal.begin(aBeginning(otherKey))).toMatchObject({ because: 'scope' });
    expect(await journal.begin(aBeginning({ limit }))).toMatchObject({ because: 'limit' });
  });

  it('names the first of several held names in their order, and takes none of the others', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, two] = [
      await begin(opened.store, { holds: ['line:2'] }),
      await begin(opened.store, { holds: ['line:3'] }),
    ];
    const asked = aBeginning({ holds: ['line:3', 'line:1', 'line:2', 'line:2'] });
    expect(await journal.begin(asked)).toEqual({
      ...{ began: false, because: 'scope', name: 'line:2', holder: one },
    });
    expect(await journal.holderOf('line:1')).toBeNull();
    expect(await journal.holderOf('line:3')).toEqual(two);
  });

  it('holds a name until the operation lets go of it, also when it is settled', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const bought = await begin(opened.store, { holds: ['quote:q-1', 'line:1'] });
    const after = await change(opened.store, bought.id, (operation) => ({
      operation: settled(operation),
      holds: ['quote:q-1'],
    }));

    expect(await journal.begin(aBeginning({ holds: ['quote:q-1'] }))).toEqual({
      ...{ began: false, because: 'scope', name: 'quote:q-1', holder: after },
    });
    expect((await journal.begin(aBeginning({ holds: ['line:1'] }))).began).toBe(true);
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
      ...{ key: { id: first.key.id }, holds: ['line:9'] },
      operation: { customerId: customerId('C-9'), refs: ['reference:r-9'] },
    });

    await expect(journal.begin(sameKeyId)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await journal.load(sameKeyId.operation.id)).toBeNull();
    expect(await journal.holderOf('line:9')).toBeNull();
    expect(await journal.byRef('reference:r-9')).toEqual([]);
    expect(await eventLog.end()).toBe(1);
  });

  it('tells nobody of an operation that nobody may see yet, or that is not listed', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const early = await begin(opened.store, { operation: { revision: 0 } });
    await begin(opened.store, { operation: { listed: false } });
    expect(await eventLog.end()).toBe(0);
    const everything = { first: 9, before: null };
    expect((await journal.page({ subject: early.subject }, everything)).operations).toEqual([]);
    expect(await journal.openOf(early.subject)).toEqual([]);

    const seen = await change(opened.store, early.id, (now) => ({ ...now, revision: 1 }));
    expect(await eventLog.after(0, 9)).toMatchObject([
      { operation: { id: early.id, revision: 1 } },
    ]);
    expect((await journal.page({ subject: early.subject }, everything)).operations).toEqual([seen]);
    expect(await journal.openOf(early.subject)).toEqual([seen]);
  });
});

describe('a limit', () => {
  const LIMIT = { name: 'sms:C-1', max: 2, withinMs: 60_000 };

  it('lets through as many within its time as it says, and tells when there is room again', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { clock } = opened;
    const first = clock.time;
    await begin(opened.store, { limit: LIMIT });
    clock.time += 10_000;
    await begin(opened.store, { limit: LIMIT });
    clock.time += 10_000;
    expect(await journal.begin(aBeginning({ limit: LIMIT }))).toEqual({
      ...{ began: false, because: 'limit', freeAt: first + 60_000 },
    });
    await begin(opened.store, { limit: { ...LIMIT, name: 'sms:C-2' } });
    clock.time = first + 60_000;
    await begin(opened.store, { limit: LIMIT });
    expect(await journal.begin(aBeginning({ limit: LIMIT }))).toMatchObject({ because: 'limit' });
  });

  it('lets exactly as many through when all come at once', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const begun = await Promise.all(
      Array.from({ length: 6 }, () => journal.begin(aBeginning({ limit: LIMIT }))),
    );
    expect(reasonsOf(begun)).toEqual(['began', 'began', 'limit', 'limit', 'limit', 'limit']);
  });

  it('does not count what a clock that was ahead has counted', async () => {
    await using opened = await freshStore();
    const { clock, store } = opened;
    clock.time += 3_600_000;
    await begin(store, { limit: LIMIT });
    await begin(store, { limit: LIMIT });
    clock.time -= 3_600_000;
    await begin(store, { limit: LIMIT });
  });
});

describe('a key that is refused', () => {
  it('is kept with its refusal, and no operation begins under it', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const key = aKey(null, { key: 'k', refusal: REFUSAL });
    expect(await journal.refuse(key)).toEqual(key);
    expect(await journal.keyOf(key.subject, 'k')).toEqual(key);
    expect(await journal.begin(aBeginning({ key: { key: 'k' } }))).toEqual({
      ...{ began: false, because: 'key', key },
    });
  });

  it('has one answer, whoever gives it first', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const refused = FIFTY.map(() => aKey(null, { key: 'k', refusal: REFUSAL }));
    const start = aBeginning({ key: { key: 'k' } });
    const [begun, ...stand] = await Promise.all([
      journal.begin(start),
      ...refused.map((key) => journal.refuse(key)),
    ]);
    expect(begun.began).toBe(true);
    for (const key of stand) expect(key).toEqual(start.key);
  });
});

describe('an operation that is withdrawn', () => {
  it('leaves its keys with a refusal each, what was audited, and nothing else', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const start = aBeginning({
      ...{ operation: { revision: 0, refs: ['reference:r'] }, holds: ['line:1'] },
      intent: { pin: '1' },
    });
    await journal.begin(start);
    const { id } = start.operation;
    const joined = aKey(id);
    await change(opened.store, id, (operation) => ({ operation, key: joined }));

    const refusal = { keyId: start.key.id, refusal: REFUSAL };
    const withdrawn = await journal.change(id, ({ operation }) => ({
      ...{ operation, refusal, withdrawn: true },
    }));

    expect(withdrawn).toMatchObject({ done: true, wrote: true });
    expect(await journal.load(id)).toBeNull();
    expect(await journal.intentOf(id)).toEqual({});
    expect(await journal.byRef('reference:r')).toEqual([]);
    expect(await journal.holderOf('line:1')).toBeNull();
    expect(await eventLog.end()).toBe(0);
    expect((await journal.trailOf(id)).map(({ action }) => action)).toEqual(['operation.begun']);
    for (const key of [start.key, joined]) {
      const left = { ...key, operationId: null, refusal: REFUSAL };
      expect(await journal.keyOf(key.subject, key.key)).toEqual(left);
    }
    expect(await journal.change(id, () => null)).toEqual({ done: false, because: 'unknown' });
  });

  it('stays when somebody has seen it', async () => {
    await using opened = await freshStore();
    const operation = await begin(opened.store);
    const withdrawing = opened.store.journal.change(operation.id, () => ({
      ...{ operation, withdrawn: true },
    }));
    await expect(withdrawing).rejects.toThrow(RangeError);
    expect(await opened.store.journal.load(operation.id)).toEqual(operation);
  });

  it('stays when its refusal cannot be kept', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const operation = await begin(opened.store, { operation: { revision: 0 } });
    const refusal = { keyId: 'never-used', refusal: REFUSAL };
    const withdrawing = journal.change(operation.id, () => ({
      ...{ operation, refusal, withdrawn: true },
    }));
    await expect(withdrawing).rejects.toThrow('never used');
    expect(await journal.load(operation.id)).toEqual(operation);
    expect(done(await journal.change(operation.id, () => null))).toEqual(operation);
  });
});
