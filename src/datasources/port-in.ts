/*
 * Port-in: whether a number can move to the brand, and what is put right on the way (rows 21 and 22).
 *
 * Owns   the key under which each correction goes out.
 * Never  stores a PIN: it passes through.
 */
import type { CustomerId } from '../ids.ts';
import { verdictOn } from './eligibility.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireData } from './wire/wire-data.ts';

export interface PortInEligibility {
  readonly eligible: boolean;
  readonly carrier: string | null;
  readonly platformMessage: string | null;
}

export type PortInUpdate =
  | { readonly type: 'UPDATE_PIN' | 'UPDATE_ACCOUNT' | 'UPDATE_ZIP'; readonly value: string }
  | { readonly type: 'RESUBMIT_PORT' | 'CANCEL_PORT' | 'CANCEL_AND_NEW' };

export class PortInSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  /** `number` is E.164. */
  async eligibilityOf(number: string): Promise<PortInEligibility> {
    const query = { mdn: number.slice(-10) };
    const answer = await this.#platform.ask(22, { query }, parseEligibility);
    return verdictOn(answer, (message) => ({
      eligible: false,
      carrier: null,
      platformMessage: message,
    }));
  }

  update({
    customerId,
    ...update
  }: { customerId: CustomerId } & PortInUpdate): Promise<Answer<null>> {
    const corrected = 'value' in update ? { [CORRECTED[update.type]]: update.value } : {};
    const json = { customerId, type: update.type, ...corrected };
    return this.#platform.change(21, { json, fields: FIELDS }, () => null);
  }
}

const CORRECTED = {
  UPDATE_PIN: 'password',
  UPDATE_ACCOUNT: 'oldCarrierAccountNumber',
  UPDATE_ZIP: 'oldZip',
} as const;

const FIELDS: FieldPaths = {
  customerid: ['input', 'operationId'],
  type: ['input', 'operationId'],
  password: ['input', 'correction', 'transferPin'],
  oldcarrieraccountnumber: ['input', 'correction', 'accountNumber'],
  oldzip: ['input', 'correction', 'billingZip'],
};

function parseEligibility(data: WireData): PortInEligibility {
  const record = data.record();
  const eligible = record.needed(record.flag('portable'), 'portable');
  return {
    eligible,
    carrier: record.text('oldCarrier'),
    platformMessage: eligible ? null : record.message('message'),
  };
}
