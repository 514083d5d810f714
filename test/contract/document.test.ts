import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import { ENDPOINT_INDEX } from './endpoint-index.ts';
import { events, operations, reachDocument } from './reach-document.ts';

const indexed = operations.filter(({ rows }) => !rows.includes(0));
const exchange = operations.filter(({ rows }) => rows.includes(0));

const rowsWith = (holds: (listed: (typeof operations)[number]) => boolean): readonly number[] =>
  operations.filter(holds).flatMap(({ rows }) => rows);

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const validator = new Validator();
    const result = await validator.validate({ ...structuredClone(reachDocument) });
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  });

  it('refers to nothing that is not there', () => {
    expect(brokenReferences()).toEqual([]);
  });

  it('has an operation id of its own for every operation and event', () => {
    const ids = [...operations.map(({ operation }) => operation), ...events].map(
      ({ operationId }) => operationId,
    );
    expect(ids.filter((id) => !/^[a-z][A-Za-z]*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the endpoint index', () => {
  it('is there row by row: 68 rows in 67 operations, each with its effect', () => {
    const rows = indexed
      .flatMap(({ rows, method, path, operation }) =>
        rows.map((row) => [row, method, path, operation['x-effect']] as const),
      )
      .toSorted(([one], [other]) => one - other);
    expect(rows).toEqual(ENDPOINT_INDEX);
    expect(rows).toHaveLength(68);
    expect(indexed).toHaveLength(67);
  });

  it('shares one operation between rows 15 and 16 and none between others', () => {
    const shared = operations.filter(({ rows }) => rows.length !== 1).map(({ rows }) => rows);
    expect(shared).toEqual([[15, 16]]);
  });

  it('is preceded by the token exchange, a read that needs the API key alone', () => {
    expect(exchange).toMatchObject([
      {
        method: 'POST',
        path: '/apisvc/v0/account/generateauth',
        operation: { 'x-effect': 'read', security: [{ apiKey: [] }] },
      },
    ]);
  });

  it('marks the work that goes on after the answer, and lets it answer 202', () => {
    const isAsync = [9, 11, 19, 21, 31, 36, 50, 67];
    expect(rowsWith(({ operation }) => operation['x-async'] === true)).toEqual(isAsync);
    expect(rowsWith(({ operation }) => '202' in operation.responses)).toEqual(isAsync);
  });
});

describe('every operation', () => {
  it('takes both auth schemes, but for rows 0 and 1', () => {
    const both = JSON.stringify([
      { apiKey: [], basicJwt: [] },
      { apiKey: [], bearerToken: [] },
    ]);
    const others = rowsWith(({ operation }) => JSON.stringify(operation.security) !== both);
    expect(others.toSorted()).toEqual([0, 1]);
  });

  it('sends bypass-token in row 1 and nowhere else', () => {
    const bypassing = rowsWith(({ operation }) =>
      (operation.parameters ?? []).some(({ name }) => name === 'bypass-token'),
    );
    expect(bypassing).toEqual([1]);
  });

  it('names in x-one-of only parameters that it has; row 25 needs one of two', () => {
    const named = operations.flatMap(({ rows, operation }) =>
      (operation['x-one-of'] ?? []).map((name) => {
        const queries = (operation.parameters ?? []).filter(
          (parameter) => parameter.in === 'query',
        );
        return [...rows, name, queries.find((query) => query.name === name)?.required ?? false];
      }),
    );
    expect(named).toEqual([
      [25, 'customerId', false],
      [25, 'clientAccountId', false],
    ]);
    const row25 = operations.find(({ rows }) => rows.includes(25))?.operation.parameters;
    expect(row25?.map(({ name }) => name)).toEqual(['customerId', 'clientAccountId']);
  });

  it('tells each way in which it can fail', () => {
    const failures = ['400', '401', '403', '404', '409', '429', '500', '503', '504'];
    const silent = rowsWith(({ operation }) => failures.some((code) => !operation.responses[code]));
    expect(silent).toEqual([]);
  });

  it('names as path parameters what its path holds', () => {
    const unlike = rowsWith(({ path, operation }) => {
      const held = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      return JSON.stringify(held) !== JSON.stringify(pathParametersOf(operation.parameters ?? []));
    });
    expect(unlike).toEqual([]);
  });
});

describe('the events', () => {
  it('are the seven, each on its path', () => {
    const notification = '/apisvc/v0/notification';
    expect(events.map((event) => [event['x-event'], event['x-path']])).toEqual([
      ['USAGE_NOTIFICATION', notification],
      ['RDN_IMEI_CHANGE', notification],
      ['PORT_OUT', notification],
      ['PORT_OUT_CONFIRMED', notification],
      ['ACTIVATION', `${notification}/callback`],
      ['PRODUCT_PURCHASE', `${notification}/callback`],
      ['PURCHASE_SUBSEQUENT', `${notification}/callback`],
    ]);
    expect(Object.keys(reachDocument.webhooks)).toEqual(events.map((event) => event['x-event']));
  });
});

function pathParametersOf(parameters: readonly object[]): readonly unknown[] {
  return parameters
    .map((parameter) => resolved(parameter))
    .filter((parameter) => parameter['in'] === 'path')
    .map((parameter) => parameter['name']);
}

function resolved(node: object): Readonly<Record<string, unknown>> {
  const reference = Object.entries(node).find(([key]) => key === '$ref')?.[1];
  const target = typeof reference === 'string' ? targetOf(reference) : node;
  return { ...(target as object) };
}

const targetOf = (reference: string): unknown =>
  reference
    .split('/')
    .slice(1)
    .reduce<unknown>(
      (node, key) => (node as Record<string, unknown> | undefined)?.[key],
      reachDocument,
    );

function brokenReferences(node: unknown = reachDocument): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key !== '$ref' || typeof value !== 'string') return brokenReferences(value);
    return targetOf(value) === undefined ? [value] : [];
  });
}
