import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../src/clock.ts';
import { customerId } from '../../src/ids.ts';
import type { Attempt, Guess } from '../../src/operations/engine/guess-book.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import type { Store } from '../../src/store/store.ts';
import { begin, change, freshStore, StoreFolder } from './fixtures.ts';

const ACCOUNT = customerId('C-planted');
const EMAIL: Guess = {
  ...{ purpose: 'EMAIL_ADDRESS', of: 'person:planted' },
  tells: [{ customerId: ACCOUNT, line: null }],
};
const CODE: Guess = { ...EMAIL, purpose: 'ONE_TIME_CODE', of: 'line:C-planted' };

async function attempt({ guesses }: Store, guess: Guess): Promise<Attempt> {
  const begun = await guesses.begin(guess);
  if ('freeAt' in begun) throw new Error('locked');
  return begun;
}

async function fails(store: Store, guess: Guess): Promise<readonly string[]> {
  const entries = await store.guesses.end(await attempt(store, guess), 'failed');
  return entries.map(({ entry }) => entry);
}

const eventsOf = async ({ eventLog }: Store) =>
  (await eventLog.after(0, 50)).filter((entry) => 'event' in entry);

describe('the guess book', () => {
  it('counts what has left and has no outcome yet, and tells of a lock at the last failure only', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const five = [];
    for (let n = 0; n < 5; n += 1) five.push(await attempt(store, EMAIL));
    const at = opened.clock.now();
    expect(await store.guesses.begin(EMAIL)).toEqual({ freeAt: at + minutes(15) });
    for (const one of five.slice(1)) await store.guesses.end(one, 'failed');
    expect(await eventsOf(store)).toHaveLength(0);
    const [first] = five;
    if (first) expect(await store.guesses.end(first, 'failed')).toHaveLength(2);
    expect(await eventsOf(store)).toMatchObject([
      { event: { type: 'AttemptsLocked', customerId: ACCOUNT, purpose: 'EMAIL_ADDRESS' } },
    ]);
  });

  it.each(['not-processed', 'accepted', 'succeeded'] as const)(
    'gives back what was %s',
    async (outcome) => {
      await using opened = await freshStore();
      const { store } = opened;
      for (let n = 0; n < 4; n += 1) await fails(store, EMAIL);
      for (let n = 0; n < 9; n += 1) await store.guesses.end(await attempt(store, EMAIL), outcome);
      expect(await fails(store, EMAIL)).toEqual(['counted', 'locked']);
      expect(await store.guesses.freeAt(EMAIL)).not.toBeNull();
    },
  );

  it('clears a secret that turned out to be known, and no other', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    for (const guess of [CODE, EMAIL]) for (let n = 0; n < 4; n += 1) await fails(store, guess);
    for (const guess of [CODE, EMAIL])
      await store.guesses.end(await attempt(store, guess), 'succeeded');
    for (let n = 0; n < 4; n += 1) expect(await fails(store, CODE)).toEqual(['counted']);
    expect(await fails(store, EMAIL)).toEqual(['counted', 'locked']);
  });

  it('tells of one lock once, and of the next one again', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    for (let n = 0; n < 5; n += 1) {
      await fails(store, CODE);
      opened.clock.time += minutes(2);
    }
    opened.clock.time += minutes(5);
    expect(await fails(store, CODE)).toEqual(['counted']);
    opened.clock.time += minutes(20);
    for (let n = 0; n < 5; n += 1) await fails(store, CODE);
    expect(await eventsOf(store)).toHaveLength(2);
  });

  it('stops whoever tries once in four minutes after twenty times, until the first of them is a day old', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const began = clock.now();
    for (let n = 0; n < 19; n += 1) {
      expect(await fails(store, CODE)).toEqual(['counted']);
      clock.time += minutes(4);
    }
    expect(await eventsOf(store)).toHaveLength(0);
    expect(await fails(store, CODE)).toEqual(['counted', 'locked']);
    const freeAt = began + hours(24);
    expect(await eventsOf(store)).toMatchObject([{ event: { retryAt: freeAt } }]);
    clock.time += hours(2);
    expect(await store.guesses.begin(CODE)).toEqual({ freeAt });
    clock.time = freeAt;
    expect(await fails(store, CODE)).toEqual(['counted']);
    expect(await eventsOf(store)).toHaveLength(1);
    expect(await store.guesses.begin(CODE)).toEqual({ freeAt: freeAt + minutes(4) });
  });

  it('tells of the lock of a day also where the one of a quarter of an hour was told, and begins with it', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    for (let burst = 0; burst < 4; burst += 1) {
      for (let n = 0; n < 5; n += 1) await fails(store, EMAIL);
      clock.time += minutes(16);
    }
    const told = await eventsOf(store);
    expect(told).toHaveLength(4);
    expect(told.at(-1)).toMatchObject({
      event: { retryAt: clock.now() + hours(24) - 4 * minutes(16) },
    });
    expect(await store.guesses.begin(EMAIL)).toHaveProperty('freeAt');
    clock.time += hours(24);
    expect(await fails(store, EMAIL)).toEqual(['counted']);
  });

  it('clears both for a secret that turned out to be known, and neither for anything else', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    for (const guess of [CODE, EMAIL])
      for (let n = 0; n < 19; n += 1) {
        await fails(store, guess);
        clock.time += minutes(4);
      }
    await store.guesses.end(await attempt(store, CODE), 'succeeded');
    await store.guesses.end(await attempt(store, EMAIL), 'accepted');
    expect(await fails(store, CODE)).toEqual(['counted']);
    expect(await fails(store, EMAIL)).toEqual(['counted', 'locked']);
    expect(await store.guesses.freeAt(CODE)).toBeNull();
  });

  it('counts the same once, unless it was named, and what was free when the first one is given back', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const same = { ...EMAIL, input: 'a' };
    expect(await fails(store, same)).toEqual(['counted']);
    for (let n = 0; n < 9; n += 1) expect(await fails(store, same)).toEqual([]);
    await store.guesses.end(await attempt(store, same), 'hit');
    for (let n = 0; n < 3; n += 1) await store.guesses.end(await attempt(store, same), 'hit');
    expect(await store.guesses.begin(same)).toHaveProperty('freeAt');
    const other = { ...same, of: 'person:other' };
    const first = await attempt(store, other);
    const second = await attempt(store, other);
    expect([first.counted, second.counted]).toEqual([true, false]);
    await store.guesses.end(first, 'not-processed');
    expect(await store.guesses.end(second, 'failed')).toMatchObject([{ entry: 'counted' }]);
  });

  it('holds in clear neither who nor what was tried, and removes it after a day', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    await fails(store, { ...EMAIL, input: 'planted@example.com' });
    expect(await folder.bytes()).not.toMatch(/planted/);
    const leftAfter = async (ms: number): Promise<number> => {
      const again = await folder.open();
      folder.clock.time += ms;
      await again.prune(folder.clock.time, DEFAULT_AGES);
      await again.close();
      return folder.rows('select position from guesses').length;
    };
    await store.close();
    expect([await leftAfter(hours(24)), await leftAfter(1)]).toEqual([1, 0]);
  });

  it('counts with the write of an operation, or neither happens', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const { id } = await begin(store);
    for (let n = 0; n < 5; n += 1)
      await change(store, id, (operation) => ({
        operation: { ...operation, epoch: operation.epoch + 1 },
        guess: CODE,
      }));
    const before = await store.journal.load(id);
    const refused = await store.journal.change(id, ({ operation }) => ({
      operation: { ...operation, epoch: 99 },
      guess: CODE,
    }));
    expect(refused).toMatchObject({ done: false, because: 'guesses' });
    expect(await store.journal.load(id)).toEqual(before);
    await change(store, id, (operation) => ({ operation, guessed: 'not-processed' }));
    expect(await store.guesses.freeAt(CODE)).toBeNull();
  });
});
