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
  const filled = filledIn(piecesOf(path), call.path ?? {});
  const query = call.query ? queryOf(call.query) : '';
  if (filled === null || query === null) return null;
  return {
    row,
    method,
    path: query === '' ? filled : `${filled}?${query}`,
    body: call.json === undefined ? null : JSON.stringify(call.json),
  };
}

/** What stands between the places of a template, and the names of these, by turns. */
type Pieces = readonly string[];

const pieces = new Map<string, Pieces>();

/** Each template of the contract is taken apart once. */
function piecesOf(path: string): Pieces {
  const known = pieces.get(path);
  if (known) return known;
  const apart = path.split(/\{(\w+)\}/);
  pieces.set(path, apart);
  return apart;
}

/** All places are for ids; null when there is none for one of them. */
function filledIn(
  [head = '', ...rest]: Pieces,
  ids: Readonly<Record<string, string>>,
): string | null {
  let filled = head;
  for (let at = 0; at < rest.length; at += 2) {
    const id = ids[rest[at] ?? ''] ?? '';
    if (!isPlatformId(id)) return null;
    filled += encodeURIComponent(id) + (rest[at + 1] ?? '');
  }
  return filled;
}

const IS_ID = /^id$|Id$/;
/** What stands in a query as it is. */
const PLAIN = /^[\w.*-]*$/;

/** Null when an id in it cannot be one. */
function queryOf(query: NonNullable<Call['query']>): string | null {
  let plain = '';
  let isPlain = true;
  for (const [name, value] of Object.entries(query)) {
    if (IS_ID.test(name) && !isPlatformId(value)) return null;
    isPlain &&= PLAIN.test(name) && PLAIN.test(value);
    plain += `${plain === '' ? '' : '&'}${name}=${value}`;
  }
  return isPlain ? plain : new URLSearchParams(query).toString();
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
