/*
 * Told event: an event of a customer, as one item of a stream or of a page.
 */
import type { CustomerEvent, CustomerEventOf } from './customer-event.ts';

type Told<T extends CustomerEvent['type']> = CustomerEventOf<T> & { readonly cursor: string };

export type ToldUsageAlert = Told<'UsageAlert'>;
export type ToldDeviceChanged = Told<'DeviceChanged'>;
export type ToldPortOutRequested = Told<'PortOutRequested'>;
export type ToldPortOutConfirmed = Told<'PortOutConfirmed'>;
export type ToldLineChanged = Told<'LineChanged'>;
export type ToldBillChanged = Told<'BillChanged'>;

export type ToldEvent =
  | ToldUsageAlert
  | ToldDeviceChanged
  | ToldPortOutRequested
  | ToldPortOutConfirmed
  | ToldLineChanged
  | ToldBillChanged;
