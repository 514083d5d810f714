/*
 * Roaming pack: countries, packs and owned packs as they look on the wire.
 *
 * Owns   their parsers, and the words for the state of an owned pack.
 * Never  lets one odd pack hide the others: it is left out and counted.
 */
import { customerId, packId, type CustomerId, type PackId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { WireRecord } from './wire/wire-record.ts';

export interface RoamingCountry {
  readonly code: string;
  readonly name: string;
}

export interface RoamingPack {
  readonly id: PackId;
  readonly name: string;
  readonly price: Money | null;
  readonly validityDays: number | null;
  /** Decimals, in the unit. */
  readonly data: { readonly amount: string; readonly unit: string | null } | null;
  readonly voiceMinutes: number | null;
  readonly messages: number | null;
  /** Codes. */
  readonly countries: readonly string[];
}

export type OwnedPackStatus = 'ACTIVE' | 'PENDING' | 'EXPIRED' | 'CANCELLED' | 'UNRECOGNIZED';

export interface OwnedRoamingPack {
  readonly packId: PackId;
  readonly line: CustomerId | null;
  readonly status: OwnedPackStatus;
  /** Its first and its last day, as `2026-01-28`. */
  readonly startsOn: string | null;
  readonly validUntil: string | null;
  readonly autoRenew: boolean | null;
}

export interface RoamingPackUsage {
  readonly packId: PackId;
  /** Decimals, in the unit. */
  readonly used: string | null;
  readonly remaining: string | null;
  readonly unit: string | null;
  /** Its last day, as `2026-01-28`. */
  readonly validUntil: string | null;
}

export function parseCountry(record: WireRecord): RoamingCountry | null {
  const code = record.expected(record.text('countryCode'), 'countryCode');
  return code === null ? null : { code, name: record.text('countryName') ?? code };
}

export function parsePack(record: WireRecord): RoamingPack | null {
  const id = idOf(record);
  if (id === null) return null;
  const amount = record.quantity('data');
  return {
    id,
    name: record.expected(record.text('name'), 'name') ?? id,
    price: record.money('price'),
    validityDays: record.whole('validityDays'),
    data: amount === null ? null : { amount, unit: record.code('dataUnit') },
    voiceMinutes: record.whole('voiceMinutes'),
    messages: record.whole('sms'),
    countries: record.codes('countries') ?? [],
  };
}

const STATUSES: Readonly<Record<string, OwnedPackStatus>> = {
  ACTIVE: 'ACTIVE',
  PENDING: 'PENDING',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
  CANCELED: 'CANCELLED',
};

export function parseOwnedPack(record: WireRecord): OwnedRoamingPack | null {
  const id = idOf(record);
  if (id === null) return null;
  const line = record.code('customerId');
  return {
    packId: id,
    line: line === null ? null : customerId(line),
    status: record.expected(record.word(STATUSES, 'status'), 'status') ?? 'UNRECOGNIZED',
    startsOn: record.day('startDate'),
    validUntil: record.day('endDate'),
    autoRenew: record.flag('autoRenew'),
  };
}

export function parsePackUsage(record: WireRecord): RoamingPackUsage | null {
  const id = idOf(record);
  if (id === null) return null;
  return {
    packId: id,
    used: record.quantity('used'),
    remaining: record.quantity('remaining'),
    unit: record.code('unit'),
    validUntil: record.day('endDate'),
  };
}

function idOf(record: WireRecord): PackId | null {
  const id = record.expected(record.code('packId'), 'packId');
  return id === null ? null : packId(id);
}
