// client/src/cache.ts and client/src/codegen.ts: what caches and code generators need to know of the schema. `--check` tells whether they are fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import {
  buildSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
} from 'graphql';
import { format, resolveConfig } from 'prettier';

const at = (path) => new URL(`../${path}`, import.meta.url);
const schema = buildSchema(readFileSync(at('schema.graphql'), 'utf8'));
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const roots = ['Query', 'Mutation', 'Subscription'];
const objects = types.filter((type) => isObjectType(type) && !roots.includes(type.name));

const possibleTypes = Object.fromEntries(
  types
    .filter(isAbstractType)
    .map((type) => [type.name, schema.getPossibleTypes(type).map(({ name }) => name)]),
);
/** What has no id of its own is a part of what holds it. */
const parts = objects.filter((type) => !('id' in type.getFields())).map(({ name }) => name);
const custom = types.filter((type) => isScalarType(type) && !isSpecifiedScalarType(type));
const scalars = Object.fromEntries(custom.map(({ name }) => [name, 'string']));

const HEAD = '// Generated from the schema by `npm run generate`. Do not edit.\n';
const json = (value) => JSON.stringify(value);

const FILES = {
  'client/src/cache.ts': `${HEAD}
/** Which types an interface or union may be: \`possibleTypes\` of Apollo Client and of graphcache. */
export const possibleTypes: Record<string, string[]> = ${json(possibleTypes)};

/** Types without an id of their own, which belong to what holds them. */
const PARTS = ${json(parts.join(' '))}.split(' ');

/** \`typePolicies\` of Apollo Client. What has an id is kept by its id, which is the rule there already. */
export const typePolicies: Record<string, { keyFields: false }> = Object.fromEntries(
  PARTS.map((name) => [name, { keyFields: false }]),
);

/** \`keys\` of graphcache. */
export const keys: Record<string, () => null> = Object.fromEntries(
  PARTS.map((name) => [name, () => null]),
);
`,
  'client/src/codegen.ts': `${HEAD}
/** \`scalars\` of graphql-codegen: each custom scalar is a string on the wire, in both directions. */
export const scalars = ${json(scalars)} as const;
`,
};

for (const [file, text] of Object.entries(FILES)) {
  const style = await resolveConfig(at(file));
  const fresh = await format(text, { ...style, parser: 'typescript' });
  if (!process.argv.includes('--check')) writeFileSync(at(file), fresh);
  else if (readFileSync(at(file), 'utf8') !== fresh) {
    console.error(`${file} is stale: npm run generate`);
    process.exitCode = 1;
  }
}
