// `npm test`, `npm run test:slow` and `npm run test:browser`, also as the first command on a fresh clone.
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
run('vitest', ['run', '--project', project, ...rest]);
