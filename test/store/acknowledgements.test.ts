import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { days } from '../../src/clock.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import { begin, change, freshStore, settled, StoreFolder } from './fixtures.ts';

describe('what people have seen', () => {
  it('is the highest revision that they were shown, in whatever order it was noted', async () => {
    await using opened = await freshStore();
    const { acknowledgements } = opened.store;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), async (all) => {
        const { id: operationId } = await begin(opened.store);
        const of = { subject: 'sam', operationId };
        await Promise.all(all.map((revision) => acknowledgements.note({ ...of, revision })));
        expect(await acknowledgements.seen(of)).toBe(Math.max(...all));
        expect(await acknowledgements.seen({ ...of, subject: 'lena' })).toBe(0);
      }),
      { numRuns: 10 },
    );
  });

  it('outlives a restart, and holds no name of a person', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id: operationId } = await begin(store);
    const of = { subject: 'sam@example.com', operationId };
    await store.acknowledgements.note({ ...of, revision: 3 });
    await store.close();
    expect(await folder.bytes()).not.toContain('sam@example.com');
    const again = await folder.open();
    expect(await again.acknowledgements.seen(of)).toBe(3);
    await again.close();
  });

  it('is forgotten with its operation', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const [old, open] = [await begin(store), await begin(store)];
    const notes = [old, open].map(({ id: operationId }) => ({ subject: 'sam', operationId }));
    for (const of of notes) await store.acknowledgements.note({ ...of, revision: 1 });
    await change(store, old.id, settled);
    clock.time += days(731);
    await store.prune(clock.time, DEFAULT_AGES);
    expect(await store.journal.load(old.id)).toBeNull();
    const seen = await Promise.all(notes.map((of) => store.acknowledgements.seen(of)));
    expect(seen).toEqual([0, 1]);
  });
});
