/*
 * Reach document: contract/reach.openapi.yaml as its tests read it.
 *
 * Gives  the document, its operations and events as flat lists, and validators for its schemas.
 * Never  repairs anything: what the file lacks is missing here too.
 */
import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
}

export interface WireOperation {
  readonly operationId: string;
  readonly 'x-row'?: number;
  readonly 'x-rows'?: readonly number[];
  readonly 'x-effect'?: string;
  readonly 'x-async'?: boolean;
  /** Parameters of which one is needed. */
  readonly 'x-one-of'?: readonly string[];
  readonly 'x-event'?: string;
  readonly 'x-path'?: string;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, object>>;
}

type Item = Readonly<Record<string, WireOperation>>;

export interface ReachDocument {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Item>>;
  readonly webhooks: Readonly<Record<string, Item>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

const FILE = new URL('../../contract/reach.openapi.yaml', import.meta.url);

export const reachDocument = parse(readFileSync(FILE, 'utf8')) as ReachDocument;

export interface Listed {
  readonly rows: readonly number[];
  readonly method: string;
  readonly path: string;
  readonly operation: WireOperation;
}

/** Every operation under `paths`, in the order of the document. */
export const operations: readonly Listed[] = Object.entries(reachDocument.paths).flatMap(
  ([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({
      rows: rowsOf(operation),
      method: method.toUpperCase(),
      path,
      operation,
    })),
);

/** Every event that Reach sends. */
export const events: readonly WireOperation[] = Object.values(reachDocument.webhooks).flatMap(
  (item) => Object.values(item),
);

function rowsOf(operation: WireOperation): readonly number[] {
  const row = operation['x-row'];
  return operation['x-rows'] ?? (row === undefined ? [] : [row]);
}

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...reachDocument, $id: 'reach' });

/** The validator of one schema under `components`. */
export function validatorOf(schema: string): ValidateFunction {
  const validate = ajv.getSchema(`reach#/components/schemas/${schema}`);
  if (!validate) throw new Error(`The contract has no schema ${schema}.`);
  return validate;
}

/** Where a value breaks its schema, as JSON pointers; empty when it does not. */
export function faultsOf(schema: string, value: unknown): readonly string[] {
  const validate = validatorOf(schema);
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
}
