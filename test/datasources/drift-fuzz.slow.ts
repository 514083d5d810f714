/*
 * `DRIFT=10 npm run test:slow -- drift-fuzz` tries ten times as many bodies as CI does.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { catalogCache } from '../../src/datasources/catalog.ts';
import { roamingCaches } from '../../src/datasources/roaming.ts';
import { createCaches, freshSources } from '../../src/datasources/sources.ts';
import { ERRORS, GatewayError } from '../../src/errors.ts';
import { createGateway, type Gateway } from '../../src/gateway.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { Client } from '../support/client.ts';
import { configFor } from '../support/config.ts';
import { FARAH } from '../support/people.ts';
import { tokenKeys } from '../support/tokens.ts';
import { AMOUNTS, centsIn, fieldsIn, jsonOf, unshowable } from './drift-answers.ts';
import { FOREIGN, mutation, spoiled, type Mutation } from './drift-mutations.ts';
import { OWNED, READINGS, STATES } from './drift-readings.ts';
import { recordSamples, rowOf, type Samples } from './drift-samples.ts';
import { ACCOUNT_ROWS, ACCOUNT_SCREEN, SHOP_ROWS, SHOP_SCREEN, without } from './drift-screens.ts';
import { says, StubReach } from './wire/stub-reach.ts';

const TIMES = Number(process.env['DRIFT'] ?? 1);
const HOURS_MS = 3_600_000;

/** Stands still; each try moves it on, so that nothing is held back or remembered from the try before. */
const clock = {
  time: Date.UTC(2026, 2, 2, 9),
  now(): number {
    return this.time;
  },
  elapsed(): number {
    return this.time;
  },
  at: () => () => undefined,
};

let reach: StubReach;
let gateway: Gateway;
let farah: Client;
let samples: Samples;
const spoils = new Map<number, string>();

beforeAll(async () => {
  samples = await recordSamples();
  reach = await StubReach.start();
  reach.always((response, seen) => {
    const row = rowOf(seen.method, seen.path) ?? 0;
    says(200, spoils.get(row) ?? samples.get(row) ?? { status: 'FAILED' })(response, seen);
  });
  const config = configFor(reach.url);
  gateway = await createGateway(
    { ...config, platform: { ...config.platform, paymentHosts: ['pay.example'] } },
    { clock, tokenKeys, telemetry: new Telemetry('silent') },
  );
  farah = await Client.as(gateway.url, FARAH);
});

afterAll(async () => {
  await gateway.stop();
  await reach[Symbol.asyncDispose]();
});

async function ask(document: string, bodies: Readonly<Record<number, string>> = {}) {
  spoils.clear();
  for (const [row, body] of Object.entries(bodies)) spoils.set(Number(row), body);
  clock.time += 50 * HOURS_MS;
  reach.seen.length = 0;
  return farah.ask(document, { country: `C${clock.time}` });
}

/** Every amount of the answer with the name of its field. */
function amountsIn(value: unknown, name = ''): [string, string][] {
  if (typeof value !== 'object' || value === null) return [];
  if (!Array.isArray(value) && 'amount' in value && typeof value.amount === 'string')
    return name === 'data' ? [] : [[name, value.amount]];
  return Object.entries(value).flatMap(([key, inner]) =>
    amountsIn(inner, Array.isArray(value) ? name : key),
  );
}

const spoilt = (row: number, how: Mutation): string =>
  spoiled({ sample: samples.get(row), owned: OWNED.has(row) }, how);

describe('an upstream that drifts, seen through the door', () => {
  it.each([
    [300 * TIMES, 'account', ACCOUNT_SCREEN, ACCOUNT_ROWS],
    [200 * TIMES, 'shop', SHOP_SCREEN, SHOP_ROWS],
  ] as const)(
    'spoils, with %i spoiled bodies, the %s screen only where they belong, and with typed errors',
    async (numRuns, _name, screen, rows) => {
      const good = await ask(screen);
      expect(good.errors).toEqual([]);
      const row = fc.constantFrom(...Object.keys(rows).map(Number));
      await fc.assert(
        fc.asyncProperty(row, mutation, async (spoiledRow, how: Mutation) => {
          const body = spoilt(spoiledRow, how);
          const { status, data, errors, text } = await ask(screen, { [spoiledRow]: body });
          expect(status).toBe(200);
          for (const { extensions } of errors) {
            expect(ERRORS).toHaveProperty(extensions.code);
            expect(extensions.code).not.toBe('INTERNAL_SERVER_ERROR');
          }
          const mine = rows[spoiledRow] ?? [];
          expect(without(data, mine)).toEqual(without(good.data, mine));
          expect(text).not.toContain(FOREIGN);
          const sent = [...samples].map(([one, sample]) =>
            one === spoiledRow && one !== 4
              ? jsonOf(body)
              : [sample, one === 4 ? jsonOf(body) : null],
          );
          for (const [name, shown] of amountsIn(data))
            expect(centsIn(sent, AMOUNTS[name] ?? [])).toContain(Math.round(Number(shown) * 100));
        }),
        { numRuns },
      );
    },
    60_000 * TIMES,
  );
});

