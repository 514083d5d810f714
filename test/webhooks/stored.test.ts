import { expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import type { Store } from '../../src/store/store.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { Dispatch } from '../../src/webhooks/dispatch.ts';
import { begin, StoreFolder } from '../store/fixtures.ts';
import { ManualClock } from '../subscriptions/manual-clock.ts';
import { MemoryTransactionBook } from './memory-transaction-book.ts';

const CALLBACK = '{"type":"PURCHASE_SUBSEQUENT","transactionId":"t-1","status":"COMPLETED"}';

function dispatchOf({ inbox, journal }: Store) {
  const woken: string[] = [];
  const activity = new Activity();
  const dispatch = new Dispatch({
    ...{ inbox, journal, activity, clock: new ManualClock(), telemetry: new Telemetry('silent') },
    wake: async (id) => void woken.push(id),
    book: new MemoryTransactionBook(),
    transaction: () => Promise.resolve(null),
    isKnown: () => Promise.resolve(true),
    lastNumberOf: () => null,
    customer: () => Promise.resolve(null),
    stranger: () => Promise.resolve(null),
    usage: () => Promise.resolve(null),
  });
  return { activity, dispatch, woken };
}

it('does after a restart what was kept and not yet done, once', async () => {
  await using folder = await StoreFolder.make();
  const before = await folder.open();
  const operation = await begin(before, { operation: { refs: ['transaction:t-1'] } });
  await before.inbox.keep('callback', CALLBACK);
  await before.close(); // the process ends right after the 200

  const after = await folder.open();
  const { activity, dispatch, woken } = dispatchOf(after);
  dispatch.start();
  await activity.quiet();
  expect(woken).toEqual([operation.id]);
  expect(await after.inbox.pending(9)).toEqual([]);
  dispatch.stop();
  await after.close();
});

it('joins a callback that was kept before a restart with an operation that gets its name after it', async () => {
  await using folder = await StoreFolder.make();
  const before = await folder.open();
  const early = dispatchOf(before);
  await early.dispatch.kept((await before.inbox.keep('callback', CALLBACK)).id);
  early.dispatch.stop();
  await before.close();

  const after = await folder.open();
  const { dispatch, woken } = dispatchOf(after);
  const operation = await begin(after);
  await after.journal.change(operation.id, ({ operation: current }) => ({
    operation: { ...current, refs: ['transaction:t-1'] },
  }));
  await dispatch.rejoin(['transaction:t-1']);
  expect([early.woken, woken]).toEqual([[], [operation.id]]);
  dispatch.stop();
  await after.close();
});
