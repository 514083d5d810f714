import { expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import type { Caller } from '../../src/access/caller.ts';
import { days } from '../../src/clock.ts';
import type { OperationId } from '../../src/ids.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import type { Store } from '../../src/store/store.ts';
import { Cursors } from '../../src/subscriptions/cursor.ts';
import { Streams } from '../../src/subscriptions/operation.ts';
import { Tail } from '../../src/subscriptions/tail.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { begin, change, moved, settled, StoreFolder } from '../store/fixtures.ts';
import { Watch } from './a-gateway.ts';
import { ManualClock } from './manual-clock.ts';

const ADA: Caller = {
  role: 'CUSTOMER',
  subject: 'ada@example.com',
  customers: [],
  expiresAt: null,
};

async function streamsOf({ eventLog: log, journal, secrets }: Store): Promise<Streams> {
  const telemetry = new Telemetry('silent');
  const tail = new Tail({ log, clock: new ManualClock(), activity: new Activity(), telemetry });
  await tail.start();
  return new Streams({
    ...{ log, tail, journal, telemetry, cursors: new Cursors(secrets.cursors) },
    access: () => ({
      customersOf: async () => new Set(),
      mayUseOperation: async (caller, { subject }) => caller.subject === subject,
    }),
  });
}

async function watch(streams: Streams, after: string | null = null): Promise<Watch> {
  const abort = new AbortController();
  return new Watch(await streams.operationEvents(ADA, { after }, abort.signal), abort);
}

it('goes on after a restart of the gateway where the client left off', async () => {
  await using folder = await StoreFolder.make();
  const before = await folder.open();
  const { id } = await begin(before);
  await begin(before, { operation: { subject: 'bob' } });
  const advance = (store: Store, which: OperationId) => change(store, which, moved);
  const first = await watch(await streamsOf(before));
  expect(await first.next()).toBe(`snapshot ${id}/1`);
  const pending = first.next();
  await advance(before, id);
  expect(await pending).toBe(`advanced ${id}/2`);
  first.abort.abort();
  await advance(before, id);
  await before.close();

  const after = await folder.open();
  const resumed = await watch(await streamsOf(after), first.cursor);
  expect(await resumed.next()).toBe(`advanced ${id}/3`);
  const live = resumed.next();
  await advance(after, id);
  expect(await live).toBe(`advanced ${id}/4`);
  resumed.abort.abort();
  await after.close();
});

it('begins anew for a client whose place in the log was removed for its age, and goes on for all others', async () => {
  await using folder = await StoreFolder.make();
  const store = await folder.open();
  const open = await begin(store);
  const over = await begin(store);
  const streams = await streamsOf(store);
  const early = await watch(streams);
  expect(await early.take(1)).toEqual([`snapshot ${open.id}/1`]);
  early.abort.abort();
  await change(store, over.id, settled);
  folder.clock.time += days(80);
  const late = await watch(streams);
  expect(await late.take(2)).toEqual([`snapshot ${open.id}/1`, `snapshot ${over.id}/2`]);
  late.abort.abort();
  await change(store, open.id, moved);

  folder.clock.time += days(11);
  await store.prune(folder.clock.time, DEFAULT_AGES);

  const tooOld = await watch(streams, early.cursor);
  expect(await tooOld.take(2)).toEqual(['reset CURSOR_TOO_OLD', `snapshot ${open.id}/2`]);
  tooOld.abort.abort();
  const inTime = await watch(streams, late.cursor);
  expect(await inTime.take(1)).toEqual([`advanced ${open.id}/2`]);
  inTime.abort.abort();
  await store.close();
});
