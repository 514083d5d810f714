// `npm run generate`: everything that is made of the schema, the contract, the examples and the settings.
import { ensureInstalled, output } from './ready.mjs';

ensureInstalled();

const STEPS = [
  ['graphql-codegen', '--config', 'codegen.ts'],
  ['node', 'scripts/generate-wire.mjs'],
  ['node', 'scripts/generate-client.mjs'],
  ['node', 'scripts/generate-graph-docs.mjs'],
  ['node', 'scripts/generate-settings-docs.mjs'],
];

for (const [command, ...args] of STEPS) {
  const { code, text } = await output(command, args);
  if (code === 0) continue;
  process.stderr.write(text);
  process.exit(code);
}
