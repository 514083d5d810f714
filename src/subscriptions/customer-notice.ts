/*
 * Customer notice: an event of a customer as the graph shows it, one item of a stream or page with its cursor.
 */
import type { CustomerEvent, CustomerEventOf } from './customer-event.ts';

type NoticeOf<T extends CustomerEvent['type']> = CustomerEventOf<T> & {
  readonly cursor: string;
  /** The position of the event log. */
  readonly revision: number;
};

export type UsageAlertEvent = NoticeOf<'UsageAlert'>;
export type DeviceChangedEvent = NoticeOf<'DeviceChanged'>;
export type PortOutRequestedEvent = NoticeOf<'PortOutRequested'>;
export type PortOutConfirmedEvent = NoticeOf<'PortOutConfirmed'>;
export type AttemptsLockedEvent = NoticeOf<'AttemptsLocked'>;
export type LineChangedEvent = NoticeOf<'LineChanged'>;
export type CustomerChangedEvent = NoticeOf<'CustomerChanged'>;
export type BillChangedEvent = NoticeOf<'BillChanged'>;

export type SecurityNoticeEvent = NoticeOf<'SecurityNotice'>;

export type CustomerNoticeEvent =
  | UsageAlertEvent
  | DeviceChangedEvent
  | PortOutRequestedEvent
  | PortOutConfirmedEvent
  | AttemptsLockedEvent
  | LineChangedEvent
  | CustomerChangedEvent
  | BillChangedEvent
  | SecurityNoticeEvent;
