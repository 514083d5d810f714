import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysIn } from '../../src/store/data-key-file.ts';
import { idOfKey } from '../../src/store/sealing.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT } from '../support/people.ts';
import { buy } from '../support/shopper.ts';
import { tokenFor, type Person } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';
import { command, type Ran } from './command.ts';

const env = (path: string): Record<string, string> => ({ DATABASE_URL: `sqlite:${path}` });

async function place() {
  const made = await folder();
  return { ...made, path: join(made.path, 'gateway.db'), key: join(made.path, 'gateway.db.key') };
}

async function statusOf(path: string, world: World, person: Person): Promise<Ran> {
  const gateway = { GATEWAY_URL: world.gateway.url, GATEWAY_TOKEN: await tokenFor(person) };
  return command('data-key', ['status'], { ...env(path), ...gateway });
}

describe('npm run data-key', () => {
  it('puts a new key above the old one, which a running gateway takes up and seals everything with', async () => {
    await using at = await place();
    await using world = await World.start({ databaseUrl: `sqlite:${at.path}` });
    await buy(await world.as({ sub: 'sam' }));
    const before = (await readFile(at.key, 'utf8')).trim();

    const ran = await command('data-key', ['rotate'], env(at.path));
    expect(ran).toMatchObject({ code: 0, err: '' });
    const after = (await readFile(at.key, 'utf8')).trim().split('\n');
    expect(after).toHaveLength(2);
    expect(after[1]).toBe(before);
    expect((await stat(at.key)).mode & 0o777).toBe(0o600);
    expect(await readdir(at.path.replace('/gateway.db', ''))).not.toContain('gateway.db.key.new');
    for (const key of after) expect(`${ran.out}${ran.err}`).not.toContain(key);

    const [newer, old] = keysIn(at.key, after.join('\n')).map(idOfKey);
    expect((await statusOf(at.path, world, ADMIN)).out).toMatch(
      new RegExp(`^KEY +ROWS +STATE\\n${old} +[1-9]\\d* +seals\\n$`),
    );
    await world.pass(15_000);
    await world.pass(65_000);
    await world.pass(65_000);
    expect(world.log.filter((line) => line.includes('data keys taken up'))).toHaveLength(1);
    expect((await statusOf(at.path, world, ADMIN)).out).toMatch(
      new RegExp(`${newer} +[1-9]\\d* +seals\\n${old} +0 +can be removed`),
    );

    await writeFile(at.key, `${after[0]}\n`);
    await world.pass(15_000);
    await world.gateway.stop();
    const status = await command('data-key', ['status'], env(at.path));
    expect(status).toMatchObject({ code: 0, err: '' });
    expect(status.out).toMatch(new RegExp(`^KEY +ROWS +STATE\\n${newer} +[1-9]\\d* +seals\\n$`));
    await world.startGateway();
  });

  it('changes nothing with --dry-run', async () => {
    await using at = await place();
    await writeFile(at.key, `${randomBytes(32).toString('hex')}\n`);
    const before = await readFile(at.key, 'utf8');
    const ran = await command('data-key', ['rotate', '--dry-run'], env(at.path));
    expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('Nothing was changed') });
    expect(await readFile(at.key, 'utf8')).toBe(before);
  });

  it('writes through a link, and keeps every line as it was, whatever its form', async () => {
    await using at = await place();
    await mkdir(join(at.path, '..', 'secrets'));
    const file = join(at.path, '..', 'secrets', 'data.key');
    const lines = [
      ...['# the first one', randomBytes(32).toString('hex')],
      ...['', randomBytes(32).toString('base64url')],
    ].join('\r\n');
    await writeFile(file, lines);
    await symlink(file, at.key);
    const named = { ...env(at.path), DATA_KEY_FILE: at.key };
    expect(await command('data-key', ['rotate'], named)).toMatchObject({ code: 0 });
    const text = await readFile(file, 'utf8');
    expect(text.endsWith(lines)).toBe(true);
    expect(keysIn(file, text)).toHaveLength(3);
  });

  it.each([
    ['there is none', null, 'cannot be read'],
    ['it holds something else', 'hunter2', 'must hold 32 bytes'],
    ['it is empty', '\n', 'must hold 32 bytes'],
    ['it holds too many', `${randomBytes(32).toString('hex')}\n`.repeat(16), 'at most 16 lines'],
  ])('changes no key file when %s, and shows nothing of it', async (_why, text, said) => {
    await using at = await place();
    if (text !== null) await writeFile(at.key, text);
    const ran = await command('data-key', ['rotate'], env(at.path));
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining(said) });
    expect(ran.err).not.toContain('hunter2');
    if (text !== null) expect(await readFile(at.key, 'utf8')).toBe(text);
  });

  it('does not begin while another rotation is under way', async () => {
    await using at = await place();
    await writeFile(at.key, `${randomBytes(32).toString('hex')}\n`);
    await writeFile(`${at.key}.new`, '');
    const ran = await command('data-key', ['rotate'], env(at.path));
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('another rotation') });
    await chmod(at.key, 0o600);
  });

  it('tells the state to admins only while a gateway runs', async () => {
    await using at = await place();
    await using world = await World.start({ databaseUrl: `sqlite:${at.path}` });
    expect((await statusOf(at.path, world, AGENT)).err).toMatch(/^FORBIDDEN/);
    expect((await command('data-key', ['status'], env(at.path))).err).toMatch(/GATEWAY_TOKEN/);
  });

  it.each([[[]], [['rotate', 'twice']], [['status', '--dry-run']], [['--colour']]])(
    'shows its usage for %j',
    async (args) => {
      const ran = await command('data-key', args, {});
      expect(ran).toMatchObject({ code: 2, err: expect.stringContaining('npm run data-key') });
    },
  );
});
