/*
 * Operation metrics: what operations of this process have come to.
 */
import { Counter, type Registry } from 'prom-client';

/** Labels. */
interface Of {
  readonly kind: string;
  readonly status: string;
}

export class OperationMetrics {
  readonly #reached;
  readonly #attention;
  readonly #setAside;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#reached = new Counter({
      ...{ name: 'reach_operations_total', help: 'Operations that reached a status.', registers },
      labelNames: ['kind', 'status'],
    });
    this.#attention = new Counter({
      ...{ name: 'reach_operations_attention_total', registers },
      ...{ help: 'Operations that a person must look at.', labelNames: ['kind', 'status'] },
    });
    this.#setAside = new Counter({
      ...{ name: 'reach_operations_set_aside_total', registers },
      help: 'Operations that cannot be worked on.',
    });
  }

  reached({ kind, status }: Of): void {
    this.#reached.inc({ kind, status });
  }

  needsAttention({ kind, status }: Of): void {
    this.#attention.inc({ kind, status });
  }

  setAside(): void {
    this.#setAside.inc();
  }
}
