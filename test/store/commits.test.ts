import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { Database, type Queries, type Writes } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { WriteAheadLog } from '../../src/store/write-ahead-log.ts';

interface Opened extends AsyncDisposable {
  readonly database: Database;
  /** How often something was made durable. */
  readonly commits: () => number;
  /** From now on so many commits fail. */
  readonly failing: (times: number) => void;
}

/** A table of names on a disk, with a count of its commits. */
async function opened(settings = ''): Promise<Opened> {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-commits-'));
  const sqlite = openSqlite(join(folder, 'gateway.db'));
  sqlite.exec(`create table names (name text not null unique) strict; ${settings}`);
  const exec = sqlite.exec.bind(sqlite);
  let [commits, failing] = [0, 0];
  sqlite.exec = (sql) => {
    if (sql === 'commit') commits += 1;
    if (sql !== 'commit' || failing === 0) return exec(sql);
    failing -= 1;
    throw new Error('database or disk is full');
  };
  const database = new Database(sqlite);
  return {
    database,
    commits: () => commits,
    failing: (times) => (failing = times),
    async [Symbol.asyncDispose]() {
      await database.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface BusyDisk extends Disposable {
  /** Resolves when something waits to be made durable. */
  readonly isAsked: () => Promise<void>;
  readonly writes: () => void;
  readonly fails: () => void;
}

/** A disk that is asked once and answers when the test says so; from then on it is as it was. */
function busyDisk(): BusyDisk {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<void>();
  const spy = vi.spyOn(WriteAheadLog.prototype, 'flush').mockImplementationOnce(() => {
    asked.resolve();
    return answer.promise;
  });
  return {
    isAsked: () => asked.promise,
    writes: () => answer.resolve(),
    fails: () => answer.reject(new Error('EIO: i/o error, fdatasync')),
    [Symbol.dispose]: () => spy.mockRestore(),
  };
}

const add = (name: string) => async (writes: Writes) =>
  writes.run('insert into names (name) values (?)', [name]);
const names = async (queries: Queries): Promise<readonly unknown[]> =>
  queries.rows('select name from names order by rowid', []).map((row) => Object(row).name);

const addThenThrow = (name: string) => async (writes: Writes) => {
  await add(name)(writes);
  throw new Error(`not ${name}`);
};

describe('transactions of one turn', () => {
  it.each([1, 2, 10, 64])('are made durable together, %i of them', async (count) => {
    await using store = await opened();
    const all = Array.from({ length: count }, (_, at) => store.database.write(add(`n${at}`)));
    await Promise.all(all);
    expect(store.commits()).toBe(1);
    expect(await store.database.read(names)).toHaveLength(count);
  });

  it('take further commits where there are more than wait for one', async () => {
    await using store = await opened();
    const all = Array.from({ length: 130 }, (_, at) => store.database.write(add(`n${at}`)));
    await Promise.all(all);
    expect(store.commits()).toBe(3);
  });

  it('that come while the disk is busy share the next commit', async () => {
    await using store = await opened();
    using disk = busyDisk();
    const all = [store.database.write(add('first'))];
    await disk.isAsked();
    for (let turn = 0; turn < 20; turn += 1) {
      all.push(store.database.write(add(`a${turn}`)), store.database.write(add(`b${turn}`)));
      await nextTurn();
    }
    disk.writes();
    await Promise.all(all);
    expect(store.commits()).toBe(2);
    expect(await store.database.read(names)).toHaveLength(41);
  });

  it('are not held up by those of a later turn', async () => {
    await using store = await opened();
    const first = store.database.write(add('a'));
    await nextTurn();
    await nextTurn();
    const second = store.database.write(add('b'));
    await Promise.all([first, second]);
    expect(store.commits()).toBe(2);
  });

  it('resolve when they are on the disk, and not before; nor does a read that comes after them', async () => {
    await using store = await opened();
    using disk = busyDisk();
    const seen: string[] = [];
    const all = [
      store.database.write(add('a')).then(() => seen.push('a')),
      store.database.write(add('b')).then(() => seen.push('b')),
    ];
    await disk.isAsked();
    all.push(store.database.read(names).then((found) => seen.push(`read ${found.join()}`)));
    await nextTurn();
    expect(seen).toEqual([]);
    disk.writes();
    await Promise.all(all);
    expect(seen).toEqual(['a', 'b', 'read a,b']);
  });

  it('all fail when the disk cannot be written, and nothing is read or written any more: nobody knows what is there', async () => {
    await using store = await opened();
    using disk = busyDisk();
    const both = [store.database.write(add('a')), store.database.write(add('b'))];
    await disk.isAsked();
    disk.fails();
    const later = [store.database.write(add('c')), store.database.read(names)];
    for (const one of both) await expect(one).rejects.toMatchObject({ code: 'STORE_IN_DOUBT' });
    for (const one of later) await expect(one).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(store.database.isBroken).toBe(true);
    await expect(store.database.write(add('d'))).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(store.commits()).toBe(1);
  });

  it.each([
    ['the first', [true, false, false]],
    ['one between', [false, true, false]],
    ['the last', [false, false, true]],
    ['all but one', [true, true, false]],
  ])('lose nothing but the one that throws: %s', async (_which, throws) => {
    await using store = await opened();
    const all = throws.map((fails, at) =>
      store.database.write(fails ? addThenThrow(`n${at}`) : add(`n${at}`)),
    );
    const results = await Promise.allSettled(all);
    expect(results.map(({ status }) => status === 'rejected')).toEqual(throws);
    const kept = throws.flatMap((fails, at) => (fails ? [] : [`n${at}`]));
    expect(await store.database.read(names)).toEqual(kept);
  });

  it('all fail with their commit, leave nothing, and stand in the way of none', async () => {
    await using store = await opened();
    store.failing(1);
    const lost = await Promise.allSettled(['a', 'b'].map((one) => store.database.write(add(one))));
    expect(lost).toEqual([
      { status: 'rejected', reason: expect.objectContaining({ code: 'STORE_UNAVAILABLE' }) },
      { status: 'rejected', reason: expect.objectContaining({ code: 'STORE_UNAVAILABLE' }) },
    ]);
    expect(await store.database.read(names)).toEqual([]);
    await store.database.write(add('a'));
    expect(await store.database.read(names)).toEqual(['a']);
  });

  it('all fail when the disk is full at a statement of one of them, and others follow', async () => {
    await using store = await opened('pragma max_page_count = 12');
    const big = (size: number) => store.database.write(add('x'.repeat(size)));
    const results = await Promise.allSettled([big(10), big(200_000), big(11)]);
    const kept = results.flatMap(({ status }, at) => (status === 'fulfilled' ? [at] : []));
    expect(results[1]?.status).toBe('rejected');
    expect(await store.database.read(names)).toHaveLength(kept.length);
    await store.database.write(add('small'));
    expect(await store.database.read(names)).toHaveLength(kept.length + 1);
  });
});

describe('a read', () => {
  it('sees nothing that may still be lost', async () => {
    await using store = await opened();
    store.failing(1);
    const lost = store.database.write(add('a')).catch(() => 'lost');
    expect(await store.database.read(names)).toEqual([]);
    expect(await lost).toBe('lost');
  });

  it('sees what was asked for before it', async () => {
    await using store = await opened();
    void store.database.write(add('a'));
    expect(await store.database.read(names)).toEqual(['a']);
  });

  it('of several statements sees no transaction between them', async () => {
    await using store = await opened();
    const twice = store.database.read(async (queries) => [
      await names(queries),
      await Promise.resolve().then(() => names(queries)),
    ]);
    void store.database.write(add('a'));
    expect(await twice).toEqual([[], []]);
  });

  it('waits for no more than one turn when there is always something to write', async () => {
    await using store = await opened();
    let goes = true;
    const writing = (async () => {
      for (let at = 0; goes; at += 1) await store.database.write(add(`n${at}`));
    })();
    for (let reads = 0; reads < 20; reads += 1) await store.database.read(names);
    goes = false;
    await writing;
    expect(store.commits()).toBeLessThan(60);
  });
});

interface Step {
  readonly does: 'add' | 'throw' | 'read' | 'turn';
}

describe('any sequence of reads and transactions', () => {
  it('ends with what succeeded, in the order in which it was asked for, and shows each reader the same beginning of it', async () => {
    const steps = fc.array(fc.constantFrom<Step['does']>('add', 'add', 'throw', 'read', 'turn'), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(steps, fc.nat({ max: 2 }), async (sequence, failing) => {
        await using store = await opened();
        store.failing(failing);
        const kept: string[] = [];
        const read: (readonly unknown[])[] = [];
        const all: Promise<unknown>[] = [];
        for (const [at, does] of sequence.entries()) {
          const name = `n${at}`;
          if (does === 'turn') await nextTurn();
          else if (does === 'read')
            all.push(store.database.read(names).then((found) => read.push(found)));
          else if (does === 'throw')
            all.push(store.database.write(addThenThrow(name)).catch(() => undefined));
          else
            all.push(
              store.database.write(add(name)).then(
                () => kept.push(name),
                () => undefined,
              ),
            );
        }
        await Promise.all(all);
        const durable = await store.database.read(names);
        expect(durable).toEqual(kept);
        for (const found of read) expect(found).toEqual(durable.slice(0, found.length));
      }),
      { numRuns: 60 },
    );
  });
});

it('is what another connection finds in the file after a crash', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-commits-'));
  const path = join(folder, 'gateway.db');
  const sqlite = openSqlite(path, { exclusive: false });
  sqlite.exec('create table names (name text not null unique) strict');
  const database = new Database(sqlite, { isShared: true });
  await Promise.all(['a', 'b'].map((one) => database.write(add(one))));
  const other = new DatabaseSync(path);
  expect(other.prepare('select count(*) as count from names').get()).toEqual({ count: 2 });
  other.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});
