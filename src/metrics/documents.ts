/*
 * Document metrics: the documents that this process knows.
 */
import { Gauge, type Registry } from 'prom-client';

export class DocumentMetrics {
  readonly #cachedNodes;
  readonly #registered;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#cachedNodes = new Gauge({
      ...{ name: 'reach_documents_cached_nodes', registers },
      help: 'Nodes of the documents that are cached.',
    });
    this.#registered = new Gauge({
      ...{ name: 'reach_documents_registered', help: 'Registered documents.', registers },
    });
  }

  cached(nodes: number): void {
    this.#cachedNodes.set(nodes);
  }

  registered(documents: number): void {
    this.#registered.set(documents);
  }
}
