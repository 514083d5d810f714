import { afterEach, describe, expect, it, vi } from 'vitest';
import { createClient as graphqlSse } from 'graphql-sse';
import { createClient as graphqlWs } from 'graphql-ws';
import { OPERATION_POLLING, WATCH_OPERATION } from '../../client/src/documents.ts';
import { LENA } from '../support/people.ts';
import { ACCOUNT, buy } from '../support/shopper.ts';
import { tokenFor } from '../support/tokens.ts';
import { LiveScreen, OVER } from './live-screen.ts';

afterEach(() => vi.unstubAllGlobals());

const BOTH = Object.entries(OVER);

/** Tokens of which the first one runs out in a second. */
function shortToken(): { getToken: any; asked: boolean[] } {
  const asked: boolean[] = [];
  let token: string | null = null;
  const getToken = async ({ refused }: { refused: boolean }): Promise<string> => {
    asked.push(refused);
    if (token === null || refused)
      token = await tokenFor({ sub: 'sam', expiresIn: token === null ? '1s' : '1h' });
    return token;
  };
  return { getToken, asked };
}

describe.each(BOTH)('A live stream (%s)', (_name, transport) => {
  it('goes on after its newest cursor when the network breaks, and shows nothing twice', async () => {
    await using screen = await LiveScreen.open(transport);
    screen.watch();
    await screen.came(1);
    for (const n of [2, 3]) {
      screen.door.shut();
      await screen.move();
      screen.door.reopen();
      await screen.came(n);
    }
    expect(screen.items.map(({ __typename }) => __typename)).toEqual([
      'OperationSnapshot',
      'OperationAdvanced',
      'OperationAdvanced',
    ]);
    expect(screen.revisions).toEqual([2, 3, 4]);
  });

  it('asks for another token when the old one has run out, and loses nothing', async () => {
    const { getToken, asked } = shortToken();
    await using screen = await LiveScreen.open({ ...transport, getToken });
    screen.watch();
    await screen.came(1);
    await vi.waitFor(() => expect(asked).toContain(true), { timeout: 15_000 });
    await screen.move();
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
    expect(asked.filter((refused) => refused)).toHaveLength(1);
  });

  it('ends with an error when no token is taken', async () => {
    let asked = 0;
    const getToken = (): string => `bad-${(asked += 1)}`;
    await using screen = await LiveScreen.open({ ...transport, getToken });
    screen.watch();
    await vi.waitFor(() => expect(screen.errors).toHaveLength(1), { timeout: 8_000 });
    expect(String(screen.errors[0])).toContain('UNAUTHENTICATED');
    expect(asked).toBeLessThan(8);
  });

  it('of somebody else ends with an error at once', async () => {
    const token = await tokenFor(LENA);
    await using screen = await LiveScreen.open({ ...transport, getToken: () => token });
    screen.watch();
    await vi.waitFor(() => expect(screen.errors).toHaveLength(1), { timeout: 8_000 });
    expect(String(screen.errors[0])).toContain('FORBIDDEN');
    expect(screen.statuses.filter((one) => one === 'connecting')).toHaveLength(1);
  });

  it('starts over with a cursor that leads nowhere, and says so', async () => {
    await using screen = await LiveScreen.open(transport);
    screen.watch(WATCH_OPERATION, { variables: { id: screen.id, after: 'nowhere' } });
    await screen.came(2);
    expect(screen.items[0]).toMatchObject({
      __typename: 'StreamReset',
      reason: 'CURSOR_NOT_YOURS',
    });
    expect(screen.items[1]).toMatchObject({ __typename: 'OperationSnapshot' });
    screen.door.cut();
    await screen.move();
    await screen.came(3);
    expect(screen.revisions).toEqual(['StreamReset', 2, 3]);
  });

  it('is ended by whoever began it', async () => {
    await using screen = await LiveScreen.open(transport);
    const stop = screen.watch();
    await screen.came(1);
    stop();
    await screen.move();
    expect(screen.revisions).toEqual([2]);
  });
});

