/*
 * Live items: what one stream has for its subscriber, taken one by one.
 *
 * Owns   the order of a stream: how it opens, then every newer entry of its scope, which is asked for again when it may have grown.
 * Gives  the next item to whoever asks, and word when it is worth asking. Between two items a stream is a handful of fields: no generator,
 *        promise or signal waits for it.
 * Never  passes an entry over that the subscriber may see, or repeats one.
 */
import type { EventView } from '../access/ownership.ts';
import type { Given } from '../datasources/wire/given.ts';
import type { EventScope, LoggedEvent } from './event-log.ts';
import type { Onlooker } from './feed.ts';
import { Following, type FollowingDependencies } from './following.ts';

/** An item before it is addressed to anybody. */
export interface Emission {
  readonly position: number;
  /** The entry that the tail has read for all streams alike; null for what was read for this one. */
  readonly origin: LoggedEvent | null;
  /** How the subscriber sees it; an operation is shown to all alike. */
  readonly view: EventView;
}

/** What differs between streams. */
export interface StreamKind<E extends Emission, Item> {
  /** What comes first. Returns the position after which entries are followed. */
  opening(): AsyncGenerator<E, number>;
  scope(): Promise<EventScope>;
  /** Asked for every entry, when it is delivered; null when the subscriber may not see it. */
  shown(entry: LoggedEvent): Given<E | null>;
  /** Whether the scope may have grown by this entry, which is delivered. */
  mayWiden(scope: EventScope, entry: LoggedEvent): boolean;
  /** The scope, when it has grown. */
  widened(scope: EventScope): Promise<EventScope | null>;
  cursorAt(position: number): string;
  itemOf(emission: E, cursor: string): Item;
}

interface LiveItemsDependencies extends FollowingDependencies {
  /** Told once, however it ends. */
  readonly telemetry: { streamClosed(): void };
}

export class LiveItems<Item, E extends Emission = Emission> {
  readonly #kind: StreamKind<E, Item>;
  readonly #dependencies: LiveItemsDependencies;
  #opening: AsyncGenerator<E, number> | null = null;
  #following: Following | null = null;
  #onlooker: Onlooker | null = null;
  /** Whether the scope may have grown by the last entry. */
  #growing = false;
  #closed = false;

  constructor(kind: StreamKind<E, Item>, dependencies: LiveItemsDependencies) {
    this.#kind = kind;
    this.#dependencies = dependencies;
  }

  /** Nothing will come any more. */
  get isOver(): boolean {
    return this.#closed || this.#following?.closed === true;
  }

  /** Nothing must be read before the next one. */
  get isAtHand(): boolean {
    return this.#following?.isBehind === false && !this.#growing;
  }

  /** The next one, or null when there is none for now. One at a time. Rejects when the log cannot be read. */
  take(): Given<E | null> {
    while (!this.#closed) {
      const following = this.#following;
      if (following === null || !this.isAtHand) return this.#takeOfLog();
      const entry = following.shift();
      if (entry === null) return null;
      this.#growing = this.#kind.mayWiden(following.scope, entry);
      const emission = this.#kind.shown(entry);
      if (emission instanceof Promise) return emission.then((one) => one ?? this.take());
      if (emission) return emission;
    }
    return null;
  }

  cursorOf({ position }: E): string {
    return this.#kind.cursorAt(position);
  }

  itemOf(emission: E, cursor: string): Item {
    return this.#kind.itemOf(emission, cursor);
  }

  /** Resolves when it is worth asking for the next one. */
  async changed(): Promise<void> {
    if (this.isOver || this.#following?.hasNews !== false) return;
    await new Promise<void>((resolve) => this.showTo({ look: resolve }));
  }

  /** Told whenever it is worth asking for the next one; there is one at a time. */
  showTo(onlooker: Onlooker): void {
    this.#onlooker = onlooker;
    this.#following?.showTo(onlooker);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#following?.close();
    this.#opening?.return(0).catch(() => undefined); // it ends behind its own pending step, which nobody waits for
    this.#dependencies.telemetry.streamClosed();
  }

  async #takeOfLog(): Promise<E | null> {
    const following = this.#following;
    const first = following === null ? await this.#open() : null;
    if (first) return first;
    if (following && this.#growing) {
      this.#growing = false;
      this.#widen(await this.#kind.widened(following.scope), following.position);
    } else if (following) await following.catchUp();
    return this.take();
  }

  /** What comes first; null when that is over. */
  async #open(): Promise<E | null> {
    if (this.#closed) return null;
    this.#opening ??= this.#kind.opening();
    const next = await this.#opening.next();
    if (!next.done) return next.value;
    this.#opening = null;
    this.#follow(await this.#kind.scope(), next.value);
    return null;
  }

  #widen(scope: EventScope | null, position: number): void {
    if (scope === null) return;
    this.#following?.showTo(null);
    this.#following?.close();
    this.#follow(scope, position);
  }

  #follow(scope: EventScope, position: number): void {
    if (this.#closed) return; // meanwhile
    const { log, tail } = this.#dependencies;
    this.#following = new Following(scope, { position, log, tail });
    this.#following.showTo(this.#onlooker);
  }
}