interface Shown {
  readonly minor: number;
}

const isMoney = (value: unknown): value is Shown =>
  typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;

/** The words that the wire has for a state, as they are looked up. */
function* wordsIn(body: unknown, wire: string): Generator<string> {
  for (const [name, value] of fieldsIn(body)) {
    if (name !== wire || typeof value === 'object') continue;
    const word = String(value).trim();
    yield word.toUpperCase().replace(/[ -]/g, '_');
    if (word !== '') yield String(Number(word));
  }
}

describe('a roaming pack', () => {
  it('of a line that the account does not have is not shown', async () => {
    const [pack] = (samples.get(63) as { data: object[] }).data;
    const body = JSON.stringify({ data: [pack, { ...pack, customerId: 'c-9' }] });
    const { data, errors } = await ask(ACCOUNT_SCREEN, { 63: body });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({ viewer: { customers: [{ ownedRoamingPacks: [{}] }] } });
  });
});

describe('the drift counter', () => {
  it('names the endpoint and the field, and never the value', async () => {
    const [bill] = (samples.get(41) as { data: object[] }).data;
    const body = JSON.stringify({ data: [{ ...bill, status: 'SOMEHOW', amountDue: 'much' }] });
    const { data } = await ask(ACCOUNT_SCREEN, { 41: body });
    expect(data).toMatchObject({
      viewer: {
        customers: [{ bills: { edges: [{ node: { status: 'UNRECOGNIZED', amountDue: null } }] } }],
      },
    });
    const metrics = await (await fetch(`${gateway.adminUrl}/metrics`)).text();
    expect(metrics).toMatch(
      /reach_drift_total\{row="41",endpoint="[a-zA-Z]+",field="bills.status"\} \d/,
    );
    expect(metrics).toMatch(
      /reach_drift_total\{row="41",endpoint="[a-zA-Z]+",field="bills.amountDue"\} \d/,
    );
    expect(metrics).not.toMatch(/SOMEHOW|much/);
  });
});

describe('an upstream that drifts, seen by the parsers', () => {
  it.each(Object.keys(READINGS).map(Number))(
    'throws typed errors only and shows nothing but what was sent, of row %i, with many spoiled bodies',
    async (row) => {
      const platform = reach.platform({ paymentHosts: ['pay.example'], readTimeoutMs: 5_000 });
      const read = READINGS[row] ?? (() => Promise.reject(new Error('no such row')));
      const kept = createCaches(reach.clock);
      await fc.assert(
        fc.asyncProperty(mutation, async (how) => {
          const body = spoilt(row, how);
          spoils.clear();
          spoils.set(row, body);
          reach.clock.time += 50 * HOURS_MS;
          const catalog = catalogCache(reach.clock);
          const roaming = roamingCaches(reach.clock);
          const caches = { ...kept, catalog, roaming };
          reach.log.length = 0;
          const outcome: unknown = await Promise.resolve(
            read(freshSources(platform, caches)),
          ).catch((error: unknown) => error);
          if (outcome instanceof Error) {
            expect(outcome).toBeInstanceOf(GatewayError);
            return;
          }
          expect(JSON.stringify(outcome) ?? '').not.toContain(FOREIGN);
          expect(unshowable(outcome)).toEqual([]);
          const sent = [
            jsonOf(body),
            row === 4 ? [4, 5, 6, 7].map((one) => samples.get(one)) : null,
          ];
          for (const [name, value] of fieldsIn(outcome))
            if (isMoney(value)) expect(centsIn(sent, AMOUNTS[name] ?? [])).toContain(value.minor);
          const state = STATES[row];
          if (!state) return;
          const said = new Set([...wordsIn(sent, state.wire)].map((word) => state.words[word]));
          for (const [name, value] of fieldsIn(outcome))
            if (name === 'status' && value !== null && value !== 'UNRECOGNIZED')
              expect(said).toContain(value);
        }),
        { numRuns: 120 * TIMES },
      );
    },
    60_000 * TIMES,
  );
});
