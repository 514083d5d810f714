import { describe, expect, it } from 'vitest';
import { customerId, operationId, quoteId } from '../../src/ids.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { aQuote, begin, freshStore, settled } from './fixtures.ts';

const SENT = { name: 'submit', sent: true, refusals: 0, keyId: null };
const idsOf = (operations: readonly Operation[]) => operations.map(({ id }) => id);

describe('finding operations', () => {
  it('lists what is due, the longest due first, and never what is settled', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const at = (nextCheckAt: number | null) => begin(opened.store, { operation: { nextCheckAt } });
    const [later, first, second] = [await at(300), await at(100), await at(200)];
    const done = await at(50);
    await at(null);
    await journal.change(done.id, (o) => ({ operation: { ...settled(o), nextCheckAt: 50 } }));

    expect(await journal.due(250, 10)).toEqual([first.id, second.id]);
    expect(await journal.due(300, 2)).toEqual([first.id, second.id]);
    expect(await journal.due(300, 10)).toEqual([first.id, second.id, later.id]);
    expect(await journal.nextDueAt()).toBe(100);
  });

  it('knows no next check when nothing is open', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    expect(await journal.nextDueAt()).toBeNull();
    const { id } = await begin(opened.store);
    await journal.change(id, (operation) => ({ operation: settled(operation) }));
    expect(await journal.nextDueAt()).toBeNull();
  });

  it('takes a time between two milliseconds, and does not lose the operation', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const { id } = await begin(opened.store, { operation: { nextCheckAt: 100.4, startedAt: 0.5 } });
    const next = await journal.nextDueAt();
    expect(await journal.due(next ?? 0, 1)).toEqual([id]);
  });

  it('lists open operations whose write was sent and not answered', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const sent = await begin(opened.store, { operation: { pending: SENT } });
    await begin(opened.store, { operation: { pending: { ...SENT, sent: false } } });
    const over = await begin(opened.store, { operation: { pending: SENT } });
    await journal.change(over.id, (operation) => ({ operation: settled(operation) }));
    expect((await journal.inDoubt()).map(({ id }) => id)).toEqual([sent.id]);
    await journal.change(sent.id, (operation) => ({ operation: { ...operation, pending: null } }));
    expect(await journal.inDoubt()).toEqual([]);
  });

  it('lists a lane in the order of beginning, also within one millisecond', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const begun: Operation[] = [];
    for (let count = 0; count < 8; count += 1)
      begun.push(await begin(opened.store, { operation: { lane: 'line:1' } }));
    await begin(opened.store, { operation: { lane: 'line:2' } });
    const [first, ...others] = begun;
    if (first) await journal.change(first.id, (operation) => ({ operation: settled(operation) }));
    expect(idsOf(await journal.inLane('line:1'))).toEqual(idsOf(others));
  });

  it('lists what a person has open, newest first', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const [one, two, done] = [
      await begin(opened.store),
      await begin(opened.store),
      await begin(opened.store),
    ];
    await begin(opened.store, { operation: { subject: 'bob' } });
    await journal.change(done.id, (operation) => ({ operation: settled(operation) }));
    expect(idsOf(await journal.openOf('ada@example.com'))).toEqual([two.id, one.id]);
  });

  it('pages through all operations of a person once, while new ones begin', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const begun: Operation[] = [];
    for (let count = 0; count < 7; count += 1) begun.push(await begin(opened.store));

    const seen: Operation[] = [];
    for (let hasMore = true; hasMore;) {
      const page = await journal.page(
        { subject: 'ada@example.com' },
        { first: 3, before: seen.at(-1)?.id ?? null },
      );
      seen.push(...page.operations);
      hasMore = page.hasMore;
      await begin(opened.store);
    }
    expect(idsOf(seen)).toEqual(idsOf(begun.toReversed()));
  });

  it('pages the operations of a customer, also those that learned of it later', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const known = await begin(opened.store, { operation: { customerId: customerId('C-1') } });
    const { id } = await begin(opened.store);
    await begin(opened.store, { operation: { customerId: customerId('C-2') } });
    await journal.change(id, (operation) => ({
      operation: { ...operation, customerId: customerId('C-1') },
    }));
    const page = await journal.page({ customerId: customerId('C-1') }, { first: 2, before: null });
    expect(idsOf(page.operations)).toEqual([id, known.id]);
    expect(page.hasMore).toBe(false);
  });

  it('has an empty page after an unknown operation', async () => {
    await using opened = await freshStore();
    const { subject } = await begin(opened.store);
    const page = await opened.store.journal.page(
      { subject },
      { first: 2, before: operationId('unknown') },
    );
    expect(page).toEqual({ operations: [], hasMore: false });
  });

  it('gives a quote back as it was, and never changes it', async () => {
    await using opened = await freshStore();
    const { journal } = opened.store;
    const quote = aQuote();
    await journal.saveQuote(quote);
    await expect(journal.saveQuote({ ...quote, expiresAt: 9 })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(await journal.quote(quote.id)).toEqual(quote);
    expect(await journal.quote(quoteId('unknown'))).toBeNull();
  });
});
