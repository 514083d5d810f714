/*
 * Governor: the call budget of one process.
 *
 * Owns   how many calls leave in any second and how many are under way, and whose turn is next.
 * Gives  money what it needs first; what is left is shared out by weight, so that no priority starves another one.
 * Never  lets more leave in any sliding second than the platform allows, and never lets reads take the last places of money.
 *
 * A call that would have to wait longer than it can is refused at once, with the time after which it is worth asking again: a queue of
 * calls that nobody waits for any more would keep out those that somebody waits for.
 *
 * A call counts from the moment when its first byte leaves, which may be long after its turn when the process is busy or a connection
 * has to be made first. Until then its place is taken; if it never leaves, its place is free again.
 *
 * What is not money may leave all at once while there is little of it. When it has to wait, it leaves evenly: else all of it would leave
 * in one moment of each second for ever, and money that needs more than its own places would wait for the rest of that second.
 *
 * The limit is one of the platform's real seconds, so all times here are of `performance.now()`.
 */
import {
  type CallAsk,
  type CallBudget,
  type CallLimits,
  type Load,
  type Permit,
  type Priority,
} from './call-budget.ts';

/** A second as the platform measures it, on the way to which calls may draw a little closer together. */
const WINDOW_MS = 1_050;
/** What everything but money may use of each limit. */
export const SHARE_OF_OTHERS = 0.8;
/** What may wait for a better moment has of each second's calls, so that it never takes the places of those who look. */
const SHARE_OF_REFRESH = 0.25;
/** By which what is not money shares what is left. */
const WEIGHTS = { read: 6, poll: 3, refresh: 1 } as const;

type Shared = keyof typeof WEIGHTS;
const SHARED: readonly Shared[] = ['read', 'poll', 'refresh'];

interface Waiting {
  readonly askedAt: number;
  readonly settle: (permit: Permit) => void;
}

interface Departure {
  readonly priority: Priority;
  /** When its first byte left. */
  at: number;
}

const counts = (): Record<Priority, number> => ({ money: 0, read: 0, poll: 0, refresh: 0 });

