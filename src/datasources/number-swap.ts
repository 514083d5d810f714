/*
 * Number swap: another phone number for a line (rows 31 and 32).
 *
 * Gives  where the swap is; the platform knows one per line.
 * Never  reads the state of another line.
 */
import type { CustomerId } from '../ids.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { progressOf, type Progress } from './progress.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface NumberSwapStatus {
  readonly status: Progress;
  /** The new one, E.164. */
  readonly phoneNumber: string | null;
  readonly platformMessage: string | null;
}

export class NumberSwapSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  /** `zip` says where the number should be from. */
  submit({ line, zip }: { line: CustomerId; zip: string | null }): Promise<Answer<null>> {
    const json = { customerId: line, ...(zip !== null && { zip }) };
    return this.#platform.change(31, { json, fields: FIELDS }, () => null);
  }

  /** Null when the platform knows of none. */
  statusOf(line: CustomerId): Promise<NumberSwapStatus | null> {
    return this.#platform.find(32, { path: { customerId: line } }, (data) =>
      parseStatus(data.record().about(line, 'customerId')),
    );
  }
}

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  zip: ['input', 'zip'],
};

const parseStatus = (record: WireRecord): NumberSwapStatus => ({
  status: progressOf(record),
  phoneNumber: record.phone('mobileNo'),
  platformMessage: record.message('message', 'statusDesc'),
});
