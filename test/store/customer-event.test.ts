import { describe, expect, it } from 'vitest';
import { customerId, operationId } from '../../src/ids.ts';
import type { LoggedEvent } from '../../src/subscriptions/event-log.ts';
import {
  anEvent,
  anOperation,
  begin,
  change,
  freshStore,
  moved,
  settled,
  StoreFolder,
} from './fixtures.ts';

const ACCOUNT = customerId('C-1');
const LINE = customerId('C-2');

const told = (entries: readonly LoggedEvent[]): string[] =>
  entries.map((entry) =>
    'event' in entry ? entry.event.type : `${entry.operation.status}/${entry.operation.revision}`,
  );

describe('events of customers', () => {
  it('stand in one order with revisions, each once under its id', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const event = anEvent();
    await begin(opened.store);
    expect(await journal.appendCustomerEvent(event)).toBe(true);
    expect(await journal.appendCustomerEvent({ ...event, at: 2_000 })).toBe(false);
    await begin(opened.store);
    expect(told(await eventLog.after(0, 9))).toEqual(['RECEIVED/1', 'LineChanged', 'RECEIVED/1']);
    expect((await eventLog.after(1, 1))[0]).toEqual({ position: 2, at: opened.clock.time, event });
  });

  it('are told once, however often they are appended at once', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const event = anEvent();
    const appended = await Promise.all(
      Array.from({ length: 20 }, () => journal.appendCustomerEvent(event)),
    );
    expect(appended.filter((did) => did)).toHaveLength(1);
    expect(await eventLog.after(0, 9)).toHaveLength(1);
  });

  it('are read by account, by line, and by a person only where asked', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const own = anEvent({ line: LINE });
    await begin(opened.store, { operation: { customerId: ACCOUNT } });
    await journal.appendCustomerEvent(own);
    await journal.appendCustomerEvent(anEvent({ customerId: customerId('C-9') }));
    const read = async (...scope: Parameters<typeof eventLog.afterIn>) =>
      told(await eventLog.afterIn(...scope));
    const person = { subject: 'bob', customerIds: [ACCOUNT] };
    expect(await read({ eventsOf: ACCOUNT }, 0, 9)).toEqual(['LineChanged']);
    expect(await read({ eventsOf: LINE }, 0, 9)).toEqual(['LineChanged']);
    expect(await read(person, 0, 9)).toEqual(['RECEIVED/1']);
    expect(await read({ ...person, withEvents: true }, 0, 9)).toEqual([
      'RECEIVED/1',
      'LineChanged',
    ]);
    expect(await read({ ...person, customerIds: [], withEvents: true }, 0, 9)).toEqual([]);
  });

  it('cannot be read without the data key', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await store.journal.appendCustomerEvent({
      ...{ type: 'BillChanged', billId: 'planted-bill', id: 'e-1', line: null, at: 1 },
      ...{ customerId: ACCOUNT, certainty: 'CONFIRMED' },
    });
    await store.close();
    expect(await folder.bytes()).not.toContain('planted-bill');
  });

  it('follow from an operation on a line that succeeds, in the transaction of its success', async () => {
    await using opened = await freshStore();
    const { eventLog } = opened.store;
    const { id } = await begin(opened.store, { operation: { customerId: ACCOUNT } });
    const failed = await begin(opened.store, { operation: { customerId: ACCOUNT } });
    const from = await eventLog.end();
    await change(opened.store, failed.id, (now) => ({ ...settled(now), status: 'FAILED' }));
    await change(opened.store, id, settled);
    expect(told(await eventLog.after(from, 9))).toEqual(['FAILED/2', 'SUCCEEDED/2', 'LineChanged']);
    expect((await eventLog.after(from + 2, 9))[0]).toMatchObject({
      event: { customerId: ACCOUNT, line: 'C-1', certainty: 'CONFIRMED' },
    });
  });
});

describe('an operation that the platform begins', () => {
  const REF = 'port-out:C-2';
  const start = (event = anEvent()) => ({
    ...{ operation: anOperation({ subject: '', refs: [REF] }), ref: REF, event },
    audit: { action: 'operation.begun', actor: 'platform', operationId: null, note: '' },
  });
  const open = (named: readonly ReturnType<typeof anOperation>[]) =>
    named.find(({ settledAt, status }) => settledAt === null && status !== 'SUCCEEDED');

  it('begins with its event and its audit row, without a key', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { operation, ...more } = start();
    expect(await store.journal.beginByPlatform({ operation, ...more, sameAs: open })).toBe(
      operation,
    );
    expect(told(await store.eventLog.after(0, 9))).toEqual(['LineChanged', 'RECEIVED/1']);
    expect(await store.journal.load(operation.id)).toEqual(operation);
    await store.close();
    expect(folder.rows('select action from audit')).toEqual([{ action: 'operation.begun' }]);
    expect(folder.rows('select * from idempotency_keys')).toEqual([]);
  });

  it('is one, however many are begun at once, until it is settled', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const begun = await Promise.all(
      Array.from({ length: 10 }, () => journal.beginByPlatform({ ...start(), sameAs: open })),
    );
    expect(new Set(begun.map((one) => one?.id)).size).toBe(1);
    expect(told(await eventLog.after(0, 99))).toEqual(['LineChanged', 'RECEIVED/1']);
    await change(opened.store, begun[0]?.id ?? operationId(''), settled);
    const next = start();
    expect(await journal.beginByPlatform({ ...next, sameAs: open })).toEqual(next.operation);
  });

  it('is not begun again by an event that was told before', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const event = anEvent();
    const first = await journal.beginByPlatform({ ...start(event), sameAs: open });
    await change(opened.store, first?.id ?? operationId(''), settled);
    const end = await eventLog.end();
    const again = start(event);
    expect(await journal.beginByPlatform({ ...again, sameAs: open })).toBeNull();
    expect(await journal.load(again.operation.id)).toBeNull();
    expect(await eventLog.end()).toBe(end);
  });

  it('tells a further event with a change of it, or not at all', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const { id } = await begin(opened.store);
    const event = anEvent();
    const twoSteps = journal.change(id, ({ operation }) => ({
      ...{ operation: { ...operation, revision: 3 }, event },
    }));
    await expect(twoSteps).rejects.toThrow(RangeError);
    expect(await eventLog.end()).toBe(1);
    await change(opened.store, id, (operation) => ({ operation, event }));
    await change(opened.store, id, (operation) => ({ operation: moved(operation), event }));
    expect(told(await eventLog.after(1, 9))).toEqual(['LineChanged', 'RECEIVED/2']);
  });
});
