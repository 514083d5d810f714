/*
 * Schema breaks: what the printed schema takes away from clients that were built before.
 *
 * Owns   which earlier schema counts: that of the newest release, else where the branch left main, else the last commit that differs.
 * Gives  exit code 1, naming each change that breaks clients and is not listed in schema/breaking.txt.
 * Never  judges what is only added.
 *
 * Another folder may be named as the last argument. A folder without history has nothing to break.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSchema, findBreakingChanges } from 'graphql';

const folder = resolve(process.argv[2] ?? fileURLToPath(new URL('../', import.meta.url)));
const FILE = 'schema.graphql';
const ALLOWED = join('schema', 'breaking.txt');

/** What git says, or null when it says no. */
function git(...words) {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'];
    return execFileSync('git', words, { cwd: folder, encoding: 'utf8', stdio }).trimEnd();
  } catch {
    return null;
  }
}

/** Where the branch left main, or null on main itself. */
function forkPoint() {
  const point = git('merge-base', 'HEAD', 'origin/main') ?? git('merge-base', 'HEAD', 'main');
  return point === git('rev-parse', 'HEAD') ? null : point;
}

/** The earlier schema with its commit, or null when there is none. */
function earlier(present) {
  const release = git('describe', '--tags', '--abbrev=0', '--match', 'v*');
  const commits = [release, forkPoint()].filter((commit) => commit !== null);
  const schemas = [...commits, 'HEAD', 'HEAD~1'].map((commit) => ({
    commit,
    text: git('show', `${commit}:./${FILE}`),
  }));
  const known = schemas.filter(({ text }) => text !== null);
  const [first] = known;
  if (first?.commit !== 'HEAD') return first ?? null;
  return known.find(({ text }) => text !== present) ?? null;
}

/** Lines that are no remarks. */
function allowedBreaks() {
  const lines = readFileSync(join(folder, ALLOWED), 'utf8').split('\n');
  return new Set(lines.map((line) => line.trim()).filter((line) => !line.startsWith('#')));
}

const present = readFileSync(join(folder, FILE), 'utf8').trimEnd();
const base = earlier(present);
const changes = base ? findBreakingChanges(buildSchema(base.text), buildSchema(present)) : [];
const allowed = allowedBreaks();
const breaks = changes.map(({ description }) => description).filter((one) => !allowed.has(one));
if (breaks.length > 0) {
  console.error(`Clients of the schema of ${base.commit} break:\n\n${breaks.join('\n')}\n`);
  console.error(`If that is meant, put these lines into ${ALLOWED}, and say so in CHANGELOG.md.`);
  process.exitCode = 1;
}
