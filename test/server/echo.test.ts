import fc from 'fast-check';
import { GraphQLError } from 'graphql';
import { describe, expect, it } from 'vitest';
import { ERRORS } from '../../src/errors.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { DocumentRegister } from '../../src/server/document-register.ts';
import { createMask } from '../../src/server/masking.ts';
import { Pipeline } from '../../src/server/pipeline.ts';
import { buildSchema } from '../../src/server/schema.ts';
import { Telemetry } from '../../src/telemetry.ts';

const SCHEMA = buildSchema(scalarResolvers);
const lines: string[] = [];
const mask = createMask(new Telemetry('debug', { write: (line) => lines.push(line) }));
const register = new DocumentRegister(SCHEMA, [], []);
const rules = { register, tokensPerSecond: Number.MAX_SAFE_INTEGER, onCached: () => undefined };
const PIPELINES = {
  open: new Pipeline(SCHEMA, { ...rules, openTo: 'everyone' }),
  trusted: new Pipeline(SCHEMA, { ...rules, openTo: 'nobody' }),
};
type Documents = keyof typeof PIPELINES;

const AGENT = { subject: 'ann', role: 'AGENT', customers: [] } as const;

/** What is answered, as text; empty when the document may run. */
function answerTo(
  source: string,
  variables: Record<string, unknown>,
  documents: Documents,
): string {
  try {
    PIPELINES[documents].admit({
      ...{ source, variables, operationName: null, channel: 'post' },
      ...{ caller: AGENT as never, network: '', extensions: undefined, documentId: undefined },
    });
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(GraphQLError);
    return JSON.stringify(mask(error));
  }
}

/** Nothing of the secret is in the answer, in whatever spelling. */
function expectSilent(answer: string, secret: string): void {
  const readings = [answer, unescaped(answer)].map((text) => text.toLowerCase());
  for (const part of partsOf(secret))
    for (const text of readings) expect(text).not.toContain(part.toLowerCase());
  expect(lines.join().toLowerCase()).not.toContain(partsOf(secret)[0]?.toLowerCase() ?? secret);
}

