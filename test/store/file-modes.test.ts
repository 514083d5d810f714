import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { narrowFiles } from '../../src/store/file-modes.ts';
import { folder, World } from '../support/world.ts';

const modeOf = async (file: string): Promise<number> => (await stat(file)).mode & 0o777;

describe('the files of a store that others can read', () => {
  it('are narrowed by the next start, which says so once', async () => {
    await using place = await folder();
    const path = join(place.path, 'gateway.db');
    const databaseUrl = `sqlite:${path}`;
    await (await World.start({ databaseUrl }))[Symbol.asyncDispose]();
    const files = ['gateway.db', 'gateway.db.key', 'gateway.db.bak', 'gateway.db-2026.copy'];
    for (const name of files) {
      await writeFile(join(place.path, name), '', { flag: 'a' });
      await chmod(join(place.path, name), 0o644);
    }
    const told = (world: World): readonly string[] =>
      world.log.filter((line) => line.includes('for their owner alone now'));
    {
      await using world = await World.start({ databaseUrl });
      for (const name of files)
        expect([name, await modeOf(join(place.path, name))]).toEqual([name, 0o600]);
      expect(told(world)).toHaveLength(1);
      expect(JSON.parse(told(world)[0] ?? '').narrowed.toSorted()).toEqual(files.toSorted());
    }
    await using again = await World.start({ databaseUrl });
    expect(told(again)).toEqual([]);
  });

  it.each([0o640, 0o604, 0o666, 0o700 | 0o011])(
    'are narrowed from %o, and their neighbours left alone',
    async (mode) => {
      await using place = await folder();
      const [path, other] = [join(place.path, 'gateway.db'), join(place.path, 'other.db')];
      for (const file of [path, other]) {
        await writeFile(file, 'x');
        await chmod(file, mode);
      }
      await mkdir(`${path}.folder`, { mode: 0o755 });
      expect(await narrowFiles(path, null)).toEqual({ narrowed: ['gateway.db'], wide: [] });
      expect([await modeOf(path), await modeOf(other)]).toEqual([0o600, mode]);
      expect(await modeOf(`${path}.folder`)).toBe(0o755);
    },
  );

  it('are left alone when they are narrow, also a key that stands elsewhere', async () => {
    await using place = await folder();
    const [path, key] = [join(place.path, 'gateway.db'), join(place.path, 'data.key')];
    await writeFile(path, 'x', { mode: 0o600 });
    await writeFile(key, 'x');
    await chmod(key, 0o440);
    expect(await narrowFiles(path, key)).toEqual({ narrowed: ['data.key'], wide: [] });
    expect(await narrowFiles(path, key)).toEqual({ narrowed: [], wide: [] });
    expect(await narrowFiles(join(place.path, 'none.db'), null)).toEqual({
      ...{ narrowed: [], wide: [] },
    });
  });
});
