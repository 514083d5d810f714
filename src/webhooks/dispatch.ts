/*
 * Dispatch: what follows from a kept callback.
 *
 * Owns   the verdict on each row of the inbox, and joining rows that came before their operation had a name.
 * Gives  every operation that a row names a reason to ask the platform now; notifications are told by `notification.ts`, and what nobody knows is
 *        read by `unknown-transactions.ts`. Each of them has a budget of its own, so that none holds up another.
 * Never  believes a status, and never marks a row before what follows from it was done: after a crash it is simply done again.
 *
 * The race that this guards: nobody knows the names of a row; an operation gains one of them and looks for unmatched rows; the row is
 * marked unmatched only then. So a row is looked up once more after it was marked: one of the two always sees the other.
 */
import { seeded } from '../seeded-bug.ts';
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import { failpoint } from '../failpoint.ts';
import { transactionId, type OperationId } from '../ids.ts';
import type { Operation } from '../operations/engine/operation.ts';
import { transactionRef } from '../operations/purchase-proof.ts';
import type { Telemetry } from '../telemetry.ts';
import { isNotification, isPurchase, parseCallbacks, type ParsedCallback } from './callback.ts';
import type { CallbackInbox, CallbackVerdict, KeptCallback } from './inbox-port.ts';
import { Notifications, type NotificationPorts } from './notification.ts';
import { RateLimiter } from './rate-limiter.ts';
import {
  isRead,
  UnknownTransactions,
  type UnknownTransactionsPorts,
} from './unknown-transactions.ts';

const PAGE = 64;
/** How many pages are taken up at once; the rest follows a little later. */
const MAX_PAGES = 16;
/** After a row could not be judged, when to try again. */
const AGAIN_MS = seconds(5);
/** How many operations are woken within a second. */
const MAX_WAKES_PER_SECOND = 50;

type Ports = Omit<NotificationPorts, 'wake' | 'journal' | 'setAside'> &
  Omit<UnknownTransactionsPorts, 'wake' | 'journal'>;

/** A row whose body was read. Rows wait for a budget by the thousand, and a body can be large, so that whoever waits holds none. */
interface ReadRow extends Pick<KeptCallback, 'id' | 'route' | 'receivedAt'> {
  readonly callbacks: readonly ParsedCallback[];
}

/** One of the callbacks of a row. */
interface FollowedRow extends ReadRow {
  readonly keptAs: string;
}

interface DispatchPorts extends Ports {
  readonly journal: NotificationPorts['journal'] & UnknownTransactionsPorts['journal'];
  readonly inbox: CallbackInbox;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Makes an operation ask the platform now; `ref` names what it may be about. */
  readonly wake: (id: OperationId, ref: string | null) => Promise<void>;
}

