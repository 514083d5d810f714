import { InMemoryCache } from '@apollo/client';
import { createRequest, formatDocument, stringifyDocument } from '@urql/core';
import { parse, print } from 'graphql';
import { describe, expect, it } from 'vitest';
import { spellingsIn, WrongDocuments } from '../../commands/spellings.ts';
import * as client from '../../client/src/documents.ts';
import { documentsIn } from '../acceptance/example-documents.ts';

const ODD = [
  '{ viewer { ...A ... on Viewer { subject } } } fragment A on Viewer { __typename subject }',
  'query Long($first: Int = 10) { operations(first: $first, after: "a cursor that is long enough for a line of its own, and longer") { edges { node { id } } } }',
  '{ t: __typename viewer { t: __typename subject } }',
  '{ node(id: """a\n\n\nb""") { id } other: node(id: "#") { id } }',
  '{ __schema { types { name } } }',
  'mutation M($input: SwapSimInput!) { swapSim(input: $input) { outcome problems { code } } }',
];
/** With the fragments of other files, as an app puts them together. */
const EXAMPLES = spellingsIn(
  [...documentsIn('documents')].map(([name, text]) => ({ name, text })),
).filter((text) => text === print(parse(text)) && !text.includes('__typename'));
const TEXTS: readonly string[] = [
  ...EXAMPLES,
  ...[client.WATCH_OPERATION, client.OPERATION, client.OPERATION_CHANGES],
  ...ODD,
];

const spelled = (text: string) => spellingsIn([{ name: 'one', text }]);

describe('Spellings', () => {
  it('are those of every example', () => expect(EXAMPLES.length).toBeGreaterThan(2));

  it.each(TEXTS)('hold what Apollo Client and urql send for %s', (text) => {
    const texts = spelled(text);

    expect(texts).toContain(text);
    expect(texts).toContain(print(parse(text)));
    expect(texts).toContain(print(new InMemoryCache().transformDocument(parse(text))));
    const { query } = createRequest(text, {});
    expect(texts).toContain(stringifyDocument(formatDocument(query) as typeof query));
    expect(texts).toContain(stringifyDocument(query));
  });

  it('put fragments of other files to each operation, and only those it uses', () => {
    const files = [
      { name: 'a', text: '{ viewer { ...A } }' },
      { name: 'b', text: 'fragment A on Viewer { ...B } fragment C on Viewer { role }' },
      { name: 'c', text: 'fragment B on Viewer { subject }' },
    ];
    const texts = spellingsIn(files);
    expect(texts.length).toBeGreaterThan(2);
    for (const text of texts) {
      expect(text).toContain('fragment B');
      expect(text).not.toContain('fragment C');
    }
  });

  it.each([
    ['a fragment that no file holds', ['{ viewer { ...A } }']],
    [
      'two fragments of one name',
      ['fragment A on Viewer { role }', 'fragment A on Viewer { subject }'],
    ],
    ['a file that cannot be read', ['{ viewer {']],
  ])('tell of %s', (_what, texts) => {
    const files = texts.map((text) => ({ name: 'x.graphql', text }));
    expect(() => spellingsIn(files)).toThrow(WrongDocuments);
  });
});
