import { describe, expect, it } from 'vitest';
import { days } from '../../src/clock.ts';
import { customerId } from '../../src/ids.ts';
import type { AuditCheck, AuditFault } from '../../src/operations/engine/audit-book.ts';
import type { Checkpoint } from '../../src/store/parts.ts';
import { FailingDisk } from '../support/failing-disk.ts';
import { begin, change, moved, StoreFolder } from './fixtures.ts';

const noted = (note: string) => ({ action: 'test.noted', actor: 'ada', operationId: null, note });

/** Three days with four, three and three entries, closed. */
async function threeDays(folder: StoreFolder): Promise<void> {
  const store = await folder.open();
  for (const entries of [4, 3, 3]) {
    for (let count = 0; count < entries; count += 1)
      await store.journal.note(noted(`entry ${count}`));
    folder.clock.time += days(1);
  }
  await store.close();
}

async function check(folder: StoreFolder, window = { after: 0, first: 99 }): Promise<AuditCheck> {
  const store = await folder.open();
  const found = await store.auditBook.check(window);
  await store.close();
  return found;
}

async function faultsOf(folder: StoreFolder): Promise<readonly Omit<AuditFault, never>[]> {
  const { segments, faults } = await check(folder);
  return [...segments.flatMap((segment) => segment.faults), ...faults];
}

const ENTRY = 'position, segment, at, action, operation_id, about, body, digest, hash';
/** A row as it lies in the file, at another position. */
const copied = (from: number, to: number): string =>
  `insert into audit (${ENTRY}) select ${to}, segment, at, action, operation_id, about, body, digest, hash
   from audit where position = ${from}`;
const fault = (kind: string, segment: number, position: number | null = null) => ({
  ...{ kind, segment, position },
});

