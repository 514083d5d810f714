/*
 * Following: the entries of one scope, each once and in order.
 *
 * Owns   where a reader goes on from, and the seam between the log and the feed.
 * Gives  what the log holds while behind, and what the feed holds after that.
 * Never  waits: whoever follows is told when there may be something (`showTo`), and nothing of theirs is held meanwhile.
 */
import type { EventLog, EventScope, LoggedEvent } from './event-log.ts';
import type { Onlooker } from './feed.ts';
import type { Tail } from './tail.ts';

const PAGE = 64;

export type ResetReason = 'CURSOR_TOO_OLD' | 'CURSOR_NOT_YOURS';

/** The position that a cursor names, null when there is no cursor. */
export type After = { readonly position: number } | 'not-yours' | null;

export interface FollowingDependencies {
  readonly log: EventLog;
  readonly tail: Pick<Tail, 'open'>;
}

/** The position to go on from, null when none was given, or why it cannot be gone on from. */
export async function beginning(after: After, log: EventLog): Promise<number | ResetReason | null> {
  if (after === null) return null;
  if (after === 'not-yours' || after.position > (await log.end())) return 'CURSOR_NOT_YOURS';
  return after.position + 1 < (await log.start()) ? 'CURSOR_TOO_OLD' : after.position;
}

type Feed = ReturnType<Tail['open']>;

/** Everything of a scope after a position, and whatever comes, until it is closed. */
export class Following {
  readonly #log: EventLog;
  readonly #feed: Feed;
  /** Read of the log, from `#next` on not taken yet. */
  #page: readonly LoggedEvent[] = NOTHING;
  #next = 0;
  /** The log holds more than the page. */
  #more = false;
  #position: number;

  constructor(
    scope: EventScope,
    { position, log, tail }: { position: number } & FollowingDependencies,
  ) {
    this.#position = position;
    this.#log = log;
    this.#feed = tail.open(scope);
  }

  get scope(): EventScope {
    return this.#feed.scope;
  }

  /** Of the last entry that was taken. */
  get position(): number {
    return this.#position;
  }

  get closed(): boolean {
    return this.#feed.closed;
  }

  /** The log must be read before there is a next entry. */
  get isBehind(): boolean {
    return this.#next >= this.#page.length && (this.#more || this.#feed.isBehind);
  }

  get hasNews(): boolean {
    return this.#next < this.#page.length || this.#more || this.#feed.hasNews;
  }

  /** Reads a page of the log. Rejects when it cannot be read. */
  async catchUp(): Promise<void> {
    this.#more = true;
    this.#feed.catchUp();
    this.#page = await this.#read();
    this.#next = 0;
    this.#more = this.#page.length === PAGE;
  }

  /** The next entry, or null when there is none for now. */
  shift(): LoggedEvent | null {
    for (let entry = this.#first(); entry; entry = this.#first()) {
      if (entry.position <= this.#position) continue; // it was both in the log and in the queue
      this.#position = entry.position;
      return entry;
    }
    return null;
  }

  showTo(onlooker: Onlooker | null): void {
    this.#feed.showTo(onlooker);
  }

  close(): void {
    this.#feed.close();
  }

  /** Where the log ends at the position, as it does for a stream that has just opened, there is nothing to look for. */
  async #read(): Promise<readonly LoggedEvent[]> {
    if ((await this.#log.end()) <= this.#position) return NOTHING;
    return this.#log.afterIn(this.scope, this.#position, PAGE);
  }

  #first(): LoggedEvent | null {
    const read = this.#page[this.#next];
    if (!read) return this.#more ? null : this.#feed.shift();
    this.#next += 1;
    if (this.#next === this.#page.length) this.#forget();
    return read;
  }

  #forget(): void {
    this.#page = NOTHING;
    this.#next = 0;
  }
}

const NOTHING: readonly LoggedEvent[] = [];

export async function* pagesAfter(
  scope: EventScope,
  position: number,
  log: EventLog,
): AsyncGenerator<LoggedEvent, void> {
  let at = position;
  for (;;) {
    const page = await log.afterIn(scope, at, PAGE);
    yield* page;
    at = page.at(-1)?.position ?? at;
    if (page.length < PAGE) return;
  }
}
