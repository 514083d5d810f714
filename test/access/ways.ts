/*
 * Ways: how a document gets to the gateway.
 *
 * Gives  the answer as text, without what differs from time to time.
 */
import { createClient, type Client as SocketClient } from 'graphql-ws';
import { WebSocket } from 'ws';

export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

export const WAYS = ['post', 'fragment', 'get', 'socket', 'stream'] as const;
export type Way = (typeof WAYS)[number];

const ACCEPT = 'application/graphql-response+json';
/** What a subscription may take to say that it is refused. */
const PATIENCE_MS = 5_000;
const OF_ONE_SOCKET = 50;

export class Ways {
  readonly #url: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #token: string | null;
  #socket: SocketClient | null = null;
  #asked = 0;

  constructor(url: string, token: string | null) {
    this.#url = url;
    this.#token = token;
    this.#headers = {
      'x-request-id': 'test',
      ...(token !== null && { authorization: `Bearer ${token}` }),
    };
  }

  async ask(way: Way, question: Question): Promise<string> {
    const text = await this.#ask(way, question);
    return text.replace(/"requestId":"[^"]+"/g, '');
  }

  async end(): Promise<void> {
    await this.#socket?.dispose();
  }

  #ask(way: Way, question: Question): Promise<string> {
    switch (way) {
      case 'post':
        return this.#post('/graphql', ACCEPT, question);
      case 'fragment':
        return this.#post('/graphql', ACCEPT, { ...question, query: hidden(question.query) });
      case 'stream':
        return this.#post('/graphql/stream', 'text/event-stream', question);
      case 'get':
        return this.#get(question);
      case 'socket':
        return this.#onSocket(question);
    }
  }

  async #post(path: string, accept: string, question: Question): Promise<string> {
    const leave = new AbortController();
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: { ...this.#headers, 'content-type': 'application/json', accept },
      body: JSON.stringify(question),
      signal: leave.signal,
    });
    if (accept === ACCEPT) return response.text();
    const text = await firstEvent(response);
    leave.abort();
    return text;
  }

  async #get({ query, variables }: Question): Promise<string> {
    const parameters = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const response = await fetch(`${this.#url}/graphql?${parameters}`, {
      headers: { ...this.#headers, accept: ACCEPT, 'apollo-require-preflight': 'true' },
    });
    return response.text();
  }

  /** One socket for many, as an app has it, and not for more than it may send. */
  async #onSocket(question: Question): Promise<string> {
    if (++this.#asked % OF_ONE_SOCKET === 0) {
      await this.end();
      this.#socket = null;
    }
    this.#socket ??= createClient({
      url: `${this.#url.replace(/^http/, 'ws')}/graphql`,
      ...{ webSocketImpl: WebSocket, retryAttempts: 0, lazy: true, lazyCloseTimeout: 60_000 },
      ...(this.#token !== null && { connectionParams: { authorization: `Bearer ${this.#token}` } }),
    });
    const { promise, resolve } = Promise.withResolvers<string>();
    const timer = setTimeout(resolve, PATIENCE_MS, 'nothing came');
    const end = this.#socket.subscribe(
      { ...question },
      {
        next: (result) => resolve(JSON.stringify(result)),
        error: (error) => resolve(JSON.stringify(closeOf(error) ?? error)),
        complete: () => resolve('complete'),
      },
    );
    const text = await promise;
    clearTimeout(timer);
    end();
    return text;
  }
}

const closeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error && 'reason' in error
    ? { closed: error.code, reason: error.reason }
    : null;

/** Up to the first event, or to the end. */
async function firstEvent(response: Response): Promise<string> {
  let text = '';
  const decoder = new TextDecoder();
  const patience = AbortSignal.timeout(PATIENCE_MS);
  if (!response.body) return text;
  for await (const part of response.body) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (/^event: \w+\ndata:.*\n\n/m.test(text) || patience.aborted) break;
  }
  return text.replace(/^id: .*\n/gm, '');
}

/** The same in a fragment, in another one, under another name. */
function hidden(query: string): string {
  const [, head = '', field = ''] = /^(\w+ \w+(?:\([^{]*\))?) \{ ([\s\S]*) \}$/.exec(query) ?? [];
  if (!head.startsWith('query')) return query;
  return `${head} { ...One } fragment One on Query { ... on Query { ...Two } } fragment Two on Query { found: ${field} }`;
}