describe('the audit trail', () => {
  it('tells of no checkpoint that may be lost', async () => {
    await using folder = await StoreFolder.make();
    const told: Checkpoint[] = [];
    const store = await folder.open(folder.dataKey, { onCheckpoint: (one) => told.push(one) });
    await store.journal.note(noted('one'));
    folder.clock.time += days(1);
    {
      using _disk = new FailingDisk(1);
      await expect(store.journal.note(noted('two'))).rejects.toMatchObject({
        code: 'STORE_IN_DOUBT',
      });
    }
    await store.close();
    expect(told).toEqual([]);
  });

  it('has a segment for each day, each with its checkpoint', async () => {
    await using folder = await StoreFolder.make();
    const told: Checkpoint[] = [];
    const store = await folder.open(folder.dataKey, { onCheckpoint: (one) => told.push(one) });
    await store.journal.note(noted('one'), noted('two'));
    folder.clock.time += days(1);
    await store.journal.note(noted('three'));
    await store.close();
    const { segments, faults, hasMore } = await check(folder);
    expect([faults, hasMore]).toEqual([[], false]);
    expect(segments).toMatchObject([
      { number: 1, day: '2027-03-01', entries: 2, closed: true, faults: [] },
      { number: 2, day: '2027-03-02', entries: 1, closed: true, faults: [] },
    ]);
    expect(told.map(({ number, checkpoint }) => [number, checkpoint])).toEqual(
      segments.map(({ number, checkpoint }) => [number, checkpoint]),
    );
  });

  it('has segments of their own for processes that write at the same time, and for one that comes after a crash', async () => {
    await using folder = await StoreFolder.make();
    const open = () => folder.open(folder.dataKey, { exclusive: false });
    const [one, other] = [await open(), await open()];
    for (const store of [one, other, one, other, one]) await store.journal.note(noted('by turns'));
    await other.close(); // the first is never closed, as after a crash
    const later = await open();
    await later.journal.note(noted('later'));
    expect(await later.auditBook.check({ after: 0, first: 9 })).toMatchObject({
      faults: [],
      segments: [
        { number: 1, entries: 3, closed: false, faults: [] },
        { number: 2, entries: 2, closed: true, faults: [] },
        { number: 3, entries: 1, closed: false, faults: [] },
      ],
    });
    await later.close();
    await one.close();
  });

  it('is read by the page', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    const page = await check(folder, { after: 0, first: 2 });
    expect(page).toMatchObject({ hasMore: true, segments: [{ number: 1 }, { number: 2 }] });
    expect(await check(folder, { after: 2, first: 2 })).toMatchObject({
      ...{ hasMore: false, faults: [], segments: [{ number: 3 }] },
    });
  });

  it.each([
    ['whose time was changed', 'at = at + 1'],
    ['whose action was changed', "action = 'test.other'"],
    ['whose operation was changed', "operation_id = 'another'"],
    ['whose customer was changed', "about = 'another'"],
    ['whose digest was changed', "digest = 'another'"],
    ['whose hash was changed', "hash = 'another'"],
  ])('shows an entry %s', async (_what, set) => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(`update audit set ${set} where position = 2`);
    expect(await faultsOf(folder)).toContainEqual(fault('CHAIN_BROKEN', 1, 2));
  });

  it('shows an entry whose body was changed, or was taken from another one', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(
      `update audit set body = (select body from audit where position = 3) where position = 2;
       update audit set body = x'00' where position = 6;`,
    );
    expect(await faultsOf(folder)).toEqual([
      fault('BODY_CHANGED', 1, 2),
      fault('BODY_CHANGED', 2, 6),
    ]);
  });

  it.each([
    ['the first', 1, fault('CHAIN_BROKEN', 1, 2)],
    ['one between', 2, fault('CHAIN_BROKEN', 1, 3)],
    ['the last', 4, fault('ENTRIES_MISSING', 1)],
    ['the last of all', 10, fault('ENTRIES_MISSING', 3)],
  ])('shows that %s was removed', async (_which, position, shown) => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(`delete from audit where position = ${position}`);
    const faults = await faultsOf(folder);
    expect(faults).toContainEqual(shown);
    expect(faults).toContainEqual(fault('ENTRIES_MISSING', shown.segment));
  });

  it('shows an entry that was put in, at the end as well', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(copied(2, 99));
    expect(await faultsOf(folder)).toContainEqual(fault('CHAIN_BROKEN', 1, 99));
  });

  it('shows two entries that changed places, and one that changed its segment', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(
      `update audit set position = 98 where position = 2;
       update audit set position = 2 where position = 3;
       update audit set position = 3 where position = 98;`,
    );
    expect((await faultsOf(folder)).length).toBeGreaterThan(1);
    await using other = await StoreFolder.make();
    await threeDays(other);
    other.tamper('update audit set segment = 2 where position = 4');
    expect(await faultsOf(other)).toEqual(
      expect.arrayContaining([
        ...[fault('ENTRIES_MISSING', 1), fault('CHAIN_BROKEN', 2, 4)],
        fault('ENTRIES_MISSING', 2),
      ]),
    );
  });

  it('shows that the last entry was removed although somebody has counted down', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(
      `delete from audit where position = 10;
       update audit_segments set entries = 2,
         head = (select hash from audit where position = 9) where number = 3`,
    );
    expect(await faultsOf(folder)).toEqual([fault('CHECKPOINT_WRONG', 3)]);
  });

  it.each([1, 2, 3])('shows that segment %i was removed with its entries', async (number) => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(
      `delete from audit where segment = ${number};
       delete from audit_segments where number = ${number}`,
    );
    expect(await faultsOf(folder)).toEqual([fault('SEGMENT_MISSING', number)]);
  });

  it('shows a segment that was made up, and entries of none', async () => {
    await using folder = await StoreFolder.make();
    await threeDays(folder);
    folder.tamper(
      `insert into audit_segments select 4, instance, day, entries, last_at, head, closed, checkpoint
         from audit_segments where number = 3;`,
    );
    expect(await faultsOf(folder)).toEqual(
      expect.arrayContaining([fault('CHECKPOINT_WRONG', 4), fault('SEGMENT_UNKNOWN', 4)]),
    );
    await using other = await StoreFolder.make();
    await threeDays(other);
    other.tamper('update audit set segment = 7 where position = 9');
    expect(await faultsOf(other)).toContainEqual(fault('SEGMENT_UNKNOWN', 7));
  });

  it('tells whose data somebody has read, newest first, by the page', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id } = await begin(store);
    await change(store, id, moved);
    for (const [index, customer] of ['C-1', 'C-2', 'C-1', 'C-1'].entries())
      await store.journal.note({
        ...{ ...noted(''), action: 'customer.read', actor: `agent-${index}` },
        ...{ customer: customerId(customer), reason: 'They called', document: 'Screen' },
      });
    const page = (customer: string | null, before: number | null = null) =>
      store.auditBook.page({
        ...{ customer: customer === null ? null : customerId(customer), first: 2, before },
      });
    const first = await page('C-1');
    expect(first).toMatchObject({
      hasMore: true,
      entries: [{ actor: 'agent-3', customer: 'C-1' }, { actor: 'agent-2' }],
    });
    const rest = await page('C-1', first.entries.at(-1)?.position ?? 0);
    expect(rest).toMatchObject({ hasMore: false, entries: [{ actor: 'agent-0' }] });
    expect((await page(null)).entries).toMatchObject([{ actor: 'agent-3' }, { actor: 'agent-2' }]);
    expect((await page('C-3')).entries).toEqual([]);
    await store.close();
  });
});
