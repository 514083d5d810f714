/*
 * Callback metrics: what came of callbacks, and of what they told.
 */
import { Counter, type Registry } from 'prom-client';

export class CallbackMetrics {
  readonly #verdicts;
  readonly #deviceChanges;

  constructor(registry: Registry) {
    const registers = [registry];
    this.#verdicts = new Counter({
      ...{ name: 'reach_callbacks_total', help: 'Callbacks by result.', registers },
      labelNames: ['route', 'verdict'],
    });
    this.#deviceChanges = new Counter({
      name: 'reach_device_changes_total',
      help: 'Device changes that the platform reported, by whether an operation of the gateway explains them.',
      ...{ labelNames: ['expected', 'certainty'], registers },
    });
  }

  judged(route: string, verdict: string): void {
    this.#verdicts.inc({ route, verdict });
  }

  deviceChanged({ expected, certainty }: { expected: boolean; certainty: string }): void {
    this.#deviceChanges.inc({ expected: String(expected), certainty });
  }
}
