/*
 * Event stream transport: streams over Server-Sent Events, by clients of graphql-sse, one for each subscription.
 *
 * Owns   the deadline on silence: the gateway sends a heartbeat every 12 seconds, so a stream without a byte is dead.
 * Gives  the cursor as `Last-Event-ID` when the document has no variable for it.
 */
import type { Timing } from './timing.ts';
import type { Tokens } from './tokens.ts';
import {
  BROKEN,
  carried,
  REFUSED,
  type Attempt,
  type Outcome,
  type Payload,
  type Sink,
  type Transport,
} from './transport.ts';

interface EventStreamClientOptions {
  readonly url: string;
  readonly retryAttempts: number;
  readonly headers: () => Promise<Record<string, string>>;
  readonly fetchFn: typeof fetch;
}

interface EventStreamPayload {
  readonly query: string;
  readonly variables?: Record<string, unknown> | undefined;
  readonly operationName?: string | undefined;
}

interface EventStreamClient {
  subscribe(payload: EventStreamPayload, sink: Sink): () => void;
}

/** `createClient` of graphql-sse. */
export type CreateEventStreamClient = (options: EventStreamClientOptions) => EventStreamClient;

interface EventStreamOptions {
  readonly createClient: CreateEventStreamClient;
  readonly url: string;
  readonly tokens: Tokens;
  readonly fetch: typeof fetch;
  readonly timing: Timing;
}

export class EventStreamTransport implements Transport {
  readonly #options: EventStreamOptions;
  readonly #cuts = new Set<() => void>();

  constructor(options: EventStreamOptions) {
    this.#options = options;
  }

  async run(attempt: Attempt): Promise<Outcome> {
    const { tokens, timing } = this.#options;
    let deadline: ReturnType<typeof setTimeout> | undefined;
    let cut = (): void => undefined;
    const listen = (): void => {
      clearTimeout(deadline);
      deadline = setTimeout(cut, timing.silenceMs);
    };
    const client = this.#clientFor(attempt, () => {
      attempt.heard();
      listen();
    });
    const outcome = await carried({
      attempt,
      begin: (sink, end) => {
        cut = () => end(BROKEN);
        this.#cuts.add(cut);
        listen();
        return client.subscribe(mutable(attempt.payload()), sink);
      },
      outcomeOf: (error) => {
        if (Reflect.get(Object(Reflect.get(Object(error), 'response')), 'status') !== 401)
          return BROKEN;
        tokens.refuse();
        return REFUSED;
      },
    });
    clearTimeout(deadline);
    this.#cuts.delete(cut);
    return outcome;
  }

  reset(): void {
    for (const cut of this.#cuts) cut();
  }

  #clientFor(attempt: Attempt, onBytes: () => void): EventStreamClient {
    const { createClient, url, tokens, fetch: fetchFn } = this.#options;
    const cursor = attempt.cursor();
    const named = cursor !== null && !attempt.payload().variables?.['after'];
    return createClient({
      url: `${url}/stream`,
      retryAttempts: 0,
      headers: async () => ({
        ...(await tokens.headers()),
        ...(named && { 'last-event-id': cursor }),
      }),
      fetchFn: heardBy(fetchFn, onBytes),
    });
  }
}

/** A `fetch` that tells of every piece of the answer, heartbeats included. */
function heardBy(fetchFn: typeof fetch, onBytes: () => void): typeof fetch {
  return async (input, init) => {
    const response = await fetchFn(input, init);
    const { body, ok } = response;
    if (!ok || !body || typeof TransformStream === 'undefined') return response;
    const told = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
      transform(piece, controller) {
        onBytes();
        controller.enqueue(piece);
      },
    });
    return new Response(body.pipeThrough(told), response);
  };
}

const mutable = ({ variables, ...payload }: Payload): EventStreamPayload => ({
  ...payload,
  variables: { ...variables },
});
