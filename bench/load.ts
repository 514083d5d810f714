/*
 * Load: requests as an app sends them, and what the answers have in common.
 *
 * Owns   that servers agree: whoever answers first says what the others must answer, byte for byte but for a newline at the end.
 */
import { gunzipSync } from 'node:zlib';
import { Pool } from 'undici';
import { inLanes } from './pace.ts';
import { HIVE } from './contestants.ts';
import { platformScreen } from './screens.ts';
import type { Server } from './stage.ts';

export interface Ask {
  /** Equal ones must have equal answers. */
  readonly key: string;
  readonly body: string;
  readonly token?: string;
  readonly compressed?: boolean;
  /** Of the family whose screen it is. */
  readonly customerId?: string;
}

/** As clients keep them: more than one for HTTP/1.1, and few. */
const CONNECTIONS = 8;

export class Answers {
  readonly #first = new Map<string, { readonly text: string; readonly of: string }>();

  /** Throws when another server has answered otherwise. */
  agree(key: string, text: string, of: string): void {
    const first = this.#first.get(key);
    if (!first) this.#first.set(key, { text, of });
    else if (first.text !== text)
      throw new Error(`${key}: ${of} answers\n${text}\nand ${first.of}\n${first.text}`);
  }

  bytesOf(key: string): number {
    return Buffer.byteLength(this.#first.get(key)?.text ?? '');
  }
}

export class Client {
  readonly #server: Server;
  readonly #answers: Answers;
  readonly #pool: Pool;

  constructor(server: Server, answers: Answers, connections = CONNECTIONS) {
    this.#server = server;
    this.#answers = answers;
    this.#pool = new Pool(server.url, { connections });
  }

  /** Throws for an answer that is not the same as those of others. */
  async ask(given: Ask): Promise<void> {
    const { key, body, token, compressed = false } = this.#inItsWords(given);
    const answer = await this.#pool.request({
      ...{ path: '/graphql', method: 'POST', body },
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
        ...(compressed && { 'accept-encoding': 'gzip' }),
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    const isPacked = answer.headers['content-encoding'] === 'gzip';
    if (isPacked !== compressed) throw new Error(`${this.#server.name} has not compressed`);
    const text = (isPacked ? gunzipSync(bytes) : bytes).toString('utf8').trimEnd();
    if (answer.statusCode !== 200 || text.includes('"errors"'))
      throw new Error(`${this.#server.name}: ${answer.statusCode} ${text}`);
    this.#answers.agree(key, text, this.#server.name);
  }

  /** What is made of the contract has no words but those of the platform. */
  #inItsWords(ask: Ask): Ask {
    if (this.#server.name !== HIVE || ask.customerId === undefined) return ask;
    return { ...ask, key: `${ask.key} by ${HIVE}`, body: platformScreen(ask.customerId) };
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** Microseconds of the server's CPU for one, as many at once as there are connections. */
export async function cpuOfEach(
  server: Server,
  client: Client,
  asks: readonly Ask[],
): Promise<number> {
  const before = await server.cpuMs();
  await inLanes(CONNECTIONS, asks, (ask) => client.ask(ask));
  return (1_000 * ((await server.cpuMs()) - before)) / asks.length;
}
