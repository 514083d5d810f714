/*
 * GraphQL metrics: how long operations of clients took, by the names that the clients gave them.
 *
 * Owns   which names become a label: the first hundred that signed-in people ran. All others are `other`, those without a name `unnamed`.
 * Never  lets a client make labels without end, nor a name that may hold a customer's number.
 */
import { Histogram, type Registry } from 'prom-client';

/** How a request came. */
export type GraphqlChannel = 'http' | 'socket' | 'stream';

export interface GraphqlAnswer {
  /** As the client named its operation; null where it has no name. */
  readonly name: string | null;
  /** Whether the document was admitted and its caller is signed in: only such names are taken. */
  readonly isKnown: boolean;
  readonly channel: GraphqlChannel;
  readonly outcome: 'ok' | 'error';
  readonly ms: number;
}

const MAX_NAMES = 100;
/** A name of another form is no label, nor is one that may hold a phone number. */
const FORM = /^[A-Za-z_]\w{0,63}$/;
const MANY_DIGITS = /\d{5}/;

export class OperationNames {
  readonly #taken = new Set<string>();

  labelOf({ name, isKnown }: Pick<GraphqlAnswer, 'name' | 'isKnown'>): string {
    if (name === null) return 'unnamed';
    if (this.#taken.has(name)) return name;
    const isNew = isKnown && this.#taken.size < MAX_NAMES;
    if (!isNew || !FORM.test(name) || MANY_DIGITS.test(name)) return 'other';
    this.#taken.add(name);
    return name;
  }
}

export class GraphqlMetrics {
  readonly #names = new OperationNames();
  readonly #seconds;

  constructor(registry: Registry) {
    this.#seconds = new Histogram({
      name: 'reach_graphql_seconds',
      help: 'Time from a request of a client to its answer, or to the beginning of its stream.',
      labelNames: ['operation', 'channel', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8],
      registers: [registry],
    });
  }

  answered({ channel, outcome, ms, ...named }: GraphqlAnswer): void {
    const operation = this.#names.labelOf(named);
    this.#seconds.observe({ operation, channel, outcome }, ms / 1_000);
  }
}
