import { afterEach, beforeEach, expect, it } from 'vitest';
import { filled, forget, remember } from '../../explorer/memory.ts';
import { TABS } from '../../explorer/tabs.ts';
import { startSandbox, type Sandbox } from '../../sandbox/sandbox.ts';
import { Client } from '../support/client.ts';
import { folder } from '../support/world.ts';

let sandbox: Sandbox;
let place: Awaited<ReturnType<typeof folder>>;

beforeEach(async () => {
  place = await folder();
  const ports = { port: 0, adminPort: 0, simulatorPort: 0 };
  sandbox = await startSandbox({ ...ports, speed: 0, keep: false, folder: place.path });
});

afterEach(async () => {
  await sandbox.stop();
  await place[Symbol.asyncDispose]();
});

const MINUTE = 60_000;

/** What happens in the sandbox before a tab makes sense. */
const BEFORE: Readonly<Record<string, () => Promise<void>>> = {
  A6_Customer: async () => {
    await sandbox.simulator.clock.advance(3 * MINUTE);
    const { orders } = sandbox.simulator.platform.world;
    const order = orders.find(({ status }) => status === 'PAYMENT_PENDING');
    await fetch(`${sandbox.simulator.url}/_simulator/pay/${order?.transactionId}`, {
      method: 'POST',
      body: '{"action":"pay"}',
    });
    await sandbox.simulator.clock.advance(MINUTE);
  },
  E5_Correct: () => sandbox.simulator.clock.advance(8 * MINUTE),
  F4_Smaller: () => sandbox.simulator.clock.advance(5 * MINUTE),
  F6_Refused: () => sandbox.simulator.clock.advance(5 * MINUTE),
  L3_Code: () => sandbox.simulator.clock.advance(5 * MINUTE),
  L6_Sim: () => sandbox.simulator.clock.advance(10 * MINUTE),
};

/** Tabs that show a refusal, as their comments say. */
const REFUSED: ReadonlySet<string> = new Set([
  'A5_Renew',
  'F6_Refused',
  'G5_Last',
  'L4_Wrong',
  'O2_Cancel',
]);

it.each([
  ['A', 'sam'],
  ['B', 'lena'],
  ['C', 'paul'],
  ['D', 'erin'],
  ['E', 'petra'],
  ['F', 'lena'],
  ['G', 'farah'],
  ['H', 'lena'],
  ['J', 'lena'],
  ['K', 'agent'],
  ['L', 'lena'],
  ['M', 'lena'],
  ['N', 'lena'],
  ['O', 'paul'],
  ['P', 'lena'],
  ['Q', 'agent'],
  ['I', 'farah'],
])('story %s runs tab by tab as it stands, for %s', async (story, person) => {
  forget();
  const token = await (await fetch(`${sandbox.gateway.url}/sandbox/token?as=${person}`)).text();
  const client = new Client(sandbox.gateway.url, token);
  const tabs = TABS.flatMap((tab) => {
    const [, kind, name = ''] = /^(query|mutation|subscription) (\w+)/m.exec(tab.query) ?? [];
    return name.startsWith(story) && kind !== 'subscription' ? [{ ...tab, name }] : [];
  });
  expect(tabs.length).toBeGreaterThan(1);
  for (const { name, query, variables } of tabs) {
    await BEFORE[name]?.();
    const given = filled(JSON.parse(variables)) as Record<string, unknown>;
    expect([name, JSON.stringify(given)]).not.toContainEqual(expect.stringContaining('{{'));
    const { data, errors } = await client.ask(query, given);
    expect([name, errors]).toEqual([name, []]);
    remember(data);
    const [answer] = Object.values(data ?? {}) as { outcome?: string; problems?: unknown }[];
    if (answer?.outcome)
      expect([name, answer.outcome]).toEqual([name, REFUSED.has(name) ? 'REFUSED' : 'ACCEPTED']);
  }
});
