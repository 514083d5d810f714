// `node scripts/run.mjs <program> [options]`: a program of this project, on a Node that is new enough, also as the first command on a
// fresh clone. On such a Node it runs in this very process, so that signals and exit codes are its own.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureNode, isNewEnough } from './node-version.mjs';
import { COMPILE_CACHE, ensureInstalled, ROOT, run } from './ready.mjs';

const [program, ...options] = process.argv.slice(2);

// What an operator has installed, perhaps without what only development needs, is left as it is.
if (existsSync(join(ROOT, 'node_modules'))) ensureNode();
else ensureInstalled();

if (isNewEnough(process.version)) {
  module.enableCompileCache(COMPILE_CACHE);
  process.argv.splice(1, 2, join(ROOT, program));
  await import(pathToFileURL(process.argv[1]).href);
} else {
  run('node', [program, ...options]);
}
