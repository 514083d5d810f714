import { createClient } from 'graphql-ws';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import type { Client } from '../support/client.ts';
import { CUSTOMER_EVENTS, EVENTS } from '../support/documents.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { act, firstLine } from '../support/actions.ts';
import { buy } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import { folder, World } from '../support/world.ts';

const [LENAS, FARAHS] = [globalId('Customer', IDS.lena), globalId('Customer', IDS.farah)];
const SCREEN = `query Screen($id: ID!) { customer(id: $id) { firstName email lines { phoneNumber }
  operations { edges { node { id status } } } } }`;
const BOTH = `query Both { one: customer(id: "${LENAS}") { email } again: customer(id: "${LENAS}") { firstName }
  other: customer(id: "${FARAHS}") { email } }`;
const READS = `query Reads($customerId: ID) { auditEntries(customerId: $customerId, first: 100) {
  edges { node { action actor customerId operationId document reason at } } } }`;

/** Oldest first. */
async function readsIn(world: World, customerId: string | null = null): Promise<readonly any[]> {
  const { auditEntries } = await (await world.as(ADMIN)).data(READS, { customerId });
  const entries = auditEntries.edges.map(({ node }: any) => node);
  return entries.filter(({ action }: any) => action === 'customer.read').toReversed();
}

async function withReason(world: World, who: Person, reason: string, path = '/graphql') {
  const { token } = await world.as(who);
  return (query: string, variables: object = {}, accept = 'application/json') =>
    fetch(`${world.gateway.url}${path}`, {
      method: 'POST',
      headers: {
        ...{ 'content-type': 'application/json', accept },
        ...{ authorization: `Bearer ${token}`, 'x-reason': reason },
      },
      body: JSON.stringify({ query, variables }),
    });
}

