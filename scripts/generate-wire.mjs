/*
 * Generate wire: everything that is derived from contract/reach.openapi.yaml.
 *
 * Owns   wire.d.ts (types of the wire) and rows.ts (method, path and effect of each row) beside the document.
 * Gives  `--check`: writes nothing, and exits 1 naming each file that differs from what would be written.
 * Never  adds a type or a row of its own: the document is the only source.
 *
 * Another folder may be named as the last argument; the style is the house's all the same.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const WIRE_HEADER = `/*
 * Wire: the shapes that Reach speaks, generated from reach.openapi.yaml by scripts/generate-wire.mjs.
 *
 * Never  edited by hand: \`npm run check\` compares it with the document.
 */
`;

const ROWS_HEADER = `/*
 * Rows: what the endpoint index says of each row, generated from reach.openapi.yaml by scripts/generate-wire.mjs.
 *
 * Gives  method, path and effect without reading YAML at start. Row 0 is the token exchange.
 * Never  edited by hand: \`npm run check\` compares it with the document.
 *
 * Rows 15 and 16 are one operation: the same method on the same path. One row, one line, whatever its width.
 */
`;

const FILES = [
  ['wire.d.ts', wireSource],
  ['rows.ts', rowsSource],
];

async function wireSource(document) {
  return WIRE_HEADER + astToString(await openapiTS(document));
}

async function rowsSource(document) {
  const lines = rowsOf(parse(await readFile(document, 'utf8'))).map(lineOf);
  const table = `export const ROWS = {\n${lines.join('\n')}\n} as const;\n`;
  return `${ROWS_HEADER}// prettier-ignore\n${table}`;
}

/** Every row of the document, in the order of the index. */
function rowsOf(document) {
  const rows = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) => rowsOfOperation(path, method, operation)),
  );
  return rows.toSorted((one, other) => one.row - other.row);
}

function rowsOfOperation(path, method, operation) {
  const { 'x-rows': rows, 'x-row': row, 'x-effect': effect, operationId } = operation;
  return (rows ?? [row]).map((number) => ({
    row: number,
    method: method.toUpperCase(),
    path,
    effect,
    operationId,
  }));
}

function lineOf({ row, method, path, effect, operationId }) {
  const fields = `row: ${row}, method: '${method}', path: '${path}', effect: '${effect}'`;
  return `  ${row}: { ${fields}, operationId: '${operationId}' },`;
}

async function styled(source) {
  const style = await resolveConfig(import.meta.filename);
  return format(source, { printWidth: 100, singleQuote: true, ...style, parser: 'typescript' });
}

async function check(url, text) {
  const committed = await readFile(url, 'utf8').catch(() => null);
  if (committed === text) return;
  console.error(`${url.pathname} is stale. Run node scripts/generate-wire.mjs.`);
  process.exitCode = 1;
}

const isCheck = process.argv.includes('--check');
const named = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
const folder = named
  ? pathToFileURL(`${resolve(named)}/`)
  : new URL('../contract/', import.meta.url);
const document = new URL('reach.openapi.yaml', folder);
for (const [name, source] of FILES) {
  const url = new URL(name, folder);
  const text = await styled(await source(document));
  await (isCheck ? check(url, text) : writeFile(url, text));
}
