/*
 * Coverage: whether and how well a place is served (rows 2 and 23).
 *
 * Owns   the unwrapping of an answer that stands under the code of a network operator (Q2).
 * Never  turns "not known" into "no": that would stop a sale.
 */
import type { Address } from '../operations/sales/quote.ts';
import { placeOnWire } from './address.ts';
import type { PlatformCalls } from './wire/platform.ts';
import type { WireData } from './wire/wire-data.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type CoverageStrength = 'GREAT' | 'GOOD' | 'FAIR' | 'NONE' | 'UNRECOGNIZED';

export interface Coverage {
  /** Null: not known. */
  readonly available: boolean | null;
  readonly strength5g: CoverageStrength | null;
  readonly strength4g: CoverageStrength | null;
  /** Epoch milliseconds. */
  readonly asOf: number;
}

export interface ZipCodeCoverage {
  readonly zip: string;
  readonly served: boolean | null;
  readonly esimAvailable: boolean | null;
  readonly physicalSimAvailable: boolean | null;
}

export class CoverageSource {
  readonly #platform: PlatformCalls;

  constructor(platform: PlatformCalls) {
    this.#platform = platform;
  }

  at(address: Address): Promise<Coverage> {
    const asOf = this.#platform.now();
    const call = { json: placeOnWire(address) };
    return this.#platform.read(2, call, (data) => ({ ...parseCoverage(data), asOf }));
  }

  ofZip(zip: string): Promise<ZipCodeCoverage> {
    return this.#platform.read(23, { json: { zipCode: zip } }, (data) => parseZip(zip, data));
  }
}

function parseCoverage(data: WireData): Omit<Coverage, 'asOf'> {
  const operators = operatorsOf(data.record());
  const flags = operators.map((operator) => operator.flag('brandCoverage'));
  const available = flags.includes(true) ? true : flags.includes(false) ? false : null;
  const best = operators[Math.max(flags.indexOf(true), 0)];
  if (available === null) data.record().drifted('brandCoverage');
  return {
    available,
    strength5g: best ? strengthOf(best, 'coverageStrength5G') : null,
    strength4g: best ? strengthOf(best, 'coverageStrength4G') : null,
  };
}

/** The answer itself, or what stands under the operators' codes, which nobody can know beforehand. */
function operatorsOf(record: WireRecord): readonly WireRecord[] {
  if (record.raw('brandCoverage') !== undefined) return [record];
  const nested = record.nested();
  const telling = nested.filter((operator) => operator.raw('brandCoverage') !== undefined);
  return telling.length > 0 ? telling : nested;
}

const STRENGTHS: Readonly<Record<string, CoverageStrength>> = {
  great: 'GREAT',
  good: 'GOOD',
  fair: 'FAIR',
  'no service': 'NONE',
  none: 'NONE',
};

function strengthOf(record: WireRecord, name: string): CoverageStrength | null {
  const word = record.text(name)?.toLowerCase() ?? ''; // `none` is a strength
  const known = Object.hasOwn(STRENGTHS, word) ? STRENGTHS[word] : undefined;
  if (!known && !record.has(name)) return null;
  if (!known) record.drifted(name);
  return known ?? 'UNRECOGNIZED';
}

function parseZip(zip: string, data: WireData): ZipCodeCoverage {
  const record = data.record();
  const valid = record.flag('isValid');
  return {
    zip,
    served: valid === false ? false : (record.flag('brandCoverage') ?? valid),
    esimAvailable: record.flag('esimAvailable'),
    physicalSimAvailable: record.flag('psimAvailable'),
  };
}
