import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import type { FastParts } from '../../src/server/fast-parts.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH } from '../support/people.ts';
import { CUSTOMER_SCREEN, WHOLE_CUSTOMER } from '../support/screens.ts';
import type { Person } from '../support/tokens.ts';
import { World } from '../support/world.ts';

const ON: FastParts = { compile: true, write: true, route: true };
const OFF: FastParts = { compile: false, write: false, route: false };

const FARAHS = globalId('Customer', IDS.farah);
const OF_FARAH = `query OfFarah { customer(id: "${FARAHS}") { firstName bills(first: 2) { edges { node { id } } }
  operations { edges { node { id status } } } lines { status usage(kind: DATA) { used } } } }`;
const LOOK_UPS = `query LookUps { deviceCompatibility(imei: "356938035643809") { compatible }
  zipCodeCoverage(zip: "10001") { served } }`;
const AUDIT = `{ auditEntries(first: 50) { edges { node { action actor customerId document } } } }`;

interface Asked {
  readonly who: Person | null;
  readonly query: string;
  /** Endpoints that fail. */
  readonly broken?: readonly number[];
}

/** Everything that asking leaves behind: the answers, calls, rows of the audit trail, and figures. */
async function traces(fast: FastParts, { who, query, broken = [] }: Asked): Promise<object> {
  await using world = await World.start({ fast, config: { explorer: true }, readTimeoutMs: 7_000 });
  for (const row of broken) await world.fault({ row, fault: 'status-500', times: 0 });
  const client = await world.as(who);
  const answers: string[] = [];
  for (let times = 0; times < 3; times += 1) answers.push((await client.ask(query)).text);
  const calls = world.reach.platform.ledger.attempts.map(({ row }) => row).toSorted();
  const { auditEntries } = await (await world.as(ADMIN)).data(AUDIT);
  const metrics = await (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
  const counts = metrics.split('\n').filter((line) => COUNTED.test(line));
  const text = answers.map((one) =>
    one.replace(/http:\/\/127\.0\.0\.1:\d+/g, '').replace(/"queuedMs":\d+/, ''),
  );
  return { text, calls, audit: auditEntries.edges, counts };
}

const COUNTED =
  /^reach_(graphql_\w*(count|total)|errors?_\w*total|calls?_\w*total|audit_\w*|agent_\w*|guesses_\w*)\b/;

describe('with everything off that only saves time', () => {
  it.each<readonly [string, Asked]>([
    ['a screen', { who: FARAH, query: CUSTOMER_SCREEN }],
    ['everything of a customer', { who: FARAH, query: WHOLE_CUSTOMER }],
    ['a screen, part of which fails', { who: FARAH, query: WHOLE_CUSTOMER, broken: [41, 52, 39] }],
    ['a screen, all of which fails', { who: FARAH, query: CUSTOMER_SCREEN, broken: [25] }],
    ['what an agent reads of somebody else', { who: AGENT, query: OF_FARAH }],
    ['what an agent reads, part of which fails', { who: AGENT, query: OF_FARAH, broken: [41] }],
    ['look-ups that are counted', { who: FARAH, query: LOOK_UPS }],
    ['look-ups beside one that fails', { who: FARAH, query: LOOK_UPS, broken: [23] }],
    ['look-ups that fail', { who: FARAH, query: LOOK_UPS, broken: [3] }],
    ['what everybody may read', { who: null, query: '{ catalog { plans { id name } } }' }],
    ['what is refused', { who: null, query: CUSTOMER_SCREEN }],
  ])('%s costs, counts and leaves behind the same', async (_name, asked) => {
    expect(await traces(ON, asked)).toEqual(await traces(OFF, asked));
  });

  it('says what an answer cost behind its data', async () => {
    for (const fast of [ON, OFF]) {
      await using world = await World.start({
        fast,
        config: { explorer: true },
        readTimeoutMs: 7_000,
      });
      const { text } = await (await world.as(FARAH)).ask(CUSTOMER_SCREEN);
      expect(text).toMatch(/^\{"data":.*,"extensions":\{"upstream":\{[^{}]*\}\}\}$/);
    }
  });
});
