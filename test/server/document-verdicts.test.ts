import fc from 'fast-check';
import { getOperationAST, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import type { Role } from '../../src/access/caller.ts';
import { Policy } from '../../src/access/policy.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { AnswerClasses } from '../../src/server/answer-class.ts';
import { answerSize, type Asked } from '../../src/server/answer-size.ts';
import { coerceVariables } from '../../src/server/coercion.ts';
import { DocumentVerdicts } from '../../src/server/document-verdicts.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { UpstreamPrices } from '../../src/server/upstream-price.ts';
import { FARAH } from '../support/people.ts';
import { World } from '../support/world.ts';
import { everyWay } from './every-way.ts';
import { startSmallServer, tokenFor } from './small-server.ts';

const schema = buildSchema(scalarResolvers);

/** Documents whose verdicts variables change in every way that there is, and some that none can change. */
const DOCUMENTS = [
  '{ catalog { plans { id } } }',
  '{ viewer { customers { bills(first: 12) { edges { node { id items { description } } } } } } }',
  'query ($first: Int) { viewer { customers { bills(first: $first) { edges { node { items { description } } } } } } }',
  'query ($first: Int = 3) { viewer { customers { ...Bills } } } fragment Bills on Customer { bills(first: $first) { edges { node { invoiceLink { url } } } } }',
  'query ($on: Boolean!) { viewer { customers { cards { id } lines @include(if: $on) { id usage(kind: DATA) { used } } } } }',
  'query ($on: Boolean!) { viewer { customers { id ... @skip(if: $on) { lines { usage(kind: CALLING) { used } } } } } }',
  'query ($on: Boolean = false) { catalog { asOf } ...More @include(if: $on) } fragment More on Query { auditTrail(first: 5) { edges { node { id } } } }',
  'query ($on: Boolean! = true, $first: Int = 2) { roamingCountries { code } viewer { customers { bills(first: $first) @include(if: $on) { edges { node { invoiceLink { url } } } } } } }',
  'query ($zip: ZipCode!) { zipCodeCoverage(zip: $zip) { served } }',
].map((text) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  return { document, operation };
});

const policy = new Policy(schema);
const answers = new AnswerClasses(schema);
const prices = new UpstreamPrices(schema);

function askedOf(which: number, given: object): Asked {
  const chosen = DOCUMENTS[which];
  if (!chosen) throw new Error('no document');
  return { ...chosen, variables: coerceVariables(schema, chosen, { zip: '10001', ...given }) };
}

const ROLES: readonly Role[] = ['ANONYMOUS', 'CUSTOMER', 'AGENT', 'ADMIN'];

const asking = fc.record({
  which: fc.nat({ max: DOCUMENTS.length - 1 }),
  role: fc.constantFrom(...ROLES),
  given: fc.record(
    { first: fc.integer({ min: 0, max: 120 }), on: fc.boolean() },
    { requiredKeys: ['on'] },
  ),
});

