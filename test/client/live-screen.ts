/*
 * Live screen: an app of one shopper behind a network that can be broken, for the tests of the live client.
 */
import { createClient as graphqlSse } from 'graphql-sse';
import { createClient as graphqlWs } from 'graphql-ws';
import { vi } from 'vitest';
import { createLiveClient, type LiveClient, type LiveOptions } from '../../client/src/index.ts';
import { WATCH_OPERATION } from '../../client/src/documents.ts';
import { STRICT_TOKENS } from '../support/config.ts';
import type { Client } from '../support/client.ts';
import { FrontDoor } from '../support/front-door.ts';
import { buy, operation } from '../support/shopper.ts';
import { tokenFor } from '../support/tokens.ts';
import { World } from '../support/world.ts';

/** Everything is fast. */
const TIMING = {
  pingMs: 60_000,
  pongMs: 150,
  connectMs: 1_500,
  silenceMs: 60_000,
  backoffMs: 20,
  mostBackoffMs: 200,
  pollMs: 40,
  pollForMs: 400,
  tickMs: 20,
  sleptMs: 5_000,
};

export const OVER = { socket: { graphqlWs }, sse: { graphqlSse } };

export class LiveScreen implements AsyncDisposable {
  readonly items: any[] = [];
  readonly errors: Error[] = [];
  readonly statuses: string[] = [];
  readonly live: LiveClient;
  readonly world: World;
  readonly door: FrontDoor;
  readonly sam: Client;
  readonly id: string;

  private constructor(parts: Pick<LiveScreen, 'live' | 'world' | 'door' | 'sam' | 'id'>) {
    this.live = parts.live;
    this.world = parts.world;
    this.door = parts.door;
    this.sam = parts.sam;
    this.id = parts.id;
  }

  static async open(options: Partial<LiveOptions> = OVER.socket): Promise<LiveScreen> {
    const world = await World.start({ config: { auth: STRICT_TOKENS } });
    const door = await FrontDoor.open(() => world.gateway.url);
    const sam = await world.as({ sub: 'sam' });
    const { operation: begun } = await buy(sam);
    const token = await tokenFor({ sub: 'sam' });
    const url = `${door.url}/graphql`;
    const timing = { ...TIMING, ...options.timing };
    const live = createLiveClient({ url, getToken: () => token, ...options, timing });
    return new LiveScreen({ live, world, door, sam, id: begun.id });
  }

  watch(query = WATCH_OPERATION, more: object = {}): () => void {
    const variables = { id: this.id };
    return this.live.subscribe(
      { query, variables, ...more },
      {
        next: ({ data }) => void this.items.push(Object.values(data ?? {})[0]),
        error: (error) => void this.errors.push(error),
        complete: () => void this.statuses.push('complete'),
        status: (status) => void this.statuses.push(status),
      },
    );
  }

  /** Waits until so many items came. */
  async came(count: number): Promise<void> {
    await vi.waitFor(
      () => {
        if (this.items.length < count) throw new Error(JSON.stringify([this.statuses, this.items]));
      },
      { timeout: 8_000, interval: 5 },
    );
  }

  get revisions(): readonly number[] {
    return this.items.map((item) => item.operation?.revision ?? item.__typename);
  }

  /** Brings the operation to its next state, and gives the revision. */
  async move(): Promise<number> {
    const before = (await operation(this.sam, this.id)).revision;
    await this.world.passUntil(async () => (await operation(this.sam, this.id)).revision > before);
    return (await operation(this.sam, this.id)).revision;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.live.dispose();
    await this.door[Symbol.asyncDispose]();
    await this.world[Symbol.asyncDispose]();
  }
}
