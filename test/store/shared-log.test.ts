import { copyFile, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Database, type Queries, type Writes } from '../../src/store/database.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const add = (name: string) => async (writes: Writes) =>
  writes.run('insert into names (name) values (?)', [name]);
const names = async (queries: Queries): Promise<readonly unknown[]> =>
  queries.rows('select name from names order by rowid', []).map((row) => Object(row).name);

describe('what one process has written', () => {
  it('is in the file itself before the next process adds anything, whatever becomes of the log', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-commits-'));
    const [path, left] = [join(folder, 'gateway.db'), join(folder, 'left.db')];
    const sqlite = openSqlite(path);
    sqlite.exec('create table names (name text not null unique) strict');
    const database = new Database(sqlite);
    await database.write(add('a'));
    for (const ending of ['', '-wal']) await copyFile(path + ending, left + ending); // as a crash leaves them
    const next = new Database(openSqlite(left));
    expect((await stat(`${left}-wal`)).size).toBe(0);
    expect(await next.read(names)).toEqual(['a']);
    await Promise.all([database.close(), next.close()]);
    await rm(folder, { recursive: true, force: true });
  });

  it('is on the disk before another process sees it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'reach-gateway-commits-'));
    const waits = [true, false].map((exclusive) => {
      const sqlite = openSqlite(join(folder, `${exclusive}.db`), { exclusive });
      const { synchronous } = { ...sqlite.prepare('pragma synchronous').get() };
      sqlite.close();
      return synchronous;
    });
    expect(waits).toEqual([1, 2]); // NORMAL, as long as nobody shares the file, else FULL
    await rm(folder, { recursive: true, force: true });
  });
});
