import { describe, expect, it } from 'vitest';
import { documentsIn, ManifestFault } from '../../src/server/manifest.ts';
import { hashOf, ManifestFile, manifestOf } from '../support/manifest.ts';
import { startSmallServer } from './small-server.ts';

const HELLO = '{ hello }';
const WHO = '{ who }';
const hash = hashOf(HELLO);

const read = (manifest: unknown): readonly [string, string, number | null][] => {
  const text = typeof manifest === 'string' ? manifest : JSON.stringify(manifest);
  return [...documentsIn(text, 'app.json')].map(([id, one]) => [id, one.source, one.price]);
};

const faultOf = (manifest: unknown): string => {
  try {
    read(manifest);
    return '';
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error;
    return error.message;
  }
};

const apollo = (...operations: readonly unknown[]) => ({
  ...{ format: 'apollo-persisted-query-manifest', version: 1, operations },
});

describe('A manifest', () => {
  it.each([
    ['a map', { [hash]: HELLO }],
    [
      'a map with prefixes, as the client preset of GraphQL Code Generator writes it',
      { [`sha256:${hash}`]: HELLO },
    ],
    ['a map in upper case', { [hash.toUpperCase()]: HELLO }],
    ['the form of Apollo', apollo({ id: hash, name: 'A', type: 'query', body: HELLO })],
    ['text after a byte order mark', `\uFEFF${JSON.stringify({ [hash]: HELLO })}`],
    ['entries that are objects', { [hash]: { document: HELLO } }],
  ])('is read as %s', (_form, manifest) => {
    expect(read(manifest)).toEqual([[hash, HELLO, null]]);
  });

  it('can hold the price of a document, in each form', () => {
    expect(read({ [hash]: { document: HELLO, price: 3 } })).toEqual([[hash, HELLO, 3]]);
    expect(read(apollo({ id: hash, body: HELLO, price: 0 }))).toEqual([[hash, HELLO, 0]]);
  });

  it.each([
    ['nothing', '', 'is no JSON object'],
    ['half of it', JSON.stringify({ [hash]: HELLO }).slice(0, -1), 'is no JSON object'],
    ['a list', [HELLO], 'is no JSON object'],
    ['another format', { format: 'secret-48', operations: [] }, 'has a format that is not read'],
    ['another version', { ...apollo(), version: 2 }, 'has a format that is not read'],
    ['no list of operations', { ...apollo(), operations: {} }, 'has a format that is not read'],
    [
      'an id of another text',
      { [hashOf(WHO)]: HELLO },
      `is not its id ${hashOf(WHO).slice(0, 12)}`,
    ],
    ['a text that was formatted since', { [hash]: `${HELLO}\n` }, 'whose SHA-256 is not its id'],
    ['ids of SHA-1', { ['a'.repeat(40)]: HELLO }, 'set `hashAlgorithm` to `sha256`'],
    ['ids of MD5', { ['a'.repeat(32)]: HELLO }, 'set `algorithm` to `SHA256`'],
    ['names as ids', apollo({ id: 'secret-48', body: HELLO }), 'has an id that is no SHA-256'],
    ['an operation without an id', apollo({ body: HELLO }), 'has an id that is no SHA-256'],
    ['an operation that is none', apollo(null), 'has an id that is no SHA-256'],
    ['no text', { [hash]: '' }, 'has no text'],
    ['a list as text', { [hash]: [HELLO] }, 'has no text'],
    ['half a price', { [hash]: { document: HELLO, price: 0.5 } }, 'has a price'],
    ['a price below nothing', { [hash]: { document: HELLO, price: -1 } }, 'has a price'],
  ])('with %s is a mistake that is told in one sentence', (_what, manifest, said) => {
    const fault = faultOf(manifest);
    expect(fault).toMatch(/^DOCUMENTS_FILE app\.json [^\n]*\.$/);
    expect(fault).toContain(said);
    expect(fault).not.toContain('secret-48');
  });

  it.each([
    ['fits no schema', '{ nothing }', 'has no field of this name'],
    ['cannot be read', '{ hello', 'cannot run'],
    ['passes a limit', `{ ${'hello '.repeat(1_001)} }`, 'the limit of'],
    ['holds two mutations', 'mutation { open a: open }', 'one mutation field only'],
    ['compares too much', `{ plan { ${'id '.repeat(200)} } }`, 'comparisons'],
  ])('with a document that %s lets no gateway start', async (_what, text, said) => {
    using file = ManifestFile.of(HELLO, text);
    const started = startSmallServer({ documents: file.trusted() });
    await expect(started).rejects.toThrow(said);
    await expect(started).rejects.toBeInstanceOf(ManifestFault);
  });

  it.each([
    ['none', {}],
    ['none of Apollo', apollo()],
  ])('with %s lets no gateway start', async (_what, manifest) => {
    using file = new ManifestFile(manifest);
    await expect(startSmallServer({ documents: file.trusted() })).rejects.toThrow(
      'holds no document',
    );
  });

  it('is one of several, which are put together', async () => {
    using web = ManifestFile.of(HELLO);
    using app = new ManifestFile(
      apollo({ id: hashOf(WHO), name: 'Who', type: 'query', body: WHO }),
    );
    const documents = { ...web.trusted(), files: [web.path, app.path] };
    await using small = await startSmallServer({ documents });

    for (const text of [HELLO, WHO]) {
      const answer = await small.post(JSON.stringify({ documentId: hashOf(text) }));
      expect(answer.errors).toEqual([]);
    }
    const missing = { ...documents, files: [web.path, `${app.path}.not`] };
    await expect(startSmallServer({ documents: missing })).rejects.toThrow('is no file');
  });

  it('registers introspection when the brand does', async () => {
    const schema = '{ __schema { queryType { name } } }';
    using file = new ManifestFile(manifestOf([schema]));
    await using small = await startSmallServer({ documents: file.trusted() });
    expect((await small.query(schema)).data).toEqual({
      __schema: { queryType: { name: 'Query' } },
    });
  });
});
