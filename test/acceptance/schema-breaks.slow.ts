import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const BEFORE = 'type Query { plan(id: ID!): Plan } type Plan { name: String! price: String }';
const ADDED = BEFORE.replace('price: String', 'price: String data: String');
const REMOVED = BEFORE.replace('price: String', '');
const LINE = 'Plan.price was removed.';

/** A repository of one schema. */
class Repository implements Disposable {
  readonly #path = mkdtempSync(join(tmpdir(), 'schema-'));

  constructor() {
    mkdirSync(join(this.#path, 'schema'));
    copyFileSync(at('schema/breaking.txt'), join(this.#path, 'schema/breaking.txt'));
    this.git('init', '--quiet', '--initial-branch', 'main');
  }

  git(...words: string[]): void {
    const who = ['-c', 'user.name=Test', '-c', 'user.email=test@shop.test'];
    execFileSync('git', [...who, ...words], { cwd: this.#path });
  }

  write(schema: string): void {
    writeFileSync(join(this.#path, 'schema.graphql'), schema);
  }

  commit(schema: string): void {
    this.write(schema);
    this.git('add', '--all');
    this.git('commit', '--quiet', '--message', 'a change');
  }

  allow(...lines: string[]): void {
    writeFileSync(join(this.#path, 'schema/breaking.txt'), `# meant\n${lines.join('\n')}\n`);
  }

  check(): { code: number | null; complaint: string } {
    const script = at('scripts/schema-breaks.mjs');
    const { status, stderr } = spawnSync(process.execPath, [script, this.#path]);
    return { code: status, complaint: String(stderr) };
  }

  [Symbol.dispose](): void {
    rmSync(this.#path, { recursive: true });
  }
}

describe('The check for breaking changes', () => {
  it('passes a first schema, an unchanged one, and one that only grows', () => {
    using repository = new Repository();
    repository.write(BEFORE);
    expect(repository.check()).toEqual({ code: 0, complaint: '' });
    repository.commit(BEFORE);
    expect(repository.check()).toEqual({ code: 0, complaint: '' });
    repository.write(ADDED);
    expect(repository.check()).toEqual({ code: 0, complaint: '' });
  });

  it('fails when a client would break, before the commit and after it, unless the break is listed', () => {
    using repository = new Repository();
    repository.commit(BEFORE);
    repository.write(REMOVED);
    expect(repository.check()).toMatchObject({ code: 1 });
    expect(repository.check().complaint).toContain(`\n${LINE}\n`);
    repository.commit(REMOVED);
    expect(repository.check()).toMatchObject({ code: 1 });
    repository.allow('Plan.name was removed.');
    expect(repository.check()).toMatchObject({ code: 1 });
    repository.allow('Plan.name was removed.', LINE);
    expect(repository.check()).toEqual({ code: 0, complaint: '' });
  });

  it('compares a branch with the main that it left', () => {
    using repository = new Repository();
    repository.commit(BEFORE);
    repository.git('switch', '--quiet', '--create', 'branch');
    repository.commit(REMOVED);
    repository.commit(`${REMOVED}\ntype More { name: String }`);
    repository.commit(`${REMOVED}\ntype Most { name: String }`);
    const { complaint } = repository.check();
    expect(complaint).toContain(`\n\n${LINE}\n\n`);
    expect(complaint).not.toContain('More');
  });

  it('compares with the newest release once there is one, and not with what was never released', () => {
    using repository = new Repository();
    repository.commit(BEFORE);
    repository.git('tag', 'v1.0.0');
    repository.commit(ADDED);
    repository.write(BEFORE);
    expect(repository.check()).toEqual({ code: 0, complaint: '' });
    repository.write(REMOVED);
    expect(repository.check().complaint).toContain(`schema of v1.0.0 break:\n\n${LINE}\n`);
  });
});
