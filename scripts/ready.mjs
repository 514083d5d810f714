// Makes a fresh clone ready: dependencies from the lockfile, a Node that is new enough, and the explorer. Says what it does.
// Runs on older Nodes too, with nothing installed.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureNode } from './node-version.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const stamp = join(root, 'node_modules', '.reach-lockfile');

/** The environment in which `node` and the tools are those of this project. */
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  // What was compiled once is not compiled again: a gateway starts in half the time, and tests start many.
  NODE_COMPILE_CACHE:
    process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
};

export function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const installed = existsSync(stamp) ? readFileSync(stamp, 'utf8') : '';
  if (installed !== wanted) {
    console.log(
      installed === ''
        ? 'Installing what this project needs ...'
        : 'The lockfile has changed; installing again ...',
    );
    must('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, wanted);
  }
  ensureNode();
}

export function ensureExplorer() {
  const built = join(root, 'explorer', 'dist', 'index.html');
  const sources = join(root, 'explorer');
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
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
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
    const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
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
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}
