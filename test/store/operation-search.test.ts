import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerId, transactionId } from '../../src/ids.ts';
import type { OperationCriteria } from '../../src/operations/engine/operation-criteria.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import type { Store } from '../../src/store/store.ts';
import { aBeginning, anOperation, begin, change, freshStore, settled } from './fixtures.ts';

const pageOf = (store: Store, criteria: OperationCriteria, first = 100, last?: Operation) =>
  store.journal.matching(criteria, { first, after: last?.id ?? null });

const found = async (store: Store, criteria: OperationCriteria): Promise<readonly string[]> =>
  (await pageOf(store, criteria)).operations.map(({ id }) => id);

const ofLine = (line: string, more: object = {}): Operation['detail'] => ({
  ...anOperation().detail,
  ...{ account: customerId('A-1'), line: customerId(line), ...more },
});

describe('the search for operations', () => {
  it('finds what an operation tells by itself: customers, lines, numbers and transactions', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const one = await begin(store, {
      operation: {
        customerId: customerId('A-1'),
        detail: ofLine('L-2', { phoneNumber: '+12125550111', holder: customerId('H-3') }),
        refs: ['transaction:T-1', 'candidate:T-2', 'line:L-2'],
      },
    });
    await begin(store, { operation: { detail: ofLine('L-9', { account: customerId('A-9') }) } });
    for (const id of ['A-1', 'L-2', 'H-3'])
      expect([id, await found(store, { customer: customerId(id) })]).toEqual([id, [one.id]]);
    for (const id of ['T-1', 'T-2'])
      expect(await found(store, { transaction: transactionId(id) })).toEqual([one.id]);
    expect(await found(store, { phoneNumber: '+12125550111' })).toEqual([one.id]);
    expect(await found(store, { phoneNumber: '+12125550112' })).toEqual([]);
    expect(await found(store, { customer: customerId('T-1') })).toEqual([]);
  });

  it('finds what an operation has learned since, and what was asked with it', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const beginning = { ...aBeginning(), names: ['email:ada@example.com'] };
    await store.journal.begin(beginning);
    const { id } = beginning.operation;
    await change(store, id, (now) => ({
      ...settled(now),
      customerId: customerId('A-7'),
      detail: { ...now.detail, phoneNumber: '+12125550199' } as Operation['detail'],
    }));
    expect(await found(store, { customer: customerId('A-7') })).toEqual([id]);
    expect(await found(store, { phoneNumber: '+12125550199' })).toEqual([id]);
    expect(await found(store, { email: ' ADA@Example.com' })).toEqual([id]);
  });

  it('finds the operations of customers with whom a number or an address was read', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const line = await begin(store, { operation: { detail: ofLine('L-2') } });
    const other = await begin(store, { operation: { detail: ofLine('L-3') } });
    await store.noteIdentities([
      { sort: 'number', value: '+12125550111', customerId: customerId('L-2') },
      { sort: 'email', value: 'Ada@example.com', customerId: customerId('A-1') },
    ]);
    expect(await found(store, { phoneNumber: '+12125550111' })).toEqual([line.id]);
    expect(await found(store, { email: 'ada@example.com' })).toEqual([other.id, line.id]);
  });

  it('finds the operations that a stored callback named, by the id of the callback', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const { id } = await begin(store, { operation: { refs: ['transaction:T-1'] } });
    const kept = await store.inbox.keep('callback', '{}');
    await store.inbox.judge(kept.id, 'applied', ['transaction:T-1']);
    expect(await found(store, { callback: kept.id })).toEqual([id]);
    expect(await found(store, { callback: id })).toEqual([]);
  });

  it('asks that everything fits, whatever is given, and is the same as reading all', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const kinds = ['activation', 'line-change', 'top-up'] as const;
    const statuses = ['RECEIVED', 'SENT', 'SUCCEEDED'] as const;
    const all: Operation[] = [];
    for (let count = 0; count < 27; count += 1) {
      const [kind, status] = [kinds[count % 3], statuses[Math.floor(count / 3) % 3]];
      const differs = { status: status ?? 'SENT', startedAt: 1_000 * Math.floor(count / 2) };
      const detail = { ...ofLine(`L-${count % 2}`), kind } as Operation['detail'];
      all.push(await begin(store, { operation: { ...differs, detail } }));
    }
    const newest = all.toReversed().toSorted((one, other) => other.startedAt - one.startedAt);
    const given = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
    const criteria = fc.record({
      kind: given(fc.constantFrom(...kinds)),
      status: given(fc.constantFrom(...statuses)),
      since: given(fc.integer({ min: 0, max: 14_000 })),
      until: given(fc.integer({ min: 0, max: 14_000 })),
      customer: given(fc.constantFrom(customerId('L-0'), customerId('L-1'), customerId('L-5'))),
    });
    await fc.assert(
      fc.asyncProperty(criteria, fc.integer({ min: 1, max: 9 }), async (asked, first) => {
        const wanted = withoutHoles(asked);
        const expected = newest.filter((one) => fits(one, asked)).map(({ id }) => id);
        const seen: string[] = [];
        for (let last: Operation | undefined, more = true; more;) {
          const page = await pageOf(store, wanted, first, last);
          seen.push(...page.operations.map(({ id }) => id));
          last = page.operations.at(-1);
          more = page.hasMore;
        }
        expect(seen).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps no number and no address that can be read', async () => {
    await using opened = await freshStore();
    const { store, folder } = opened;
    await begin(store, {
      operation: { detail: ofLine('L-2', { phoneNumber: '+12125550111' }) },
    });
    await store.noteIdentities([
      { sort: 'number', value: '+12125550111', customerId: customerId('L-2') },
      { sort: 'email', value: 'ada@planted.example', customerId: customerId('A-1') },
    ]);
    const bytes = await folder.bytes();
    expect(bytes).not.toContain('2125550111');
    expect(bytes).not.toContain('planted.example');
  });
});

