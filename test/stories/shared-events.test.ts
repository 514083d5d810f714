import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { RawSocket } from '../server/raw-socket.ts';
import { RawStream } from '../server/raw-stream.ts';
import { act, direct } from '../support/actions.ts';
import { CUSTOMER_EVENTS, EVENTS, OPERATION } from '../support/documents.ts';
import { ADMIN } from '../support/operators.ts';
import { AGENT, FARAH, LENA, MARCO } from '../support/people.ts';
import { tokenFor, type Person } from '../support/tokens.ts';
import { World } from '../support/world.ts';

let world: World;
beforeAll(async () => void (world = await World.start()));
afterAll(() => world[Symbol.asyncDispose]());

const HERS = globalId('Line', IDS.farah, IDS.marco);
const PARTNER: Person = { sub: 'partner', customers: [IDS.lena] };

/** One subscription over both transports: a socket, where events are shared, and a stream, where each answer is made for its subscriber. */
class Both {
  readonly socket: RawSocket;
  readonly stream: RawStream;

  private constructor(socket: RawSocket, stream: RawStream) {
    this.socket = socket;
    this.stream = stream;
  }

  static async open(person: Person, query: string, variables: object = {}): Promise<Both> {
    const token = await tokenFor(person);
    const { url } = world.gateway;
    const init = { authorization: `Bearer ${token}` };
    const socket = await RawSocket.open(`${url.replace('http', 'ws')}/graphql`, { init });
    socket.subscribe('one', query, variables);
    const stream = await RawStream.open(`${url}/graphql/stream`, { query, variables, token });
    return new Both(socket, stream);
  }

  /** Letter by letter, since parsing keeps the order of names. */
  get ofSocket(): string[] {
    const next = this.socket.received.filter(({ type }) => type === 'next');
    return next.map(({ payload }) => JSON.stringify(payload));
  }

  get ofStream(): string[] {
    return this.stream.events
      .filter(({ type }) => type === 'next')
      .map(({ data }) => JSON.stringify(data));
  }

  async count(count: number): Promise<void> {
    while (this.ofSocket.length < count || this.ofStream.length < count)
      await new Promise((resolve) => setImmediate(resolve));
  }

  close(): void {
    this.socket.socket.terminate();
    this.stream.leave();
  }
}

const cursorsIn = (texts: readonly string[]): Set<string> =>
  new Set(
    texts.flatMap((text) =>
      [...text.matchAll(/"cursor":"([\w-]{32})"/g)].map(([, one]) => String(one)),
    ),
  );

const line = (name: string): Promise<any> =>
  world.as(LENA).then((lena) => act(lena, name, { lineId: globalId('Line', IDS.lena, IDS.lena) }));

let suspended = false;
/** Two revisions of an operation of Lena's, at least. */
async function change(): Promise<void> {
  const done = await line(suspended ? 'restoreLine' : 'suspendLine');
  expect(done.outcome).toBe('ACCEPTED');
  suspended = !suspended;
  await world.pass(60_000);
}

const WITH_LINE = `subscription E { operationEvents {
  ... on OperationAdvanced { cursor again: cursor operation { id revision ... on LineActionOperation { line { id firstName } } } } } }`;
const PARTS = `subscription E($with: Boolean!) { operationEvents {
  __typename ... on StreamItem { first: cursor cursor } ... on OperationAdvanced { operation { id status @include(if: $with) } } } }`;
const ATTENTION = `${OPERATION} subscription E { operationEvents {
  ... on StreamItem { cursor } ... on OperationAdvanced { operation { ...Op attention } } } }`;

