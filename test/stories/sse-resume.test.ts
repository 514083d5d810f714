import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { createClient } from 'graphql-sse';
import { Agent, EventSource } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { RawStream } from '../server/raw-stream.ts';
import type { Client } from '../support/client.ts';
import { CUSTOMER_EVENTS, EVENTS } from '../support/documents.ts';
import { LENA } from '../support/people.ts';
import { buy, operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const BARE = `subscription Bare($ids: [ID!], $after: Cursor) {
  operationEvents(ids: $ids, after: $after) { ... on OperationAdvanced { operation { revision } } }
}`;

const streamUrl = (world: World): string => `${world.gateway.url}/graphql/stream`;

const open = (world: World, client: Client, asked: object): Promise<RawStream> =>
  RawStream.open(streamUrl(world), { query: EVENTS, token: client.token ?? undefined, ...asked });

const idsIn = ({ events }: RawStream): (string | null)[] => events.map(({ id }) => id);

const items = (stream: RawStream): any[] =>
  stream.data.map((data) => Object.values(data as object)[0]);

const revisions = (stream: RawStream): number[] =>
  items(stream).map(({ operation: seen }) => seen.revision);

/** A purchase that waits for its payment, and everything that was told of it. */
async function bought(world: World) {
  const sam = await world.as({ sub: 'sam' });
  const { operation: begun } = await buy(sam);
  const variables = { ids: [begun.id as string] };
  const stream = await open(world, sam, { variables });
  await stream.until(({ data }) => data.length === 1);
  await world.passUntil(async () => (await operation(sam, begun.id)).customerTask !== null);
  await stream.until((one) => items(one).at(-1).operation.customerTask !== null);
  stream.leave();
  return { sam, id: begun.id as string, variables, stream };
}

const from = (cursor: string | null | undefined) => ({
  headers: { 'last-event-id': cursor ?? '' },
});

describe('a stream over SSE', () => {
  let world: World;
  let purchase: Awaited<ReturnType<typeof bought>>;
  beforeAll(async () => {
    world = await World.start();
    purchase = await bought(world);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  it('gives every item its cursor as id, also where the document asks for none', async () => {
    const { sam, variables, stream } = purchase;
    const bare = await open(world, sam, { query: BARE, variables });
    const full = await open(world, sam, { variables });
    for (const one of [bare, full]) await one.until(({ data }) => data.length === 1);

    expect(idsIn(stream).length).toBeGreaterThan(2);
    expect(idsIn(stream)).toEqual(items(stream).map(({ cursor }) => cursor));
    expect(idsIn(bare)).toEqual(items(full).map(({ cursor }) => cursor));
    for (const one of [bare, full]) one.leave();
  });

  it.each(['GET', 'POST'] as const)(
    'goes on after the Last-Event-ID of a %s, whichever it was',
    async (method) => {
      const { sam, variables, stream } = purchase;
      for (const [index, cursor] of idsIn(stream).slice(0, -1).entries()) {
        const rest = await open(world, sam, { variables, method, ...from(cursor) });
        await rest.until(({ data }) => data.length === stream.data.length - index - 1);

        expect(revisions(rest)).toEqual(revisions(stream).slice(index + 1));
        expect(items(rest).map(({ __typename }) => __typename)).not.toContain('OperationSnapshot');
        rest.leave();
      }
    },
  );

  it('goes on after the later one of `after` and Last-Event-ID', async () => {
    const { sam, variables, stream } = purchase;
    const [first, second] = idsIn(stream);
    for (const [after, last] of [
      [first, second],
      [second, first],
      [second, 'damaged'],
      ['damaged', second],
      [second, ''],
      [undefined, second],
    ]) {
      const rest = await open(world, sam, { variables: { ...variables, after }, ...from(last) });
      await rest.until(({ data }) => data.length === stream.data.length - 2);
      expect([after, last, revisions(rest)]).toEqual([after, last, revisions(stream).slice(2)]);
      rest.leave();
    }
  });

  it('takes the id from the address, for clients that can set no header', async () => {
    const { sam, variables, stream } = purchase;
    const [first] = idsIn(stream);
    const body = { query: EVENTS, variables, lastEventId: first };
    const rest = await open(world, sam, { method: 'GET', body });
    await rest.until(({ data }) => data.length === stream.data.length - 1);

    expect(revisions(rest)).toEqual(revisions(stream).slice(1));
    rest.leave();
  });

  it('starts over and says so after an id that is nobody’s or somebody else’s', async () => {
    const { sam, variables, stream } = purchase;
    const lena = await world.as(LENA);
    const tries: [Client, object][] = [
      [sam, { variables, ...from('damaged') }],
      [sam, { variables: { ...variables, after: 'damaged' }, ...from('0'.repeat(4_000)) }],
      [lena, from(idsIn(stream)[0])],
    ];
    for (const [client, asked] of tries) {
      const again = await open(world, client, asked);
      await again.until(({ data }) => data.length >= 1);
      expect(items(again)[0]).toMatchObject({
        __typename: 'StreamReset',
        reason: 'CURSOR_NOT_YOURS',
      });
      again.leave();
    }
  });

  it('of a customer’s events goes on alike', async () => {
    const lena = await world.as(LENA);
    const { changes } = await lena.data('{ changes { endCursor } }');
    const variables = { customerId: globalId('Customer', IDS.lena) };
    const watch = (cursor: string | null | undefined, more: object = {}) =>
      open(world, lena, { query: CUSTOMER_EVENTS, variables, ...from(cursor), ...more });
    const stream = await watch(changes.endCursor);
    for (const alertType of ['DATA_80', 'DATA_100'])
      await notify(world, { type: 'USAGE_NOTIFICATION', customerId: IDS.lena, alertType });
    await stream.until(({ data }) => data.length === 2);
    const [first] = stream.events;
    const older = { variables: { ...variables, after: changes.endCursor } };
    for (const rest of [await watch(first?.id), await watch(first?.id, older)]) {
      await rest.until(({ data }) => data.length === 1);
      expect(items(rest)).toEqual(items(stream).slice(1));
      rest.leave();
    }
    stream.leave();
  });
});

async function notify(world: World, body: object): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  await fetch(`${world.gateway.url}/apisvc/v0/notification`, init);
  await world.pass(2_000);
}

/** A wire between client and gateway that can be cut, and led elsewhere. */
async function wireTo(url: string) {
  const target = { port: Number(new URL(url).port) };
  const ends = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(target.port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
      one.pipe(other);
    }
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql/stream`,
    cut: () => ends.forEach((end) => end.destroy()),
    [Symbol.asyncDispose]: async () => {
      ends.forEach((end) => end.destroy());
      server.close();
    },
  };
}

/** Through one cut, what a client that comes again by itself has seen. */
async function seenBy(
  watch: (url: string, given: { token: string; id: string }, seen: any[]) => () => void,
): Promise<{ seen: any[]; told: any[] }> {
  await using world = await World.start();
  const { sam, id, stream } = await bought(world);
  await using wire = await wireTo(world.gateway.url);
  const seen: any[] = [];
  const stop = watch(wire.url, { token: sam.token ?? '', id }, seen);
  await expect.poll(() => seen.length).toBe(1);
  wire.cut();
  await world.pay();
  await world.passUntil(async () => (await operation(sam, id)).status === 'SUCCEEDED');
  await expect.poll(() => seen.at(-1).operation.status, { timeout: 10_000 }).toBe('SUCCEEDED');
  stop();
  return { seen, told: items(stream) };
}

const expectNoRepeat = ({ seen, told }: { seen: any[]; told: any[] }): void => {
  const first = told.at(-1).operation.revision;
  expect(seen.map(({ operation: { revision } }) => revision)).toEqual(
    seen.map((_, index) => first + index),
  );
  expect(seen.map(({ __typename }) => __typename)).toEqual(
    seen.map((_, index) => (index === 0 ? 'OperationSnapshot' : 'OperationAdvanced')),
  );
};

describe('a client that comes again by itself', () => {
  it('sees nothing twice and misses nothing as an EventSource', async () => {
    const result = await seenBy((url, { token, id }, seen) => {
      const signedIn = new Agent().compose((dispatch) => (options, handler) => {
        const headers = {
          ...Object.fromEntries(
            new Headers(options.headers as ConstructorParameters<typeof Headers>[0]),
          ),
        };
        return dispatch(
          { ...options, headers: { ...headers, authorization: `Bearer ${token}` } },
          handler,
        );
      });
      const parameters = { query: EVENTS, variables: JSON.stringify({ ids: [id] }) };
      const source = new EventSource(`${url}?${new URLSearchParams(parameters)}`, {
        node: { dispatcher: signedIn, reconnectionTime: 20 },
      });
      source.addEventListener('next', (event) =>
        seen.push(JSON.parse((event as MessageEvent).data).data.operationEvents),
      );
      return () => source.close();
    });
    expectNoRepeat(result);
  });

  it('sees nothing twice and misses nothing with graphql-sse, which sends the id where it is told to', async () => {
    const result = await seenBy((url, { token, id }, seen) => {
      const client = createClient({
        url,
        retryAttempts: 5,
        retry: () => new Promise((resolve) => setTimeout(resolve, 20)),
        headers: () => ({
          authorization: `Bearer ${token}`,
          'last-event-id': seen.at(-1)?.cursor ?? '',
        }),
      });
      return client.subscribe<any>(
        { query: EVENTS, variables: { ids: [id] } },
        {
          next: ({ data }) => void seen.push(data.operationEvents),
          error: () => undefined,
          complete: () => undefined,
        },
      );
    });
    expectNoRepeat(result);
  });
});
