/*
 * Call: what a domain asks of an endpoint, and the request that it becomes.
 *
 * Owns   the filling of path templates and queries.
 * Never  lets a value break out of its place in a path.
 */
import { GatewayError } from '../../errors.ts';
import type { WireRequest } from './attempt.ts';
import type { Endpoint } from './endpoint.ts';
import type { FieldPaths } from './refusal.ts';

export interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  /** Which input field each of the platform's field names means, should it decline. */
  readonly fields?: FieldPaths;
}

export function requestOf({ row, method, path }: Endpoint, call: Call): WireRequest {
  const filled = path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = call.path?.[name];
    if (value === undefined || value === '')
      throw new Error(`The path of row ${row} needs ${name}.`);
    if (/^\.{1,2}$/.test(value)) throw new GatewayError('PLATFORM_NOT_FOUND');
    return encodeURIComponent(value);
  });
  const query = new URLSearchParams(call.query).toString();
  return {
    row,
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    body: call.json === undefined ? null : JSON.stringify(call.json),
  };
}

const NAMES = ['customerId', 'primaryCustomerId', 'secondaryCustomerId'];

/** Whom a call is about. The platform names customers alike wherever they stand. */
export function customersIn({ path, query, json }: Call): readonly string[] {
  const body = typeof json === 'object' && json !== null ? json : {};
  const found = [path, query, body].flatMap((fields) => Object.entries(fields ?? {}));
  return found.flatMap(([name, value]) =>
    NAMES.includes(name) && typeof value === 'string' ? [value] : [],
  );
}
