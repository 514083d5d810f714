/*
 * Origin: which web pages and apps may talk to the gateway.
 *
 * Owns   the one rule for origins, for sockets and streams (refused before they open) and for scripts (the CORS headers).
 * Gives  programs that send no Origin free passage: they are not browsers, and there are no cookies to borrow.
 * Never  compares parts of a listed origin: scheme, host and port count together, letter by letter.
 *
 * An app that has no page of its own sends the gateway's address as its Origin, in one scheme or another: React Native `http://10.0.2.2:4000`,
 * Apollo iOS `wss://host`. So the host of the request passes, whatever the scheme. A page whose name was led to this machine passes as well (DNS
 * rebinding), which gains it nothing: it has no token. A route that hands out tokens must look at the host first.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLocalHost } from './local-network.ts';

export interface OriginRules {
  /** Origins as they are sent, of any scheme. */
  readonly allowedOrigins: readonly string[];
  /** Whether pages and apps of this machine and its network pass, on any port and in any scheme. */
  readonly localOrigins: boolean;
  /** Request headers that pages may send. */
  readonly corsHeaders: readonly string[];
}

type Asking = Pick<FastifyRequest, 'headers'>;

export class Origins {
  readonly #allowed: ReadonlySet<string>;
  readonly #local: boolean;
  readonly #requestHeaders: string;

  constructor({ allowedOrigins, localOrigins, corsHeaders }: OriginRules) {
    this.#allowed = new Set(allowedOrigins);
    this.#local = localOrigins;
    this.#requestHeaders = corsHeaders.join(', ');
  }

  admits({ headers: { origin, host } }: Asking): boolean {
    if (origin === undefined || this.#allowed.has(origin)) return true;
    const own = placeOf(origin);
    if (own === null) return false;
    return own.isThatOf(host) || (this.#local && isLocalHost(own.name));
  }

  /** Lets a browser show the answer to the page. Other pages get no such header, so their browsers withhold it. */
  mark(request: FastifyRequest, reply: FastifyReply): void {
    const { origin } = request.headers;
    void reply.header('vary', 'Origin');
    if (origin === undefined || !this.admits(request)) return;
    void reply.headers({
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'x-request-id, retry-after, etag',
    });
  }

  /** The answer to a browser that asks before it sends. */
  preflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (this.admits(request)) {
      void reply.headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': this.#requestHeaders,
        'access-control-max-age': '600',
      });
    }
    return reply.code(204).send();
  }
}

const ORIGIN = /^([a-z][a-z\d+.-]*):\/\/(\[[\da-f:.]+\]|[^/?#@:[\]\s]+)(?::(\d{1,5}))?$/i;
const DEFAULT_PORTS: ReadonlyMap<string, string> = new Map([
  ['http', '80'],
  ['ws', '80'],
  ['https', '443'],
  ['wss', '443'],
]);

interface Place {
  readonly name: string;
  /** Whether it has the host and port of a Host header. The usual port of the scheme may be spelt out or not. */
  isThatOf(host: string | undefined): boolean;
}

/** Where an Origin says that it comes from; null for what names no host, as `null` and `file://` do. */
function placeOf(origin: string): Place | null {
  const [, scheme = '', name = '', port] = ORIGIN.exec(origin) ?? [];
  if (name === '') return null;
  const usual = DEFAULT_PORTS.get(scheme.toLowerCase());
  const spelt = (host: string): string =>
    host.toLowerCase().replace(/:(\d+)$/, (whole, given) => (given === usual ? '' : whole));
  const whole = port === undefined ? name : `${name}:${port}`;
  return { name, isThatOf: (host) => host !== undefined && spelt(host) === spelt(whole) };
}
