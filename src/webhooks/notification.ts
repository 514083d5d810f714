/*
 * Notification: what follows from a callback that answers nothing of ours.
 *
 * Owns   whose the notification is, what of it is so, and the one event that its customer is told.
 * Gives  REPORTED events for claims and CONFIRMED ones for what rows 25 and 39 show; a port-out is begun or moved by its claim.
 * Never  tells a customer that the platform does not know, and tells nothing twice: the event has the id of the kept row.
 *
 * Every notification costs a reading or two, whichever customer it names. So there are three lanes with budgets of their own: alarms, by which a customer may
 * lose their line; usage; and whatever names a customer that the gateway has never met, newest first. So neither usage nor made-up customers hold
 * up an alarm. Within a lane every customer is read once a second.
 */
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { CustomerInfo, LineInfo } from '../datasources/customer.ts';
import type { SeenNumber } from '../datasources/line-numbers.ts';
import type { LineUsage } from '../datasources/usage.ts';
import { imeiOf } from '../datasources/wire/wire-form.ts';
import { customerId, type CustomerId, type OperationId } from '../ids.ts';
import { explainsDeviceChange } from '../operations/device-change.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { PortOutClaims, type PortOutClaim } from '../operations/port-out-start.ts';
import type { CustomerEventFrame, UsageKind } from '../subscriptions/customer-event.ts';
import type { Telemetry } from '../telemetry.ts';
import type { ParsedCallback } from './callback.ts';
import type { CallbackVerdict, KeptCallback } from './inbox-port.ts';
import { RateLimiter } from './rate-limiter.ts';

type Journal = Pick<
  OperationJournal,
  'byRef' | 'beginByPlatform' | 'change' | 'appendCustomerEvent'
>;

export interface NotificationPorts {
  readonly journal: Journal;
  readonly clock: Clock;
  readonly activity: Activity;
  readonly telemetry: Telemetry;
  /** Reads row 25 now; null when the platform does not know the customer. */
  readonly customer: (id: CustomerId) => Promise<CustomerInfo | null>;
  /** The same of whoever `isKnown` does not know: a name that anybody can make up, so that it costs nobody else's calls. */
  readonly stranger: (id: CustomerId) => Promise<CustomerInfo | null>;
  /** Whether work of the gateway was ever about this customer, or it has just been read. */
  readonly isKnown: (id: CustomerId) => Promise<boolean>;
  /** The number with which a line was last seen in use. */
  readonly lastNumberOf: (line: CustomerId) => SeenNumber | null;
  /** Reads row 39 now: the data that a line has used. */
  readonly usage: (line: CustomerId) => Promise<LineUsage | null>;
  /** What the row says is of nobody whom the gateway knows, and waits for its turn. */
  readonly setAside: (keptAs: string) => Promise<void>;
  /** Makes an open operation ask the platform; false when it was turned away. */
  readonly wake: (id: OperationId) => Promise<boolean>;
}

const MAX_ALARMS_PER_SECOND = 10;
const MAX_USAGE_PER_SECOND = 5;
const MAX_UNKNOWN_PER_SECOND = 5;

/** What the platform shows of whom a notification names. */
interface Reading {
  readonly info: CustomerInfo | null;
  /** Null also where nobody asked for it, or the platform did not answer. */
  readonly usage: LineUsage | null;
}

/** The row that a notification came in. */
interface NoticedRow extends Pick<KeptCallback, 'id' | 'receivedAt'> {
  /** The id of the row, where it holds several. */
  readonly keptAs: string;
}

/** A notification, with what row 25 says of its line. */
interface Notice {
  readonly callback: ParsedCallback;
  /** Of a claim; the certainty is raised where row 25 shows the same. */
  readonly frame: CustomerEventFrame;
  readonly line: LineInfo;
  readonly usage: LineUsage | null;
}

export class Notifications {
  readonly #ports: NotificationPorts;
  readonly #claims: PortOutClaims;
  readonly #alarms: RateLimiter<CustomerId, boolean, Reading>;
  readonly #usages: RateLimiter<CustomerId, boolean, Reading>;
  readonly #unknown: RateLimiter<CustomerId, boolean, Reading>;

