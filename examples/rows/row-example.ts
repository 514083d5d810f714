/*
 * Row example: a document that reaches an endpoint of the platform, with the calls that it costs.
 *
 * Gives  variables as a function of ids that earlier answers brought; `calls` are rows, with the catalog known and nothing else.
 */
export interface Known {
  readonly [name: string]: string;
}

export interface RowExample {
  readonly row: number;
  readonly as:
    'nobody' | 'sam' | 'lena' | 'farah' | 'erin' | 'paul' | 'petra' | 'dora' | 'sid' | 'agent';
  readonly document: string;
  readonly variables?: (known: Known) => Readonly<Record<string, unknown>>;
  readonly calls: readonly number[];
}

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** A mutation by its field, and what it brings besides its outcome. */
export const mutation = (field: string, brings = ''): string =>
  `mutation ${capital(field)}($input: ${capital(field)}Input!) {
  ${field}(input: $input) { outcome problems { code } ${brings} }
}`;

export const operation = (field: string): string => mutation(field, 'operation { id status }');

export const customer = (name: string, fields: string): string =>
  `query ${name}($id: ID!) { customer(id: $id) { ${fields} } }`;

export const key = { idempotencyKey: 'an-intent-of-its-own' };
export const ofCustomer = ({ customerId }: Known) => ({ id: customerId });
export const ofLine =
  (more: object = {}) =>
  ({ lineId }: Known) => ({ input: { lineId, ...more, ...key } });
export const ofQuote = ({ quoteId }: Known) => ({ input: { quoteId, ...key } });
export const ofOperation = ({ operationId }: Known) => ({ input: { operationId, ...key } });

export const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' };
export const IMEI = '356938035643809';
export const ICCID = '8901260000000000025';

export const REFRESH = operation('refreshOperation');

/** The name of the operation in a document. */
export const nameOf = (document: string): string =>
  /^(?:query|mutation) (\w+)/.exec(document)?.[1] ?? '';
