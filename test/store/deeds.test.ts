import { describe, expect, it } from 'vitest';
import { LONGEST_LIFE_MS } from '../../src/access/revocations.ts';
import { days } from '../../src/clock.ts';
import type { Deed } from '../../src/operations/engine/deed.ts';
import type { Store } from '../../src/store/store.ts';
import { aKey, freshStore, StoreFolder } from './fixtures.ts';
import { pass } from './pruned.ts';

/** Under a key of its own. */
const perform = (store: Store, deed: Pick<Deed, 'lock' | 'revocation'>): Promise<unknown> =>
  store.deeds.perform({
    ...{ key: aKey(null), events: [], ...deed },
    audit: { action: 'a.deed', actor: 'admin', operationId: null, note: '' },
  });

describe('revocations in the store', () => {
  it('stand one for a person, the newest, at a position that those who follow have not read', async () => {
    await using opened = await freshStore();
    const { revocations } = opened.store;
    const now = Date.now();
    await perform(opened.store, { revocation: { subject: 'lena', before: now - 1_000 } });
    await perform(opened.store, { revocation: { subject: 'farah', before: now } });
    const [first, second] = await revocations.after(0);
    await perform(opened.store, { revocation: { subject: 'lena', before: now } });
    expect(await revocations.after(second?.position ?? 0)).toEqual([
      { name: revocations.nameOf('lena'), before: now, position: 3 },
    ]);
    expect(await revocations.after(0)).toHaveLength(2);
    expect(first?.name).toBe(revocations.nameOf('lena'));
  });

  it('stay as long as a token can live by real time, however the clock of the gateway goes', async () => {
    await using opened = await freshStore();
    const now = Date.now();
    const ages = { young: LONGEST_LIFE_MS - days(1), old: LONGEST_LIFE_MS + days(1) };
    for (const [subject, age] of Object.entries(ages))
      await perform(opened.store, { revocation: { subject, before: now - age } });
    await pass(opened, days(4_000));
    const { revocations } = opened.store;
    const left = (await revocations.after(0)).map(({ name }) => name);
    expect(left).toEqual([revocations.nameOf('young')]);
  });

  it('name nobody in the file, and outlive a restart', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await perform(store, { revocation: { subject: 'lena-in-clear', before: 1_000 } });
    await perform(store, { lock: { name: 'line:line-in-clear', since: 1, unlocksAt: null } });
    await store.close();
    expect(await folder.bytes()).not.toMatch(/lena-in-clear|line-in-clear/);
    const again = await folder.open();
    expect(await again.revocations.after(0)).toHaveLength(1);
    expect(await again.journal.locksOn(['line:line-in-clear'])).toHaveLength(1);
    await again.close();
  });
});

describe('locks in the store', () => {
  it('hold until their end, and leave long after it; one that nobody ends never does', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const now = opened.clock.now();
    await perform(opened.store, { lock: { name: 'ends', since: now, unlocksAt: now + 1_000 } });
    await perform(opened.store, { lock: { name: 'stays', since: now, unlocksAt: null } });
    const names = async (): Promise<string[]> =>
      (await journal.locksOn(['ends', 'stays', 'none'])).map(({ name }) => name).toSorted();
    expect(await names()).toEqual(['ends', 'stays']);
    await pass(opened, 1_000);
    expect(await names()).toEqual(['stays']);
    await pass(opened, days(1_000));
    expect(await names()).toEqual(['stays']);
    expect(await journal.locksOn([])).toEqual([]);
  });

  it('are replaced by a later one of their name', async () => {
    await using opened = await freshStore();
    const now = opened.clock.now();
    await perform(opened.store, { lock: { name: 'line:a', since: now, unlocksAt: now + 9 } });
    await perform(opened.store, { lock: { name: 'line:a', since: now, unlocksAt: null } });
    expect(await opened.store.journal.locksOn(['line:a'])).toEqual([
      { name: 'line:a', since: now, unlocksAt: null },
    ]);
  });
});

it('a deed under a key that was used does nothing, and its key is that of the first', async () => {
  await using opened = await freshStore();
  const { deeds, journal } = opened.store;
  const audit = { action: 'a.deed', actor: 'admin', operationId: null, note: '' };
  const lock = { name: 'line:a', since: 1, unlocksAt: null };
  const first = aKey(null, { id: 'k-1' });
  const later = { ...first, id: 'k-2' };
  expect(await deeds.perform({ key: first, audit, events: [] })).toBe(first);
  expect(await deeds.perform({ key: later, audit, events: [], lock })).toMatchObject({ id: 'k-1' });
  expect(await journal.locksOn(['line:a'])).toEqual([]);
});
