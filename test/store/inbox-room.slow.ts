import { describe, expect, it } from 'vitest';
import { freshStore } from './fixtures.ts';

const large = (index: number): string => `${index} ${'x'.repeat(60_000)}`;

describe('callbacks that nobody knows', { timeout: 60_000 }, () => {
  it.each(['unmatched', 'malformed'] as const)(
    'that are %s leave, the oldest first, when they are too large together',
    async (verdict) => {
      await using opened = await freshStore();
      const { inbox } = opened.store;
      const ids: string[] = [];
      let removed = 0;
      for (let index = 0; index < 900; index += 1) {
        const { id } = await inbox.keep('callback', large(index));
        ids.push(id);
        removed += (await inbox.judge(id, verdict, [`transaction:${index}`])).removed;
      }
      expect(removed).toBeGreaterThan(250);
      expect(removed).toBeLessThan(600);
      expect(await inbox.load(ids[0] ?? '')).toBeNull();
      expect(await inbox.load(ids.at(-1) ?? '')).not.toBeNull();
      expect(await inbox.unmatchedBy(['transaction:0'])).toEqual([]);
      expect(await inbox.judge(ids[0] ?? '', 'applied', ['transaction:0'])).toEqual({ removed: 0 });
    },
  );

  it('leave, the oldest first, when too many of them wait for their turn, and refuse no other', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const { id: known } = await inbox.keep('notification', 'of somebody');
    let removed = 0;
    const ids: string[] = [];
    for (let index = 0; index < 1_300; index += 1) {
      const { id } = await inbox.keep('notification', large(index));
      ids.push(id);
      removed += (await inbox.setAside(id)).removed;
      if (index % 2 === 0) removed += (await inbox.setAside(id)).removed;
    }
    expect(removed).toBeGreaterThan(650);
    expect(removed).toBeLessThan(1_000);
    expect(await inbox.load(ids[0] ?? '')).toBeNull();
    const pending = (await inbox.pending(2_000)).map(({ id }) => id);
    expect(pending[0]).toBe(known);
    expect(pending.at(-1)).toBe(ids.at(-1));
    expect(await inbox.setAside(ids[0] ?? '')).toEqual({ removed: 0 });
  });

  it('never make what is applied leave', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const { id } = await inbox.keep('callback', 'of somebody');
    await inbox.judge(id, 'applied', []);
    for (let index = 0; index < 600; index += 1)
      await inbox.judge((await inbox.keep('callback', large(index))).id, 'unmatched', []);
    expect(await inbox.load(id)).not.toBeNull();
  });

  it('are refused while too many wait for their verdict, and taken again when they have it', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const kept: string[] = [];
    let refused = 0;
    for (let index = 0; index < 1_200; index += 1)
      await inbox.keep('callback', large(index)).then(
        ({ id }) => kept.push(id),
        (error: unknown) => {
          expect(error).toMatchObject({ code: 'OVERLOADED' });
          refused += 1;
        },
      );
    expect(refused).toBeGreaterThan(0);
    for (const id of kept) await inbox.judge(id, 'applied', []);
    for (let index = 0; index < 64; index += 1)
      await inbox.keep('callback', `small ${index}`).catch(() => undefined);
    expect(await inbox.keep('callback', 'at last')).toMatchObject({ again: false });
  });
});
