import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { operationId } from '../../src/ids.ts';
import { CannotOpenStore } from '../../src/store/cannot-open-store.ts';
import { Database } from '../../src/store/database.ts';
import { migrate, MIGRATIONS } from '../../src/store/migrate.ts';
import { Sealing } from '../../src/store/sealing.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { openStore } from '../../src/store/store.ts';
import {
  aBeginning,
  aQuote,
  begin,
  change,
  freshStore,
  moved,
  StillClock,
  StoreFolder,
} from './fixtures.ts';

const WRITER = fileURLToPath(new URL('killed-writer.ts', import.meta.url));

describe('opening a store', () => {
  it('finds everything again after a restart', async () => {
    await using folder = await StoreFolder.make();
    const first = await folder.open();
    const { id } = await begin(first, {
      ...{ key: { key: 'k' }, holds: ['quote:q'], intent: { pin: '1' } },
    });
    const claims = ['record:1'];
    const operation = await change(first, id, (now) => ({ operation: moved(now), claims }));
    const quote = aQuote();
    await first.journal.saveQuote(quote);
    await first.close();

    const second = await folder.open();
    expect(await second.journal.load(operation.id)).toEqual(operation);
    expect(await second.journal.intentOf(operation.id)).toEqual({ pin: '1' });
    expect(await second.journal.quote(quote.id)).toEqual(quote);
    expect((await second.journal.begin(aBeginning({ key: { key: 'k' } }))).began).toBe(false);
    expect((await second.journal.begin(aBeginning({ holds: ['quote:q'] }))).began).toBe(false);
    expect(await second.journal.claimed(claims)).toEqual(new Map([['record:1', operation.id]]));
    expect((await second.eventLog.after(0, 9)).map(({ position }) => position)).toEqual([1, 2]);
    expect(second.secrets.cursors).toEqual(first.secrets.cursors);
    expect(second.secrets.cursors.byteLength).toBe(32);
    await second.close();
  });

  it('finds what was durable after the process was killed, and is not locked out', async () => {
    await using folder = await StoreFolder.make();
    const writer = spawnSync('node', [WRITER, folder.url, folder.dataKey.toString('hex')], {
      encoding: 'utf8',
    });
    expect(writer.signal, writer.stderr).toBe('SIGKILL');
    const [id = '', kept] = writer.stdout.split(' ');

    const store = await folder.open();
    expect(await store.journal.load(operationId(id))).toMatchObject({ revision: 2 });
    expect(await store.journal.intentOf(operationId(id))).toEqual({ pin: '1' });
    expect((await store.inbox.pending(9)).map((callback) => callback.id)).toEqual([kept]);
    expect(await store.eventLog.end()).toBe(2);
    await store.close();
  });

  it('refuses another data key, and says so', async () => {
    await using folder = await StoreFolder.make();
    await (await folder.open()).close();
    await expect(folder.open(randomBytes(32))).rejects.toThrow(
      new CannotOpenStore('The data key is not the one that this store was sealed with.'),
    );
    await (await folder.open()).close();
  });

  it('refuses a file that another gateway holds', async () => {
    await using opened = await freshStore();
    await expect(opened.folder.open()).rejects.toThrow(/held by another process/);
    expect(await opened.store.healthy()).toBe(true);
  });

  it('refuses a file that is no database', async () => {
    await using folder = await StoreFolder.make();
    await writeFile(folder.path, 'not a database, but long enough to be taken for one'.repeat(100));
    await expect(folder.open()).rejects.toThrow(CannotOpenStore);
  });

  it.each([
    ['postgres', /speaks SQLite only/],
    ['postgresql', /speaks SQLite only/],
    ['mysql', /sqlite:<path>/],
  ])('refuses %s without repeating the password', async (scheme, why) => {
    const url = [scheme, '://gateway', ':hunter2', '@db/gateway'].join('');
    const opening = openStore({ url, clock: new StillClock(), dataKeys: [randomBytes(32)] });
    const message = await opening.then(String, String);
    expect(message).toMatch(why);
    expect(message).not.toContain('hunter2');
  });

  it('refuses a SQLite URL without a path', async () => {
    const dataKeys = [randomBytes(32)] as const;
    const options = { url: 'sqlite:', clock: new StillClock(), dataKeys };
    await expect(openStore(options)).rejects.toThrow(/sqlite:<path>/);
  });

  it('opens in memory', async () => {
    const store = await openStore({
      url: 'sqlite::memory:',
      clock: new StillClock(),
      dataKeys: [randomBytes(32)],
    });
    const operation = await begin(store);
    expect(await store.journal.load(operation.id)).toEqual(operation);
    await store.close();
  });
});

