/*
 * Wiretap: passes every request on to the simulator as it is, and keeps its headers and its answer.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

interface Heard {
  readonly request: string;
  readonly headers: IncomingMessage['headers'];
  readonly answer: string;
}

export class Wiretap {
  readonly heard: Heard[] = [];
  /** Where the simulator is. */
  target = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => void this.#pass(request, response));
  }

  static async start(): Promise<Wiretap> {
    const tap = new Wiretap();
    tap.#server.listen(0, '127.0.0.1');
    await once(tap.#server, 'listening');
    return tap;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Every request that carried this header. */
  withHeader(name: string): readonly Heard[] {
    return this.heard.filter(({ headers }) => name in headers);
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/', headers } = request;
    const body = await text(request);
    const passed = await fetch(this.target + url, {
      method,
      headers: Object.fromEntries(
        ['authorization', 'x-api-key', 'content-type', 'bypass-token'].flatMap((name) =>
          headers[name] === undefined ? [] : [[name, String(headers[name])]],
        ),
      ),
      ...(body !== '' && { body }),
    });
    const answer = await passed.text();
    this.heard.push({ request: `${method} ${url}`, headers, answer });
    response.writeHead(passed.status, { 'content-type': 'application/json' });
    response.end(answer);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