describe('A connection that is dead without a word', () => {
  it('is noticed by a ping that is not answered', async () => {
    await using screen = await LiveScreen.open({ ...OVER.socket, timing: { pingMs: 150 } });
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it('is noticed over SSE by silence', async () => {
    await using screen = await LiveScreen.open({ ...OVER.sse, timing: { silenceMs: 300 } });
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it.each(BOTH)('is given up when the device slept (%s)', async (_name, transport) => {
    let slept = 0;
    const now = (): number => Date.now() + slept;
    await using screen = await LiveScreen.open({ ...transport, now });
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    slept = 3_600_000;
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it.each(BOTH)('is given up when the network is another one (%s)', async (_name, transport) => {
    const page = new EventTarget();
    vi.stubGlobal('window', page);
    await using screen = await LiveScreen.open(transport);
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    page.dispatchEvent(new Event('online'));
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it('is tried when the page is looked at again', async () => {
    const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
    vi.stubGlobal('document', page);
    await using screen = await LiveScreen.open();
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    page.dispatchEvent(new Event('visibilitychange'));
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it('is given up when the app says so, as React Native does', async () => {
    await using screen = await LiveScreen.open();
    screen.watch();
    await screen.came(1);
    screen.door.freeze();
    await screen.move();
    screen.live.reconnect();
    await screen.came(2);
    expect(screen.revisions).toEqual([2, 3]);
  });

  it('is given up when the gateway does not answer the first message', async () => {
    await using screen = await LiveScreen.open({
      ...OVER.socket,
      timing: { connectMs: 200 },
      graphqlSse,
    });
    screen.door.swallowed = (head) => head.includes('pgrade: websocket');
    screen.watch();
    await screen.came(1);
    expect(screen.revisions).toEqual([2]);
  });
});

describe('Where no stream gets through', () => {
  const both = { graphqlWs, graphqlSse };

  it('the same is asked for again and again, until one does', async () => {
    await using screen = await LiveScreen.open({ ...both, polling: OPERATION_POLLING });
    screen.door.blocked = (head) => /pgrade: websocket|\/graphql\/stream/.test(head);
    screen.watch();
    await screen.came(1);
    await screen.move();
    await screen.came(2);
    expect(screen.statuses).toContain('polling');
    expect(screen.statuses).not.toContain('live');
    screen.door.blocked = () => false;
    await vi.waitFor(() => expect(screen.statuses.at(-1)).toBe('live'), { timeout: 8_000 });
    await screen.move();
    await screen.came(3);
    expect(screen.revisions).toEqual([2, 3, 4]);
    expect(screen.items.map(({ __typename }) => __typename)).toEqual([
      'OperationSnapshot',
      'OperationAdvanced',
      'OperationAdvanced',
    ]);
  });

  it('a screen that has no document for the present state is told to read it anew', async () => {
    const polling = { changes: OPERATION_POLLING.changes };
    await using screen = await LiveScreen.open({ ...both, polling });
    screen.door.blocked = (head) => /pgrade: websocket|\/graphql\/stream/.test(head);
    screen.watch();
    await screen.came(1);
    await screen.move();
    await screen.came(2);
    expect(screen.revisions).toEqual(['StreamReset', 3]);
  });

  it('operations of others are not shown', async () => {
    await using screen = await LiveScreen.open({ ...both, polling: OPERATION_POLLING });
    screen.door.blocked = (head) => /pgrade: websocket|\/graphql\/stream/.test(head);
    screen.watch(WATCH_OPERATION, { variables: { id: screen.id } });
    await screen.came(1);
    await buy(screen.sam, { account: { ...ACCOUNT, email: 'other@example.com' } });
    await screen.move();
    await screen.came(2);
    expect(new Set(screen.items.map(({ operation }) => operation.id))).toEqual(
      new Set([screen.id]),
    );
  });
});
