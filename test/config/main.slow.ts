import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSqlite } from '../../src/store/sqlite.ts';
import { ManifestFile } from '../support/manifest.ts';
import { heldPort, serveOnce as run } from '../support/program.ts';
import { folder } from '../support/world.ts';

describe('the gateway as a program', { timeout: 60_000 }, () => {
  it('makes its store at the first start, and refuses to make another one where its key is', async () => {
    await using place = await folder();
    const first = await run(place.path, []);
    expect(first.code, first.output).toBe(0);
    expect(await readdir(place.path)).toEqual(
      expect.arrayContaining(['gateway.db', 'gateway.db.key']),
    );
    for (const file of await readdir(place.path))
      if (!file.endsWith('.key')) await rm(join(place.path, file));

    const lost = await run(place.path, []);
    expect(lost).toEqual({
      code: 2,
      output: `There is a data key ${join(place.path, 'gateway.db.key')}, but no store ${join(place.path, 'gateway.db')}. Put the store back where it was, or start with --new-store to begin an empty one.\n`,
    });
    expect(await readdir(place.path)).toEqual(['gateway.db.key']);

    const again = await run(place.path, ['--new-store']);
    expect(again.code, again.output).toBe(0);
    const twice = await run(place.path, ['--new-store']);
    expect([twice.code, twice.output]).toEqual([2, expect.stringMatching(/exists already/)]);
  });

  it('takes a first start with a key of its own for one when it is told so', async () => {
    await using place = await folder();
    await mkdir(place.path, { recursive: true });
    const file = join(place.path, 'data.key');
    await writeFile(file, Buffer.alloc(32, 7).toString('base64'));
    const key = { DATA_KEY_FILE: file };
    expect((await run(place.path, [], key)).code).toBe(2);
    expect((await run(place.path, ['--new-store'], key)).code).toBe(0);
    expect((await run(place.path, [], key)).code).toBe(0);
  });

  it('needs a file of registered documents, and says in one sentence what is wrong with it', async () => {
    await using place = await folder();
    const trusted = (DOCUMENTS_FILE: string) =>
      run(place.path, [], { DOCUMENTS: '', DOCUMENTS_FILE });
    const none = await trusted('');
    expect([none.code, none.output]).toEqual([
      2,
      expect.stringMatching(/DOCUMENTS_FILE is missing/),
    ]);
    using unfit = ManifestFile.of('{ viewr { subject } }');
    using fit = ManifestFile.of('{ viewer { subject } }');

    for (const file of [
      join(place.path, 'not-there.json'),
      unfit.path,
      `${fit.path},${unfit.path}`,
    ]) {
      const { code, output } = await trusted(file);
      expect([code, output]).toEqual([2, expect.stringMatching(/^DOCUMENTS_FILE [^\n]*[.?]\n$/)]);
    }
    expect(await readdir(place.path)).toEqual([]);
    expect((await trusted(fit.path)).code).toBe(0);
  });

  it('names an argument that it does not know, and starts nothing', async () => {
    await using place = await folder();
    const { code, output } = await run(place.path, ['--new-shop']);
    expect([code, output]).toEqual([2, expect.stringContaining('--new-shop')]);
    expect(await readdir(place.path)).toEqual([]);
  });

  it('tells how it is started, and starts nothing', async () => {
    await using place = await folder();
    const { code, output } = await run(place.path, ['--help']);
    expect([code, output]).toEqual([0, expect.stringContaining('--new-store')]);
    expect(await readdir(place.path)).toEqual([]);
  });

  it.each(['PORT', 'ADMIN_PORT'])(
    'says which %s is in use, and lets go of its store',
    async (name) => {
      await using place = await folder();
      await using held = await heldPort();
      const { code, output } = await run(place.path, [], { [name]: String(held.port) });
      const where = name === 'PORT' ? '(HOST, PORT)' : '(ADMIN_HOST, ADMIN_PORT)';
      expect(code).toBe(2);
      expect(output).toContain(
        `The gateway cannot listen on 127.0.0.1:${held.port} ${where}: it is in use by another program.\n`,
      );
      expect((await run(place.path, [])).code).toBe(0);
    },
  );

  it.each([
    ['an address of another machine', { HOST: '203.0.113.9' }, /HOST, PORT.*does not have/],
    ['a port that is no number', { PORT: 'abc' }, /PORT must be a whole number/],
    ['a port of nobody', { ADMIN_PORT: '70000' }, /ADMIN_PORT must be a whole number/],
    ['PostgreSQL', { DATABASE_URL: ['postgres://u', 'p4815@h/d'].join(':') }, /speaks SQLite only/],
    ['a folder for a file', { DATABASE_URL: 'sqlite:/' }, /data key|cannot be opened/],
    ['a folder that cannot be written', { DATABASE_URL: 'sqlite:/proc/g.db' }, /cannot be made/],
    ['a file for a folder', { DATABASE_URL: 'sqlite:/dev/null/g.db' }, /data key|cannot be/],
    ['a key that cannot be read', { DATA_KEY_FILE: '/nowhere/key' }, /\/nowhere\/key/],
    ['a time of no unit', { SETTLE_MIN_AGE: '10 minutes' }, /SETTLE_MIN_AGE must be a time from/],
  ] as [string, Record<string, string>, RegExp][])(
    'refuses %s in a sentence, without a stack',
    async (_what, settings, says) => {
      await using place = await folder();
      const { code, output } = await run(place.path, [], settings);
      expect([code, output]).toEqual([2, expect.stringMatching(says)]);
      expect(output).not.toMatch(/ at .*:\d+:\d+|4815/);
    },
  );

  it('says that its store is held by another process', async () => {
    await using place = await folder();
    expect((await run(place.path, [])).code).toBe(0);
    const other = openSqlite(join(place.path, 'gateway.db'));
    const { code, output } = await run(place.path, []);
    other.close();
    expect([code, output]).toEqual([
      2,
      `The store ${join(place.path, 'gateway.db')} is held by another process.\n`,
    ]);
    expect((await run(place.path, [])).code).toBe(0);
  });

  it('names settings that nothing reads, and which were meant', async () => {
    await using place = await folder();
    const odd = {
      ...{ REACH_READ_TIMEOUT: '2000', ALLOWED_ORIGIN: 'https://a.test', LANG: 'C' },
      ...{ JWKS_URL: 'https://a.test', data_key: 'x', ORIGINS: 'x' },
    };
    const { code, output } = await run(place.path, [], odd);
    const named = output
      .split('\n')
      .filter((line) => line.includes('unknown setting'))
      .map((line) => JSON.parse(line) as object);
    expect(code).toBe(0);
    expect(named).toMatchObject([
      { name: 'REACH_READ_TIMEOUT', meant: 'REACH_READ_TIMEOUT_MS' },
      { name: 'ALLOWED_ORIGIN', meant: 'ALLOWED_ORIGINS' },
      { name: 'JWKS_URL', meant: 'AUTH_JWKS_URL' },
      { name: 'data_key', meant: 'DATA_KEY_FILE' },
    ]);
    expect(output).not.toContain('a.test');
  });
});
