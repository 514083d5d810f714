/*
 * Peers installed: what the compared servers need, which nothing else of this project does.
 *
 * Owns   that it is installed from its lockfile when it is needed first, and again when that has changed. No script of it runs.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PEERS = new URL('./peers/', import.meta.url);
/** Ten times as much as all others together. */
const HIVE = new URL('hive/', PEERS);

export const installPeers = (): void => install(PEERS);
export const installHive = (): void => install(HIVE);

function install(folder: URL): void {
  const stamp = new URL('node_modules/.bench-lockfile', folder);
  const lockfile = readFileSync(new URL('package-lock.json', folder));
  const wanted = createHash('sha256').update(lockfile).digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  process.stdout.write('Installing the servers that the gateway is compared with ...\n');
  const options = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['ci', ...options], {
    ...{ cwd: fileURLToPath(folder), stdio: ['ignore', 'inherit', 'inherit'] },
  });
  if (status !== 0) throw new Error('the compared servers could not be installed');
  writeFileSync(stamp, wanted);
}

/** The version of one of them, as it is installed. */
export function versionOf(name: string): string {
  const places = [
    new URL(`node_modules/${name}/package.json`, PEERS),
    new URL(`node_modules/${name}/package.json`, HIVE),
    new URL(`../node_modules/${name}/package.json`, import.meta.url),
  ];
  const place = places.find((one) => existsSync(one));
  if (!place) return 'not installed';
  const { version }: { version: string } = JSON.parse(readFileSync(place, 'utf8'));
  return version;
}
