// `npm run check`: everything that can be known without running the program, two steps at a time. Prints what each took.
import { ensureInstalled, output } from './ready.mjs';

ensureInstalled();

/** The native compiler, which checks types in a third of the time. Tools that need the compiler's API have the other one. */
const TSC = 'node_modules/typescript-native/bin/tsc';

/** From the registry alone, with the bytes that it had, and without the name of any host. */
const lockfile = (path) => [
  ...['--path', path, '--validate-integrity'],
  ...['--empty-hostname', 'true', '--allowed-hosts', 'npm'],
];

const STEPS = [
  ['types', 'node', [TSC, '-p', '.']],
  [
    'lint',
    'eslint',
    ['.', '--cache', '--cache-location', 'node_modules/.cache/eslint/', '--max-warnings', '0'],
  ],
  ['format', 'prettier', ['.', '--check', '--cache', '--log-level', 'warn']],
  ['types of the explorer', 'node', [TSC, '-p', 'explorer']],
  ['types of the recipes', 'node', [TSC, '-p', 'examples/recipes']],
  ['generated types', 'graphql-codegen', ['--config', 'codegen.ts', '--check']],
  ['schema breaks', 'node', ['scripts/schema-breaks.mjs']],
  ['generated wire', 'node', ['scripts/generate-wire.mjs', '--check']],
  ['generated client', 'node', ['scripts/generate-client.mjs', '--check']],
  ['generated docs', 'node', ['scripts/generate-graph-docs.mjs', '--check']],
  ['settings in the docs', 'node', ['scripts/generate-settings-docs.mjs', '--check']],
  [
    'import circles',
    'depcruise',
    [
      'src',
      'simulator',
      'sandbox',
      'commands',
      'chaos',
      '--config',
      'dependency-cruiser.config.mjs',
    ],
  ],
  ['unused code', 'knip', []],
  ['secrets', 'secretlint', ['--secretlintignore', '.gitignore', '**/*']],
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

await Promise.all([worker(), worker()]);
process.exitCode = failed === 0 ? 0 : 1;