describe('an event of an operation that several people see', () => {
  it.each([
    ['what is shared', EVENTS, {}],
    ['what asks who asks', WITH_LINE, {}],
    ['with a part', PARTS, { with: true }],
    ['without a part', PARTS, { with: false }],
  ])(
    'is told to each as if it was made for them alone, selecting %s',
    async (_what, query, variables) => {
      const people = [LENA, { ...LENA, sub: 'lena-too' }, PARTNER];
      const all = await Promise.all(people.map((person) => Both.open(person, query, variables)));
      const before = all.map(() => 0);
      await world.pass(1_000);
      for (const [index, { ofSocket }] of all.entries()) before[index] = ofSocket.length;
      await change();
      for (const [index, one] of all.entries()) await one.count((before[index] ?? 0) + 2);
      for (const { ofSocket, ofStream } of all)
        expect(ofSocket).toEqual(ofStream.slice(0, ofSocket.length));
      const cursors = all.map(({ ofSocket }) => cursorsIn(ofSocket));
      const [first = new Set(), second = new Set(), third = new Set()] = cursors;
      expect(new Set([...first, ...second, ...third]).size).toBe(
        first.size + second.size + third.size,
      );
      for (const one of all) one.close();
    },
  );

  it('is told to an agent with what only agents may see, and to nobody else', async () => {
    const agent = await Both.open({ ...AGENT, customers: [IDS.lena] }, ATTENTION);
    const lena = await Both.open(LENA, EVENTS);
    const refused = await Both.open(LENA, ATTENTION);
    expect((await refused.socket.until(({ id }) => id === 'one')).type).toBe('error');
    await world.pass(1_000);
    const [before, hers] = [agent.ofSocket.length, lena.ofSocket.length];
    await change();
    await agent.count(before + 2);
    await lena.count(hers + 2);
    expect(agent.ofSocket).toEqual(agent.ofStream);
    expect(agent.ofSocket.slice(before).every((text) => text.includes('"attention":false'))).toBe(
      true,
    );
    expect(lena.ofSocket.some((text) => text.includes('attention'))).toBe(false);
    for (const one of [agent, lena, refused]) one.close();
  });

  it('goes on from the cursor that the subscriber was given, and from no other’s', async () => {
    const lena = await Both.open(LENA, EVENTS);
    const partner = await Both.open(PARTNER, EVENTS);
    await world.pass(1_000);
    const counts = [lena.ofSocket.length, partner.ofSocket.length];
    await change();
    await lena.count((counts[0] ?? 0) + 2);
    await partner.count((counts[1] ?? 0) + 2);
    const first = ({ ofSocket }: Both, at: number) => [...cursorsIn([ofSocket[at] ?? ''])][0];
    const [own, foreign] = [first(lena, counts[0] ?? 0), first(partner, counts[1] ?? 0)];
    const again = await Both.open(LENA, EVENTS, { after: own });
    await again.count(1);
    expect(again.ofSocket[0]).toBe(lena.ofSocket[(counts[0] ?? 0) + 1]);
    const astray = await Both.open(LENA, EVENTS, { after: foreign });
    await astray.count(1);
    expect(astray.ofSocket[0]).toContain('CURSOR_NOT_YOURS');
    for (const one of [lena, partner, again, astray]) one.close();
  });
});

describe('an event of a customer', () => {
  it('is told to the owner of the account and to the holder of the line each as they know it', async () => {
    const seen = await Promise.all([
      Both.open(FARAH, CUSTOMER_EVENTS, { customerId: globalId('Customer', IDS.farah) }),
      Both.open(MARCO, CUSTOMER_EVENTS, { customerId: globalId('Customer', IDS.marco) }),
    ]);
    const bare =
      'subscription E($id: ID!) { customerEvents(customerId: $id) { __typename ... on SecurityNotice { cursor kind at } } }';
    const common = await Promise.all([
      Both.open(FARAH, bare, { id: globalId('Customer', IDS.farah) }),
      Both.open(MARCO, bare, { id: globalId('Customer', IDS.marco) }),
    ]);
    await world.pass(1_000);
    const locked = await direct(await world.as(FARAH), 'lockLine', { lineId: HERS });
    expect(locked.outcome).toBe('ACCEPTED');
    for (const one of [...seen, ...common]) await one.count(1);
    for (const { ofSocket, ofStream } of [...seen, ...common]) expect(ofSocket).toEqual(ofStream);
    const [farah, marco] = seen.map(({ ofSocket }) => ofSocket[0] ?? '');
    expect(farah).toContain(globalId('Customer', IDS.farah));
    expect(marco).not.toContain(globalId('Customer', IDS.farah));
    expect(marco).toContain(globalId('Line', IDS.marco, IDS.marco));
    const cursors = common.map(({ ofSocket }) => [...cursorsIn(ofSocket)]);
    expect(cursors[0]).not.toEqual(cursors[1]);
    for (const one of [...seen, ...common]) one.close();
  });
});

describe('whoever may not see it any more', () => {
  it('is told nothing of the next event, while all others are', async () => {
    const gone = await Both.open({ ...LENA, sub: 'lena-gone', age: 60 }, EVENTS);
    const stays = await Both.open(PARTNER, EVENTS);
    await world.pass(1_000);
    const [before, staying] = [gone.ofSocket.length, stays.ofSocket.length];
    await direct(await world.as(ADMIN), 'revokeSessions', { subject: 'lena-gone' });
    await change();
    await stays.count(staying + 2);
    expect((await gone.socket.closed).code).toBe(4403);
    expect(gone.ofSocket).toHaveLength(before);
    for (const one of [gone, stays]) one.close();
  });
});
