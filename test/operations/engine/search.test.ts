import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { IDS } from '../../../simulator/people.ts';
import { globalId } from '../../../src/ids.ts';
import { readDataKeys } from '../../../src/store/data-key.ts';
import { Sealing, type Sealed } from '../../../src/store/sealing.ts';
import type { Client } from '../../support/client.ts';
import { SUBMIT } from '../../support/documents.ts';
import { ask } from '../../support/lines.ts';
import { ADMIN, ask as askOperator, REFRESH, timeline, WHOLE } from '../../support/operators.ts';
import { AGENT, ERIN, LENA } from '../../support/people.ts';
import { ACCOUNT, buy, newKey, operation, quote } from '../../support/shopper.ts';
import { folder, World } from '../../support/world.ts';

const SEARCH = `query Search($criteria: OperationCriteria!, $first: Int! = 20, $after: Cursor) {
  operationsMatching(criteria: $criteria, first: $first, after: $after) {
    edges { node { id __typename } } pageInfo { hasNextPage endCursor } } }`;

async function found(client: Client, criteria: object): Promise<readonly string[]> {
  const { operationsMatching } = await client.data(SEARCH, { criteria });
  return operationsMatching.edges.map(({ node }: any) => node.id);
}

const lineOf = async (client: Client): Promise<{ phoneNumber: string }> =>
  (await client.data('{ viewer { customers { lines { phoneNumber } } } }')).viewer.customers[0]
    .lines[0];

const emailOf = async (client: Client): Promise<string> =>
  (await client.data('{ viewer { customers { email } } }')).viewer.customers[0].email;

/** The trail of a store that nobody holds, as it was sealed. */
async function auditRows(path: string): Promise<readonly object[]> {
  const dataKeys = await readDataKeys({ file: null, url: `sqlite:${path}`, newStore: false });
  const sealing = new Sealing(dataKeys);
  const sqlite = new DatabaseSync(path);
  const rows = sqlite.prepare('select action, body from audit').all();
  sqlite.close();
  return rows.map(({ action, body }) => ({
    ...{ action },
    ...sealing.open<object>('audit', body as Sealed),
  }));
}

