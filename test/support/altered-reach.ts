/*
 * Altered Reach: stands between the gateway and the simulator, and lets a test change what is answered, to the byte.
 *
 * Gives  an address for the gateway, and every answer as the simulator gave it until a test alters it.
 */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { ROWS } from '../../contract/rows.ts';

interface Sent {
  readonly status: number;
  readonly body: string;
}

/** What goes out instead. `cut` breaks the connection. */
type Altered = Sent | 'cut';
type Alter = (answer: Sent) => Altered | Promise<Altered>;

export class AlteredReach {
  readonly #server: Server;
  readonly #reach: string;
  readonly #alterations = new Map<number, Alter>();
  readonly #instead = new Map<number, Sent>();
  /** How often each row was asked. */
  readonly asked = new Map<number, number>();

  constructor(reach: string) {
    this.#reach = reach;
    this.#server = createServer((request, response) => void this.#pass(request, response));
  }

  static async before(reach: string): Promise<AlteredReach> {
    const altered = new AlteredReach(reach);
    altered.#server.listen(0, '127.0.0.1');
    await once(altered.#server, 'listening');
    return altered;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** From now on; null lets the row's answers through again. */
  alter(row: number, alter: Alter | null): void {
    if (alter) this.#alterations.set(row, alter);
    else this.#alterations.delete(row);
  }

  /** From now on it answers by itself, and the simulator does nothing; null lets the row through again. */
  instead(row: number, answer: Sent | null): void {
    if (answer) this.#instead.set(row, answer);
    else this.#instead.delete(row);
  }

  /** Changes the `data` of a row. */
  data(row: number, change: (data: any) => unknown): void {
    this.alter(row, ({ status, body }) => {
      const parsed = JSON.parse(body);
      return { status, body: JSON.stringify({ ...parsed, data: change(parsed.data) }) };
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request;
    const sent = await text(request);
    const { authorization = '', 'x-api-key': key = '' } = request.headers;
    const headers = { authorization, 'x-api-key': String(key), 'content-type': 'application/json' };
    const init = sent === '' ? {} : { body: sent };
    const row = rowOf(method, url);
    this.asked.set(row, (this.asked.get(row) ?? 0) + 1);
    const own = this.#instead.get(row);
    const answer =
      own ?? (await answerOf(await fetch(`${this.#reach}${url}`, { method, headers, ...init })));
    const altered = (await this.#alterations.get(row)?.(answer)) ?? answer;
    if (altered === 'cut') return void response.socket?.destroy();
    response.writeHead(altered.status, { 'content-type': 'application/json' });
    response.end(altered.body);
  }
}

function rowOf(method: string, url: string): number {
  const path = url.split('?')[0] ?? '';
  const found = Object.values(ROWS).filter(
    (row) =>
      row.method === method && new RegExp(`^${row.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return (found.find((row) => row.path === path) ?? found[0])?.row ?? -1;
}

const answerOf = async (answer: Response): Promise<Sent> => ({
  status: answer.status,
  body: await answer.text(),
});
