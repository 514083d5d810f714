/*
 * Origin: which web pages may talk to the gateway.
 *
 * Owns   the list of allowed origins, for sockets (refused at the upgrade) and for scripts (the CORS headers).
 * Gives  programs that send no Origin free passage: they are not browsers, and there are no cookies to borrow.
 * Never  compares parts of an origin: scheme, host and port count together, letter by letter.
 */
import type { FastifyReply, FastifyRequest } from 'fastify';

export class Origins {
  readonly #allowed: ReadonlySet<string>;

  constructor(allowed: readonly string[]) {
    this.#allowed = new Set(allowed);
  }

  admits(origin: string | undefined): boolean {
    return origin === undefined || this.#allowed.has(origin);
  }

  /** Lets a browser show the answer to the page. Other pages get no such header, so their browsers withhold it. */
  mark({ headers: { origin } }: FastifyRequest, reply: FastifyReply): void {
    void reply.header('vary', 'Origin');
    if (origin === undefined || !this.admits(origin)) return;
    void reply.header('access-control-allow-origin', origin);
  }

  /** The answer to a browser that asks before it sends. */
  preflight(request: FastifyRequest, reply: FastifyReply): FastifyReply {
    if (this.admits(request.headers.origin)) {
      void reply.headers({
        'access-control-allow-methods': 'GET, POST',
        'access-control-allow-headers': 'authorization, content-type, apollo-require-preflight',
        'access-control-max-age': '600',
      });
    }
    return reply.code(204).send();
  }
}
