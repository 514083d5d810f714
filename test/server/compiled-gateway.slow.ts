import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Random } from '../../chaos/random.ts';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { World } from '../support/world.ts';
import { ChanceDocument, type ChanceRequest } from './chance-documents.ts';
import { ARGUMENTS } from './compiled-compared.ts';

const SCHEMA = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

const REAL: Readonly<Record<string, readonly unknown[]>> = {
  ...ARGUMENTS,
  String: ['Sam', ''],
  ID: [
    ...[globalId('Customer', IDS.farah), globalId('Customer', IDS.lena), 'x'],
    ...[globalId('Line', IDS.lena, IDS.lena), globalId('Line', IDS.farah, IDS.farah)],
  ],
};

/** Other seeds try others. */
const SEED = 77_000;
const DOCUMENTS = 150;
/** What moves by itself, and what can be asked for a few times only. */
const WITHOUT = new Set([
  ...['now', 'deviceCompatibility', 'simCardEligibility', 'portInEligibility', 'auditSegments'],
  ...['auditEntries', 'dataKeys'],
]);

const documentOf = (seed: number): ChanceRequest =>
  ChanceDocument.query(SCHEMA, new Random(seed), {
    samples: (type) => REAL[type] ?? ['text'],
    without: WITHOUT,
    mostDepth: 4,
  });

describe('the whole gateway, asked by chance', () => {
  const fast = { compile: true, write: true, route: true };
  let world: World;
  beforeAll(async () => {
    world = await World.start({ fast, readTimeoutMs: 7_000 });
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it.each([
    ['nobody', null],
    ['a customer', LENA],
    ['the holder of a family', FARAH],
    ['an agent', AGENT],
    ['an admin', ADMIN],
  ])(
    'answers %s the same byte for byte with everything off that only saves time',
    async (_name, who) => {
      const client = await world.as(who);
      const seen = { whole: 0, failed: 0 };
      for (let at = 0; at < DOCUMENTS; at += 1) {
        const { query, variables, operationName } = documentOf(SEED + at);
        const ask = (): Promise<{ text: string }> =>
          client.ask(query.replaceAll('query Other { __typename }', ''), variables);
        Object.assign(fast, { compile: false, write: false, route: false });
        await ask(); // what is cached is there from here on
        const { text } = await ask();
        Object.assign(fast, { compile: true, write: true, route: true });
        const other = await ask();
        expect({ query, operationName, text: other.text }).toEqual({ query, operationName, text });
        seen[text.includes('"errors"') ? 'failed' : 'whole'] += 1;
      }
      process.stdout.write(`asked: ${JSON.stringify(seen)}\n`);
      expect(seen.whole).toBeGreaterThan(DOCUMENTS / 50);
    },
  );
});
