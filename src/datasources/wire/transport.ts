/*
 * Transport: one HTTP request over a kept-alive connection to the platform, or over a new one.
 *
 * Owns   the sockets, the size limit of an answer, and the proof whether a request can have left.
 * Gives  a `Delivery` for whatever happens; it never rejects.
 * Never  sends again, and never follows a redirect.
 *
 * undici calls `onRequestStart` before it writes the first byte. A request for which that did not happen was never sent,
 * and one that is called off there never will be.
 */
import { Pool, type Dispatcher } from 'undici';
import { failpoint } from '../../failpoint.ts';
import type { Method } from './endpoint.ts';
import type { Limits } from './limits.ts';

export interface Message {
  readonly method: Method;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export type Delivery =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      readonly retryAfter: string | null;
    }
  /** Not one byte was written: no connection (refused, name not found, TLS failure), or the deadline passed before. */
  | { readonly kind: 'not-sent'; readonly how: 'refused' | 'timeout' }
  /** Bytes may have arrived, and no whole answer came. */
  | { readonly kind: 'lost'; readonly how: 'timeout' | 'cut' | 'too-large' };

/** What a request waits for: a connection until `sendBy`, an answer until its deadline. */
interface SendLimits extends Pick<Limits, 'until' | 'sendBy'> {
  /** Told when the first byte leaves. */
  readonly left?: () => void;
}

const MAX_BYTES = 2 * 1024 * 1024;
const CONNECT_TIMEOUT_MS = 3_000;

/** What a request may travel on: a kept connection may have been given up by the far side a moment ago. */
type Connection = 'kept' | 'new';

export class Transport {
  readonly #pools: Readonly<Record<Connection, Pool>>;
  readonly #basePath: string;

  constructor(url: string) {
    const { origin, pathname } = new URL(url);
    this.#basePath = pathname.replace(/\/$/, '');
    this.#pools = {
      kept: poolTo(origin, { connections: 32, pipelining: 1 }),
      new: poolTo(origin, { connections: 8, pipelining: 0 }), // none is kept
    };
  }

  send(message: Message, limits: SendLimits, on: Connection = 'kept'): Promise<Delivery> {
    if (limits.until.passed) return Promise.resolve({ kind: 'not-sent', how: 'timeout' });
    return new Promise((resolve) => {
      const path = this.#basePath + message.path;
      const exchange = new Exchange(limits, resolve, `${message.method} ${path}`);
      const { method, headers, body } = message;
      this.#pools[on].dispatch({ path, method, headers, body }, exchange);
    });
  }

  async close(): Promise<void> {
    await Promise.all([this.#pools.kept.close(), this.#pools.new.close()]);
  }
}

const poolTo = (origin: string, size: Pick<Pool.Options, 'connections' | 'pipelining'>): Pool =>
  new Pool(origin, {
    ...size,
    allowH2: false,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    headersTimeout: 0, // the caller's deadline is the only one
    bodyTimeout: 0,
  });

/** One request under way, and the handler of its undici events. */
class Exchange implements Dispatcher.DispatchHandler {
  readonly #limits: SendLimits;
  readonly #resolve: (delivery: Delivery) => void;
  /** Method and path. */
  readonly #name: string;
  readonly #endWait: () => void;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | null = null;
  #waiting: NodeJS.Timeout | null = null;
  #settled = false;
  #bytes = 0;
  #status = 0;
  #retryAfter: string | null = null;

  constructor(limits: SendLimits, resolve: (delivery: Delivery) => void, name: string) {
    this.#name = name;
    this.#limits = limits;
    this.#resolve = resolve;
    this.#endWait = limits.until.whenPassed(() => this.#callOff('timeout'));
    if (limits.sendBy === Infinity) return;
    const leftMs = Math.max(limits.sendBy - performance.now(), 0);
    this.#waiting = setTimeout(() => this.#callOff('timeout'), leftMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    if (performance.now() >= this.#limits.sendBy) this.#callOff('timeout'); // the timer may be late itself
    this.#controller = controller;
    if (this.#waiting) clearTimeout(this.#waiting);
    if (this.#settled) controller.abort(new Error('called off before it was sent'));
    else this.#limits.left?.();
    failpoint('F5', this.#name);
  }

  onBodySent(): void {
    failpoint('F6', this.#name);
  }

  onRequestSent(): void {
    failpoint('F7', this.#name);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    failpoint('F8', this.#name);
    const retryAfter = headers['retry-after'];
    this.#status = status;
    this.#retryAfter = typeof retryAfter === 'string' ? retryAfter : null;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > MAX_BYTES) this.#callOff('too-large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [first, ...more] = this.#chunks;
    const bytes = more.length === 0 ? first : Buffer.concat(this.#chunks);
    const text = bytes?.toString('utf8') ?? '';
    this.#settle({
      kind: 'answered',
      status: this.#status,
      text,
      retryAfter: this.#retryAfter,
    });
  }

  onResponseError(): void {
    this.#settle(
      this.#controller ? { kind: 'lost', how: 'cut' } : { kind: 'not-sent', how: 'refused' },
    );
  }

  #callOff(how: 'timeout' | 'too-large'): void {
    this.#settle(this.#controller ? { kind: 'lost', how } : { kind: 'not-sent', how: 'timeout' });
    this.#controller?.abort(new Error(how));
  }

  #settle(delivery: Delivery): void {
    if (this.#settled) return;
    this.#settled = true;
    if (this.#waiting) clearTimeout(this.#waiting);
    this.#endWait();
    this.#resolve(delivery);
  }
}
