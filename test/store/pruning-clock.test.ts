import { describe, expect, it } from 'vitest';
import { days, hours } from '../../src/clock.ts';
import { transactionId } from '../../src/ids.ts';
import { DEFAULT_AGES } from '../../src/store/ages.ts';
import { aQuote, begin, change, freshStore, settled } from './fixtures.ts';
import { pass } from './pruned.ts';

describe('pruning after the clock was wrong', () => {
  it('keeps what was known of a transaction by a clock of next year for 30 days, not for a year', async () => {
    await using opened = await freshStore();
    const { transactions: book } = opened.store;
    opened.clock.time += days(365);
    await book.enter(transactionId('t-1'));
    await book.answer(transactionId('t-1'), null);
    opened.clock.time -= days(365);
    await opened.store.prune(opened.clock.time, DEFAULT_AGES);
    await pass(opened, days(30));
    expect(await book.enter(transactionId('t-1'))).toMatchObject({ answered: true });
    await pass(opened, 1);
    expect(await book.enter(transactionId('t-1'))).toMatchObject({ answered: false });
  });

  it.each([days(40), days(4_000)])(
    'lets rows that a clock was ahead of by %i ms neither stay nor hold others back',
    async (ahead) => {
      await using opened = await freshStore();
      const { store, clock } = opened;
      const { journal, eventLog } = store;
      const now = clock.time;
      await begin(store, { key: { key: 'before' } });
      clock.time += ahead;
      const wrong = aQuote();
      await journal.saveQuote(wrong);
      const { id } = await begin(store, { key: { key: 'wrong' } });
      await change(store, id, settled);
      clock.time = now;
      const right = aQuote();
      await journal.saveQuote(right);
      const later = await begin(store, { key: { key: 'after' } });
      await change(store, later.id, settled);
      await pass(opened, hours(2));
      await pass(opened, days(90));
      await pass(opened, 1);
      for (const quote of [wrong, right]) expect(await journal.quote(quote.id)).toBeNull();
      for (const key of ['wrong', 'after'])
        expect(await journal.keyOf('ada@example.com', key)).toBeNull();
      await pass(opened, days(40));
      expect(await eventLog.after(0, 9)).toEqual([]);
      await pass(opened, days(600));
      expect(await journal.load(id)).toBeNull();
      expect(await journal.load(later.id)).toBeNull();
    },
  );

  it('removes nothing early that a clock that was behind has written', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const { journal } = store;
    await journal.saveQuote(aQuote());
    const first = await begin(store, { key: { key: 'k-0' } });
    await change(store, first.id, settled);
    const now = clock.time;
    clock.time -= days(3_000);
    const quote = aQuote();
    await journal.saveQuote(quote);
    const { id } = await begin(store, { key: { key: 'k' } });
    await change(store, id, settled);
    clock.time = now;
    await pass(opened, hours(2));
    expect(await journal.quote(quote.id)).not.toBeNull();
    expect(await journal.keyOf('ada@example.com', 'k')).not.toBeNull();
    expect(await journal.load(id)).not.toBeNull();
    expect(await store.eventLog.after(0, 9)).toHaveLength(4);
    expect(await journal.trailOf(id)).toHaveLength(1);
  });
});