export class Dispatch {
  readonly #ports: DispatchPorts;
  readonly #wakes: RateLimiter<OperationId, string | null>;
  readonly #notifications: Notifications;
  readonly #unknown: UnknownTransactions;
  /** Names whose rows could not be joined; they are no longer pending, so that they are remembered here. */
  readonly #owed = new Set<string>();
  readonly #inHand = new Set<string>();
  /** The last row that was taken up of those that are pending; null at the end of them. */
  #takenUp: string | null = null;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(ports: DispatchPorts) {
    const { clock, activity, wake } = ports;
    this.#ports = ports;
    const limit = { clock, activity, maxPerSecond: MAX_WAKES_PER_SECOND };
    this.#wakes = new RateLimiter({ ...limit, act: wake });
    const wakeLater = (id: OperationId, ref: string | null = null): Promise<boolean> =>
      this.#wakes.ask(id, ref);
    this.#notifications = new Notifications({
      ...ports,
      wake: (id) => wakeLater(id),
      setAside: (id) => this.#setAside(id),
    });
    this.#unknown = new UnknownTransactions({ ...ports, wake: wakeLater });
  }

  /** Judges what an earlier process left. */
  start(): void {
    this.#unknown.start();
    void this.#judgePending();
  }

  /** Begins nothing new. What was not done is found again at the next start. */
  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
    this.#wakes.stop();
    this.#unknown.stop();
    this.#notifications.stop();
  }

  /** A callback was kept. The same content again is a new reason to look, whatever became of the first one. */
  async kept(id: string): Promise<void> {
    const [row] = (await this.#rows(async (inbox) => [await inbox.load(id)])) ?? [];
    if (row) await this.#settle(row);
  }

  /** An operation has new names: rows that came too early are joined. */
  async rejoin(refs: readonly string[]): Promise<void> {
    if (this.#stopped || refs.length === 0) return;
    const rows = await this.#rows((inbox) => inbox.unmatchedBy(refs));
    const joined = await Promise.all((rows ?? []).map((row) => this.#settle(row)));
    if (rows === null || joined.includes(false)) for (const ref of refs) this.#owed.add(ref);
  }

  /** Takes up page by page without waiting for any row, since one may wait for its budget. */
  async #judgePending(): Promise<void> {
    for (let page = 0; page < MAX_PAGES; page += 1) {
      if (this.#stopped) return;
      const after = this.#takenUp;
      const rows = await this.#rows((inbox) => inbox.pending(PAGE, after));
      if (rows === null) return;
      for (const row of rows) if (!this.#inHand.has(row.id)) void this.#settle(row);
      this.#takenUp = rows.length < PAGE ? null : (rows.at(-1)?.id ?? null);
      if (this.#takenUp === null) return;
    }
    this.#tryAgainLater();
  }

  /** Null when they could not be read. */
  #rows(
    find: (inbox: CallbackInbox) => Promise<readonly (KeptCallback | null)[]>,
  ): Promise<readonly ReadRow[] | null> {
    const { activity, inbox } = this.#ports;
    return this.#trying(() =>
      activity.run(async () => (await find(inbox)).filter((row) => row !== null).map(readRow)),
    );
  }

  /** True when the row has its verdict; else it is tried again later. One row never stops another. */
  async #settle(row: ReadRow): Promise<boolean> {
    if (this.#stopped) return false;
    this.#inHand.add(row.id);
    const verdict = await this.#trying(() => this.#dispatch(row));
    this.#inHand.delete(row.id);
    if (verdict === null) this.#tryAgainLater();
    else this.#ports.telemetry.callbackJudged({ id: row.id, route: row.route, verdict });
    return verdict !== null;
  }

  async #dispatch(row: ReadRow): Promise<CallbackVerdict | null> {
    failpoint('F13', row.route);
    const { callbacks } = row;
    if (callbacks.length === 0) {
      this.#ports.telemetry.callbackUnreadable({ id: row.id, route: row.route });
      return this.#judge(row, 'malformed');
    }
    const verdicts = await Promise.all(
      callbacks.map((callback, index) =>
        this.#follow({ ...row, id: idOf(row, index), keptAs: row.id }, callback),
      ),
    );
    const verdict = verdictOfAll(verdicts);
    if (verdict === null) return null;
    const refs = callbacks.flatMap((callback) => callback.refs);
    await this.#judge(row, verdict, refs);
    if (verdict === 'unmatched' && (await this.#named(refs)).length > 0) await this.rejoin(refs);
    return verdict;
  }

  /** What follows from one callback of a row, or null when it is to be tried again. */
  async #follow(row: FollowedRow, callback: ParsedCallback): Promise<CallbackVerdict | null> {
    if (isNotification(callback)) return this.#notifications.follow(row, callback);
    const operations = await this.#named(callback.refs);
    const claimed = seeded('callback-believed') ? callback.transactionId : null;
    const woken = await this.#wake(operations, claimed);
    const offered = await this.#offer(callback, operations);
    if (!woken || offered === null) return null;
    return operations.length > 0 || offered ? 'applied' : 'unmatched';
  }

  /** False when one of them was turned away. */
  async #wake(operations: readonly Operation[], claimed: string | null): Promise<boolean> {
    const ref = claimed === null ? null : transactionRef(transactionId(claimed));
    const ids = operations.filter(isRead).map(({ id }) => id);
    const woken = await Promise.all(ids.map((id) => this.#wakes.ask(id, ref)));
    return !woken.includes(false);
  }

  /** A purchase that no operation carries is read, whatever else the callback names: a name is only a claim. */
  async #offer(
    callback: ParsedCallback,
    operations: readonly Operation[],
  ): Promise<boolean | null> {
    const { transactionId: named } = callback;
    if (named === null || !isPurchase(callback)) return false;
    const isCarried = operations.some(({ refs }) =>
      refs.includes(transactionRef(transactionId(named))),
    );
    return isCarried ? false : this.#unknown.offer(transactionId(named));
  }

  async #setAside(id: string): Promise<void> {
    const { activity, inbox, telemetry } = this.#ports;
    const { removed } = await activity.run(() => inbox.setAside(id));
    if (removed > 0) telemetry.inboxTrimmed({ removed });
  }

  async #judge(
    row: ReadRow,
    verdict: CallbackVerdict,
    refs: readonly string[] = [],
  ): Promise<CallbackVerdict> {
    const { activity, inbox, telemetry } = this.#ports;
    const { removed } = await activity.run(() => inbox.judge(row.id, verdict, refs));
    if (removed > 0) telemetry.inboxTrimmed({ removed });
    return verdict;
  }

  /** Operations that carry any of the names, each once. */
  async #named(refs: readonly string[]): Promise<readonly Operation[]> {
    const { activity, journal } = this.#ports;
    const found = await activity.run(() => Promise.all(refs.map((ref) => journal.byRef(ref))));
    return [...new Map(found.flat().map((operation) => [operation.id, operation])).values()];
  }

  /** Null when it failed. A store that is away is expected; anything else is a defect. */
  async #trying<T>(work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof GatewayError)) this.#ports.telemetry.defectSeen('dispatch', error);
      this.#tryAgainLater();
      return null;
    }
  }

  #tryAgainLater(): void {
    if (this.#stopped || this.#cancel) return;
    const { clock } = this.#ports;
    this.#cancel = clock.at(clock.now() + AGAIN_MS, () => {
      this.#cancel = null;
      void this.#judgePending();
      void this.rejoin(this.#takeOwed());
    });
  }

  #takeOwed(): readonly string[] {
    const refs = [...this.#owed];
    this.#owed.clear();
    return refs;
  }
}

const readRow = ({ id, route, receivedAt, body }: KeptCallback): ReadRow => ({
  ...{ id, route, receivedAt, callbacks: parseCallbacks(body) },
});

/** Each callback of a list is an event of its own. */
const idOf = ({ id }: ReadRow, index: number): string => (index === 0 ? id : `${id}:${index}`);

/** A row is open as long as one of its callbacks is; a later join does the others once more, which changes nothing. */
function verdictOfAll(verdicts: readonly (CallbackVerdict | null)[]): CallbackVerdict | null {
  if (verdicts.includes(null)) return null;
  return RANKED.find((one) => verdicts.includes(one)) ?? null;
}

const RANKED: readonly CallbackVerdict[] = ['unmatched', 'applied', 'noted', 'malformed'];
