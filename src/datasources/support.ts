/*
 * Support: what an agent does for a line (rows 24, 35-38 and 40).
 *
 * Owns   the name of the feature that cuts data off.
 * Never  stores a voicemail PIN or the words of a message: they pass through.
 */
import type { CustomerId } from '../ids.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { progressOf, type Progress } from './progress.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface Departure {
  readonly reason: 'PORT_OUT' | 'DISCONNECT';
  /** Why, in the agent's words. */
  readonly note: string | null;
}

export interface ResetReceipt {
  /** Nothing is asked by it; support may want it. */
  readonly transactionId: string | null;
}

export interface ResetStatus {
  readonly status: Progress;
  readonly platformMessage: string | null;
}

export class SupportSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  sendSms(line: CustomerId, text: string): Promise<Answer<null>> {
    const call = { path: { customerId: line }, json: { message: text }, fields: FIELDS };
    return this.#platform.change(24, call, () => null);
  }

  recordDeparture(line: CustomerId, { reason, note }: Departure): Promise<Answer<null>> {
    const json = { customerId: line, type: reason, ...(note !== null && { reason: note }) };
    return this.#platform.change(35, { json, fields: DEPARTURE_FIELDS }, () => null);
  }

  reset(line: CustomerId): Promise<Answer<ResetReceipt>> {
    const call = { path: { customerId: line }, fields: FIELDS };
    return this.#platform.change(36, call, (data) => ({
      transactionId: data.record().code('transactionId'),
    }));
  }

  /** Null when the platform knows of no reset. It knows one per line. */
  resetStatusOf(line: CustomerId): Promise<ResetStatus | null> {
    return this.#platform.find(37, { path: { customerId: line } }, (data) =>
      parseStatus(data.record().about(line, 'customerId')),
    );
  }

  /** Without a PIN the platform picks one. */
  resetVoicemailPin(line: CustomerId, pin: string | null): Promise<Answer<null>> {
    const json = pin === null ? {} : { password: pin };
    const call = { path: { customerId: line }, json, fields: FIELDS };
    return this.#platform.change(38, call, () => null);
  }

  /** Cuts data off, or gives it back. */
  restrictData(line: CustomerId, restricted: boolean): Promise<Answer<null>> {
    const json = { feature: 'DATA_CUTOFF', enable: restricted };
    const call = { path: { customerId: line }, json, fields: FIELDS };
    return this.#platform.change(40, call, () => null);
  }
}

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  message: ['input', 'text'],
  password: ['input', 'pin'],
  feature: ['input', 'lineId'],
  enable: ['input', 'lineId'],
};

const DEPARTURE_FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  type: ['input', 'reason'],
  reason: ['input', 'note'],
};

const parseStatus = (record: WireRecord): ResetStatus => ({
  status: progressOf(record),
  platformMessage: record.message('message', 'statusDesc'),
});