const socketOf = (world: World, { token }: Client, reason?: string) =>
  createClient({
    url: `${world.gateway.url.replace(/^http/, 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
    connectionParams: { authorization: `Bearer ${token}`, ...(reason && { reason }) },
  });

describe('what an agent reads of somebody else', () => {
  it('leaves one row for each request and customer: who, whose, with what, when and why', async () => {
    await using world = await World.start();
    const ask = await withReason(world, AGENT, 'They%20called%3A%20d%C3%A9j%C3%A0');
    await ask(SCREEN, { id: LENAS });
    await ask(BOTH);
    const row = { action: 'customer.read', actor: 'agent-1', reason: 'They called: déjà' };
    expect(await readsIn(world)).toMatchObject([
      { ...row, customerId: LENAS, document: 'Screen', at: expect.stringMatching(/^2026-03-02T/) },
      { ...row, customerId: LENAS, document: 'Both' },
      { ...row, customerId: FARAHS, document: 'Both' },
    ]);
    expect(await readsIn(world, FARAHS)).toHaveLength(1);
    expect(await readsIn(world, globalId('Customer', IDS.sid))).toEqual([]);
  });

  it('is noted without a reason, and by the fields of a document that has no name', async () => {
    await using world = await World.start();
    await (await world.as(AGENT)).data(`{ customer(id: "${LENAS}") { email } now }`);
    expect(await readsIn(world)).toMatchObject([{ reason: null, document: 'customer now' }]);
  });

  it.each([
    ['a node', `{ node(id: "${LENAS}") { id } }`],
    ['a line', `{ line(id: "${globalId('Line', IDS.lena, IDS.lena)}") { phoneNumber } }`],
    ['a payload', null],
  ])('is noted through %s as well', async (_way, query) => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const lineId = globalId('Line', IDS.lena, IDS.lena);
    if (query) await agent.data(query);
    else await act(agent, 'suspendLine', { lineId });
    expect(await readsIn(world)).toMatchObject([{ customerId: LENAS, actor: 'agent-1' }]);
  });

  it('is noted for operations in lists, by their customer or, where it is not known yet, by their own id', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await act(lena, 'suspendLine', { lineId: (await firstLine(lena)).id });
    const { id } = (await buy(await world.as({ sub: 'sam' }))).operation;
    const agent = await world.as(AGENT);
    await agent.data(
      `query Find($criteria: OperationCriteria!) {
        operationsMatching(criteria: $criteria) { edges { node { status } } } }`,
      { criteria: { since: '2026-01-01T00:00:00Z' } },
    );
    const reads = await readsIn(world);
    expect(reads).toHaveLength(2);
    expect(reads).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ customerId: LENAS, document: 'Find' }),
        expect.objectContaining({ customerId: null, operationId: id }),
      ]),
    );
  });

  it.each([
    ['a cursor', 'cursor'],
    ['the type', 'node { __typename }'],
    ['a cursor below a fragment', '... on OperationEdge { cursor }'],
  ])(
    'is noted for what a search finds, also where %s is all that is selected',
    async (_what, of) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      await act(lena, 'suspendLine', { lineId: (await firstLine(lena)).id });
      const { phoneNumber } = await firstLine(lena);
      await world.gateway.settled(); // numbers that were read are stored a moment later
      const ask = await withReason(world, AGENT, 'They called');
      const found = await ask(
        `query Find($criteria: OperationCriteria!) {
        operationsMatching(criteria: $criteria) { edges { ${of} } } }`,
        { criteria: { phoneNumber } },
      );
      expect(await found.json()).toMatchObject({ data: { operationsMatching: { edges: [{}] } } });
      expect(await readsIn(world)).toMatchObject([
        { customerId: LENAS, document: 'Find', reason: 'They called' },
      ]);
      const { auditEntries } = await (await world.as(ADMIN)).data(READS);
      expect(auditEntries.edges.map(({ node }: any) => node)).toContainEqual(
        expect.objectContaining({
          ...{ action: 'operations.searched', document: 'Find', reason: 'They called' },
        }),
      );
    },
  );

  it('leaves nothing of what people read of themselves, and of what agents read of nobody', async () => {
    await using world = await World.start();
    await (await world.as(FARAH)).data('{ viewer { customers { email } } }');
    const both = { sub: 'lena', role: 'agent', customers: [IDS.lena] };
    await (await world.as(both)).data('{ viewer { customers { email } } catalog { asOf } }');
    await (await world.as(AGENT)).data('{ viewer { subject } operations { edges { cursor } } }');
    expect(await readsIn(world)).toEqual([]);
  });

  it('is one row for a stream, over sockets with the reason of the connection, and over SSE', async () => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    const socket = socketOf(world, agent, 'Watching for them');
    const events: unknown[] = [];
    const ended = new Promise<void>((resolve) =>
      socket.subscribe(
        { query: CUSTOMER_EVENTS, variables: { customerId: LENAS } },
        { next: (event) => void events.push(event), error: () => resolve(), complete: resolve },
      ),
    );
    await world.passUntil(async () => (await readsIn(world)).length > 0, { stepMs: 0 });
    const suspended = await act(lena, 'suspendLine', { lineId });
    await world.pass(60_000);
    await socket.dispose();
    await ended;
    expect(await readsIn(world)).toMatchObject([
      { customerId: LENAS, reason: 'Watching for them', document: expect.any(String) },
    ]);

    const sse = await (
      await withReason(world, AGENT, 'over%20SSE', '/graphql/stream')
    )(EVENTS, { ids: [suspended.operation.id] }, 'text/event-stream');
    const reader = sse.body?.getReader();
    await reader?.read();
    await world.passUntil(async () => (await readsIn(world)).length > 1, { stepMs: 0 });
    await reader?.cancel();
    expect((await readsIn(world))[1]).toMatchObject({ customerId: LENAS, reason: 'over SSE' });
  });

  it('is in the store after a stop, sealed, and the trail is whole', async () => {
    await using place = await folder();
    {
      await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
      const ask = await withReason(world, AGENT, 'A%20very%20special%20reason');
      await Promise.all(
        Array.from({ length: 40 }, (_, index) => ask(SCREEN, { id: index % 2 ? LENAS : FARAHS })),
      );
    }
    const sqlite = new DatabaseSync(`${place.path}/gateway.db`);
    const rows = sqlite.prepare("select body from audit where action = 'customer.read'").all();
    sqlite.close();
    expect(rows).toHaveLength(40);
    expect(JSON.stringify(rows)).not.toContain('special');
  });
});

describe('a gateway with AGENT_REASON=required', () => {
  const required = { config: { agentReason: 'required' } } as const;

  it('refuses agents and admins who give no reason, on every way, and asks nobody anything', async () => {
    await using world = await World.start(required);
    for (const who of [AGENT, ADMIN]) {
      const client = await world.as(who);
      const { errors, data } = await client.ask(SCREEN, { id: LENAS });
      expect(errors).toMatchObject([
        { extensions: { code: 'BAD_REQUEST' }, message: expect.stringContaining('x-reason') },
      ]);
      expect(data).toBeNull();
      const watch = client.watch(CUSTOMER_EVENTS, { customerId: LENAS });
      await watch.until(({ closed }) => closed !== null);
      expect(JSON.stringify(watch.closed)).toContain('x-reason');
      await watch.stop();
    }
    expect(world.reach.platform.ledger.attempts).toEqual([]);
  });

  it('serves them with one, and everybody else as ever', async () => {
    await using world = await World.start(required);
    const ask = await withReason(world, AGENT, 'They called');
    expect(await (await ask(SCREEN, { id: LENAS })).json()).toMatchObject({
      data: { customer: { firstName: 'Lena' } },
    });
    const lena = await world.as(LENA);
    expect((await lena.data(SCREEN, { id: LENAS })).customer.firstName).toBe('Lena');
    expect((await (await world.as(null)).ask('{ now }')).errors).toEqual([]);
    const agent = await world.as(AGENT);
    expect((await agent.ask('{ __schema { queryType { name } } }')).errors).toEqual([]);
    const socket = socketOf(world, agent, 'They called');
    const told = await new Promise((resolve, reject) =>
      socket.subscribe(
        { query: SCREEN, variables: { id: LENAS } },
        { next: resolve, error: reject, complete: () => undefined },
      ),
    );
    expect(told).toMatchObject({ data: { customer: { firstName: 'Lena' } } });
    await socket.dispose();
  });
});
