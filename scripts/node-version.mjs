// Helps machines with an older Node: puts a newer one into node_modules/.bin, where every npm script finds it first.
// Every script of this project begins with it, so that nothing runs at installation. Does nothing on Node 22.19 or later.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '24.21.0';
const NEEDED = [22, 19];
const root = fileURLToPath(new URL('../', import.meta.url));

/** Whether a version like `v22.19.0` is new enough. */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/** Makes sure that `node` in node_modules/.bin is new enough; a no-op where the machine's own is. */
export function ensureNode() {
  if (isNewEnough(process.version) && !isOurs(process.execPath)) return;
  const link = join(root, 'node_modules', '.bin', 'node');
  if (existsSync(link)) return;
  const binary = fetched();
  mkdirSync(join(root, 'node_modules', '.bin'), { recursive: true });
  rmSync(link, { force: true });
  symlinkSync(binary, link);
  console.log(
    `The Node of this machine is too old; the scripts of this project use ${VERSION} from now on.`,
  );
}

const platform = process.platform === 'win32' ? 'win' : process.platform;
const name = `node-${platform}-${process.arch}`;
const cache = join(
  process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
  'reach-gateway',
  `node-${VERSION}`,
);

/** Whether it was put there by us: an installation takes the link to it away. */
const isOurs = (path) => path.startsWith(cache);

function fetched() {
  const binary = join(cache, 'node_modules', name, 'bin', 'node');
  if (existsSync(binary)) return binary;
  console.log(`Installing Node ${VERSION} for this project only ...`);
  mkdirSync(cache, { recursive: true });
  execFileSync(
    'npm',
    ['install', '--no-save', '--ignore-scripts', '--prefix', cache, `${name}@${VERSION}`],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  if (!existsSync(binary))
    throw new Error(`Please install Node ${NEEDED.join('.')} or later: there is none for ${name}.`);
  return binary;
}