describe('the verdicts on a document', () => {
  it('are those of a walk for this request, whoever asked with whatever variables before', () => {
    const known = new DocumentVerdicts(schema);
    fc.assert(
      fc.property(fc.array(asking, { minLength: 1, maxLength: 20 }), (all) => {
        for (const { which, role, given } of all) {
          const asked = askedOf(which, given);
          expect([
            known.sizeOf(asked),
            known.denials(asked, role),
            known.priceOf(asked),
            known.answerOf(asked),
          ]).toEqual([
            answerSize(schema, asked),
            policy.denials(asked.document, asked.operation, { ...asked, role }),
            prices.of(asked),
            answers.of(asked),
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('a variable that says which fields run', () => {
  it.each([
    'query ($on: Boolean!) { plan { id cost @include(if: $on) } }',
    'query ($on: Boolean!) { plan { id ...Cost @include(if: $on) } } fragment Cost on Plan { cost }',
    'query ($on: Boolean!) { plan { id ... @include(if: $on) { cost } } }',
    'query ($on: Boolean = true) { plan { id cost @include(if: $on) } }',
    'query ($on: Boolean = true) { ...F } fragment F on Query { plan { id ... on Plan { cost @include(if: $on) } } }',
  ])('is asked with each request, whatever it said before: %s', async (query) => {
    await using small = await startSmallServer();
    const sam = await tokenFor({ sub: 'sam', role: 'customer' });
    const ann = await tokenFor({ sub: 'ann', role: 'agent' });
    for (const on of [false, true, false, true]) {
      const codes = async (token?: string): Promise<unknown[]> =>
        (await everyWay(small, { query, variables: { on } }, token)).map(({ code }) => code);
      expect(await codes()).toEqual(Array(4).fill(on ? 'UNAUTHENTICATED' : undefined));
      expect(await codes(sam)).toEqual(Array(4).fill(on ? 'FORBIDDEN' : undefined));
      expect(await codes(ann)).toEqual(Array(4).fill(undefined));
    }
  });

  it('says whether an answer may be kept, too', async () => {
    await using small = await startSmallServer();
    const query = 'query ($own: Boolean!) { prices hello @include(if: $own) }';
    for (const own of [false, true, false, true]) {
      const variables = JSON.stringify({ own });
      const response = await fetch(`${small.url}?${new URLSearchParams({ query, variables })}`, {
        headers: { 'apollo-require-preflight': '1' },
      });
      expect(response.headers.get('cache-control')?.includes('public')).toBe(!own);
    }
  });
});

describe('a field that a role may not use', () => {
  it('is refused to that role and no other, whichever of them sent the document first', async () => {
    const [sam, ann] = await Promise.all([
      tokenFor({ sub: 'sam', role: 'customer' }),
      tokenFor({ sub: 'ann', role: 'agent' }),
    ]);
    const askers = [
      [undefined, 'UNAUTHENTICATED'],
      [sam, 'FORBIDDEN'],
      [ann, undefined],
    ] as const;
    for (const order of [askers, askers.toReversed(), [...askers, ...askers]]) {
      await using small = await startSmallServer();
      for (const [token, code] of order) {
        const heard = await everyWay(small, { query: '{ hello plan { cost } }' }, token);
        expect(heard.map((one) => one.code)).toEqual(Array(4).fill(code));
      }
    }
  });

  it('is refused in one operation of a document, and not in the other', async () => {
    await using small = await startSmallServer();
    const query = 'query A { hello } query B { plan { cost } }';
    for (const [operationName, code] of [
      ['A', undefined],
      ['B', 'UNAUTHENTICATED'],
      ['A', undefined],
    ] as const) {
      const answer = await small.post(JSON.stringify({ query, operationName }));
      expect(answer.code).toBe(code);
    }
  });
});

describe('a variable that says how many items a page has', () => {
  it.each(['toString', 'constructor', '__proto__', 'hasOwnProperty'])(
    'is none where it is not given, though every object has something of its name: %s',
    (name) => {
      const sizeWith = (variable: string, given: object): unknown[] => {
        const document = parse(
          `query ($${variable}: Int) { viewer { customers { bills(first: $${variable}) { edges { node { invoiceLink { url } } } } } } }`,
        );
        const operation = getOperationAST(document);
        if (!operation) throw new Error('no operation');
        const variables = coerceVariables(schema, { document, operation }, { ...given });
        const asked = { document, operation, variables };
        return [answerSize(schema, asked), prices.of(asked)];
      };
      expect(sizeWith(name, {})).toEqual(sizeWith('n', {}));
      expect(sizeWith(name, JSON.parse(`{"${name}":7}`))).toEqual(sizeWith('n', { n: 7 }));
    },
  );

  it('is counted with each request', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const query =
      'query ($first: Int!) { viewer { customers { bills(first: $first) { edges { node { items { items { description } } } } } } } }';
    for (const [first, code] of [
      [1, undefined],
      [100, 'DOCUMENT_TOO_COSTLY'],
      [1, undefined],
      [100, 'DOCUMENT_TOO_COSTLY'],
    ] as const) {
      const { errors } = await farah.ask(query, { first });
      expect(errors[0]?.extensions.code).toBe(code);
    }
  });
});