interface Asked {
  readonly kind?: string | undefined;
  readonly status?: string | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  readonly customer?: string | undefined;
}

const fits = ({ detail, status, startedAt }: Operation, asked: Asked): boolean =>
  (asked.kind ?? detail.kind) === detail.kind &&
  (asked.status ?? status) === status &&
  startedAt >= (asked.since ?? 0) &&
  startedAt < (asked.until ?? Infinity) &&
  (asked.customer === undefined || ('line' in detail && detail.line === asked.customer));

const withoutHoles = (asked: Asked): OperationCriteria =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined));

describe('what is open, waiting and late', () => {
  it('is counted by kind and status, with the oldest, and without what is over', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    clock.time = 100_000;
    await begin(store, { operation: { startedAt: 5_000, nextCheckAt: 90_000 } });
    await begin(store, { operation: { startedAt: 9_000, nextCheckAt: 95_000 } });
    await begin(store, {
      operation: { status: 'NEEDS_ATTENTION', startedAt: 7_000, nextCheckAt: 99_000 },
    });
    const { id } = await begin(store);
    await change(store, id, settled);
    const aside = await begin(store, { operation: { status: 'SENT', nextCheckAt: 10 } });
    await store.journal.putAside(aside.id);
    const counts = await store.counts();
    expect(counts.open.toSorted((one, other) => one.oldestAt - other.oldestAt)).toMatchObject([
      { kind: 'activation', status: 'RECEIVED', count: 2, oldestAt: 5_000 },
      { kind: 'activation', status: 'NEEDS_ATTENTION', count: 1, oldestAt: 7_000 },
      { kind: 'activation', status: 'SENT', count: 1 },
    ]);
    expect(counts).toMatchObject({
      attention: [{ kind: 'activation', count: 1 }],
      setAside: 1,
      nextCheckAt: 90_000,
    });
  });

  it('counts the callbacks that wait, and those that nobody knows', async () => {
    await using opened = await freshStore();
    const { store, clock } = opened;
    const nothing = { waiting: 0, waitingSince: null, unmatched: 0, malformed: 0 };
    expect((await store.counts()).callbacks).toEqual(nothing);
    clock.time = 1_000;
    const kept = await Promise.all(
      ['a', 'b', 'c', 'd'].map((body) => store.inbox.keep('callback', body)),
    );
    for (const [index, verdict] of (['unmatched', 'malformed', 'applied'] as const).entries())
      await store.inbox.judge(kept[index]?.id ?? '', verdict, []);
    const expected = { waiting: 1, waitingSince: 1_000, unmatched: 1, malformed: 1 };
    expect((await store.counts()).callbacks).toEqual(expected);
  });
});

describe('readings that failed', () => {
  const failed = (at: number, result = '503') =>
    ({
      at,
      lastAt: at,
      times: 1,
      call: { row: 10, result },
      code: 'PLATFORM_UNAVAILABLE',
    }) as const;

  it('are one with a count when they are alike within an hour, and never more than 20', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const { journal } = store;
    const { id } = await begin(store);
    expect(await journal.failedReadsOf(id)).toEqual([]);
    for (const at of [0, 1_000, 3_601_000]) await journal.noteFailedRead(id, failed(at));
    await journal.noteFailedRead(id, failed(3_602_000, 'timeout'));
    await journal.noteFailedRead(id, failed(9_000_000));
    expect(await journal.failedReadsOf(id)).toMatchObject([
      { at: 0, lastAt: 3_601_000, times: 3, call: { result: '503' } },
      { at: 3_602_000, times: 1, call: { result: 'timeout' } },
      { at: 9_000_000, times: 1, call: { result: '503' } },
    ]);
    for (let count = 0; count < 40; count += 1)
      await journal.noteFailedRead(id, failed(10_000_000 + count, String(500 + count)));
    expect(await journal.failedReadsOf(id)).toHaveLength(20);
  });

  it('leave with an operation that leaves', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const { id } = await begin(store, { operation: { revision: 0 } });
    await store.journal.noteFailedRead(id, failed(1));
    await change(store, id, (operation) => ({ operation, withdrawn: true, holds: [] }));
    expect(await store.journal.load(id)).toBeNull();
    await expect(store.journal.noteFailedRead(id, failed(2))).rejects.toThrow();
  });
});

describe('a key that was used', () => {
  it('names the request that used it first, where that had an id', async () => {
    await using opened = await freshStore();
    const { store } = opened;
    const named = aBeginning({ key: { requestId: 'req-4815' } });
    const unnamed = aBeginning();
    for (const one of [named, unnamed]) await store.journal.begin(one);
    expect(await store.journal.keyById(named.key.id)).toMatchObject({ requestId: 'req-4815' });
    expect(await store.journal.keyById(unnamed.key.id)).not.toHaveProperty('requestId');
  });
});
