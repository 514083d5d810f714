/*
 * Entries: a stream of the event log that never ends, as sockets take it over.
 *
 * Gives  as many large items as anybody takes, and how many that were.
 */
import { setImmediate as turn } from 'node:timers/promises';
import { customerId } from '../../src/ids.ts';
import type { EventLog, EventScope, LoggedEvent } from '../../src/subscriptions/event-log.ts';
import { Feed } from '../../src/subscriptions/feed.ts';
import { LiveItems, type Emission, type StreamKind } from '../../src/subscriptions/live-items.ts';
import { LiveStream } from '../../src/subscriptions/live-stream.ts';

export class Entries {
  taken = 0;
  closed = 0;
  /** What the log answers with, when it cannot be read. */
  failure: Error | null = null;
  /** The log holds no more than so many. */
  most = Infinity;
  #feed: Feed | null = null;

  open(signal: AbortSignal): LiveStream<string> {
    const telemetry = { streamClosed: () => void (this.closed += 1) };
    const tail = {
      open: (scope: EventScope) => (this.#feed = new Feed(scope, { closed: () => undefined })),
    };
    return new LiveStream(new LiveItems(this.#kind, { telemetry, tail, log: this.#log }), signal);
  }

  /** The tail reads no more. */
  end(): void {
    this.#feed?.close();
  }

  readonly #log: EventLog = {
    after: async () => [],
    afterIn: async (_scope, position, limit) => {
      await turn();
      if (this.failure) throw this.failure;
      const left = Math.min(limit, this.most - position);
      return Array.from({ length: left }, (_value, index) => entryAt(position + index + 1));
    },
    end: async () => this.most,
    start: async () => 0,
    onAppended: () => () => undefined,
  };

  readonly #kind: StreamKind<Emission, string> = {
    opening: async function* () {
      return 0;
    },
    scope: async () => ({ eventsOf: customerId('c') }),
    shown: async (origin) => {
      this.taken += 1;
      return { position: origin.position, origin, view: 'account' };
    },
    mayWiden: () => false,
    widened: async () => null,
    cursorAt: String,
    itemOf: ({ position }) => `${position} ${'x'.repeat(64 * 1_024)}`,
  };
}

function entryAt(position: number): LoggedEvent {
  const frame = { id: `e-${position}`, customerId: customerId('c'), line: null, at: 0 };
  return { position, at: 0, event: { ...frame, certainty: 'CONFIRMED', type: 'CustomerChanged' } };
}
