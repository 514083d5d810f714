import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { begin, change, freshStore, moved, revisionsIn } from './fixtures.ts';

describe('the event log', () => {
  it('keeps every revision as it was, and reads on from a position', async () => {
    await using opened = await freshStore();
    const { eventLog } = opened.store;
    const operation = await begin(opened.store);
    const after = await change(opened.store, operation.id, moved);

    const at = opened.clock.time;
    expect(await eventLog.after(0, 1)).toEqual([{ position: 1, at, operation }]);
    expect(await eventLog.after(1, 10)).toEqual([{ position: 2, at, operation: after }]);
    expect(await eventLog.after(2, 10)).toEqual([]);
    expect([await eventLog.start(), await eventLog.end()]).toEqual([0, 2]);
  });

  it('reads one scope only', async () => {
    await using opened = await freshStore();
    const { eventLog } = opened.store;
    const own = await begin(opened.store);
    const account = await begin(opened.store, {
      operation: { subject: 'agent', customerId: customerId('C-1') },
    });
    const foreign = await begin(opened.store, {
      operation: { subject: 'bob', customerId: customerId('C-2') },
    });
    const idsIn = async (...asked: Parameters<typeof eventLog.afterIn>) =>
      revisionsIn(await eventLog.afterIn(...asked)).map(({ id }) => id);
    const person = { subject: 'ada@example.com', customerIds: [customerId('C-1')] };

    expect(await idsIn(person, 0, 10)).toEqual([own.id, account.id]);
    expect(await idsIn(person, 1, 10)).toEqual([account.id]);
    expect(await idsIn({ ...person, customerIds: [] }, 0, 10)).toEqual([own.id]);
    expect(await idsIn({ operationIds: [foreign.id, own.id] }, 0, 10)).toEqual([
      own.id,
      foreign.id,
    ]);
    expect(await idsIn({ operationIds: [foreign.id, own.id] }, 0, 1)).toEqual([own.id]);
    expect(await idsIn({ operationIds: [] }, 0, 10)).toEqual([]);
  });

  it('tells listeners after the commit, until they stop', async () => {
    await using opened = await freshStore();
    const { eventLog } = opened.store;
    const seen: number[] = [];
    const told = () => void eventLog.end().then((end) => seen.push(end));
    const stop = eventLog.onAppended(told);
    const { id } = await begin(opened.store);
    await change(opened.store, id, moved);
    await nextTurn();
    expect(seen.at(-1)).toBe(2);

    const times = seen.length;
    await change(opened.store, id, (now) => ({ ...now, nextCheckAt: 1 }));
    await nextTurn();
    expect(seen).toHaveLength(times);
    stop();
    await begin(opened.store);
    await nextTurn();
    expect(seen).toHaveLength(times);
  });

  it('tells nobody of a change that was undone', async () => {
    await using opened = await freshStore();
    const operation = await begin(opened.store);
    await nextTurn();
    let times = 0;
    opened.store.eventLog.onAppended(() => (times += 1));
    const twoSteps = { ...operation, revision: 3 };
    await opened.store.journal
      .change(operation.id, () => ({ operation: twoSteps }))
      .catch(() => {});
    await nextTurn();
    expect(times).toBe(0);
  });

  it('is not disturbed by a listener that throws', async () => {
    await using opened = await freshStore();
    let told = 0;
    opened.store.eventLog.onAppended(() => {
      throw new Error('a bad listener');
    });
    opened.store.eventLog.onAppended(() => (told += 1));
    await begin(opened.store);
    await nextTurn();
    expect(told).toBe(1);
    expect(await opened.store.eventLog.end()).toBe(1);
  });
});
