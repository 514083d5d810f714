/*
 * Customer info: an account and its lines, as row 25 returns them.
 *
 * Owns   the joining of the account's record and its list of lines (Q21).
 * Never  calls a line primary because nothing states otherwise: an account with several lines must name it.
 *
 * An account without a list of lines is its own only line.
 */
import { customerId, transactionId, type CustomerId, type TransactionId } from '../ids.ts';
import type { Address, QuotedAccount } from '../operations/sales/quote.ts';
import { parseAddress, type WireAddressType } from './address.ts';
import { lineStatusOf, type LineStatus } from './line-status.ts';
import { withoutPrefix } from './plan-name.ts';
import { emailOf, iccidOf, imeiOf } from './wire/wire-form.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type SimType = 'ESIM' | 'PSIM' | 'UNRECOGNIZED';

export interface LineInfo {
  readonly customerId: CustomerId;
  readonly isPrimary: boolean;
  readonly firstName: string | null;
  readonly status: LineStatus;
  /** E.164. */
  readonly phoneNumber: string | null;
  readonly simType: SimType | null;
  readonly iccid: string | null;
  readonly imei: string | null;
  /** Without the tenant's prefix. */
  readonly planName: string | null;
  /** The code of the plan, where the platform states it. */
  readonly planCode: string | null;
  /** Epoch milliseconds; null also where only the day is known. */
  readonly activatedAt: number | null;
  /** As `2026-01-28`. */
  readonly activatedOn: string | null;
}

export interface CustomerInfo {
  readonly customerId: CustomerId;
  readonly clientAccountId: string | null;
  readonly groupId: string | null;
  /** The latest order of the account, where the platform names it. */
  readonly transactionId: TransactionId | null;
  readonly isPrimary: boolean;
  /** The account: the customerId of its primary line, or null when the platform does not state which one that is. */
  readonly primary: CustomerId | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  /** E.164. */
  readonly phoneNumber: string | null;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  readonly lines: readonly LineInfo[];
}

type Codes = Readonly<Record<number, LineStatus>>;

export function parseCustomerInfo(record: WireRecord, codes: Codes): CustomerInfo {
  const id = record.needed(record.code('customerId'), 'customerId');
  const transaction = record.code('transactionId');
  const isPrimary = primaryOf(record, id);
  const lines = linesOf(record, { id, isPrimary, codes });
  const addresses = record.records('addresses') ?? [];
  return {
    customerId: customerId(id),
    clientAccountId: record.code('clientAccountId'),
    groupId: record.code('groupId'),
    transactionId: transaction === null ? null : transactionId(transaction),
    isPrimary,
    primary: isPrimary
      ? customerId(id)
      : (lines.find((line) => line.isPrimary)?.customerId ?? null),
    firstName: record.text('firstName'),
    lastName: record.text('lastName'),
    email: record.formed(emailOf, 'email'),
    phoneNumber: record.phone('billingPhoneNumber', 'mobileNo'),
    billingAddress: addressOf(addresses, 'billing'),
    shippingAddress: addressOf(addresses, 'shipping'),
    // The holder of a secondary line must not see the others, whatever the platform lists.
    lines: isPrimary ? lines : lines.filter((line) => line.customerId === id),
  };
}

/** What an order says of the account holder, or null when the platform knows too little. */
export function quotedAccountOf(info: CustomerInfo): QuotedAccount | null {
  const { firstName, lastName, email } = info;
  const phoneNumber =
    info.phoneNumber ?? info.lines.find((line) => line.phoneNumber !== null)?.phoneNumber ?? null;
  const billingAddress = info.billingAddress ?? info.shippingAddress;
  const shippingAddress = info.shippingAddress ?? info.billingAddress;
  if (firstName === null || lastName === null || email === null || phoneNumber === null)
    return null;
  if (billingAddress === null || shippingAddress === null) return null;
  return { firstName, lastName, email, phoneNumber, billingAddress, shippingAddress };
}

function primaryOf(record: WireRecord, id: string): boolean {
  const said = record.flag('isPrimary');
  if (said !== null) return said;
  const lines = record.records('lines') ?? [];
  const own = lines.find((line) => line.code('customerId') === id)?.flag('isPrimary') ?? null;
  return own ?? lines.length <= 1;
}

function addressOf(addresses: readonly WireRecord[], type: WireAddressType): Address | null {
  const found = addresses.find((address) => address.code('type')?.toLowerCase() === type);
  return found ? parseAddress(found) : null;
}

interface Account {
  readonly id: string;
  readonly isPrimary: boolean;
  readonly codes: Codes;
}

function linesOf(record: WireRecord, account: Account): readonly LineInfo[] {
  const listed = record.records('lines') ?? [];
  const lines = listed.flatMap((line) => {
    const id = line.expected(line.code('customerId'), 'customerId');
    if (id === null) return [];
    const own = id === account.id ? lineOf(record, account) : null;
    return [joined(lineOf(line, { ...account, id, isPrimary: false }), own)];
  });
  return lines.length > 0 ? lines : [lineOf(record, account)];
}

/** The account's own line may say less in the list than at the top. */
const joined = (listed: LineInfo, own: LineInfo | null): LineInfo => ({
  ...listed,
  isPrimary: own?.isPrimary ?? listed.isPrimary,
  firstName: listed.firstName ?? own?.firstName ?? null,
  phoneNumber: listed.phoneNumber ?? own?.phoneNumber ?? null,
  simType: listed.simType ?? own?.simType ?? null,
  iccid: listed.iccid ?? own?.iccid ?? null,
  imei: listed.imei ?? own?.imei ?? null,
  planName: listed.planName ?? own?.planName ?? null,
  planCode: listed.planCode ?? own?.planCode ?? null,
  activatedAt: listed.activatedAt ?? own?.activatedAt ?? null,
  activatedOn: listed.activatedOn ?? own?.activatedOn ?? null,
});

function lineOf(record: WireRecord, { id, isPrimary, codes }: Account): LineInfo {
  const planName = record.text('planName');
  const activated = record.when('activationDate');
  return {
    customerId: customerId(id),
    isPrimary: record.flag('isPrimary') ?? isPrimary,
    firstName: record.text('firstName'),
    status: lineStatusOf(record, codes),
    phoneNumber: record.phone('mobileNo'),
    simType: simTypeOf(record),
    iccid: record.formed(iccidOf, 'iccId'),
    imei: record.digits(15, imeiOf, 'imei'),
    planName: planName === null ? null : withoutPrefix(planName),
    planCode: record.code('planId'),
    activatedAt: activated.at,
    activatedOn: activated.on,
  };
}

/** The wire has two words for a card (Q5). */
const SIM_TYPES: Readonly<Record<string, SimType>> = {
  ESIM: 'ESIM',
  PSIM: 'PSIM',
  PHYSICAL: 'PSIM',
};

function simTypeOf(record: WireRecord): SimType | null {
  const word = record.code('simType')?.toUpperCase() ?? null;
  if (word === null) return null;
  const known = SIM_TYPES[word];
  if (!known) record.drifted('simType');
  return known ?? 'UNRECOGNIZED';
}
