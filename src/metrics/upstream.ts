/*
 * Upstream metrics: calls to the platform, by the names that the contract has for its endpoints.
 */
import { Counter, Histogram, type Registry } from 'prom-client';
import type { Priority } from '../datasources/wire/call-budget.ts';
import { endpointName } from '../datasources/wire/endpoint.ts';

const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2, 4, 8];

/** Labels of a row of the endpoint index. */
export const labelsOf = (row: number): { row: string; endpoint: string } => ({
  row: String(row),
  endpoint: endpointName(row),
});

/** Labels of what is about no endpoint. */
export const NO_ENDPOINT = { row: '', endpoint: '' } as const;

interface Answers {
  readonly labels: ReturnType<typeof labelsOf>;
  readonly seconds: Pick<Histogram.Internal<string>, 'observe'>;
}

export class UpstreamMetrics {
  readonly #calls;
  readonly #seconds;
  readonly #drift;
  readonly #queued;

  /** Those of each row and priority, found once. */
  readonly #answers = new Map<number, Answers>();
  readonly #waits = new Map<Priority, Pick<Histogram.Internal<'priority'>, 'observe'>>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#calls = new Counter({
      ...{ name: 'reach_upstream_calls_total', help: 'Calls to the platform.', registers },
      labelNames: ['row', 'endpoint', 'outcome'],
    });
    this.#seconds = new Histogram({
      ...{ name: 'reach_upstream_seconds', help: 'Time to the answer of the platform.', registers },
      ...{ labelNames: ['row', 'endpoint'], buckets: BUCKETS },
    });
    this.#queued = new Histogram({
      name: 'reach_upstream_queue_seconds',
      help: 'Time that a call to the platform waited for its turn.',
      ...{ labelNames: ['priority'], buckets: BUCKETS, registers },
    });
    this.#drift = new Counter({
      name: 'reach_drift_total',
      help: 'Fields in answers of the platform that differ from the contract.',
      ...{ labelNames: ['row', 'endpoint', 'field'], registers },
    });
  }

  queued({ priority, ms }: { priority: Priority; ms: number }): void {
    let waits = this.#waits.get(priority);
    if (!waits) this.#waits.set(priority, (waits = this.#queued.labels({ priority })));
    waits.observe(ms / 1_000);
  }

  answered({ row, outcome, ms }: { row: number; outcome: string; ms: number }): void {
    let answers = this.#answers.get(row);
    if (!answers) {
      const labels = labelsOf(row);
      answers = { labels, seconds: this.#seconds.labels(labels) };
      this.#answers.set(row, answers);
    }
    this.#calls.inc({ ...answers.labels, outcome });
    answers.seconds.observe(ms / 1_000);
  }

  /** A read that lost its connection and is sent once more. */
  repeated({ row }: { row: number }): void {
    this.#calls.inc({ ...labelsOf(row), outcome: 'cut-repeated' });
  }

  drifted({ row, field }: { row: number; field: string }): void {
    this.#drift.inc({ ...labelsOf(row), field });
  }
}
