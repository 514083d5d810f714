// Looks for secrets in every file that is in the repository or could get into it, by the rules that .secretlintrc.json names.
// Without secretlint's own command, which takes 20 times as long: it notes the time of each step, and looks through all notes for each.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { lintSource } from '@secretlint/core';
import { ROOT } from './ready.mjs';

const settings = JSON.parse(readFileSync(join(ROOT, '.secretlintrc.json'), 'utf8'));
const rules = await Promise.all(
  settings.rules.map(async (rule) => ({ ...rule, rule: (await import(rule.id)).creator })),
);

const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: ROOT })
  .toString('utf8')
  .split('\0')
  .filter((file) => file !== '' && existsSync(join(ROOT, file)));

performance.mark = () => undefined;

let found = 0;
for (const file of files) {
  const content = readFileSync(join(ROOT, file), 'utf8');
  const source = { filePath: file, content, ext: extname(file), contentType: 'text' };
  const { messages } = await lintSource({
    ...{ source, options: { config: { rules }, maskSecrets: true } },
  });
  for (const { message, loc, ruleId } of messages) {
    found += 1;
    console.error(`${file}:${loc.start.line}: ${message} (${ruleId})`);
  }
}
if (files.length === 0 || found > 0) process.exitCode = 1;
