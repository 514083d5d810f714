import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problem } from '../../src/errors.ts';
import { customerId, operationId } from '../../src/ids.ts';
import { aKey, begin, freshStore, moved, revisionsIn, settled } from './fixtures.ts';

describe('changing an operation', () => {
  it('runs fifty changes one after the other, each seeing the one before', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const { id } = await begin(opened.store);

    await Promise.all(
      Array.from({ length: 50 }, () =>
        journal.change(id, (operation) => ({ operation: moved(operation) })),
      ),
    );

    expect(await journal.load(id)).toMatchObject({ revision: 51, progress: 50 });
    const revisions = revisionsIn(await eventLog.after(0, 100)).map(({ revision }) => revision);
    expect(revisions).toEqual(Array.from({ length: 51 }, (_, index) => index + 1));
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
              journal.change(begun[which]?.id ?? operationId('none'), (operation) => ({
                operation: visible ? moved(operation) : { ...operation, nextCheckAt: 5 },
              })),
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
      const change = journal.change(operation.id, () => ({
        operation: { ...operation, revision },
      }));
      await expect(change).rejects.toThrow(RangeError);
    }
    expect(await journal.load(operation.id)).toEqual(operation);
    expect(await eventLog.end()).toBe(1);
  });

  it('shows nobody what a failed change wrote before it failed', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const operation = await begin(opened.store, { intent: { pin: '1' } });
    const refusal = { keyId: 'never-used', problem: problem('CONFLICT') };

    const failing = journal.change(operation.id, () => ({
      operation: moved(operation),
      intent: {},
      refusal,
    }));
    const seen = Promise.all(Array.from({ length: 20 }, () => journal.load(operation.id)));

    await expect(failing).rejects.toThrow('never used');
    for (const loaded of await seen) expect(loaded).toEqual(operation);
    expect(await journal.intentOf(operation.id)).toEqual({ pin: '1' });
    expect(await eventLog.end()).toBe(1);
  });

  it('lets an error of the decision through, writes nothing, and goes on working', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const operation = await begin(opened.store);
    const broken = journal.change(operation.id, () => {
      throw new SyntaxError('in the decision');
    });
    await expect(broken).rejects.toThrow(SyntaxError);
    await journal.change(operation.id, (current) => ({ operation: moved(current) }));
    expect((await journal.load(operation.id))?.revision).toBe(2);
  });

  it('writes nothing when the decision is null, and is null for an unknown operation', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const operation = await begin(opened.store);
    expect(await journal.change(operation.id, () => null)).toEqual(operation);
    expect(
      await journal.change(operationId('unknown'), (o) => ({ operation: moved(o) })),
    ).toBeNull();
  });

  it('replaces the intent when told to, and erases it when the operation settles', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id } = await begin(opened.store, { intent: { pin: '1' } });
    await journal.change(id, (operation) => ({ operation: moved(operation) }));
    expect(await journal.intentOf(id)).toEqual({ pin: '1' });
    await journal.change(id, (operation, { pin }) => ({ operation, intent: { pin, more: 2 } }));
    expect(await journal.intentOf(id)).toEqual({ pin: '1', more: 2 });
    await journal.change(id, (operation) => ({
      operation: settled(operation),
      intent: { pin: '3' },
    }));
    expect(await journal.intentOf(id)).toEqual({});
  });

  it('keeps a further key, a refusal and a link with the change', async () => {
    await using opened = await freshStore();
    const { journal, links } = opened.store;
    const { id } = await begin(opened.store);
    const key = aKey(id, { key: 'second' });
    await journal.change(id, (operation) => ({ operation, key }));
    const refused = problem('CONFLICT', { platformMessage: 'no' });
    const link = { subject: 'ada@example.com', customerId: customerId('C-7') };
    await journal.change(id, (operation) => ({
      operation,
      refusal: { keyId: key.id, problem: refused },
      link,
    }));
    await journal.change(id, (operation) => ({ operation, link }));

    expect(await journal.keyOf(key.subject, 'second')).toEqual({ ...key, refusal: refused });
    expect(await links.of('ada@example.com')).toEqual(['C-7']);
    expect(await links.of('bob')).toEqual([]);
  });

  it('writes nothing of a change whose key was used in the meantime', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, other] = [await begin(opened.store), await begin(opened.store)];
    const changeWithKey = (id: typeof one.id) =>
      journal.change(id, (operation) => ({
        operation: moved(operation),
        key: aKey(id, { key: 'same' }),
      }));

    const results = await Promise.allSettled([changeWithKey(one.id), changeWithKey(other.id)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    expect(await journal.load(other.id)).toEqual(other);
    expect((await journal.keyOf(one.subject, 'same'))?.operationId).toBe(one.id);
  });

  it('finds an operation by a name that it gained without moving', async () => {
    await using opened = await freshStore();
    const { journal, eventLog } = opened.store;
    const { id } = await begin(opened.store, { operation: { refs: ['reference:r'] } });
    await journal.change(id, (operation) => ({
      operation: { ...operation, refs: ['reference:r', 'transaction:t'] },
    }));
    for (const ref of ['reference:r', 'transaction:t']) {
      expect((await journal.byRef(ref)).map((operation) => operation.id)).toEqual([id]);
    }
    expect(await eventLog.end()).toBe(1);
  });
});
