/*
 * Activation: makes a line work, with or without a number from elsewhere, and says how far it is (rows 18-20).
 *
 * Owns   what is sent for a SIM card, an eSIM and a port-in; port details go out exactly as typed.
 * Never  asks for a status by transaction: the platform knows one activation per customerId (Q20).
 */
import { transactionId, type CustomerId, type TransactionId } from '../ids.ts';
import { verdictOn } from './eligibility.ts';
import { lineStatusOf, type LineStatus } from './line-status.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import { withoutPrefix } from './plan-name.ts';
import type { FieldPaths } from './wire/refusal.ts';
import type { WireData } from './wire/wire-data.ts';
import { iccidOf } from './wire/wire-form.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type { LineStatus } from './line-status.ts';

export type ActivationSim = { readonly iccid: string } | { readonly imei: string };

export interface PortInDetails {
  /** E.164. */
  readonly number: string;
  readonly carrier: string;
  readonly accountNumber: string;
  readonly transferPin: string;
  readonly billingZip: string;
}

export interface ActivationRequest {
  readonly customerId: CustomerId;
  readonly sim: ActivationSim;
  readonly portIn?: PortInDetails;
}

export interface ActivationReceipt {
  /** Nothing is asked by it; support may want it. */
  readonly transactionId: TransactionId | null;
}

export interface ActivationStatus {
  readonly lineStatus: LineStatus;
  /** E.164. */
  readonly phoneNumber: string | null;
  readonly planName: string | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly activatedAt: number | null;
  /** As `2026-01-28`. */
  readonly activatedOn: string | null;
  /** The SIM of the line. Assumed: the platform may not state it. */
  readonly iccid: string | null;
  readonly platformMessage: string | null;
}

export interface SimCardEligibility {
  readonly eligible: boolean;
  readonly platformMessage: string | null;
}

export class ActivationSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  async simCardEligibility(iccid: string): Promise<SimCardEligibility> {
    const answer = await this.#platform.ask(18, { json: { iccId: iccid } }, parseSimCard);
    return verdictOn(answer, (message) => ({ eligible: false, platformMessage: message }));
  }

  submit(request: ActivationRequest): Promise<Answer<ActivationReceipt>> {
    const json = activationOnWire(request);
    return this.#platform.change(19, { json, fields: FIELDS }, parseReceipt);
  }

  statusOf(line: CustomerId): Promise<ActivationStatus> {
    const { lineStatusCodes } = this.#platform.vocabulary;
    return this.#platform.read(20, { query: { customerId: line } }, (data) => {
      const record = data.record().about(line, 'customerId');
      return parseStatus(record, lineStatusOf(record, lineStatusCodes));
    });
  }
}

const activationOnWire = ({ customerId, sim, portIn }: ActivationRequest): object => ({
  customerId,
  ...('iccid' in sim ? { iccId: sim.iccid } : { imei: sim.imei, esim: true }),
  ...(portIn && {
    numberToPort: portIn.number.slice(-10),
    oldCarrier: portIn.carrier,
    oldCarrierAccountNumber: portIn.accountNumber,
    password: portIn.transferPin,
    oldZip: portIn.billingZip,
  }),
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  iccid: ['input', 'sim', 'iccid'],
  imei: ['input', 'sim', 'imei'],
  esim: ['input', 'sim'],
  numbertoport: ['input', 'number'],
  oldcarrier: ['input', 'carrier'],
  oldcarrieraccountnumber: ['input', 'accountNumber'],
  password: ['input', 'transferPin'],
  oldzip: ['input', 'billingZip'],
};

function parseReceipt(data: WireData): ActivationReceipt {
  const id = data.record().code('transactionId');
  return { transactionId: id === null ? null : transactionId(id) };
}

function parseSimCard(data: WireData): SimCardEligibility {
  const record = data.record();
  const eligible = record.needed(record.flag('isValid'), 'isValid');
  return {
    eligible,
    platformMessage: eligible ? null : record.message('message'),
  };
}

function parseStatus(record: WireRecord, lineStatus: LineStatus): ActivationStatus {
  const planName = record.text('planName');
  const activated = record.when('activationDate');
  return {
    lineStatus,
    phoneNumber: record.phone('mobileNo'),
    planName: planName === null ? null : withoutPrefix(planName),
    activatedAt: activated.at,
    activatedOn: activated.on,
    iccid: record.formed(iccidOf, 'iccId'),
    platformMessage: record.message('activationMsg', 'statusDesc'),
  };
}
