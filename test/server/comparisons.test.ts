import fc from 'fast-check';
import { buildSchema, OverlappingFieldsCanBeMergedRule, parse, print, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { checkComparisons } from '../../src/server/comparisons.ts';
import { DocumentError } from '../../src/server/document-error.ts';
import { spellingsIn } from '../../commands/spellings.ts';
import { documentsIn } from '../acceptance/example-documents.ts';

const SCHEMA = buildSchema(/* GraphQL */ `
  interface Node {
    a(n: [Int!]): Int
    b: Int
    next: Node
  }
  type One implements Node {
    a(n: [Int!]): Int
    b: Int
    c: String
    next: Node
  }
  type Two implements Node {
    a(n: [Int!]): Int
    b: Int
    c: Int
    next: Node
  }
  type Query {
    node: Node
    one: One
    f(n: [Int!]): Int
  }
`);

const { selections } = fc.letrec<{ selections: string; selection: string }>((tie) => ({
  selections: fc
    .array(tie('selection'), { minLength: 1, maxLength: 4 })
    .map((all) => `{ ${all.join(' ')} }`),
  selection: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'b', 'a(n: [1])', 'x: a', 'x: b', 'a: b', 'y: a(n: [2])', '...F', '...G'),
    fc
      .tuple(fc.constantFrom('next', 'x: next', 'y: next'), tie('selections'))
      .map(([name, inside]) => `${name} ${inside}`),
    fc
      .tuple(fc.constantFrom('', 'on One', 'on Two', 'on Node'), tie('selections'))
      .map(([on, inside]) => `... ${on} ${inside}`),
  ),
}));

describe('Comparisons', () => {
  it('that are none leave nothing for the rule of GraphQL to find', () => {
    const leaf = fc.constantFrom('{ a }', '{ b x: a }', '{ next { b } }');
    fc.assert(
      fc.property(selections, leaf, leaf, (inside, f, g) => {
        const text = `{ node ${inside} } fragment F on Node ${f} fragment G on Node ${g}`;
        const document = parse(text);
        if (checkComparisons(document)) return;
        expect(validate(SCHEMA, document, [OverlappingFieldsCanBeMergedRule])).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['arguments that are long', `{ ${`f(n: [${'1 '.repeat(150)}]) `.repeat(10)} }`],
    ['fields within fields', `{ ${'node { next { a b } a } '.repeat(150)} }`],
    [
      'fragments within fragments',
      `{ ...A ...B } fragment A on Query { ${'one { a } '.repeat(80)} } fragment B on Query { ${'one { a } '.repeat(80)} }`,
    ],
    [
      'operations',
      Array.from({ length: 30 }, (_, n) => `query Q${n} { ${'f '.repeat(30)} }`).join(' '),
    ],
  ])('are counted in %s', (_where, text) => {
    expect(() => checkComparisons(parse(text))).toThrow(DocumentError);
  });

  it('are few in what apps ask', () => {
    const written = ['documents', 'relay'] as const;
    const files = written.flatMap((folder) => [...documentsIn(folder).values()]);
    const texts = spellingsIn(
      files
        .map((text, index) => ({ name: String(index), text }))
        .filter(({ text }) => isPlain(text)),
    );
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts)
      expect(() => checkComparisons(parse(print(parse(text))))).not.toThrow();
  });
});

/** Relay's own directives and fragments of components are compiled away. */
const isPlain = (text: string): boolean => !/@(refetchable|connection|argument)/.test(text);
