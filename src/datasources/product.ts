/*
 * Product: what a plan, an offer and a service of the catalog look like on the wire.
 *
 * Owns   the parsers of the three, each tolerant of the several catalogs that are known (docs/platform.md, Q15, Q16).
 * Never  lets one odd product take the catalog down: it is left out and counted.
 */
import { planId, type PlanId } from '../ids.ts';
import type { Money } from '../money.ts';
import { parseFccLabel, type FccLabel } from './fcc-label.ts';
import { withoutPrefix } from './plan-name.ts';
import type { WireRecord } from './wire/wire-record.ts';
import { decimalText } from './wire/wire-value.ts';

export interface Plan {
  readonly id: PlanId;
  readonly name: string;
  /** Its codes, its own name and its names for customers: lines and lists of targets speak of the plan by any of them. */
  readonly references: readonly string[];
  readonly price: Money;
  readonly additionalLinePrice: Money | null;
  readonly maxLines: number | null;
  readonly fccLabel: FccLabel | null;
  readonly data: { readonly unlimited: boolean; readonly megabytes: string | null };
  /** References to plans. */
  readonly upgradesTo: readonly string[];
  readonly downgradesTo: readonly string[];
  readonly features: readonly string[];
}

export interface Offer {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  /** Its first and its last day, as `2026-01-28`. */
  readonly startsOn: string | null;
  readonly endsOn: string | null;
}

export interface CatalogService {
  /** The platform's service code. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'SHIPPING' | 'TOP_UP' | 'UNRECOGNIZED';
  readonly price: Money | null;
  /** Of a top-up: by how much it raises a limit. Assumed to be in megabytes. Null when the platform does not say. */
  readonly megabytes: number | null;
  readonly deliveryDays: number | null;
}

export function parsePlan(record: WireRecord): Plan | null {
  const id = record.expected(record.code('serviceCode', 'uniqueIdentifier'), 'serviceCode');
  const price = record.expected(record.money('baseLinePrice'), 'baseLinePrice');
  const ownName = withoutPrefix(record.text('name', 'displayName', 'displayNameWeb') ?? '');
  if (id === null || price === null || ownName === '') return null;
  return {
    id: planId(id),
    name: record.text('displayName', 'displayNameWeb') ?? ownName,
    references: referencesOf(record),
    price,
    additionalLinePrice: record.money('additionalLinePrice'),
    maxLines: record.whole('maxLines'),
    fccLabel: record.expected(labelOf(record), 'fccLabel'),
    data: allowanceOf(record),
    upgradesTo: record.codes('upGradableTo') ?? [],
    downgradesTo: record.codes('downGradableTo') ?? [],
    features: featuresOf(record),
  };
}

function referencesOf(record: WireRecord): readonly string[] {
  const codes = [record.code('serviceCode'), record.code('uniqueIdentifier')];
  const names = [record.text('name'), record.text('displayName'), record.text('displayNameWeb')];
  return [...new Set([...codes, ...names].filter((one) => one !== null))];
}

const labelOf = (record: WireRecord): FccLabel | null =>
  parseFccLabel(record.raw('fccLabel')) ?? parseFccLabel(record.raw('labelInfo'));

const MEGABYTES: Readonly<Record<string, number>> = {
  KB: 1 / 1_024,
  MB: 1,
  GB: 1_024,
  TB: 1_048_576,
};

function allowanceOf(record: WireRecord): Plan['data'] {
  const stated = record.decimal('planData');
  const amount = stated !== null && stated < 0 ? null : stated; // some write -1 for no limit
  const unit = MEGABYTES[(record.code('dataUnit') ?? 'GB').toUpperCase()];
  if (amount !== null && unit === undefined) record.drifted('dataUnit');
  return {
    unlimited: record.flag('isUnlimited') ?? false,
    megabytes: amount === null || unit === undefined ? null : megabytesOf(amount * unit),
  };
}

const megabytesOf = (amount: number): string | null =>
  Number.isFinite(amount) ? decimalText(amount) : null;

function featuresOf(record: WireRecord): readonly string[] {
  const features = record.records('planFeatures') ?? [];
  return features
    .map((feature) => ({ label: feature.text('label'), priority: feature.decimal('priority') }))
    .sort((a, b) => (a.priority ?? Infinity) - (b.priority ?? Infinity))
    .flatMap(({ label }) => (label === null ? [] : [label]));
}

/** Null also for an offer that can no longer be used. */
export function parseOffer(record: WireRecord): Offer | null {
  if (record.flag('expired') === true || (record.whole('status') ?? 0) !== 0) return null;
  const name = record.text('name');
  const code = record.code('coupon');
  const id = record.expected(record.code('serviceCode') ?? code ?? name, 'serviceCode');
  if (id === null) return null;
  return {
    id,
    name: withoutPrefix(name ?? code ?? id),
    code,
    startsOn: record.day('startDate'),
    endsOn: record.day('endDate'),
  };
}

export function parseService(record: WireRecord): CatalogService | null {
  const id = record.expected(record.code('serviceCode'), 'serviceCode');
  if (id === null) return null;
  return {
    id,
    name: withoutPrefix(record.text('name') ?? id),
    kind: kindOf(record),
    price: record.money('shippingAmount', 'pulseCost'),
    megabytes: record.decimal('dataPulse'),
    deliveryDays: record.whole('deliveryDays'),
  };
}

/** The words are not documented, so the fields that only one kind has decide first. */
function kindOf(record: WireRecord): CatalogService['kind'] {
  const words = `${record.code('serviceType') ?? ''} ${record.code('type') ?? ''}`;
  if (record.money('shippingAmount') !== null || /ship/i.test(words)) return 'SHIPPING';
  if (record.money('pulseCost') !== null || /top.?up|data/i.test(words)) return 'TOP_UP';
  record.drifted('serviceType');
  return 'UNRECOGNIZED';
}
