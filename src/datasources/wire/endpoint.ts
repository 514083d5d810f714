/*
 * Endpoint: what the contract says of each row of the endpoint index.
 *
 * Owns   the look-up from a row to method, path and effect class.
 * Never  decides anything by the HTTP method: some reads are spelled PUT or POST (Q13).
 */
import { ROWS } from '../../../contract/rows.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Effect = 'read' | 'set' | 'once' | 'money' | 'notify';

export interface Endpoint {
  readonly row: number;
  readonly method: Method;
  /** A template, for example `/apisvc/v0/product/status/{transactionId}`. */
  readonly path: string;
  readonly effect: Effect;
  /** What the contract calls it, for operators. */
  readonly operationId: string;
}

const ENDPOINTS: Readonly<Record<number, Endpoint>> = ROWS;

/** The name of a row for a metric; the empty one where there is no row. */
export const endpointName = (row: number): string => ENDPOINTS[row]?.operationId ?? '';

export function endpointOf(row: number): Endpoint {
  const endpoint = ENDPOINTS[row];
  if (!endpoint) throw new Error(`The contract has no row ${row}.`);
  return endpoint;
}
