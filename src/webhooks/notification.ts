/*
 * Notification: what follows from a callback that answers nothing of ours.
 *
 * Owns   whose the notification is, what of it is so, and the one event that its customer is told.
 * Gives  REPORTED events for claims and CONFIRMED ones for what rows 25 and 39 show; a port-out is begun or moved by its claim.
 * Never  tells a customer that the platform does not know, and tells nothing twice: the event has the id of the kept row.
 *
 * Every notification costs one reading or two, whoever it names, so that all of them share one pace.
 */
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import type { CustomerInfo, LineInfo } from '../datasources/customer.ts';
import type { LineUsage } from '../datasources/usage.ts';
import { customerId, type CustomerId, type OperationId } from '../ids.ts';
import { explainsDeviceChange } from '../operations/device-change.ts';
import type { OperationJournal } from '../operations/engine/journal.ts';
import { PortOutClaims, type PortOutClaim } from '../operations/port-out-start.ts';
import type { CustomerEventFrame, UsageKind } from '../subscriptions/customer-event.ts';
import type { Telemetry } from '../telemetry.ts';
import type { ParsedCallback } from './callback.ts';
import type { CallbackVerdict, KeptCallback } from './inbox-port.ts';
import { Pace } from './pace.ts';

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
  /** Reads row 39 now: the data that a line has used. */
  readonly usage: (line: CustomerId) => Promise<LineUsage | null>;
  /** Makes an open operation ask the platform; false when it was sent away. */
  readonly wake: (id: OperationId) => Promise<boolean>;
}

/** A notification, with what row 25 says of its line. */
interface Notice {
  readonly callback: ParsedCallback;
  /** Of a claim; the certainty is raised where row 25 shows the same. */
  readonly frame: CustomerEventFrame;
  readonly line: LineInfo;
}

export class Notifications {
  readonly #ports: NotificationPorts;
  readonly #claims: PortOutClaims;
  readonly #readings: Pace<'notifications', CustomerId, CustomerInfo | null>;

  constructor(ports: NotificationPorts) {
    const { clock, activity } = ports;
    this.#ports = ports;
    this.#claims = new PortOutClaims(ports);
    this.#readings = new Pace({ clock, activity, act: (_key, id) => ports.customer(id) });
  }

  stop(): void {
    this.#readings.stop();
  }

  /** The verdict on the row once everything that follows is done, or null when it is to be tried again. */
  async follow(row: KeptCallback, callback: ParsedCallback): Promise<CallbackVerdict | null> {
    const id = customerId(callback.customerId ?? '');
    const read = await this.#readings.answer('notifications', id);
    if (read === null) return null;
    const notice = noticeOf(row, callback, read.result);
    if (notice === null) return 'unmatched';
    return this.#tell(notice);
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
  async #tellUsage({ callback, frame: claim, line }: Notice): Promise<CallbackVerdict> {
    const { type: word, ...usage } = callback.usage;
    const kind = USAGE_KINDS[word ?? ''] ?? 'UNRECOGNIZED';
    const { journal } = this.#ports;
    const shown = kind === 'DATA' && (await this.#hasUsed(line, usage.thresholdPercent));
    const frame = { ...claim, certainty: shown ? ('CONFIRMED' as const) : claim.certainty };
    const told = await journal.appendCustomerEvent({
      ...frame,
      type: 'UsageAlert',
      kind,
      ...usage,
    });
    return told ? 'applied' : 'noted';
  }

  async #hasUsed({ customerId: line }: LineInfo, percent: number | null): Promise<boolean> {
    const usage = await this.#ports.usage(line).catch(() => null);
    if (usage?.limit == null || percent === null) return false;
    return Number(usage.used) * 100 >= Number(usage.limit) * percent;
  }

  async #tellDeviceChange({ callback, frame, line }: Notice): Promise<CallbackVerdict> {
    const { journal, clock, telemetry } = this.#ports;
    const now = clock.now();
    const work = await journal.byRef(`line:${line.customerId}`);
    const expected = work.some((operation) => explainsDeviceChange(operation, now));
    const shown = line.imei !== null && line.imei === callback.newImei;
    const certainty = shown ? 'CONFIRMED' : 'REPORTED';
    const event = { ...frame, type: 'DeviceChanged', certainty, expected } as const;
    if (!(await journal.appendCustomerEvent(event))) return 'noted';
    telemetry.deviceChanged({ id: frame.id, expected, certainty });
    return 'applied';
  }

  /** The wake-up waits for the clock, so that it does not count as work: time could not go on. */
  async #tellPortOut(
    type: PortOutClaim['type'],
    { frame, line }: Notice,
  ): Promise<CallbackVerdict | null> {
    const { activity, wake } = this.#ports;
    const open = await activity.run(() => this.#claims.keep({ type, frame, line }));
    return open === null || (await wake(open)) ? 'applied' : null;
  }
}

const USAGE_KINDS: Readonly<Record<string, UsageKind>> = {
  DATA: 'DATA',
  ILD: 'CALLING',
  IR: 'ROAMING',
};

/** Null when nobody is known by this id: an answer that does not list the line is as good as none. */
function noticeOf(
  { id, receivedAt }: KeptCallback,
  callback: ParsedCallback,
  info: CustomerInfo | null,
): Notice | null {
  const line = info?.lines.find((one) => one.customerId === callback.customerId);
  if (!info || !line) return null;
  const account = info.primary ?? info.customerId;
  return {
    callback,
    line,
    frame: {
      ...{ id, customerId: account, line: line.customerId, at: receivedAt },
      certainty: 'REPORTED',
    },
  };
}
