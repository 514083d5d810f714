/*
 * Following: the entries of one scope, each once and in order.
 *
 * Owns   where a reader goes on from, and the seam between the log and the feed.
 * Gives  what the log holds while behind, and what the feed holds after that.
 */
import type { EventLog, EventScope, LoggedEvent } from './event-log.ts';
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

/** Everything of a scope after a position, and whatever comes, until the feed is closed. */
export async function* following(
  scope: EventScope,
  { position, log, tail }: { position: number } & FollowingDependencies,
  ended: AbortSignal,
): AsyncGenerator<LoggedEvent, void> {
  const feed = tail.open(scope);
  const close = (): void => feed.close();
  ended.addEventListener('abort', close, { once: true });
  let at = position;
  try {
    for await (const event of newsOf(feed, () => pagesAfter(scope, at, log))) {
      if (event.position <= at) continue;
      at = event.position;
      yield event;
    }
  } finally {
    ended.removeEventListener('abort', close);
    feed.close();
  }
}

type Feed = ReturnType<Tail['open']>;

/** What the feed holds, or all that the log has when the feed could not hold it. May repeat what was there before. */
async function* newsOf(
  feed: Feed,
  fromLog: () => AsyncGenerator<LoggedEvent, void>,
): AsyncGenerator<LoggedEvent, void> {
  while (!feed.closed) {
    yield* feed.catchUp() ? fromLog() : queued(feed);
    await feed.changed();
  }
}

function* queued(feed: Feed): Generator<LoggedEvent, void> {
  for (let event = feed.shift(); event; event = feed.shift()) yield event;
}

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
