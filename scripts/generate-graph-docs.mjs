// docs/graph.md: row -> field -> document -> upstream calls, from the contract, the schema and the examples. `--check` tells whether it is fresh.
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, getDirectiveValues, isInterfaceType, isObjectType } from 'graphql';
import { ROWS } from '../contract/rows.ts';
import { nameOf } from '../examples/rows/row-example.ts';
import { ROW_EXAMPLES } from '../examples/rows/rows.ts';

const FILE = new URL('../docs/graph.md', import.meta.url);
const schema = buildSchema(readFileSync(new URL('../schema.graphql', import.meta.url), 'utf8'));

/** Every field of the graph that may ask a row, as `Type.field`, with the role that it takes. */
const fieldsOf = new Map();
for (const type of Object.values(schema.getTypeMap())) {
  if (!isObjectType(type) && !isInterfaceType(type)) continue;
  const access = schema.getDirective('access');
  const inherited = type.astNode && getDirectiveValues(access, type.astNode)?.from;
  for (const field of Object.values(type.getFields())) {
    if (!field.astNode) continue;
    const { rows = [], instead = [] } =
      getDirectiveValues(schema.getDirective('upstream'), field.astNode) ?? {};
    const role = getDirectiveValues(access, field.astNode)?.from ?? inherited;
    for (const row of [...rows, ...instead]) {
      if (!ROWS[row])
        throw new Error(`${type.name}.${field.name} names row ${row}, which does not exist`);
      const name = `\`${type.name}.${field.name}\` (${role.toLowerCase()})`;
      fieldsOf.set(row, [...(fieldsOf.get(row) ?? []), name]);
    }
  }
}

const exampleOf = new Map(ROW_EXAMPLES.map((example) => [example.row, example]));
const BY_ITSELF = {
  0: ['the gateway itself, with `REACH_AUTH=exchange`', '', '0'],
  1: ['`npm run access-keys`', '', '1'],
};

/** More fields than this stand below the table. */
const MOST_IN_A_CELL = 12;

const lists = [];
const fieldsAt = (row) => {
  const fields = fieldsOf.get(row) ?? [];
  if (fields.length <= MOST_IN_A_CELL) return fields.join(', ');
  lists.push(`## Row ${row}\n\n${fields.map((field) => `- ${field}`).join('\n')}\n`);
  return `[${fields.length} fields](#row-${row})`;
};

const line = ({ row, method, path, effect }) => {
  const { document, calls } = exampleOf.get(row) ?? {};
  const [where, name, cost] = BY_ITSELF[row] ?? [
    fieldsAt(row),
    `\`${nameOf(document)}\``,
    calls.join(', '),
  ];
  return `| ${row} | \`${method} ${path}\` | ${effect} | ${where} | ${name} | ${cost} |`;
};

const lost = Object.values(ROWS).filter(({ row }) => row > 1 && !fieldsOf.has(row));
if (lost.length > 0)
  throw new Error(`no field reaches rows ${lost.map(({ row }) => row).join(', ')}`);

const fresh = `# Which endpoint is where in the graph

Every endpoint of the platform by its row in the platform's index, with the fields of the graph that may ask it (and the least role that
may use them), a document that reaches it (in \`examples/rows/\`), and the calls that this document costs. A call is named by its row. The
catalog is known to the gateway in all of them but rows 4 to 7, and nothing else is; what was read a moment ago costs nothing.
\`test/contract/row-walk.slow.ts\` runs each document and counts. Rows 15 and 16 are one operation.

The effect decides what the gateway does when no answer comes: only \`read\` is ever asked again ([the platform](platform.md)).

| row | endpoint | effect | asked by | document | calls |
| --- | -------- | ------ | -------- | -------- | ----- |
${Object.values(ROWS).map(line).join('\n')}

Operations are read back by the gateway while they run, without anybody asking: [architecture](architecture.md) says how often.
${lists.map((list) => `\n${list}`).join('')}`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== fresh) {
    console.error('docs/graph.md is stale: npm run generate');
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, fresh);
}
