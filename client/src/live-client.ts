/*
 * Live client: the streams of one signed-in person, whatever the network does.
 *
 * Owns   the transports, the token, and what is done when connections are dead: they are dropped, and streams go on by their cursors.
 * Gives  `subscribe` in the form that Apollo Client, urql and Relay take, and a `fetch` with the token for their queries and mutations.
 * Never  sends a mutation over a stream, or sends one twice.
 */
import { ACKNOWLEDGE_OPERATION } from './documents.ts';
import { watchConnection } from './connection-watch.ts';
import { EventStreamTransport, type CreateEventStreamClient } from './event-stream-transport.ts';
import { LiveStream, type LiveSink } from './live-stream.ts';
import { PollingTransport, type Polling } from './polling-transport.ts';
import { SocketTransport, type CreateSocketClient } from './socket-transport.ts';
import { TIMING, type Timing } from './timing.ts';
import { Tokens, type GetToken } from './tokens.ts';
import type { Payload, Result, Transport } from './transport.ts';

export interface LiveOptions {
  /** The address of `/graphql`. */
  readonly url: string;
  /** Asked before every connection and every request; keep the token in memory, and renew it when it was refused. */
  readonly getToken?: GetToken;
  /** `createClient` of graphql-ws. */
  readonly graphqlWs?: CreateSocketClient;
  /** `createClient` of graphql-sse. */
  readonly graphqlSse?: CreateEventStreamClient;
  /** The documents to poll with when neither works, unless a subscription brings its own. */
  readonly polling?: Polling;
  /** Where there is no global one. */
  readonly webSocketImpl?: unknown;
  readonly fetch?: typeof fetch;
  readonly timing?: Partial<Timing>;
  readonly now?: () => number;
}

export interface LiveRequest extends Payload {
  readonly polling?: Polling | undefined;
}

/** An operation in the state that the screen shows. */
interface Shown {
  readonly id: string;
  readonly revision: number;
}

export class LiveClient {
  /** `fetch` with the token of the person: give it to the HTTP link of the cache. */
  readonly fetch: typeof fetch;
  readonly #url: string;
  readonly #timing: Timing;
  readonly #polling: Polling | undefined;
  readonly #transports: readonly Transport[];
  readonly #polls = new Set<Transport>();
  readonly #streams = new Set<LiveStream>();
  readonly #acknowledged = new Map<string, number>();
  readonly #unwatch: () => void;

  constructor(options: LiveOptions) {
    const { url, getToken = () => null, polling, now = Date.now, graphqlWs, graphqlSse } = options;
    const timing = { ...TIMING, ...options.timing };
    const plain: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
    const tokens = new Tokens(getToken, plain);
    this.fetch = tokens.fetch;
    this.#url = url;
    this.#timing = timing;
    this.#polling = polling;
    const { webSocketImpl } = options;
    const shared = { url, tokens, timing, webSocketImpl, fetch: plain };
    this.#transports = [
      ...(graphqlWs ? [new SocketTransport({ createClient: graphqlWs, ...shared })] : []),
      ...(graphqlSse ? [new EventStreamTransport({ createClient: graphqlSse, ...shared })] : []),
    ];
    this.#unwatch = watchConnection({
      onDead: () => this.reconnect(),
      onDoubt: () => this.#each((transport) => transport.probe?.()),
      timing,
      now,
    });
  }

  /** Returns how to end it. Its document declares `$after: Cursor` and selects `cursor`, and of operations `id` and `revision`. */
  subscribe({ polling = this.#polling, ...payload }: LiveRequest, sink: LiveSink): () => void {
    const timing = this.#timing;
    const own =
      polling && new PollingTransport({ url: this.#url, fetch: this.fetch, polling, timing });
    if (own) this.#polls.add(own);
    const transports = [...this.#transports, ...(own ? [own] : [])];
    const stream = new LiveStream({ payload, sink, transports, timing });
    this.#streams.add(stream);
    const over = (): void => {
      this.#streams.delete(stream);
      if (own) this.#polls.delete(own);
    };
    void stream.run().finally(over);
    return () => stream.stop();
  }

  /** One query or mutation over HTTP. */
  async request({ query, variables, operationName }: Payload): Promise<Result> {
    const response = await this.fetch(this.#url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return (await response.json()) as Result;
  }

  /** Tells the gateway that the person has seen an operation in this state, so that nobody is told by other means. Once for a state. */
  async acknowledge({ id: operationId, revision }: Shown): Promise<void> {
    if ((this.#acknowledged.get(operationId) ?? -1) >= revision) return;
    this.#acknowledged.set(operationId, revision);
    const variables = { input: { operationId, revision } };
    const { errors } = await this.request({ query: ACKNOWLEDGE_OPERATION, variables }).catch(
      (error: unknown): Result => ({ errors: [error] }),
    );
    if (errors) this.#acknowledged.delete(operationId); // the next state, or the next call, tries again
  }

  /** Connections may be dead: connects anew, at once. For apps whose system tells of the network and of the foreground. */
  reconnect(): void {
    this.#each((transport) => transport.reset());
  }

  dispose(): void {
    this.#unwatch();
    for (const stream of this.#streams) stream.stop();
    for (const transport of this.#transports) transport.dispose?.();
  }

  /** Who waits to connect does so now. */
  #each(act: (transport: Transport) => void): void {
    for (const transport of [...this.#transports, ...this.#polls]) act(transport);
    for (const stream of this.#streams) stream.wake();
  }
}

/** Begin with this. */
export const createLiveClient = (options: LiveOptions): LiveClient => new LiveClient(options);