describe('the search of operators', () => {
  it('finds operations by whatever is known of them, also after a restart', async () => {
    await using data = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${data.path}/gateway.db` });
    const lena = await world.as(LENA);
    const { phoneNumber } = await lineOf(lena);
    const email = await emailOf(lena);
    const suspended = (await ask(lena, 'suspendLine')).operation.id;
    await world.pass(60_000);
    const bought = (await buy(await world.as({ sub: 'sam' }))).operation.id;
    await world.pass(60_000);
    const transaction = world.reach.platform.world.orders.at(-1)?.transactionId;
    await world.gateway.stop();
    await world.startGateway();
    const agent = await world.as(AGENT);
    const { status } = await operation(agent, bought);

    for (const criteria of [
      { phoneNumber },
      { email: email.toUpperCase() },
      { customerId: globalId('Customer', IDS.lena) },
      { reachCustomerId: ` ${IDS.lena} ` },
      { kind: 'LINE_ACTION' },
      { phoneNumber, email, kind: 'LINE_ACTION', until: '2026-03-02T09:01:00Z' },
    ])
      expect([criteria, await found(agent, criteria)]).toEqual([criteria, [suspended]]);
    for (const criteria of [
      { email: ACCOUNT.email },
      { phoneNumber: ACCOUNT.phoneNumber },
      { reachTransactionId: transaction },
      { kind: 'PURCHASE' },
      { since: '2026-03-02T09:00:30Z', status },
      { reachTransactionId: transaction, email: ACCOUNT.email },
    ])
      expect([criteria, await found(agent, criteria)]).toEqual([criteria, [bought]]);
    for (const criteria of [
      { phoneNumber: '(212) 555-0199' },
      { email: 'nobody@example.com' },
      { reachTransactionId: IDS.lena },
      { reachTransactionId: transaction, phoneNumber },
      { kind: 'TOP_UP' },
      { since: '2026-03-02T09:01:30Z', kind: 'PURCHASE' },
      { status: 'NEEDS_ATTENTION' },
    ])
      expect([criteria, await found(agent, criteria)]).toEqual([criteria, []]);
  });

  it('is read page by page, newest first', async () => {
    await using world = await World.start();
    const ids: string[] = [];
    for (const sub of ['a', 'b', 'c']) {
      ids.push((await buy(await world.as({ sub }))).operation.id);
      await world.pass(1_000);
    }
    const agent = await world.as(AGENT);
    const page = async (after: string | null) =>
      (await agent.data(SEARCH, { criteria: { kind: 'PURCHASE' }, first: 2, after }))
        .operationsMatching;
    const first = await page(null);
    expect(first.edges.map(({ node }: any) => node.id)).toEqual([ids[2], ids[1]]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = await page(first.pageInfo.endCursor);
    expect(second.edges.map(({ node }: any) => node.id)).toEqual([ids[0]]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is for agents and admins, and asks for something that can be looked up', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const { errors } = await erin.ask(SEARCH, { criteria: { kind: 'PURCHASE' } });
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
    const agent = await world.as(AGENT);
    for (const [criteria, reason, field] of [
      [{}, 'NOTHING_TO_SEARCH', null],
      [{ phoneNumber: '12' }, 'PHONE_NUMBER_FORM', 'phoneNumber'],
      [{ customerId: globalId('Line', 'A', 'B') }, 'ID_FORM', 'customerId'],
      [{ reachTransactionId: '../x' }, 'ID_FORM', 'reachTransactionId'],
      [{ reachCustomerId: '' }, 'ID_FORM', 'reachCustomerId'],
      [{ callbackId: 'T-1' }, 'ID_FORM', 'callbackId'],
      [
        { reachCustomerId: IDS.lena, customerId: globalId('Customer', IDS.erin) },
        ...(['EXACTLY_ONE', null] as const),
      ],
    ] as const) {
      const [error] = (await agent.ask(SEARCH, { criteria })).errors;
      expect([criteria, error?.extensions]).toMatchObject([
        criteria,
        {
          code: 'BAD_USER_INPUT',
          problems: [{ reason, field: ['criteria', ...(field === null ? [] : [field])] }],
        },
      ]);
    }
  });

  it('leaves a line in the audit trail that tells who and by what, and no number or address', async () => {
    await using data = await folder();
    const url = `sqlite:${data.path}/gateway.db`;
    await using world = await World.start({ databaseUrl: url });
    const agent = await world.as(AGENT);
    const email = 'planted@example.com';
    await found(agent, { phoneNumber: '(212) 555-0177', email, kind: 'PORT_IN' });
    await world.gateway.stop();
    const rows = await auditRows(`${data.path}/gateway.db`);
    expect(rows).toEqual([
      {
        ...{ action: 'operations.searched', actor: 'agent-1' },
        ...{ note: 'phoneNumber, email, kind port-in', document: 'Search' },
      },
    ]);
    expect(world.log.join('\n')).not.toMatch(/planted|5550177/);
  });

  it('finds by the id of a callback what the callback named', async () => {
    await using world = await World.start();
    const { operation: begun } = await buy(await world.as({ sub: 'sam' }));
    const transactionId = world.reach.platform.world.orders[0]?.transactionId;
    await fetch(`${world.gateway.url}/apisvc/v0/notification/callback`, {
      method: 'POST',
      body: JSON.stringify({ type: 'PRODUCT_PURCHASE', transactionId }),
    });
    await world.pass(2_000);
    const line = world.log.find((one) => one.includes('callback stored')) ?? '{}';
    const { id: callbackId } = JSON.parse(line);
    const agent = await world.as(AGENT);
    expect(await found(agent, { callbackId })).toEqual([begun.id]);
    const [told] = (await timeline(agent, begun.id)).callbacks;
    expect(await found(agent, { callbackId: told.callbackId })).toEqual([begun.id]);
  });
});

/** What a client does that names its request itself, or not at all; resolves to the id of the answer. */
async function submitAs(
  { token }: Client,
  { world, input, id }: { world: World; input: object; id: string | null },
): Promise<string | null> {
  const answer = await fetch(`${world.gateway.url}/graphql`, {
    method: 'POST',
    headers: {
      ...{ 'content-type': 'application/json', authorization: `Bearer ${token}` },
      ...(id !== null && { 'x-request-id': id }),
    },
    body: JSON.stringify({ query: SUBMIT, variables: { input } }),
  });
  await answer.text();
  return answer.headers.get('x-request-id');
}

describe('the timeline of an operator', () => {
  const WIRE = `query Wire($id: ID!) { operationTimeline(id: $id) { operation { id } reachCustomerId
    transactions { reachTransactionId } requests { request } writes { outcome call { endpoint row httpStatus result } }
    failedReads { at lastAt times code call { endpoint row httpStatus result } } } }`;

  it('shows readings that failed with their status, and the transactions of the platform', async () => {
    await using world = await World.start();
    const bought = (await buy(await world.as({ sub: 'sam' }))).operation.id;
    const agent = await world.as(AGENT);
    const reachTransactionId = world.reach.platform.world.orders.at(-1)?.transactionId;
    expect(await timeline(agent, bought, WIRE)).toMatchObject({
      ...{ failedReads: [], transactions: [{ reachTransactionId }], reachCustomerId: null },
      writes: [
        {
          outcome: 'ACCEPTED',
          call: { endpoint: 'submitPurchase', row: 9, httpStatus: 202, result: '202' },
        },
      ],
    });
    await world.fault({ row: 10, fault: 'status-503', times: 0 });
    await world.pass(30 * 60_000);
    const { failedReads } = await timeline(agent, bought, WIRE);
    const failed = failedReads.find(({ call }: any) => call.httpStatus === 503);
    expect(failed).toMatchObject({
      code: 'PLATFORM_UNAVAILABLE',
      call: { endpoint: 'purchaseStatus', row: 10, result: '503' },
    });
    expect(failed.times).toBeGreaterThan(1);
    expect(failedReads.length).toBeLessThanOrEqual(20);
    expect(await timeline(await world.as(ADMIN), bought, WHOLE)).toBeTruthy();
  });

  it.each([
    ['status-504', 504, '504'],
    ['504-after-effect', 504, '504'],
    ['status-500', 500, '500'],
    ['cut-after-effect', null, 'cut'],
  ])('shows a write that met %s with what it came to', async (fault, httpStatus, result) => {
    await using world = await World.start();
    await world.fault({ row: 9, fault }, { row: 25, fault: 'status-404', times: 0 });
    const bought = await buy(await world.as({ sub: 'sam' }));
    const { writes } = await timeline(await world.as(AGENT), bought.operation.id, WIRE);
    expect(writes[0].call).toEqual({ endpoint: 'submitPurchase', row: 9, httpStatus, result });
  });

  it.each([['app-4711.a'], ['0'.repeat(128)], ['not an id'], [null]])(
    'names the HTTP request that began it, and each that asked for more, by x-request-id: %j',
    async (sent) => {
      await using world = await World.start();
      const sam = await world.as({ sub: 'sam' });
      const input = { quoteId: (await quote(sam)).quote.id, idempotencyKey: newKey() };
      const began = await submitAs(sam, { world, input, id: sent });
      await submitAs(sam, { world, input, id: 'again' });
      const agent = await world.as(AGENT);
      const [bought = ''] = await found(agent, { kind: 'PURCHASE' });
      await askOperator(agent, REFRESH, { operationId: bought });

      expect(began).toMatch(sent?.match(/^\S+$/) ? new RegExp(`^${sent}$`) : /^[\da-f-]{36}$/);
      const { requests } = await timeline(agent, bought, WIRE);
      expect(requests).toEqual([{ request: began }, { request: 'test' }]);
    },
  );

  it('is found by the id that the log has, in capitals too', async () => {
    await using world = await World.start();
    const bought = (await buy(await world.as({ sub: 'sam' }))).operation.id;
    const line = world.log.find((one) => one.includes('operation moved')) ?? '{}';
    const { id } = JSON.parse(line);
    const agent = await world.as(AGENT);
    for (const named of [id, id.toUpperCase(), bought])
      expect((await timeline(agent, named, WIRE)).operation.id).toBe(bought);
    expect(await timeline(agent, '00000000-0000-0000-0000-000000000000', WIRE)).toBeNull();
  });
});
