// Makes a fresh clone ready: dependencies from the lockfile, a Node that is new enough, and the explorer. Says what it does.
// Runs on older Nodes too, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode } from './node-version.mjs';

export const ROOT = fileURLToPath(new URL('../', import.meta.url));
const stamp = join(ROOT, 'node_modules', '.reach-lockfile');

// What was compiled once is not compiled again: a gateway starts in half the time, and tests start many.
export const COMPILE_CACHE =
  process.env.NODE_COMPILE_CACHE ?? join(ROOT, 'node_modules', '.cache', 'node');

/** The environment in which `node` and the tools are those of this project. */
const env = {
  ...process.env,
  PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  NODE_COMPILE_CACHE: COMPILE_CACHE,
};

export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed !== wanted) {
    console.log(
      installed === ''
        ? 'Installing what this project needs ...'
        : 'The lockfile has changed; installing again ...',
    );
    must('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, wanted);
  }
  ensureNode();
}

export function ensureExplorer() {
  const built = join(ROOT, 'explorer', 'dist', 'index.html');
  const sources = join(ROOT, 'explorer');
  const newest = Math.max(
    ...readdirSync(sources)
      .filter((name) => name !== 'dist')
      .map((name) => statSync(join(sources, name)).mtimeMs),
  );
  if (existsSync(built) && statSync(built).mtimeMs >= newest) return;
  console.log('Building the explorer ...');
  must('vite', ['build', '--config', 'explorer/vite.config.ts', '--logLevel', 'error']);
}

/** Runs a program of this project in the foreground, with its signals and its exit code. */
export function run(command, args) {
  const child = spawn(command, args, { cwd: ROOT, env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === null ? 0 : 1)));
  child.on('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
}

/** Runs a program to its end and gives its exit code and output. */
export function output(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, text: error.message }));
    child.on('exit', (code) =>
      resolve({ code: code ?? 1, text: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}

function must(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
