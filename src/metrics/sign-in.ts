/*
 * Sign-in metrics: sign-ins that were ended before their tokens did.
 */
import { Counter, Gauge, type Registry } from 'prom-client';

export class SignInMetrics {
  readonly #revoked;
  readonly #closed;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#revoked = new Gauge({
      ...{ name: 'reach_revoked_people', registers },
      help: 'People whose sign-ins of before a time are refused here.',
    });
    this.#closed = new Counter({
      ...{ name: 'reach_revoked_connections_total', registers, labelNames: ['channel'] },
      help: 'Sockets and streams that were closed for a revocation.',
    });
  }

  revoked(people: number): void {
    this.#revoked.set(people);
  }

  closed(channel: 'socket' | 'stream', connections: number): void {
    if (connections > 0) this.#closed.inc({ channel }, connections);
  }
}