  constructor(ports: NotificationPorts) {
    const { clock, activity } = ports;
    this.#ports = ports;
    this.#claims = new PortOutClaims(ports);
    const { customer, stranger } = ports;
    const act = (id: CustomerId, withUsage: boolean) => this.#read(customer(id), { id, withUsage });
    const limits = { clock, activity, act };
    this.#alarms = new RateLimiter({ ...limits, maxPerSecond: MAX_ALARMS_PER_SECOND });
    this.#usages = new RateLimiter({ ...limits, maxPerSecond: MAX_USAGE_PER_SECOND });
    this.#unknown = new RateLimiter({
      ...{ ...limits, maxPerSecond: MAX_UNKNOWN_PER_SECOND, newestFirst: true },
      act: (id, withUsage) => this.#read(stranger(id), { id, withUsage }),
    });
  }

  stop(): void {
    this.#alarms.stop();
    this.#usages.stop();
    this.#unknown.stop();
  }

  /** The verdict on the row once everything that follows is done, or null when it is to be tried again. */
  async follow(row: NoticedRow, callback: ParsedCallback): Promise<CallbackVerdict | null> {
    const id = customerId(callback.customerId ?? '');
    const isUsage = callback.type === 'USAGE_NOTIFICATION';
    const lane = isUsage ? this.#usages : this.#alarms;
    const isKnown = await this.#ports.activity.run(() => this.#ports.isKnown(id));
    if (!isKnown) await this.#ports.setAside(row.keptAs);
    const read = await (isKnown ? lane : this.#unknown).answer(
      id,
      isUsage && kindOf(callback) === 'DATA',
    );
    if (read === null) return null;
    const notice = noticeOf(row, callback, read.result);
    if (notice === null) return 'unmatched';
    return this.#tell(notice);
  }

  async #read(
    asked: Promise<CustomerInfo | null>,
    { id, withUsage }: { readonly id: CustomerId; readonly withUsage: boolean },
  ): Promise<Reading> {
    const info = await asked;
    const isKnown = info?.lines.some(({ customerId: line }) => line === id) === true;
    const usage = withUsage && isKnown ? await this.#ports.usage(id).catch(() => null) : null;
    return { info, usage };
  }

  #tell(notice: Notice): Promise<CallbackVerdict | null> {
    const { type } = notice.callback;
    if (type === 'PORT_OUT') return this.#tellPortOut('PortOutRequested', notice);
    if (type === 'PORT_OUT_CONFIRMED') return this.#tellPortOut('PortOutConfirmed', notice);
    return this.#ports.activity.run(() =>
      type === 'RDN_IMEI_CHANGE' ? this.#tellDeviceChange(notice) : this.#tellUsage(notice),
    );
  }

  /** A share that row 39 does not show to be reached stays a claim: the limit may be unknown, or the platform away. */
  async #tellUsage({ callback, frame: claim, usage: read }: Notice): Promise<CallbackVerdict> {
    const { type: _word, ...usage } = callback.usage;
    const kind = kindOf(callback);
    const shown = kind === 'DATA' && hasUsed(read, usage.thresholdPercent);
    const certainty = shown ? 'CONFIRMED' : claim.certainty;
    const event = { ...claim, certainty, type: 'UsageAlert', kind, ...usage } as const;
    return (await this.#ports.journal.appendCustomerEvent(event)) ? 'applied' : 'noted';
  }

  async #tellDeviceChange({ callback, frame, line }: Notice): Promise<CallbackVerdict> {
    const { journal, clock, telemetry } = this.#ports;
    const now = clock.now();
    const work = await journal.byRef(`line:${line.customerId}`);
    const expected = work.some((operation) => explainsDeviceChange(operation, now));
    const shown = line.imei !== null && line.imei === imeiOf(callback.newImei ?? '');
    const certainty = shown ? 'CONFIRMED' : 'REPORTED';
    const event = { ...frame, type: 'DeviceChanged', certainty, expected } as const;
    if (!(await journal.appendCustomerEvent(event))) return 'noted';
    telemetry.deviceChanged({ id: frame.id, expected, certainty });
    return 'applied';
  }

  /** The wake-up waits for the clock, so that it does not count as work: time could not go on. */
  async #tellPortOut(
    type: PortOutClaim['type'],
    { frame, line, callback }: Notice,
  ): Promise<CallbackVerdict | null> {
    const { activity, wake } = this.#ports;
    const claim: PortOutClaim = { type, frame, line, number: callback.mobileNo };
    const open = await activity.run(() => this.#claims.keep(claim));
    return open === null || (await wake(open)) ? 'applied' : null;
  }
}

const USAGE_KINDS: Readonly<Record<string, UsageKind>> = {
  DATA: 'DATA',
  ILD: 'CALLING',
  IR: 'ROAMING',
};

const kindOf = ({ usage }: ParsedCallback): UsageKind =>
  USAGE_KINDS[usage.type ?? ''] ?? 'UNRECOGNIZED';

function hasUsed(usage: LineUsage | null, percent: number | null): boolean {
  if (usage?.limit == null || percent === null) return false;
  return Number(usage.used) * 100 >= Number(usage.limit) * percent;
}

/** Null when nobody is known by this id: an answer that does not list the line is as good as none. */
function noticeOf(
  { id, receivedAt }: NoticedRow,
  callback: ParsedCallback,
  { info, usage }: Reading,
): Notice | null {
  const line = info?.lines.find((one) => one.customerId === callback.customerId);
  if (!info || !line) return null;
  const account = info.primary ?? info.customerId;
  return {
    ...{ callback, line, usage },
    frame: {
      ...{ id, customerId: account, line: line.customerId, at: receivedAt },
      certainty: 'REPORTED',
    },
  };
}
