/*
 * Door: GraphQL over HTTP, as many clients at once send it.
 *
 * Gives  what each request came to, in milliseconds and codes. It rejects for nothing that the gateway does.
 */
import { Pool } from 'undici';
import { listAt, numberAt, textAt } from '../chaos/value.ts';

export interface Asking {
  readonly token?: string;
  readonly query: string;
  readonly variables?: object;
}

export interface Came {
  readonly ms: number;
  /** 0 when no answer came. */
  readonly status: number;
  readonly data: unknown;
  readonly codes: readonly string[];
  /** The longest that an error names, or null. */
  readonly retryAfterMs: number | null;
}

const PATIENCE_MS = 15_000;

export class Door {
  readonly #pool: Pool;

  /** `from`: the address of this machine that the clients have. */
  constructor(url: string, { connections = 100, from = '127.0.0.1' } = {}) {
    const connect = { localAddress: from };
    const timeouts = { headersTimeout: PATIENCE_MS, bodyTimeout: PATIENCE_MS };
    this.#pool = new Pool(url, { ...{ connections, connect }, ...timeouts });
  }

  ask({ token, query, variables = {} }: Asking): Promise<Came> {
    return this.post('/graphql', JSON.stringify({ query, variables }), {
      accept: 'application/graphql-response+json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    });
  }

  /** `body`: JSON. */
  async post(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Came> {
    const startedAt = performance.now();
    const came = (status: number, text: string): Came => ({
      ...{ ms: performance.now() - startedAt, status },
      ...readIn(text),
    });
    try {
      const answer = await this.#pool.request({
        ...{ path, method: 'POST', body },
        headers: { 'content-type': 'application/json', ...headers },
      });
      return came(answer.statusCode, await answer.body.text());
    } catch {
      return came(0, '');
    }
  }

  /** What is under way ends without an answer. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }
}

function readIn(text: string): Pick<Came, 'data' | 'codes' | 'retryAfterMs'> {
  const parsed = parsedOr(text);
  const errors = listAt(parsed, 'errors');
  const waits = errors.flatMap((error) => numberAt(error, 'extensions', 'retryAfterMs') ?? []);
  return {
    data: Reflect.get(Object(parsed), 'data') ?? null,
    codes: errors.map((error) => textAt(error, 'extensions', 'code') ?? 'NO_CODE'),
    retryAfterMs: waits.length === 0 ? null : Math.max(...waits),
  };
}

function parsedOr(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
