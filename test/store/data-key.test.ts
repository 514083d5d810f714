import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CannotOpenStore } from '../../src/store/cannot-open-store.ts';
import { readDataKeys } from '../../src/store/data-key.ts';
import { openStore } from '../../src/store/store.ts';
import { StillClock, StoreFolder } from './fixtures.ts';

describe('the data key', () => {
  it('is made beside the database by the first start, for the owner only, and read from then on', async () => {
    await using folder = await StoreFolder.make();
    const url = `sqlite:${join(folder.folder, 'new', 'gateway.db')}`;
    const made = await readDataKeys({ file: null, url });
    const store = await openStore({ url, clock: new StillClock(), dataKeys: made });
    await store.close();

    const file = join(folder.folder, 'new', 'gateway.db.key');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(await readFile(file, 'utf8'), 'base64').equals(made[0])).toBe(true);
    expect(await readDataKeys({ file: null, url })).toEqual(made);
  });

  it('is made by one of two starts of the same moment, and the other says so', async () => {
    await using folder = await StoreFolder.make();
    const ask = (): Promise<unknown> => readDataKeys({ file: null, url: folder.url });
    const [one, other] = await Promise.allSettled([ask(), ask()]);
    expect([one?.status, other?.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = [one, other].find((start) => start?.status === 'rejected');
    expect(refused).toMatchObject({ reason: expect.any(CannotOpenStore) as unknown });
  });

  it('that cannot be made is told in a sentence', async () => {
    for (const url of ['sqlite:/proc/gateway.db', 'sqlite:/dev/null/gateway.db'])
      await expect(readDataKeys({ file: null, url })).rejects.toBeInstanceOf(CannotOpenStore);
  });

  it('is not made anew for a database that exists', async () => {
    await using folder = await StoreFolder.make();
    const dataKey = await readDataKeys({ file: null, url: folder.url });
    await (await folder.open(dataKey)).close();
    await rm(`${folder.path}.key`);
    await expect(readDataKeys({ file: null, url: folder.url })).rejects.toThrow(
      /exists, but its data key/,
    );
  });

  it.each(['hex', 'base64', 'base64url'] as const)(
    'is read from a file as %s',
    async (encoding) => {
      await using folder = await StoreFolder.make();
      const [file, key] = [join(folder.folder, 'data.key'), randomBytes(32)];
      await writeFile(file, `${key.toString(encoding)}\n`);
      expect(await readDataKeys({ file, url: 'sqlite::memory:' })).toEqual([key]);
    },
  );

  it('is refused when the file is missing or holds something else, without showing what', async () => {
    await using folder = await StoreFolder.make();
    const file = join(folder.folder, 'data.key');
    await expect(readDataKeys({ file, url: folder.url })).rejects.toThrow(/cannot be read/);
    await writeFile(file, 'hunter2');
    await expect(readDataKeys({ file, url: folder.url })).rejects.toThrow(
      /^(?!.*hunter2).*32 bytes/,
    );
  });

  it('is not enough without the database that it seals, until an operator says that there is none', async () => {
    await using folder = await StoreFolder.make();
    const { url, path } = folder;
    const beside = await readDataKeys({ file: null, url });
    await (await folder.open(beside)).close();
    const file = join(folder.folder, 'data.key');
    await writeFile(file, Buffer.from(beside[0]).toString('hex'));
    for (const kept of [null, file]) {
      expect(await readDataKeys({ file: kept, url })).toEqual(beside);
      await rename(path, `${path}.away`);
      await expect(readDataKeys({ file: kept, url })).rejects.toThrow(
        new CannotOpenStore(
          `There is a data key ${kept ?? `${path}.key`}, but no store ${path}. Put the store back where it was, or start with --new-store to begin an empty one.`,
        ),
      );
      expect(await readDataKeys({ file: kept, url, newStore: true })).toEqual(beside);
      await rename(`${path}.away`, path);
    }
  });

  it('is made by a first start that an operator calls one, too', async () => {
    await using folder = await StoreFolder.make();
    const made = await readDataKeys({ file: null, url: folder.url, newStore: true });
    await (await folder.open(made)).close();
    expect(await readDataKeys({ file: null, url: folder.url })).toEqual(made);
  });

  it('is not read for a new store where there is one', async () => {
    await using folder = await StoreFolder.make();
    const made = await readDataKeys({ file: null, url: folder.url });
    await (await folder.open(made)).close();
    await expect(readDataKeys({ file: null, url: folder.url, newStore: true })).rejects.toThrow(
      /exists already/,
    );
  });

  it('is another one for every database in memory', async () => {
    const asked = { file: null, url: 'sqlite::memory:' };
    expect(await readDataKeys(asked)).not.toEqual(await readDataKeys(asked));
  });
});
