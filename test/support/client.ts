/*
 * Client: what a frontend does, and nothing that it cannot do.
 */
import { createClient as createSseClient } from 'graphql-sse';
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import { tokenFor, type Person } from './tokens.ts';

export interface Answer {
  readonly status: number;
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly {
    message: string;
    path?: unknown;
    extensions: { code: string; retryAfterMs?: number };
  }[];
  readonly text: string;
}

type Variables = Readonly<Record<string, unknown>>;

/** One for all, so that equal answers are equal letter by letter. */
const REQUEST_ID = { 'x-request-id': 'test' };

export class Client {
  readonly #url: string;
  readonly token: string | null;

  constructor(url: string, token: string | null) {
    this.#url = url;
    this.token = token;
  }

  static async as(url: string, person: Person | null): Promise<Client> {
    return new Client(url, person && (await tokenFor(person)));
  }

  /** The same person at another address. */
  at(url: string): Client {
    return new Client(url, this.token);
  }

  /** One document over HTTP. */
  async ask(query: string, variables: Variables = {}): Promise<Answer> {
    const response = await fetch(`${this.#url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...REQUEST_ID,
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const { data = null, errors = [] } = JSON.parse(text) as Partial<Answer>;
    return { status: response.status, data, errors, text };
  }

  /** The data of a document that must not fail. */
  async data<T = any>(query: string, variables: Variables = {}): Promise<T> {
    const { data, errors } = await this.ask(query, variables);
    if (errors.length > 0 || data === null)
      throw new Error(`unexpected errors: ${JSON.stringify(errors)}`);
    return data as T;
  }

  socket(): SocketClient {
    return createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: true,
      ...(this.token !== null && { connectionParams: { authorization: `Bearer ${this.token}` } }),
    });
  }

  /** Everything that a subscription brings, from its first item on. */
  watch(query: string, variables: Variables = {}): Watch {
    return new Watch(this.socket(), { query, variables });
  }

  /** The same over Server-Sent Events. */
  watchSse(query: string, variables: Variables = {}): Watch {
    const streams = createSseClient({
      url: `${this.#url}/graphql/stream`,
      retryAttempts: 0,
      headers: {
        ...REQUEST_ID,
        ...(this.token !== null && { authorization: `Bearer ${this.token}` }),
      },
    });
    return new Watch(streams, { query, variables });
  }
}

interface Result {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly unknown[] | undefined;
}

/** What the clients of both protocols have in common. */
interface Transport {
  subscribe(
    payload: { query: string; variables: Record<string, unknown> },
    sink: {
      next: (result: Result) => void;
      error: (error: unknown) => void;
      complete: () => void;
    },
  ): () => void;
  dispose(): void | Promise<void>;
}

export class Watch {
  readonly items: any[] = [];
  readonly errors: unknown[] = [];
  readonly #transport: Transport;
  readonly #stop: () => void;
  #wake: (() => void)[] = [];
  closed: unknown = null;

  constructor(
    transport: Transport,
    payload: { query: string; variables: Record<string, unknown> },
  ) {
    this.#transport = transport;
    this.#stop = transport.subscribe(payload, {
      next: ({ data, errors }) => {
        if (errors) this.errors.push(...errors);
        else this.items.push(Object.values(data ?? {})[0]);
        this.#changed();
      },
      error: (error) => {
        this.closed = error;
        this.#changed();
      },
      complete: () => {
        this.closed ??= 'complete';
        this.#changed();
      },
    });
  }

  /** Waits until the condition holds; what brings it about happens elsewhere. */
  async until(holds: (watch: Watch) => boolean, withinMs = 5_000): Promise<this> {
    const deadline = Date.now() + withinMs;
    while (!holds(this)) {
      const leftMs = deadline - Date.now();
      if (leftMs <= 0)
        throw new Error(
          `nothing came: ${JSON.stringify({ items: this.items, errors: this.errors, closed: String(this.closed) })}`,
        );
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, leftMs);
        this.#wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    return this;
  }

  async stop(): Promise<void> {
    this.#stop();
    await this.#transport.dispose();
  }

  #changed(): void {
    const wake = this.#wake;
    this.#wake = [];
    for (const one of wake) one();
  }
}
