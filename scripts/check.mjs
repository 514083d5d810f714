// `npm run check`: everything that can be known without running the program, as many steps at a time as there are cores. Prints what each
// took. Steps stand in the order of how long they take, the longest first, so that the last one to end has little left to do.
import { availableParallelism } from 'node:os';
import { ensureInstalled, output } from './ready.mjs';

ensureInstalled();

/** The native compiler, which checks types in a third of the time. Tools that need the compiler's API have the other one. */
const TSC = 'node_modules/typescript-native/bin/tsc';

/** From the registry alone, with the bytes that it had, and without the name of any host. */
const lockfile = (path) => [
  ...['--path', path, '--validate-integrity'],
  ...['--empty-hostname', 'true', '--allowed-hosts', 'npm'],
];

/** What was looked at and has the same content as then is not looked at again. Each has a place of its own: a run without it removes the usual one. */
const kept = (name) => [
  ...['--cache', '--cache-strategy', 'content'],
  ...['--cache-location', `node_modules/.cache/${name}/`],
];

const ROOMS = ['src', 'simulator', 'sandbox', 'commands', 'chaos'];

const STEPS = [
  ['lint', 'eslint', ['.', ...kept('eslint'), '--max-warnings', '0']],
  ['format', 'prettier', ['.', '--check', ...kept('check-format'), '--log-level', 'warn']],
  ['unused code', 'knip', []],
  ['types', 'node', [TSC, '-p', '.']],
  ['import circles', 'depcruise', [...ROOMS, '--config', 'dependency-cruiser.config.mjs']],
  ['generated types', 'graphql-codegen', ['--config', 'codegen.ts', '--check']],
  ['generated wire', 'node', ['scripts/generate-wire.mjs', '--check']],
  ['settings in the docs', 'node', ['scripts/generate-settings-docs.mjs', '--check']],
  ['generated client', 'node', ['scripts/generate-client.mjs', '--check']],
  ['generated docs', 'node', ['scripts/generate-graph-docs.mjs', '--check']],
  ['types of the explorer', 'node', [TSC, '-p', 'explorer']],
  ['types of the recipes', 'node', [TSC, '-p', 'examples/recipes']],
  ['secrets', 'node', ['scripts/secrets.mjs']],
  ['schema breaks', 'node', ['scripts/schema-breaks.mjs']],
  ['lockfile', 'lockfile-lint', lockfile('package-lock.json')],
  ['lockfile of the bench', 'lockfile-lint', lockfile('bench/peers/package-lock.json')],
  ['lockfile of Hive', 'lockfile-lint', lockfile('bench/peers/hive/package-lock.json')],
];

const waiting = [...STEPS];
let failed = 0;

async function worker() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, command, args] = step;
    const startedAt = performance.now();
    const { code, text } = await output(command, args);
    const took = ((performance.now() - startedAt) / 1_000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${took} s)`);
    if (code !== 0) {
      failed += 1;
      console.log(text);
    }
  }
}

await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, worker));
process.exitCode = failed === 0 ? 0 : 1;