export class Governor implements CallBudget {
  readonly #limits: CallLimits;
  readonly #others: CallLimits;
  readonly #refreshes: number;
  readonly #queues: Readonly<Record<Priority, Set<Waiting>>> = {
    ...{ money: new Set(), read: new Set(), poll: new Set(), refresh: new Set() },
  };
  /** Whose turn has come, and whose first byte has not left yet. */
  readonly #leaving = new Set<Departure>();
  /** Those of the last window, oldest first. */
  readonly #departures: Departure[] = [];
  /** Of those that leave, and of the last window. */
  readonly #left = counts();
  readonly #flying = counts();
  /** Whether what is not money has to wait, so that it leaves evenly. */
  #crowded = false;
  /** When what is not money had its last turn. */
  #lastShared = -Infinity;
  #wake: { readonly at: number; readonly timer: NodeJS.Timeout } | null = null;

  constructor(limits: CallLimits) {
    this.#limits = limits;
    this.#others = { perSecond: othersOf(limits.perSecond), inFlight: othersOf(limits.inFlight) };
    this.#refreshes = Math.max(1, Math.floor(limits.perSecond * SHARE_OF_REFRESH));
  }

  permit(ask: CallAsk): Promise<Permit> {
    const expectedMs = this.#expectedMs(ask.priority);
    if (ask.until.passed || expectedMs > ask.patienceMs)
      return Promise.resolve({ permitted: false, retryAfterMs: expectedMs });
    const now = performance.now();
    return this.#isFree(ask.priority, now)
      ? Promise.resolve(this.#departed(ask.priority, now, now))
      : this.#queued(ask);
  }

  /** Whether one of this priority may leave at once. Whoever finds somebody waiting waits as well. */
  #isFree(priority: Priority, now: number): boolean {
    if (this.#crowded || this.#someWait) return false;
    this.#forget(now);
    return priority === 'money' ? this.#hasPlace : this.#hasPlace && this.#hasPlaceFor(priority);
  }

  #queued({ priority, patienceMs, until }: CallAsk): Promise<Permit> {
    return new Promise((resolve) => {
      const queue = this.#queues[priority];
      const late = (): void =>
        waiting.settle({ permitted: false, retryAfterMs: this.#expectedMs(priority) });
      const timer = setTimeout(late, patienceMs);
      const callOff = until.whenPassed(late);
      const waiting: Waiting = {
        askedAt: performance.now(),
        settle: (permit) => {
          clearTimeout(timer);
          callOff();
          queue.delete(waiting);
          resolve(permit);
        },
      };
      queue.add(waiting);
      this.#begin();
    });
  }

  load(): Load {
    const { money, read, poll, refresh } = this.#queues;
    return {
      waiting: { money: money.size, read: read.size, poll: poll.size, refresh: refresh.size },
      underWay: sum(this.#flying),
    };
  }

  /** How long one more of this priority would wait, as far as the queues tell. */
  #expectedMs(priority: Priority): number {
    const ahead = this.#queues[priority].size;
    if (ahead === 0) return 0;
    const { perSecond } = priority === 'money' ? this.#limits : this.#others;
    const rivals = SHARED.filter((one) => one === priority || this.#queues[one].size > 0);
    const weights = rivals.reduce((total, one) => total + WEIGHTS[one], 0);
    const share = priority === 'money' ? 1 : WEIGHTS[priority] / weights;
    return Math.ceil(((ahead + 1) / (perSecond * share)) * 1_000);
  }

  #begin(): void {
    const now = performance.now();
    this.#forget(now);
    for (let next = this.#next(now); next; next = this.#next(now)) this.#leave(next, now);
    if (this.#someWait) this.#wakeAt(this.#nextTurn(now), now);
  }

  /** When somebody may have their turn at the earliest; a call that leaves or ends may bring it about before. */
  #nextTurn(now: number): number {
    const [oldest] = this.#departures;
    const freed = oldest === undefined ? Infinity : oldest.at + WINDOW_MS;
    const apart = this.#crowded ? this.#lastShared + this.#apartMs : -Infinity;
    return apart > now ? Math.min(apart, freed) : freed;
  }

  #wakeAt(at: number, now: number): void {
    if (at === Infinity || (this.#wake && this.#wake.at <= at)) return;
    if (this.#wake) clearTimeout(this.#wake.timer);
    const again = (): void => {
      this.#wake = null;
      this.#begin();
    };
    this.#wake = { at, timer: setTimeout(again, Math.ceil(Math.max(at - now, 0))) };
  }

  /** Money first; then whose priority has had the least for its weight. */
  #next(now: number): Priority | null {
    const waiting = SHARED.filter((one) => this.#queues[one].size > 0);
    if (waiting.length === 0) this.#crowded = false;
    if (!this.#hasPlace) return null;
    if (this.#queues.money.size > 0) return 'money';
    if (waiting.length > 0 && this.#othersLeft >= this.#others.perSecond) this.#crowded = true;
    if (this.#crowded && now < this.#lastShared + this.#apartMs) return null;
    const [first = null] = waiting
      .filter((one) => this.#hasPlaceFor(one))
      .toSorted((a, b) => this.#served(a) - this.#served(b));
    return first;
  }

  get #someWait(): boolean {
    const { money, read, poll, refresh } = this.#queues;
    return money.size + read.size + poll.size + refresh.size > 0;
  }

  /** Whether one more may leave at all. */
  get #hasPlace(): boolean {
    const { perSecond, inFlight } = this.#limits;
    return sum(this.#left) < perSecond && sum(this.#flying) < inFlight;
  }

  /** The same, for what is not money. */
  #hasPlaceFor(priority: Shared): boolean {
    const { perSecond, inFlight } = this.#others;
    const flying = sum(this.#flying) - this.#flying.money;
    const isMine = priority !== 'refresh' || this.#left.refresh < this.#refreshes;
    return isMine && this.#othersLeft < perSecond && flying < inFlight;
  }

  get #othersLeft(): number {
    return sum(this.#left) - this.#left.money;
  }

  get #apartMs(): number {
    return WINDOW_MS / this.#others.perSecond;
  }

  #served(priority: Shared): number {
    return this.#left[priority] / WEIGHTS[priority];
  }

  #leave(priority: Priority, now: number): void {
    const [first] = this.#queues[priority];
    first?.settle(this.#departed(priority, first.askedAt, now));
  }

  #departed(priority: Priority, askedAt: number, now: number): Permit {
    const departure: Departure = { priority, at: now };
    this.#leaving.add(departure);
    this.#left[priority] += 1;
    this.#flying[priority] += 1;
    if (priority !== 'money') this.#lastShared = now;
    const left = (): void => {
      if (!this.#leaving.delete(departure)) return;
      departure.at = performance.now();
      this.#departures.push(departure);
      this.#moved();
    };
    let ended = false;
    const done = (): void => {
      if (ended) return;
      ended = true;
      if (this.#leaving.delete(departure)) this.#left[priority] -= 1;
      this.#flying[priority] -= 1;
      this.#moved();
    };
    return { permitted: true, queuedMs: Math.round(now - askedAt), left, done };
  }

  /** It may be somebody's turn now. */
  #moved(): void {
    if (this.#someWait) this.#begin();
    else this.#crowded = false;
  }

  #forget(now: number): void {
    const [oldest] = this.#departures;
    if (oldest === undefined || now - oldest.at < WINDOW_MS) return;
    const kept = this.#departures.findIndex(({ at }) => now - at < WINDOW_MS);
    const gone = this.#departures.splice(0, kept === -1 ? this.#departures.length : kept);
    for (const { priority } of gone) this.#left[priority] -= 1;
  }
}

const othersOf = (limit: number): number => Math.max(1, Math.floor(limit * SHARE_OF_OTHERS));

const sum = (numbers: Readonly<Record<Priority, number>>): number =>
  numbers.money + numbers.read + numbers.poll + numbers.refresh;
