/*
 * SIM swap: another SIM for a line, at once or confirmed by a code (rows 33 and 66-68).
 *
 * Owns   the two ways of asking for it, which share their keys.
 * Never  stores a code: it passes through.
 */
import { swapId, type CustomerId, type SwapId } from '../ids.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { progressOf, type Progress } from './progress.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireData } from './wire/wire-data.ts';
import { iccidOf } from './wire/wire-form.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface NewSim {
  readonly line: CustomerId;
  readonly iccid: string;
  /** In the words of rows 33 and 67 (Q5). */
  readonly simType: 'ESIM' | 'PSIM';
}

export interface SimSwapCode {
  readonly swapId: SwapId;
  /** Epoch milliseconds. */
  readonly expiresAt: number | null;
}

export interface SimSwapStatus {
  readonly status: Progress | 'PENDING_CODE';
  readonly iccid: string | null;
  readonly platformMessage: string | null;
}

export class SimSwapSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  submit(sim: NewSim): Promise<Answer<null>> {
    return this.#platform.change(33, { json: simOnWire(sim), fields: FIELDS }, () => null);
  }

  /** Sends the customer a code. A swap that is named without a clear yes cannot be confirmed, so it is left out. */
  async requestCode(line: CustomerId): Promise<Answer<SimSwapCode, never>> {
    const call = { json: { customerId: line }, fields: FIELDS };
    const answer = await this.#platform.change(66, call, parseCode);
    return answer.outcome === 'no-response' ? { outcome: 'no-response' } : answer;
  }

  confirm({
    swapId: id,
    code,
    ...sim
  }: NewSim & { swapId: SwapId; code: string }): Promise<Answer<null>> {
    const json = { id, otp: code, ...simOnWire(sim) };
    return this.#platform.change(67, { json, fields: FIELDS }, () => null);
  }

  /** Null when the platform does not know the swap. */
  statusOf(id: SwapId): Promise<SimSwapStatus | null> {
    return this.#platform.find(68, { query: { id } }, (data) =>
      parseStatus(data.record().about(id, 'id')),
    );
  }
}

const simOnWire = ({ line, iccid, simType }: NewSim): object => ({
  customerId: line,
  newIccId: iccid,
  simType,
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  newiccid: ['input', 'iccid'],
  iccid: ['input', 'iccid'],
  simtype: ['input', 'simType'],
  id: ['input', 'code'],
  otp: ['input', 'code'],
  otpcode: ['input', 'code'],
  code: ['input', 'code'],
};

function parseCode(data: WireData): SimSwapCode {
  const record = data.record();
  return {
    swapId: swapId(record.needed(record.code('id'), 'id')),
    expiresAt: record.time('expiresAt', 'exipiresAt'),
  };
}

const parseStatus = (record: WireRecord): SimSwapStatus => ({
  status: progressOf(record, { PENDING_OTP: 'PENDING_CODE' as const }),
  iccid: record.formed(iccidOf, 'iccId', 'newIccId'),
  platformMessage: record.message('message', 'statusDesc'),
});
