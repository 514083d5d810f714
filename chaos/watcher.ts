/*
 * Watcher: an app that watches all operations of its person, and goes on where it was whenever the connection ends.
 *
 * Owns   the cursor of the last item that it has handled.
 * Gives  everything that it was told, as `seen` entries of the client log.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Device } from './client.ts';
import { EVENTS } from './documents.ts';
import type { Place } from './place.ts';
import { at, listAt, numberAt, textAt } from './value.ts';

const AGAIN_MS = 50;
/** Real time in which nothing came, after which everything has come. */
const SILENCE_MS = 400;

export class Watcher {
  readonly #place: Place;
  readonly #device: Device;
  #cursor: string | null = null;
  #ended = false;
  #heardAt = performance.now();
  #close: () => void = () => undefined;

  constructor(place: Place, device: Device) {
    this.#place = place;
    this.#device = device;
  }

  /** Watches until it is ended. */
  async watch(): Promise<void> {
    while (!this.#ended) {
      await this.#once();
      if (!this.#ended) await delay(AGAIN_MS);
    }
  }

  /** Ends when everything that was to come has come. */
  async end(): Promise<void> {
    while (performance.now() - this.#heardAt < SILENCE_MS) await delay(AGAIN_MS);
    this.#ended = true;
    this.#close();
  }

  /** One connection, until it ends by whatever. */
  #once(): Promise<void> {
    const client = createClient({
      url: `${this.#device.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${this.#device.token}` },
    });
    this.#close = () => void client.dispose();
    return new Promise((resolve) => {
      const end = (): void => resolve();
      const variables = { after: this.#cursor };
      client.subscribe(
        { query: EVENTS, variables },
        {
          next: (item) => this.#hear(at(item, 'data', 'operationEvents')),
          error: end,
          complete: end,
        },
      );
    });
  }

  #hear(item: unknown): void {
    this.#heardAt = performance.now();
    this.#cursor = textAt(item, 'cursor') ?? this.#cursor;
    const operation = at(item, 'operation');
    const id = textAt(operation, 'id');
    if (id === null) return;
    this.#place.log.note({
      ...{ is: 'seen', intent: null, operation: id, by: 'stream' },
      status: textAt(operation, 'status') ?? '',
      certainty: textAt(operation, 'certainty') ?? '',
      revision: numberAt(operation, 'revision') ?? 0,
      steps: listAt(operation, 'steps').map((step) => textAt(step, 'code') ?? ''),
    });
  }
}
