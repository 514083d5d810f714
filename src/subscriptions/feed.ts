/*
 * Feed: the events that wait for one stream.
 *
 * Owns   a short queue, and the knowledge that it is not complete (`isBehind`).
 * Gives  the next event without a read of the log, as long as the stream keeps up.
 * Never  grows beyond its limit: what does not fit is let go, since the log has it.
 *
 * A feed begins behind. `catchUp` makes it queue again *before* the stream reads the log, so that nothing falls between the two;
 * what is then both in the log and in the queue is recognised by its position.
 */
import type { EventScope, LoggedEvent } from './event-log.ts';

const MAX_QUEUED = 64;

/** Who is told that there may be something new. An object rather than a function: there is one for every stream. */
export interface Onlooker {
  look(): void;
}

interface FeedOwner {
  closed(feed: Feed): void;
}

export class Feed {
  readonly scope: EventScope;
  #queue: LoggedEvent[] = NOTHING;
  #behind = true;
  #closed = false;
  #onlooker: Onlooker | null = null;
  readonly #owner: FeedOwner;

  constructor(scope: EventScope, owner: FeedOwner) {
    this.scope = scope;
    this.#owner = owner;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** The log must be read. */
  get isBehind(): boolean {
    return this.#behind;
  }

  /** There is a reason to look: an event, a gap or the end. */
  get hasNews(): boolean {
    return this.#closed || this.#behind || this.#queue.length > 0;
  }

  offer(event: LoggedEvent): void {
    if (this.#closed) return;
    if (this.#queue.length >= MAX_QUEUED) {
      this.#queue = NOTHING;
      this.#behind = true;
    }
    if (!this.#behind) {
      if (this.#queue === NOTHING) this.#queue = [];
      this.#queue.push(event);
    }
    this.#onlooker?.look();
  }

  /** From now on events are queued. */
  catchUp(): void {
    this.#behind = false;
  }

  shift(): LoggedEvent | null {
    const first = this.#queue.shift() ?? null;
    if (this.#queue.length === 0) this.#queue = NOTHING;
    return first;
  }

  /** Told of everything from now on; there is one at a time. */
  showTo(onlooker: Onlooker | null): void {
    this.#onlooker = onlooker;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#queue = NOTHING;
    this.#onlooker?.look();
    this.#owner.closed(this);
  }
}

/** The queue of most feeds most of the time. Nothing is ever put into it. */
const NOTHING: LoggedEvent[] = [];