describe('a store whose file is gone', () => {
  it('is not healthy, nor is one whose file was replaced', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    expect(await store.healthy()).toBe(true);
    await rename(folder.path, `${folder.path}.away`);
    expect(await store.healthy()).toBe(false);
    await copyFile(`${folder.path}.away`, folder.path);
    expect(await store.healthy()).toBe(false);
    await rename(`${folder.path}.away`, folder.path);
    expect(await store.healthy()).toBe(true);
    await store.close();
  });
});

describe('a closed store', () => {
  it('finishes what is under way, then is unavailable', async () => {
    await using folder = await StoreFolder.make();
    const store = await folder.open();
    const { id } = await begin(store);
    const changes = Array.from({ length: 10 }, () => change(store, id, moved));
    await store.close();
    expect((await Promise.all(changes)).at(-1)?.revision).toBe(11);

    await expect(store.journal.load(id)).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    await expect(store.journal.begin(aBeginning())).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    await expect(store.inbox.keep('callback', 'x')).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
    expect(await store.healthy()).toBe(false);
    await store.close();
  });
});

describe('migrations', () => {
  const CLOCK = new StillClock();
  const SEALING = new Sealing([randomBytes(32)]);
  const FURTHER = {
    name: 'further',
    apply: (writes: Parameters<(typeof MIGRATIONS)[0]['apply']>[0]) =>
      writes.schema.createTable('further').addColumn('id', 'integer').execute(),
  };

  it('are applied once, and a further one on top', async () => {
    await using folder = await StoreFolder.make();
    await (await folder.open()).close();
    await (await folder.open()).close();
    const names = () =>
      folder.rows('select name from migrations order by number').map((row) => row['name']);
    const applied = MIGRATIONS.map(({ name }) => name);
    expect(names()).toEqual(applied);

    const database = new Database(openSqlite(folder.path));
    await migrate(database, {
      clock: CLOCK,
      sealing: SEALING,
      migrations: [...MIGRATIONS, FURTHER],
    });
    await database.close();
    expect(names()).toEqual([...applied, 'further']);
    expect(folder.rows('select * from further')).toEqual([]);
  });

  it('leave no half of one that fails', async () => {
    await using folder = await StoreFolder.make();
    const database = new Database(openSqlite(folder.path));
    const broken = {
      name: 'broken',
      apply: async (writes: Parameters<typeof FURTHER.apply>[0]) => {
        await FURTHER.apply(writes);
        throw new Error('half way');
      },
    };
    await expect(
      migrate(database, { clock: CLOCK, sealing: SEALING, migrations: [broken] }),
    ).rejects.toThrow('half way');
    await database.close();
    expect(folder.rows("select name from sqlite_master where name in ('further')")).toEqual([]);
    expect(folder.rows('select * from migrations')).toEqual([]);
  });

  it('refuse a store that is newer than the code', async () => {
    await using folder = await StoreFolder.make();
    await (await folder.open()).close();
    folder.tamper(`insert into migrations values (${MIGRATIONS.length + 1}, 'of the future', 0)`);
    await expect(folder.open()).rejects.toThrow(/newer version/);
  });

  it('refuse a store with another history', async () => {
    await using folder = await StoreFolder.make();
    await (await folder.open()).close();
    folder.tamper("update migrations set name = 'other' where number = 2");
    await expect(folder.open()).rejects.toThrow(/another history/);
  });
});
