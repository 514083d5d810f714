// `npm test`, `npm run test:slow`, `npm run test:browser` and `npm run test:clients` (`-- --rounds 50` for the long run), also as the first command on a fresh clone.
import { existsSync } from 'node:fs';
import { ensureExplorer, ensureInstalled, run } from './ready.mjs';

const [project = 'door', ...rest] = process.argv.slice(2);
const chromium = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

ensureInstalled();
if (project === 'browser') {
  ensureExplorer();
  if (!existsSync(chromium)) {
    console.error(
      'The browser tests need Chromium: apt-get install chromium, or set CHROMIUM_PATH.',
    );
    process.exit(1);
  }
}
// Vitest takes no options that it does not know, and passes over what stands behind two dashes.
const at = rest.indexOf('--rounds');
const rounds = at < 0 ? [] : ['--', ...rest.splice(at, 2)];
run('vitest', ['run', '--project', project, ...rest, ...rounds]);
