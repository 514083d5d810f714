import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { POINTS } from '../../chaos/points.ts';
import { BUGS } from '../../chaos/zoo-bugs.ts';
import { failpoint } from '../../src/failpoint.ts';
import { seeded } from '../../src/seeded-bug.ts';

const project = fileURLToPath(new URL('../../', import.meta.url));
const root = `${project}src/`;
const SEAMS = new Set(['failpoint.ts', 'seeded-bug.ts']);
const sources = globSync('**/*.ts', { cwd: root }).filter((file) => !SEAMS.has(file));

/** Every use of a seam, as `name file`. */
const usesOf = (seam: string): readonly string[] =>
  sources.flatMap((file) =>
    [
      ...readFileSync(`${root}${file}`, 'utf8').matchAll(new RegExp(`\\b${seam}\\('([^']+)'`, 'g')),
    ].map(([, name]) => `${name} ${file}`),
  );

describe('the seams of the fault programme', () => {
  it('have every fail-point exactly once', () => {
    const names = usesOf('failpoint').map((use) => use.split(' ')[0]);
    expect(names.toSorted()).toEqual(POINTS.toSorted());
  });

  it('have every seeded bug where the zoo says, and no other', () => {
    const said = BUGS.flatMap(({ name, places }) => places.map((place) => `${name} ${place}`));
    expect([...new Set(usesOf('seeded'))].toSorted()).toEqual(said.toSorted());
  });

  it('do nothing in the gateway', () => {
    expect(POINTS.map((point) => failpoint(point as 'F1'))).toEqual(POINTS.map(() => undefined));
    expect(BUGS.filter(({ name }) => seeded(name))).toEqual([]);
  });

  it('have a test of that title for each bug that a test catches', () => {
    const said = BUGS.flatMap(({ caughtBy }) => ('test' in caughtBy ? [caughtBy] : []));
    const missing = said.filter(({ test, title }) => {
      const file = `${project}${test}`;
      return !existsSync(file) || !readFileSync(file, 'utf8').includes(title);
    });
    expect(missing).toEqual([]);
  });

  it('name each bug once, and at least 70 of them', () => {
    const names = new Set(BUGS.map(({ name }) => name));
    expect(names.size).toBe(BUGS.length);
    expect(names.size).toBeGreaterThanOrEqual(70);
  });
});
