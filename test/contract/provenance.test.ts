import { describe, expect, it } from 'vitest';
import { reachDocument } from './reach-document.ts';

const KNOWN: readonly unknown[] = ['guide', 'observed', 'assumed'];

type Json = Readonly<Record<string, unknown>>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Field {
  readonly at: string;
  readonly node: Json;
}

/** Every property, map value, parameter and response header of the document. */
function fieldsOf(node: unknown, at = '#'): readonly Field[] {
  if (typeof node !== 'object' || node === null) return [];
  const below = Object.entries(node).flatMap(([key, value]) => fieldsOf(value, `${at}/${key}`));
  return isRecord(node) ? [...ownFields(node, at), ...below] : below;
}

function ownFields(node: Json, at: string): readonly Field[] {
  const members = (key: string): readonly Field[] =>
    Object.entries(isRecord(node[key]) ? node[key] : {}).flatMap(([name, value]) =>
      isRecord(value) ? [{ at: `${at}/${key}/${name}`, node: value }] : [],
    );
  const map = node['additionalProperties'];
  return [
    ...(isSchema(node) ? members('properties') : []),
    ...(isRecord(node['content']) ? members('headers') : []),
    ...(isRecord(map) ? [{ at: `${at}/additionalProperties`, node: map }] : []),
    ...(typeof node['in'] === 'string' && isRecord(node['schema']) ? [{ at, node }] : []),
  ];
}

/** A wire field may itself be called `properties`; only the keyword holds schemas alone. */
const isSchema = (node: Json): boolean =>
  isRecord(node['properties']) && Object.values(node['properties']).every(isRecord);

const unknownOnes = (document: unknown): readonly string[] =>
  fieldsOf(document)
    .filter(({ node }) => !KNOWN.includes(node['x-provenance']))
    .map(({ at }) => at);

describe('provenance', () => {
  it('is told of every field, parameter and header', () => {
    expect(unknownOnes(reachDocument)).toEqual([]);
  });

  it('is looked for in several hundred places of every kind', () => {
    const places = fieldsOf(reachDocument).map(({ at }) => at);
    expect(places.length).toBeGreaterThan(500);
    for (const kind of [
      '#/components/schemas/Order/properties/redirectUrl',
      '#/components/schemas/RequestError/properties/meta',
      '#/components/schemas/FieldErrors/additionalProperties',
      '#/components/schemas/ActivationCallback/properties/status',
      '#/components/schemas/PurchaseStatusAnswer/allOf/1/properties/data',
      '#/components/parameters/CustomerIdInPath',
      '#/components/responses/TooManyRequests/headers/Retry-After',
      '#/paths//apisvc/v0/device/imei/{imei}/get/parameters/0',
    ]) {
      expect(places).toContain(kind);
    }
  });

  it('is missed when a field or a parameter goes without it', () => {
    const copy = structuredClone(reachDocument) as unknown;
    const stripped = fieldsOf(copy).filter(({ at }) =>
      /Order\/properties\/lines$|CustomerIdInPath$/.test(at),
    );
    for (const { node } of stripped) Reflect.deleteProperty(node, 'x-provenance');
    expect(unknownOnes(copy).toSorted()).toEqual([
      '#/components/parameters/CustomerIdInPath',
      '#/components/schemas/Order/properties/lines',
    ]);
  });

  it('uses each of its three words', () => {
    const words = new Set(fieldsOf(reachDocument).map(({ node }) => node['x-provenance']));
    expect([...words].toSorted()).toEqual(['assumed', 'guide', 'observed']);
  });

  it('leaves no field without a description', () => {
    const silent = fieldsOf(reachDocument)
      .filter(({ at }) => /^#\/components\/schemas\/\w+\/properties\//.test(at))
      .filter(({ at }) => !at.includes('Answer/'))
      .filter(({ node }) => typeof node['description'] !== 'string' || node['description'] === '')
      .map(({ at }) => at);
    expect(silent).toEqual([]);
  });
});
