/*
 * Dispatch: what follows from a kept callback.
 *
 * Owns   the verdict on each row of the inbox, and joining rows that came before their operation had a name.
 * Gives  every open operation that a row names a reason to ask the platform now; notifications are told by `notification.ts`.
 * Never  believes a status, and never marks a row before what follows from it was done: after a crash it is simply done again.
 *
 * The race that this guards: nobody knows the names of a row; an operation gains one of them and looks for unmatched rows; the row is
 * marked unmatched only then. So a row is looked up once more after it was marked: one of the two always sees the other.
 */
import type { Activity } from '../activity.ts';
import { seconds, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { OperationId } from '../ids.ts';
import { isSettled, type Operation } from '../operations/engine/operation.ts';
import type { Telemetry } from '../telemetry.ts';
import { isNotification, isPurchase, parseCallback, type ParsedCallback } from './callback.ts';
import type { CallbackInbox, CallbackVerdict, KeptCallback } from './inbox-port.ts';
import { Notifications, type NotificationPorts } from './notification.ts';
import { Pace } from './pace.ts';

const PAGE = 64;
/** After a row could not be judged, when to try again. */
const AGAIN_MS = seconds(5);

interface DispatchPorts extends Omit<NotificationPorts, 'wake'> {
  readonly inbox: CallbackInbox;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Makes an open operation ask the platform now. */
  readonly wake: (id: OperationId, hint: { transactionId: string | null }) => Promise<void>;
  /** A purchase that nobody knows was reported: purchases without an answer may look whether it is theirs. */
  readonly suspects: (transactionId: string) => Promise<void>;
}

export class Dispatch {
  readonly #ports: DispatchPorts;
  readonly #wakes: Pace<OperationId, string | null>;
  readonly #suspects: Pace<'suspects', string>;
  readonly #notifications: Notifications;
  /** Names whose rows could not be joined; they are no longer pending, so that they are remembered here. */
  readonly #owed = new Set<string>();
  readonly #inHand = new Set<string>();
  #callOff: (() => void) | null = null;
  #stopped = false;

  constructor(ports: DispatchPorts) {
    const { clock, activity, wake, suspects } = ports;
    this.#ports = ports;
    this.#wakes = new Pace({
      clock,
      activity,
      act: (id, transactionId) => wake(id, { transactionId }),
    });
    this.#suspects = new Pace({
      clock,
      activity,
      act: (_key, transactionId) => suspects(transactionId),
    });
    const wakeLater = (id: OperationId): Promise<boolean> => this.#wakes.ask(id, null);
    this.#notifications = new Notifications({ ...ports, wake: wakeLater });
  }

  /** Judges what an earlier process left. */
  start(): void {
    void this.#judgePending();
  }

  /** Begins nothing new. What was not done is found again at the next start. */
  stop(): void {
    this.#stopped = true;
    this.#callOff?.();
    this.#wakes.stop();
    this.#suspects.stop();
    this.#notifications.stop();
  }

  /** A callback was kept. The same content again is a new reason to look, whatever became of the first one. */
  async kept(id: string): Promise<void> {
    const row = await this.#trying(() =>
      this.#ports.activity.run(() => this.#ports.inbox.load(id)),
    );
    if (row) await this.#settle(row);
  }

  /** An operation has new names: rows that came too early are joined. */
  async rejoin(refs: readonly string[]): Promise<void> {
    if (this.#stopped || refs.length === 0) return;
    const { activity, inbox } = this.#ports;
    const rows = await this.#trying(() => activity.run(() => inbox.unmatchedBy(refs)));
    const joined = await Promise.all((rows ?? []).map((row) => this.#settle(row)));
    if (rows === null || joined.includes(false)) for (const ref of refs) this.#owed.add(ref);
  }

  /** Page by page, as long as that leads anywhere; rows in hand would only be asked for twice. */
  async #judgePending(): Promise<void> {
    const { activity, inbox } = this.#ports;
    for (;;) {
      if (this.#stopped) return;
      const rows = (await this.#trying(() => activity.run(() => inbox.pending(PAGE)))) ?? [];
      const free = rows.filter(({ id }) => !this.#inHand.has(id));
      const judged = await Promise.all(free.map((row) => this.#settle(row)));
      if (rows.length < PAGE) return;
      if (!judged.includes(true)) return this.#tryAgainLater();
    }
  }

  /** True when the row has its verdict; else it is tried again later. One row never stops another. */
  async #settle(row: KeptCallback): Promise<boolean> {
    if (this.#stopped) return false;
    this.#inHand.add(row.id);
    const verdict = await this.#trying(() => this.#dispatch(row));
    this.#inHand.delete(row.id);
    if (verdict === null) this.#tryAgainLater();
    else this.#ports.telemetry.callbackJudged({ id: row.id, route: row.route, verdict });
    return verdict !== null;
  }

  async #dispatch(row: KeptCallback): Promise<CallbackVerdict | null> {
    const callback = parseCallback(row.body);
    if (callback === null) return this.#judge(row, 'malformed');
    if (isNotification(callback)) return this.#tell(row, callback);
    const operations = await this.#named(callback);
    if (operations.length > 0) return this.#wake(row, { callback, operations });
    const asked = isPurchase(callback) ? await this.#suspect(callback) : true;
    if (!asked) return null;
    await this.#judge(row, 'unmatched', callback.refs);
    if ((await this.#named(callback)).length > 0) await this.rejoin(callback.refs);
    return 'unmatched';
  }

  async #wake(
    row: KeptCallback,
    { callback, operations }: { callback: ParsedCallback; operations: readonly Operation[] },
  ): Promise<CallbackVerdict | null> {
    const open = operations.filter((operation) => !isSettled(operation));
    const woken = await Promise.all(
      open.map(({ id }) => this.#wakes.ask(id, callback.transactionId)),
    );
    return woken.includes(false) ? null : this.#judge(row, 'applied', callback.refs);
  }

  async #tell(row: KeptCallback, callback: ParsedCallback): Promise<CallbackVerdict | null> {
    const verdict = await this.#notifications.follow(row, callback);
    return verdict && this.#judge(row, verdict);
  }

  async #suspect({ transactionId }: ParsedCallback): Promise<boolean> {
    return transactionId === null || this.#suspects.ask('suspects', transactionId);
  }

  async #judge(
    row: KeptCallback,
    verdict: CallbackVerdict,
    refs: readonly string[] = [],
  ): Promise<CallbackVerdict> {
    await this.#ports.activity.run(() => this.#ports.inbox.judge(row.id, verdict, refs));
    return verdict;
  }

  /** Operations that carry any of the names, each once. */
  async #named({ refs }: ParsedCallback): Promise<readonly Operation[]> {
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
    if (this.#stopped || this.#callOff) return;
    const { clock } = this.#ports;
    this.#callOff = clock.at(clock.now() + AGAIN_MS, () => {
      this.#callOff = null;
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
