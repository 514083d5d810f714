import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors.ts';
import { customerId, operationId } from '../../src/ids.ts';
import type { Intent } from '../../src/operations/engine/journal.ts';
import {
  aKey,
  aPendingWrite,
  begin,
  change,
  freshStore,
  moved,
  revisionsIn,
  settled,
} from './fixtures.ts';

const REFUSAL = {
  problems: [problem('CONFLICT', 'UNDER_WAY')],
  operationId: null,
  newQuoteId: null,
};

describe('changing an operation', () => {
  it('runs fifty changes one after the other, each seeing the one before', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const { id } = await begin(opened.store);

    await Promise.all(Array.from({ length: 50 }, () => change(opened.store, id, moved)));

    expect(await journal.load(id)).toMatchObject({ version: 50, revision: 51, progress: 50 });
    const revisions = revisionsIn(await eventLog.after(0, 100)).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
  });

  it('counts every write of the row in its version, whatever version is asked for', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store);
    expect((await change(opened.store, id, (now) => now)).version).toBe(1);
    expect((await change(opened.store, id, (now) => ({ ...now, version: 99 }))).version).toBe(2);
    expect((await change(opened.store, id, moved)).version).toBe(3);
    expect((await opened.store.journal.load(id))?.version).toBe(3);
  });

  it('logs one event per revision, without gap, however changes of several operations overlap', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(3), fc.boolean()), { maxLength: 30 }),
        async (steps) => {
          const from = await eventLog.end();
          const begun = await Promise.all([0, 1, 2, 3].map(() => begin(opened.store)));
          await Promise.all(
            steps.map(([which, visible]) =>
              change(opened.store, begun[which]?.id ?? operationId('none'), (operation) =>
                visible ? moved(operation) : { ...operation, nextCheckAt: 5 },
              ),
            ),
          );
          const logged = await eventLog.after(from, 200);
          expect(logged.map(({ position }) => position)).toEqual(
            logged.map((_, index) => from + 1 + index),
          );
          for (const { id } of begun) {
            const revisions = revisionsIn(logged).filter((o) => o.id === id);
            expect(revisions.map(({ revision }) => revision)).toEqual(
              revisions.map((_, index) => index + 1),
            );
            expect(revisions.at(-1)?.revision).toBe((await journal.load(id))?.revision);
          }
        },
      ),
      { numRuns: 10 },
    );
  });

  it('refuses to move by two revisions, or back', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const operation = await begin(opened.store);
    for (const revision of [0, 3]) {
      const moving = journal.change(operation.id, () => ({
        operation: { ...operation, revision },
      }));
      await expect(moving).rejects.toThrow(RangeError);
    }
    expect(await journal.load(operation.id)).toEqual(operation);
    expect(await eventLog.end()).toBe(1);
  });

  it('shows nobody what a failed change wrote before it failed', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const operation = await begin(opened.store, { intent: { pin: '1' }, holds: ['line:1'] });
    const refusal = { keyId: 'never-used', refusal: REFUSAL };

    const failing = journal.change(operation.id, () => ({
      ...{ operation: moved(operation), intent: {}, holds: [], refusal },
    }));
    const seen = Promise.all(Array.from({ length: 20 }, () => journal.load(operation.id)));

    await expect(failing).rejects.toThrow('never used');
    for (const loaded of await seen) expect(loaded).toEqual(operation);
    expect(await journal.intentOf(operation.id)).toEqual({ pin: '1' });
    expect(await journal.holderOf('line:1')).toEqual(operation);
    expect(await eventLog.end()).toBe(1);
  });

  it('lets an error of the decision through, writes nothing, and goes on working', async () => {
    await using opened = await freshStore();
    const operation = await begin(opened.store);
    const broken = opened.store.journal.change(operation.id, () => {
      throw new SyntaxError('in the decision');
    });
    await expect(broken).rejects.toThrow(SyntaxError);
    expect((await change(opened.store, operation.id, moved)).revision).toBe(2);
  });

  it('writes nothing when the decision is null, and says so when there is no such operation', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const operation = await begin(opened.store);
    expect(await journal.change(operation.id, () => null)).toEqual({
      ...{ done: true, operation, wrote: false },
    });
    expect(await journal.change(operationId('unknown'), () => null)).toEqual({
      ...{ done: false, because: 'unknown' },
    });
  });

  it('shows the decision the customers of whoever asked for the pending write', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const pending = aPendingWrite();
    const bobs = aPendingWrite({ ask: { ...pending.ask, subject: 'bob' } });
    const { id } = await begin(opened.store, { operation: { pending: bobs } });
    const link = { subject: 'bob', customerId: customerId('C-7') };
    const shown: unknown[] = [];
    const look = () =>
      journal.change(id, (present) => {
        shown.push(present.links);
        return null;
      });
    await look();
    await change(opened.store, id, (operation) => ({ operation, link }));
    await look();
    await change(opened.store, id, (operation) => ({ ...operation, pending: null }));
    await look();
    expect(shown).toEqual([[], ['C-7'], []]);
  });

  it('replaces the intent when told to, and erases it when the operation settles', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id } = await begin(opened.store, { intent: { pin: '1' } });
    await change(opened.store, id, moved);
    expect(await journal.intentOf(id)).toEqual({ pin: '1' });
    await change(opened.store, id, (operation) => ({ operation, intent: { pin: '1', more: 2 } }));
    expect(await journal.intentOf(id)).toEqual({ pin: '1', more: 2 });
    const withCode = (present: Intent): Intent => ({ ...present, code: '7' });
    await change(opened.store, id, (operation) => ({ operation, intent: withCode }));
    expect(await journal.intentOf(id)).toEqual({ pin: '1', more: 2, code: '7' });
    const intent = { pin: '3' };
    await change(opened.store, id, (operation) => ({ operation: settled(operation), intent }));
    expect(await journal.intentOf(id)).toEqual({});
  });

  it('keeps a further key, a refusal and a link with the change', async () => {
    await using opened = await freshStore();
    const { journal, links } = opened.store;
    const { id } = await begin(opened.store);
    const key = aKey(id, { key: 'second' });
    await change(opened.store, id, (operation) => ({ operation, key }));
    const refusal = { keyId: key.id, refusal: REFUSAL };
    const link = { subject: 'ada@example.com', customerId: customerId('C-7') };
    await change(opened.store, id, (operation) => ({ operation, refusal, link }));
    await change(opened.store, id, (operation) => ({ operation, link }));

    expect(await journal.keyOf(key.subject, 'second')).toEqual({ ...key, refusal: REFUSAL });
    expect(await links.of('ada@example.com')).toEqual(['C-7']);
    expect(await links.of('bob')).toEqual([]);
  });

  it('lists the customers of a person in the order in which they came, also when the clock went back', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store);
    for (const customer of ['C-9', 'C-5', 'C-7']) {
      const link = { subject: 'ada', customerId: customerId(customer) };
      await change(opened.store, id, (operation) => ({ operation, link }));
      opened.clock.time -= 1_000;
    }
    expect(await opened.store.links.of('ada')).toEqual(['C-9', 'C-5', 'C-7']);
  });

  it('writes nothing of a change whose key was used, and gives that key', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, other] = [await begin(opened.store), await begin(opened.store)];
    const changeWithKey = (id: typeof one.id) =>
      journal.change(id, ({ operation }) => ({
        operation: moved(operation),
        key: aKey(id, { key: 'same' }),
      }));

    const results = await Promise.all([changeWithKey(one.id), changeWithKey(other.id)]);
    expect(results).toMatchObject([
      { done: true },
      { done: false, because: 'key', key: { key: 'same', operationId: one.id } },
    ]);
    expect(await journal.load(other.id)).toEqual(other);
  });

  it('finds an operation by a name that it gained without moving', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const { id } = await begin(opened.store, { operation: { refs: ['reference:r'] } });
    const refs = ['reference:r', 'transaction:t'];
    await change(opened.store, id, (operation) => ({ ...operation, refs }));
    for (const ref of refs) {
      expect((await journal.byRef(ref)).map((operation) => operation.id)).toEqual([id]);
    }
    expect(await eventLog.end()).toBe(1);
  });

  it('logs nothing of an operation that is not listed, and moves it all the same', async () => {
    await using opened = await freshStore();
    const { id } = await begin(opened.store, { operation: { listed: false } });
    expect((await change(opened.store, id, settled)).revision).toBe(2);
    expect(await opened.store.eventLog.end()).toBe(0);
  });
});
