/*
 * Call: what a domain asks of an endpoint, and the request that it becomes.
 *
 * Owns   the filling of path templates and queries.
 * Never  makes a URL of a text that cannot be an id of the platform: such a thing cannot exist there, so nothing is sent.
 */
import { isPlatformId } from '../../ids.ts';
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

/** Null when an id in the path or query cannot be one. */
export function requestOf({ row, method, path }: Endpoint, call: Call): WireRequest | null {
  const names = Array.from(path.matchAll(PLACE), ([, name = '']) => name);
  const ids = [...names.map((name) => call.path?.[name] ?? ''), ...idsIn(call.query)];
  if (!ids.every(isPlatformId)) return null;
  const filled = path.replace(PLACE, (_place, name: string) =>
    encodeURIComponent(call.path?.[name] ?? ''),
  );
  const query = new URLSearchParams(call.query).toString();
  return {
    row,
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    body: call.json === undefined ? null : JSON.stringify(call.json),
  };
}

/** A place in a path template. All of them are for ids. */
const PLACE = /\{(\w+)\}/g;

const idsIn = (query: Call['query'] = {}): readonly string[] =>
  Object.entries(query).flatMap(([name, value]) => (/^id$|Id$/.test(name) ? [value] : []));

const NAMES = ['customerId', 'primaryCustomerId', 'secondaryCustomerId'];

/** Whom a call is about. The platform names customers alike wherever they stand. */
export function customersIn({ path, query, json }: Call): readonly string[] {
  const body = typeof json === 'object' && json !== null ? json : {};
  const found = [path, query, body].flatMap((fields) => Object.entries(fields ?? {}));
  return found.flatMap(([name, value]) =>
    NAMES.includes(name) && typeof value === 'string' ? [value] : [],
  );
}
