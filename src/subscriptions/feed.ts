/*
 * Feed: the events that wait for one stream.
 *
 * Owns   a short queue, and the knowledge that it is not complete (`behind`).
 * Gives  the next event without a read of the log, as long as the stream keeps up.
 * Never  grows beyond its limit: what does not fit is let go, since the log has it.
 *
 * A feed begins behind. `catchUp` makes it queue again *before* the stream reads the log, so that nothing falls between the two;
 * what is then both in the log and in the queue is recognised by its position.
 */
import type { LoggedEvent } from './event-log.ts';

const MAX_QUEUED = 64;

export class Feed {
  #queue: LoggedEvent[] = [];
  #behind = true;
  #closed = false;
  #look: (() => void) | null = null;
  readonly #onClosed: () => void;

  constructor(onClosed: () => void) {
    this.#onClosed = onClosed;
  }

  get closed(): boolean {
    return this.#closed;
  }

  offer(event: LoggedEvent): void {
    if (this.#closed) return;
    if (this.#queue.length >= MAX_QUEUED) {
      this.#queue = [];
      this.#behind = true;
    }
    if (!this.#behind) this.#queue.push(event);
    this.#notify();
  }

  /** True when the log must be read. From now on events are queued. */
  catchUp(): boolean {
    const behind = this.#behind;
    this.#behind = false;
    return behind;
  }

  shift(): LoggedEvent | undefined {
    return this.#queue.shift();
  }

  /** Resolves when there is a reason to look: an event, a gap or the end. */
  async changed(): Promise<void> {
    if (this.#closed || this.#behind || this.#queue.length > 0) return;
    await new Promise<void>((resolve) => (this.#look = resolve));
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = [];
    this.#notify();
    this.#onClosed();
  }

  #notify(): void {
    this.#look?.();
    this.#look = null;
  }
}
