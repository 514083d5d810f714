import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(join(root, file)));
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const sources = files.filter(
  (file) =>
    /^(src|simulator|sandbox|commands|chaos)\/.*\.ts$/.test(file) &&
    !file.startsWith('src/generated/'),
);

describe('the house', () => {
  it('names every file in kebab-case, by what it is about', () => {
    const named = files.filter((file) => /\.(ts|tsx|mjs|graphql)$/.test(file));
    const odd = named.filter(
      (file) =>
        !/^[a-z0-9]+([.-][a-z0-9]+)*\.(ts|tsx|mjs|graphql)$/.test(file.split('/').at(-1) ?? ''),
    );
    const empty = sources.filter((file) =>
      /(utils|helpers|manager|service|types|common)\.ts$/.test(file),
    );
    expect([...odd, ...empty]).toEqual([]);
  });

  it('opens every module of some length with what it is', () => {
    const bare = sources.filter(
      (file) => text(file).split('\n').length > 40 && !text(file).startsWith('/*'),
    );
    expect(bare.filter((file) => !file.startsWith('src/resolvers/'))).toEqual([]);
  });

  it('has no file that is too long', () => {
    const written = files.filter((file) => /^(schema|test)\//.test(file));
    const long = [...sources, ...written].filter((file) => text(file).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('keeps gateway and simulator apart', () => {
    const crossing = sources.filter((file) => {
      const others = /^(src|commands)\//.test(file)
        ? /from '.*\/(simulator|sandbox|test)\//
        : /from '.*\/(src|sandbox|test)\//;
      return !/^(sandbox|chaos)\//.test(file) && others.test(text(file));
    });
    expect(crossing).toEqual([]);
  });

  it('skips no test and leaves nothing to do', () => {
    const marks = /\b(it|test|describe)\.(skip|todo|only)\b|\b(TODO|FIXME|XXX)\b/;
    const marked = files.filter(
      (file) =>
        /\.(ts|tsx|mjs|graphql)$/.test(file) &&
        file !== 'test/house/house.test.ts' &&
        marks.test(text(file)),
    );
    expect(marked).toEqual([]);
  });

  it('describes exactly the errors and problems that exist in docs/errors.md', async () => {
    const { ERRORS } = await import('../../src/errors.ts');
    const { PROBLEMS } = await import('../../src/problems.ts');
    const described = [...text('docs/errors.md').matchAll(/^\| `([A-Z_]+)` +\|/gm)].map(
      ([, code]) => code,
    );
    expect(described.toSorted()).toEqual(
      [...Object.keys(ERRORS), ...Object.keys(PROBLEMS)].toSorted(),
    );
    for (const [code, { sentence }] of Object.entries(ERRORS))
      expect(text('docs/errors.md')).toMatch(
        new RegExp(`^\\| \`${code}\` .*\\| ${sentence} +\\|$`, 'm'),
      );
    const inSchema = [...text('schema/problem.graphql').matchAll(/^ {2}([A-Z_]+)$/gm)].map(
      ([, code]) => code,
    );
    expect(inSchema.toSorted()).toEqual(Object.keys(PROBLEMS).toSorted());
  });

  it('holds in docs/errors.md every sentence that a client can be shown for a problem or a wrong request', async () => {
    const { PROBLEMS } = await import('../../src/problems.ts');
    const { REQUEST_FAULTS } = await import('../../src/server/request-faults.ts');
    const rows = [...text('docs/errors.md').matchAll(/^\| `?([\w.]+)`? +\| (.+?) +\|$/gm)];
    const shown = rows.map(([, key, sentence]) => `${key} ${sentence}`);
    const problems = Object.entries(PROBLEMS).flatMap(([code, { reasons }]) =>
      Object.entries(reasons).map(([reason, sentence]) => `${code}.${reason} ${sentence}`),
    );
    const requests = Object.values(REQUEST_FAULTS).map((fault) => fault.join(' '));
    expect(shown.filter((row) => /^\w+\.|^\d/.test(row)).toSorted()).toEqual(
      [...problems, ...requests].toSorted(),
    );
  });

  it('says in each sentence of a problem what to do, without blame and without words of the inside', async () => {
    const { PROBLEMS } = await import('../../src/problems.ts');
    const sentences = Object.values(PROBLEMS).flatMap(({ reasons }) => Object.values(reasons));
    const odd = sentences.filter(
      (one) =>
        !/^[A-Z].*[.]$/s.test(one) ||
        one.length > 130 ||
        /\b(invalid|illegal|your fault|MDN|row \d)\b/i.test(one),
    );
    expect(odd).toEqual([]);
  });

  it.each(['docs/promises.md', 'docs/security.md'])('names in %s only tests that exist', (page) => {
    const named = [...text(page).matchAll(/`(test\/[\w./-]+)`/g)].map(([, file]) => file ?? '');
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it.each(['docs/faults.md', 'docs/edges.md', 'docs/kinds-of-work.md'])(
    'names in %s only tests that exist, by titles that they have',
    (page) => {
      const named = [...text(page).matchAll(/`(test\/[\w./-]+)`((?:,? "[^"|]+")*)/g)];
      const missing = named.flatMap(([, file = '', titles = '']) => {
        if (!files.includes(file)) return [file];
        const said = [...titles.matchAll(/"([^"]+)"/g)].map(([, title]) => title ?? '');
        if (said.length === 0) return [`${file}, without a title`];
        return said
          .filter((title) => !text(file).includes(title))
          .map((title) => `${file} ${title}`);
      });
      expect(named.length).toBeGreaterThan(50);
      expect(missing).toEqual([]);
    },
  );

  it('names in docs/faults.md every seeded bug, and no other', async () => {
    const { BUGS } = await import('../../chaos/zoo-bugs.ts');
    const last = /^\|.*\| ([^|]*`[^|]*) \|$/gm;
    const named = [...text('docs/faults.md').matchAll(last)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name),
    );
    expect([...new Set(named)].toSorted()).toEqual(BUGS.map(({ name }) => name).toSorted());
  });
});
