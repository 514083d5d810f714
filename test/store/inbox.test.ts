import { describe, expect, it } from 'vitest';
import { freshStore, StoreFolder } from './fixtures.ts';

const BODY = '{"type":"PURCHASE_SUBSEQUENT","transactionId":"t-1"}';

describe('the inbox', () => {
  it('keeps the same content once, however often it arrives at once', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const kept = await Promise.all(Array.from({ length: 20 }, () => inbox.keep('callback', BODY)));
    expect(new Set(kept.map(({ id }) => id)).size).toBe(1);
    expect(kept.filter(({ again }) => !again)).toHaveLength(1);
    expect(await inbox.pending(10)).toEqual([
      {
        ...{ id: kept[0]?.id, route: 'callback', body: BODY },
        ...{ receivedAt: opened.clock.time, arrivals: 20 },
      },
    ]);
  });

  it('takes the same content for another callback when more than ten minutes lie between', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const first = await inbox.keep('notification', BODY);
    opened.clock.time += 9 * 60_000;
    expect(await inbox.keep('notification', BODY)).toEqual({ id: first.id, again: true });
    opened.clock.time += 31 * 86_400_000;
    const later = await inbox.keep('notification', BODY);
    expect(later).toMatchObject({ again: false });
    expect(later.id).not.toBe(first.id);
    expect(await inbox.keep('notification', BODY)).toEqual({ id: later.id, again: true });
    opened.clock.time -= 40 * 86_400_000;
    expect(await inbox.keep('notification', BODY)).toMatchObject({ again: false });
    expect(await inbox.pending(9)).toHaveLength(3);
  });

  it('takes an event that names itself for the same, however much later', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const first = await inbox.keep('notification', BODY, 'e-1 at nine');
    opened.clock.time += 31 * 86_400_000;
    expect(await inbox.keep('notification', `${BODY} `, 'e-1 at nine')).toEqual({
      ...{ id: first.id, again: true },
    });
    expect(await inbox.keep('notification', BODY, 'e-2 at nine')).toMatchObject({ again: false });
  });

  it('tells the same content on another route apart', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const [one, other] = [
      await inbox.keep('callback', BODY),
      await inbox.keep('notification', BODY),
    ];
    expect(other).toEqual({ id: expect.not.stringMatching(one.id), again: false });
  });

  it('gives unjudged rows, oldest first, until they are judged', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const [a, b, c] = [
      await inbox.keep('callback', 'a'),
      await inbox.keep('callback', 'b'),
      await inbox.keep('callback', 'c'),
    ];
    expect((await inbox.pending(2)).map(({ body }) => body)).toEqual(['a', 'b']);
    await inbox.judge(a.id, 'applied', []);
    await inbox.judge(b.id, 'malformed', []);
    expect((await inbox.pending(9)).map(({ id }) => id)).toEqual([c.id]);
    expect((await inbox.load(a.id))?.body).toBe('a');
    expect(await inbox.load('unknown')).toBeNull();
  });

  it('gives unjudged rows page by page, beginning behind any row, judged or not', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const rows = [];
    for (const body of ['a', 'b', 'c', 'd', 'e']) rows.push(await inbox.keep('callback', body));
    const [a, b, c, , e] = rows;
    if (!a || !b || !c || !e) throw new Error('a row is missing');
    await inbox.judge(b.id, 'applied', []);
    const page = async (after: string | null) =>
      (await inbox.pending(2, after)).map(({ body }) => body);
    expect(await page(null)).toEqual(['a', 'c']);
    expect(await page(a.id)).toEqual(['c', 'd']);
    expect(await page(b.id)).toEqual(['c', 'd']);
    expect(await page(c.id)).toEqual(['d', 'e']);
    expect(await page(e.id)).toEqual([]);
    expect(await page('removed meanwhile')).toEqual(['a', 'c']);
  });

  it('finds unmatched rows by each of their names, once, until they are matched', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    const [a, b] = [await inbox.keep('callback', 'a'), await inbox.keep('callback', 'b')];
    await inbox.judge(b.id, 'unmatched', ['transaction:t-2']);
    await inbox.judge(a.id, 'unmatched', ['transaction:t-1', 'reference:r-1', 'reference:r-1']);
    const found = async (...refs: string[]) =>
      (await inbox.unmatchedBy(refs)).map(({ body }) => body);

    expect(await found('transaction:t-1', 'reference:r-1', 'transaction:t-2')).toEqual(['a', 'b']);
    expect(await found('transaction:t-2')).toEqual(['b']);
    expect(await found('transaction:t-3')).toEqual([]);
    expect(await found()).toEqual([]);
    await inbox.judge(a.id, 'applied', ['transaction:t-1']);
    expect(await found('transaction:t-1', 'reference:r-1')).toEqual([]);
  });

  it('keeps any text, also what is no JSON', async () => {
    await using opened = await freshStore();
    const { inbox } = opened.store;
    for (const body of ['', '\u0000\uFFFD', '{"a":', '"quoted"', 'é€😀']) {
      const { id } = await inbox.keep('notification', body);
      expect((await inbox.load(id))?.body).toBe(body);
    }
  });

  it('still knows after a restart what it was told and what was judged', async () => {
    await using folder = await StoreFolder.make();
    const first = await folder.open();
    const { id } = await first.inbox.keep('callback', BODY);
    const early = await first.inbox.keep('callback', 'early');
    await first.inbox.judge(early.id, 'unmatched', ['transaction:t-9']);
    await first.close();

    const second = await folder.open();
    expect(await second.inbox.keep('callback', BODY)).toEqual({ id, again: true });
    expect((await second.inbox.pending(9)).map((kept) => kept.id)).toEqual([id]);
    expect((await second.inbox.unmatchedBy(['transaction:t-9'])).map((kept) => kept.id)).toEqual([
      early.id,
    ]);
    await second.close();
  });
});
