/*
 * Tail: the one reader of the event log in this process.
 *
 * Owns   how far this process has read, and which feeds want which events.
 * Gives  each new event to every feed that wants it, read once however many there are.
 * Never  waits for a feed, and needs no notification to be right: a failed read is retried.
 */
import { failpoint } from '../failpoint.ts';
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import { sharedLineOf } from '../operations/lines/operation-line.ts';
import type { Telemetry } from '../telemetry.ts';
import { isRevision, type EventLog, type EventScope, type LoggedEvent } from './event-log.ts';
import { Feed } from './feed.ts';

const PAGE = 256;
/** After the log could not be read. */
const RETRY_AFTER_MS = seconds(1);

interface TailDependencies {
  readonly log: EventLog;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Called with every entry before any feed gets it. */
  readonly onEvent?: (entry: LoggedEvent) => void;
}

export class Tail {
  readonly #dependencies: TailDependencies;
  /** Feeds by what they want: an operation, a person, or the operations or the events of a customer. */
  readonly #feeds = new Map<string, Set<Feed>>();
  #position = 0;
  #reading = false;
  #news = false;
  #stopped = false;
  #unlisten: (() => void) | null = null;
  #callOff: (() => void) | null = null;

  constructor(dependencies: TailDependencies) {
    this.#dependencies = dependencies;
  }

  /** How many names are listened to, all feeds together. */
  get openFeeds(): number {
    return [...this.#feeds.values()].reduce((sum, feeds) => sum + feeds.size, 0);
  }

  /** How many positions of the log were stored and not read here yet. */
  async lag(): Promise<number> {
    return Math.max((await this.#dependencies.log.end()) - this.#position, 0);
  }

  /** Reads from the present end on. Feeds may be opened from then. */
  async start(): Promise<void> {
    const { log } = this.#dependencies;
    this.#reading = true; // news that come during the next line wait until the position is known
    this.#unlisten = log.onAppended(() => this.#poll());
    this.#position = await log.end();
    this.#reading = false;
    if (this.#news) this.#poll();
  }

  /** Reads no more and ends every feed. */
  stop(): void {
    this.#stopped = true;
    this.#unlisten?.();
    this.#callOff?.();
    for (const feed of [...this.#feeds.values()].flatMap((feeds) => [...feeds])) feed.close();
  }

  /** A feed of this scope. The caller closes it. */
  open(scope: EventScope): Feed {
    const feed = new Feed(scope, this);
    for (const name of namesOf(scope)) this.#feedsOf(name).add(feed);
    if (this.#stopped) feed.close();
    return feed;
  }

  /** Said by a feed. */
  closed(feed: Feed): void {
    for (const name of namesOf(feed.scope)) this.#remove(name, feed);
  }

  #feedsOf(name: string): Set<Feed> {
    const feeds = this.#feeds.get(name) ?? new Set();
    this.#feeds.set(name, feeds);
    return feeds;
  }

  #remove(name: string, feed: Feed): void {
    const feeds = this.#feedsOf(name);
    feeds.delete(feed);
    if (feeds.size === 0) this.#feeds.delete(name);
  }

  #poll(): void {
    if (this.#stopped) return;
    this.#news = true;
    if (!this.#reading) void this.#readNews();
  }

  async #readNews(): Promise<void> {
    this.#reading = true;
    try {
      await this.#dependencies.activity.run(() => this.#readToEnd());
    } catch (error) {
      this.#retryLater(error);
    }
    this.#reading = false;
    if (this.#news) this.#poll(); // news that came after the last read and before this line
  }

  #retryLater(error: unknown): void {
    const { clock, telemetry } = this.#dependencies;
    if (!(error instanceof GatewayError)) telemetry.defectSeen('tail', error);
    if (this.#stopped) return;
    this.#callOff?.();
    this.#callOff = clock.at(clock.now() + RETRY_AFTER_MS, () => this.#poll());
  }

  async #readToEnd(): Promise<void> {
    while (this.#news) {
      this.#news = false;
      const page = await this.#dependencies.log.after(this.#position, PAGE);
      for (const event of page) this.#deliver(event);
      this.#position = page.at(-1)?.position ?? this.#position;
      if (page.length === PAGE) this.#news = true;
    }
  }

  #deliver(event: LoggedEvent): void {
    this.#dependencies.onEvent?.(event);
    const groups = listenersOf(event).flatMap((name) => this.#feeds.get(name) ?? []);
    const [feeds = NOBODY, ...others] = groups;
    const all = others.length === 0 ? feeds : new Set(groups.flatMap((group) => [...group]));
    for (const feed of [...all]) feed.offer(event);
    failpoint('F16');
  }
}

const NOBODY: ReadonlySet<Feed> = new Set();

/** The names of all who may want it. */
function listenersOf(entry: LoggedEvent): readonly string[] {
  if (!isRevision(entry)) return named('events', entry.event.customerId, entry.event.line);
  const { operation } = entry;
  return [
    ...[`operation:${operation.id}`, `subject:${operation.subject}`],
    ...named('customer', operation.customerId, sharedLineOf(operation)),
  ];
}

const named = (what: string, ...ids: readonly (CustomerId | null)[]): readonly string[] =>
  ids.filter((id) => id !== null).map((id) => `${what}:${id}`);

function namesOf(scope: EventScope): readonly string[] {
  if ('operationIds' in scope) return scope.operationIds.map((id) => `operation:${id}`);
  if ('eventsOf' in scope) return named('events', scope.eventsOf);
  const { subject, customerIds, withEvents } = scope;
  const events = withEvents ? named('events', ...customerIds) : [];
  return [`subject:${subject}`, ...named('customer', ...customerIds), ...events];
}
