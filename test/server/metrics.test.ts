import { once } from 'node:events';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createGateway } from '../../src/gateway.ts';
import { configFor } from '../support/config.ts';
import { needingAttention } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import { buy } from '../support/shopper.ts';
import { jwk } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';

async function metrics(world: World): Promise<string> {
  return (await fetch(`${world.gateway.adminUrl}/metrics`)).text();
}

const lines = async (world: World, begins: string): Promise<readonly string[]> =>
  (await metrics(world)).split('\n').filter((line) => line.startsWith(begins));

async function issuerOf(keys: string): Promise<{ url: string } & AsyncDisposable> {
  const server = createServer((_request, response) => response.end(keys)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const close = promisify(server.close.bind(server));
  return {
    url: `http://127.0.0.1:${port}/keys`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await close();
    },
  };
}

const openIn = (world: World) => lines(world, 'reach_operations_open{');

describe('metrics', () => {
  it('show what is open and needs a person also after a restart, and what is over not any more', async () => {
    await using data = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${data.path}/gateway.db` });
    const needy = 'reach_operations_open{kind="purchase",status="NEEDS_ATTENTION"} 1';
    expect(await openIn(world)).toEqual([]);
    const id = await needingAttention(world);
    expect(await openIn(world)).toEqual([needy]);
    await world.gateway.stop();
    await world.startGateway();
    await world.pass(5_000);
    expect(await openIn(world)).toEqual([needy]);
    expect(await lines(world, 'reach_operations_attention{')).toEqual([
      'reach_operations_attention{kind="purchase"} 1',
    ]);
    const [oldest = ''] = await lines(world, 'reach_operations_oldest_seconds{');
    expect(Number(oldest.split(' ').at(-1))).toBeGreaterThan(1_800);
    expect(await metrics(world)).toContain('reach_state_readable 1');

    const agent = await world.as(AGENT);
    const input = { operationId: id, verdict: 'FAILED', idempotencyKey: 'k'.repeat(20) };
    await agent.data(
      'mutation ($input: SettleOperationInput!) { settleOperation(input: $input) { outcome } }',
      { input: { ...input, reason: 'Reach says that it never came.' } },
    );
    await world.pass(5_000);
    expect(await openIn(world)).toEqual([]);
  });

  it('show callbacks that nobody knows, and how late the schedule is', async () => {
    await using world = await World.start();
    for (const transactionId of ['T-1', 'T-2', 'T-3'])
      await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
        method: 'POST',
        body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId }),
      });
    await world.pass(60_000);
    expect(await lines(world, 'reach_callbacks{')).toContain(
      'reach_callbacks{state="unmatched"} 3',
    );
    expect(await lines(world, 'reach_schedule_lag_seconds')).toEqual([
      'reach_schedule_lag_seconds 0',
    ]);
    expect(await lines(world, 'reach_event_tail_lag')).toEqual(['reach_event_tail_lag 0']);
  });

  it('count operations of clients by name on each channel, and take no name from strangers', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const stranger = await world.as(null);
    await lena.data('query Screen { viewer { role } }');
    await lena.data('query Screen { viewer { role } }');
    await lena.data('{ viewer { role } }');
    await lena.ask('query Broken { nothing }');
    await lena.ask('query Call_2125550100 { viewer { role } }');
    await stranger.ask('query Evil { catalog { asOf } }');
    const overSocket = lena.watch('query Live { viewer { role } }');
    await overSocket.until((watch) => watch.items.length > 0);
    const overSse = lena.watchSse('subscription Watching { operationEvents { __typename } }');
    await world.pass(1_000);
    await overSocket.stop();
    await overSse.stop();
    const counted = await lines(world, 'reach_graphql_seconds_count{');
    const of = (operation: string, channel: string, outcome = 'ok'): string =>
      `reach_graphql_seconds_count{operation="${operation}",channel="${channel}",outcome="${outcome}"}`;
    expect(counted).toEqual(
      expect.arrayContaining([
        `${of('Screen', 'http')} 2`,
        `${of('unnamed', 'http')} 1`,
        `${of('other', 'http', 'error')} 1`,
        `${of('other', 'http')} 2`,
        `${of('Live', 'socket')} 1`,
        `${of('Watching', 'stream')} 1`,
      ]),
    );
    expect(counted.join('\n')).not.toMatch(/Evil|Broken|2125550100/);
  });

  it('show how old the keys of the sign-in are, once there are any', async () => {
    await using issuer = await issuerOf(JSON.stringify({ keys: [jwk] }));
    const config = configFor('http://127.0.0.1:9');
    const auth = { ...config.auth, jwksUrl: issuer.url };
    await using gateway = await createGateway({ ...config, auth });
    const of = async (path: string): Promise<Response> => fetch(`${gateway.adminUrl}/${path}`);
    while ((await of('readyz')).status !== 200);
    expect(await (await of('metrics')).text()).toMatch(/^reach_sign_in_keys_age_seconds [\d.]+$/m);
  });

  it('name the endpoints of the platform as the contract does, and show the process', async () => {
    await using world = await World.start();
    await buy(await world.as({ sub: 'sam' }));
    const text = await metrics(world);
    expect(text).toContain(
      'reach_upstream_calls_total{row="9",endpoint="submitPurchase",outcome="202"} 1',
    );
    expect(text).toMatch(/reach_upstream_seconds_count\{row="8",endpoint="quotePurchase"\} 2/);
    expect(text).toMatch(/^process_cpu_seconds_total /m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  });
});
