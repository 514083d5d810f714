// `npm start`: the sandbox, also as the first command on a fresh clone.
import { ensureExplorer, ensureInstalled, run } from './ready.mjs';

ensureInstalled();
ensureExplorer();
run('node', ['sandbox/main.ts', ...process.argv.slice(2)]);