const unescaped = (text: string): string =>
  text.replace(/\\+u([0-9a-f]{4})/gi, (_all, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );

/** A secret that is cut by an escape could be repeated in halves. */
const partsOf = (secret: string): readonly string[] =>
  secret.split(/[^A-Za-z0-9]+/).filter((part) => part.length >= 4);

/** Every place of a document at which something of the client's own can stand, as text, as a name and as a number. */
const TEXT = [
  '{ operations(first: "§") { edges { cursor } } }',
  '{ operations(first: 2, after: "§ ") { edges { cursor } } }',
  '{ node(id: {a: "§"}) { id } }',
  '{ customer(id: "x", nothing: "§") { id } }',
  '{ simCardEligibility(iccid: "§") { eligible } }',
  '{ deviceCompatibility(imei: "§") { compatible } }',
  '{ roamingPacks(countries: [["§"]]) { id } }',
  '{ viewer @include(if: "§") { subject } }',
  '{ viewer { subject(a: "§") } }',
  'mutation { sendSms(input: {lineId: "x", text: 1, idempotencyKey: "§"}) { outcome } }',
  'mutation { swapSim(input: {lineId: "x", iccid: "§", simType: "§", idempotencyKey: "§"}) { outcome } }',
  'mutation { startPortIn(input: {sim: {iccid: "§", imei: "§"}, transferPin: "§\\n", number: "§"}) { outcome } }',
  'mutation { resetVoicemailPin(input: "§") { outcome } }',
  'query($a: Int = "§") { operations(first: $a) { edges { cursor } } }',
  'query($a: Iccid! = "§") { simCardEligibility(iccid: $a) { eligible } }',
  '{ viewer { subject } } "§"',
  '"§"',
  '{ "§" }',
  '{ viewer(§',
  '{ operations(first: "§ }',
  '{ operations(first: """§""") { edges { cursor } } }',
  '{ operations(first: """§) { edges { cursor } } }',
  '# §\n{ nothing }',
  '{ viewer { subject } §! }',
] as const;

const NAMES = [
  '{ § }',
  '{ viewer { § } }',
  '{ §: nothing }',
  '{ viewer { a: subject a: role } § }',
  '{ node(§: 1) { id } }',
  '{ node(id: "x", § : 1) { id } }',
  '{ viewer @§ { subject } }',
  '{ viewer @include(§: true) { subject } }',
  '{ ... on § { id } }',
  '{ node(id: "x") { ...§ } }',
  'fragment § on Query { viewer { subject } } { viewer { subject } }',
  'fragment F on § { id } { ...F }',
  'fragment § on Query { ...§ } { ...§ }',
  'fragment § on Plan { id } { viewer { ...§ } }',
  'query § { nothing } query § { nothing }',
  'query § { viewer { subject } } { viewer { subject } }',
  'query($§: Int) { viewer { subject } }',
  'query($§: Int, $§: Int) { operations(first: $§) { edges { cursor } } }',
  'query { operations(first: $§) { edges { cursor } } }',
  'query($§: §) { operations(first: $§) { edges { cursor } } }',
  'query($§: Viewer) { operations(first: $§) { edges { cursor } } }',
  'query($§: String) { operations(first: $§) { edges { cursor } } }',
  'query($§: Iccid) { simCardEligibility(iccid: $§) { eligible } }',
  'query($§: Iccid!) { simCardEligibility(iccid: $§) { eligible } }',
  'mutation { swapSim(input: {§: 1}) { outcome } }',
  'mutation { swapSim(input: {lineId: "x", simType: §}) { outcome } }',
  'mutation { swapSim(input: {§: 1, §: 2}) { outcome } }',
  'subscription § { operationEvents { __typename } customerEvents(customerId: "x") { __typename } }',
  'type § { id: ID }',
  'extend type § { id: ID }',
  '§ { viewer { subject } }',
  '{ viewer { subject { § } } }',
  '{ §: viewer }',
] as const;

const NUMBERS = [
  '{ operations(first: §.5) { edges { cursor } } }',
  '{ operations(first: §§§) { edges { cursor } } }',
  '{ operations(first: 0§) { edges { cursor } } }',
  '{ operations(first: §x) { edges { cursor } } }',
  '{ simCardEligibility(iccid: §) { eligible } }',
  '{ viewer @include(if: §) { subject } }',
] as const;

const VARIABLES: readonly (readonly [string, (secret: string) => unknown])[] = [
  ['query($v: Int!) { operations(first: $v) { edges { cursor } } }', (secret) => secret],
  ['query($v: Int!) { operations(first: $v) { edges { cursor } } }', (secret) => [secret]],
  [
    'query($v: Int!) { operations(first: $v) { edges { cursor } } }',
    (secret) => ({ [secret]: secret }),
  ],
  ['query($v: Iccid!) { simCardEligibility(iccid: $v) { eligible } }', (secret) => secret],
  [
    'query($v: [RoamingCountryCode!]!) { roamingPacks(countries: $v) { id } }',
    (secret) => [[secret], secret.repeat(9)],
  ],
  ['mutation($v: SwapSimInput!) { swapSim(input: $v) { outcome } }', (secret) => secret],
  [
    'mutation($v: SwapSimInput!) { swapSim(input: $v) { outcome } }',
    (secret) => ({
      [secret]: secret,
      simType: secret,
      iccid: secret,
      idempotencyKey: `${secret} `,
    }),
  ],
  [
    'mutation($v: ConfirmSimSwapInput!) { confirmSimSwap(input: $v) { outcome } }',
    (secret) => ({ code: secret, simType: [secret] }),
  ],
  [
    'mutation($v: StartPortInInput!) { startPortIn(input: $v) { outcome } }',
    (secret) => ({
      transferPin: `${secret}\n${secret}${secret}`,
      sim: { imei: secret, iccid: secret },
      carrier: { [secret]: 1 },
    }),
  ],
  [
    'mutation($v: ResetVoicemailPinInput!) { resetVoicemailPin(input: $v) { outcome } }',
    (secret) => ({ pin: secret }),
  ],
];

/** A character as it stands in a document, and as an escape of it. */
const seam = fc.constantFrom(
  '',
  '\\u007f',
  '\\u{7f}',
  '\\n',
  '\\"',
  '\\\\',
  'é',
  '\\u202E',
  '\\x',
  '\\u00',
  '😀',
);
const word = fc.stringMatching(/^[a-z]{3}48[a-z]{4}$/);
const documents = fc.constantFrom<Documents>('open', 'trusted');

const everywhere = (template: string, secret: string): string =>
  template.replaceAll('§', () => secret);

describe('An answer', () => {
  it('repeats no text that stands in a document, in whatever spelling', () => {
    const secret = fc.tuple(word, seam, word).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...TEXT), secret, documents, (template, planted, how) => {
        const answer = answerTo(everywhere(template, planted), {}, how);
        expect(answer).not.toBe('');
        expectSilent(answer, planted);
      }),
      { numRuns: 400 },
    );
  });

  it('repeats no name and no number that the schema does not have', () => {
    const name = word.map((one) => `x${one}`);
    const digits = fc.integer({ min: 48_151_623, max: 99_999_999 }).map(String);
    const planted = fc.oneof(
      fc.tuple(fc.constantFrom(...NAMES), name),
      fc.tuple(fc.constantFrom(...NUMBERS), digits),
    );
    fc.assert(
      fc.property(planted, documents, ([template, secret], how) => {
        const answer = answerTo(everywhere(template, secret), {}, how);
        expect(answer).not.toBe('');
        expectSilent(answer, secret);
      }),
      { numRuns: 400 },
    );
  });

  it('repeats nothing of variables, neither values nor names', () => {
    const secret = fc.tuple(word, fc.constantFrom('', '\u007f', '\u202E', '"', '\\', '😀'), word);
    fc.assert(
      fc.property(
        fc.constantFrom(...VARIABLES),
        secret,
        documents,
        ([source, valueOf], parts, how) => {
          const planted = parts.join('');
          const answer = answerTo(source, { v: valueOf(planted) }, how);
          expect(answer).not.toBe('');
          expectSilent(answer, planted);
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each([...TEXT, ...NAMES, ...NUMBERS])(
    'to %s has a sentence of its own, its message first, and one place',
    (template) => {
      const answer = answerTo(everywhere(template, 'secret48'), {}, 'open');

      const { message, locations = [] } = JSON.parse(answer);
      expect(answer.startsWith('{"message":"')).toBe(true);
      expect(locations.length).toBeLessThanOrEqual(1);
      expect(message).not.toBe('The document does not fit the schema.');
      expect(message).not.toBe('Something went wrong on our side. Please try again later.');
    },
  );

  it('suggests names of the schema where it may be asked for, and nowhere else', () => {
    const ask = (source: string, how: Documents) => JSON.parse(answerTo(source, {}, how)).message;

    expect(ask('{ viewr { subject } }', 'open')).toBe(
      'The type "Query" has no field of this name. Did you mean "viewer"?',
    );
    expect(ask('{ node(idd: 1) { id } }', 'open')).toContain('Did you mean "id"?');
    expect(ask('{ viewr { subject } }', 'trusted')).toBe(ERRORS.DOCUMENT_NOT_REGISTERED.sentence);
  });
});
