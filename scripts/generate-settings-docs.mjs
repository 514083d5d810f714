// The table of settings in docs/operations.md, from config.ts and settings.ts. `--check` tells whether it is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { settingsAsked } from '../src/config.ts';
import { SETTINGS } from '../src/settings.ts';

const FILE = new URL('../docs/operations.md', import.meta.url);
const [BEGIN, END] = ['<!-- settings -->', '<!-- end of settings -->'];

const asked = settingsAsked();
const unexplained = asked.filter(({ name }) => !Object.hasOwn(SETTINGS, name));
const unread = Object.keys(SETTINGS).filter((name) => !asked.some((one) => one.name === name));
if (unexplained.length + unread.length > 0) {
  const names = [...unexplained.map(({ name }) => name), ...unread].join(', ');
  throw new Error(`settings.ts and config.ts differ: ${names}`);
}

const row = ({ name, form, or }) =>
  `| \`${name}\`${form === 'secret' ? ', `..._FILE`' : ''} | ${SETTINGS[name]} | ${form} | ${or ?? 'required'} |`;
const order = Object.keys(SETTINGS);
const rows = asked.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name)).map(row);
const table = ['| name | meaning | form | default |', '| --- | --- | --- | --- |', ...rows].join(
  '\n',
);

const page = readFileSync(FILE, 'utf8');
const [before, rest] = page.split(BEGIN);
const [, after] = (rest ?? '').split(END);
if (after === undefined) throw new Error(`docs/operations.md has no ${BEGIN} ... ${END}`);
const fresh = await format(`${before}${BEGIN}\n\n${table}\n\n${END}${after}`, {
  parser: 'markdown',
  printWidth: 100,
});
if (!process.argv.includes('--check')) writeFileSync(FILE, fresh);
else if (fresh !== page) {
  console.error('The table of settings in docs/operations.md is stale: npm run generate');
  process.exit(1);
}
