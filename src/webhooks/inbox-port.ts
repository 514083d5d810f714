/*
 * Inbox port: where callbacks are kept, before they are understood.
 *
 * Owns   the rule that one callback is one row: the same content within ten minutes, or the same id and time of the sender's own, is the
 *        same row, told apart by `again`. The platform repeats a callback for less than a minute; later it is another event.
 * Gives  rows to dispatch, and again after a crash, until they are marked.
 * Never  interprets a body.
 */
export type CallbackRoute = 'notification' | 'callback';

export interface KeptCallback {
  readonly id: string;
  readonly route: CallbackRoute;
  /** The raw bytes as `storedBody` writes them: text, or a data URL. Sealed at rest. */
  readonly body: string;
  /** Epoch milliseconds of the first arrival. */
  readonly receivedAt: number;
  /** How often the same content has arrived. */
  readonly arrivals: number;
}

/**
 * The outcome of a kept callback. `applied`: its operations were looked at, or had settled before, or its customer was told. `unmatched`: nobody
 * knows its names yet; it is looked at again when a new ref appears. `malformed`: it cannot be read. `noted`: valid, and told before.
 */
export type CallbackVerdict = 'applied' | 'unmatched' | 'malformed' | 'noted';

/** A kept callback, with its outcome; null until somebody has judged it. */
export interface JudgedCallback extends KeptCallback {
  readonly verdict: CallbackVerdict | null;
}

export interface CallbackInbox {
  /** Durable when it resolves; throws when the store is down, or holds more than it can judge. `again` is true when the same content was kept before. */
  keep(
    route: CallbackRoute,
    body: string,
    /** The sender's own id and time of the event, where the body gives both. */
    identity?: string | null,
  ): Promise<{ id: string; again: boolean }>;
  /** Rows that nobody has judged yet, oldest first, beginning behind the row `after`, or at the oldest. */
  pending(limit: number, after?: string | null): Promise<readonly KeptCallback[]>;
  load(id: string): Promise<KeptCallback | null>;
  /** The row names nobody whom the gateway knows: while it waits for its verdict it takes the place of its like, of which the oldest leave. */
  setAside(id: string): Promise<{ removed: number }>;
  /** Notes the verdict, and makes room where too much is kept that nobody knows; `refs` are the names (as in `Operation.refs`) under which the row can be found later. */
  judge(
    id: string,
    verdict: CallbackVerdict,
    refs: readonly string[],
  ): Promise<{ removed: number }>;
  /** Unmatched rows that carry one of these refs, oldest first. */
  unmatchedBy(refs: readonly string[]): Promise<readonly KeptCallback[]>;
  /** The latest judged rows that carry one of these refs, at most `limit`, oldest first. */
  namedBy(refs: readonly string[], limit: number): Promise<readonly JudgedCallback[]>;
}
