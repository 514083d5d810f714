import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Database, type Queries, type Writes } from '../../src/store/database.ts';
import { Seen, writtenAs } from '../../src/store/seen.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const NAMES = ['a', 'b', 'c'] as const;

/** A table of named numbers, as one process sees it. */
class Things {
  readonly database: Database;
  readonly #seen = new Seen<number | null>();
  looked = 0;

  constructor(path: string, { isShared = false } = {}) {
    const sqlite = openSqlite(path, { exclusive: !isShared });
    sqlite.exec('create table if not exists things (name text primary key, value integer) strict');
    this.database = new Database(sqlite, { isShared });
  }

  look(queries: Queries, name: string): number | null {
    this.looked += 1;
    const [row] = queries.rows('select value from things where name = ?', [name]);
    return row === undefined ? null : Number(Reflect.get(Object(row), 'value'));
  }

  of(queries: Queries, name: string): Promise<number | null> {
    return this.#seen.of(queries, name, async () => this.look(queries, name));
  }

  set(writes: Writes, name: string, value: number): void {
    writes.run('insert or replace into things values (?, ?)', [name, value]);
    this.#seen.note(writes, name, writtenAs(JSON.stringify(value), Number));
  }
}

async function inFolder(work: (path: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-seen-'));
  try {
    await work(join(folder, 'gateway.db'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const name = fc.constantFrom(...NAMES);
const transaction = fc.record({
  reads: fc.array(name, { maxLength: 2 }),
  sets: fc.array(fc.tuple(name, fc.nat(9)), { maxLength: 3 }),
  fails: fc.boolean(),
});

it('shows what a statement would find, whatever is undone among transactions of one turn', async () => {
  const turns = fc.array(fc.array(transaction, { maxLength: 4 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(turns, async (all) => {
      await inFolder(async (path) => {
        const things = new Things(path);
        const check = async (queries: Queries): Promise<void> => {
          for (const one of NAMES)
            expect(await things.of(queries, one)).toBe(things.look(queries, one));
        };
        for (const turn of all) {
          const work = turn.map(({ reads, sets, fails }) =>
            things.database.write(async (writes) => {
              for (const one of reads) await things.of(writes, one);
              for (const [one, value] of sets) things.set(writes, one, value);
              await check(writes);
              if (fails) throw new Error('undone');
            }),
          );
          await Promise.allSettled(work);
          const failed = work.length - turn.filter(({ fails }) => !fails).length;
          const outcomes = await Promise.allSettled(work);
          expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(failed);
          await things.database.read(check);
        }
        await things.database.close();
      });
    }),
    { numRuns: 30 },
  );
});

it('asks once for what nobody has written since', async () => {
  await inFolder(async (path) => {
    const things = new Things(path);
    await things.database.write(async (writes) => things.set(writes, 'a', 1));
    for (let times = 0; times < 3; times += 1)
      expect(
        await things.database.read(async (queries) => [
          await things.of(queries, 'a'),
          await things.of(queries, 'b'),
        ]),
      ).toEqual([1, null]);
    expect(things.looked).toBe(1); // for b
    await things.database.close();
  });
});

it('sees what another process has written, within a transaction, too', async () => {
  await inFolder(async (path) => {
    const ours = new Things(path, { isShared: true });
    const theirs = new Things(path, { isShared: true });
    await ours.database.write(async (writes) => ours.set(writes, 'a', 1));
    expect(await theirs.database.read((queries) => theirs.of(queries, 'a'))).toBe(1);
    await theirs.database.write(async (writes) => theirs.set(writes, 'a', 2));
    expect(await ours.database.read((queries) => ours.of(queries, 'a'))).toBe(2);
    await theirs.database.write(async (writes) => theirs.set(writes, 'a', 3));
    expect(await ours.database.write((writes) => ours.of(writes, 'a'))).toBe(3);
    await ours.database.close();
    await theirs.database.close();
  });
});
