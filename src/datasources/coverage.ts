/*
 * Coverage: whether and how well a place is served (rows 2 and 23).
 *
 * Owns   the unwrapping of an answer that stands under the code of a network operator (Q2).
 * Never  turns "not known" into "no": that would stop a sale.
 */
import { createHash } from 'node:crypto';
import { minutes, type Clock } from '../clock.ts';
import type { Address } from '../operations/sales/quote.ts';
import { placeOnWire } from './address.ts';
import { SharedCache, type CacheReads } from './wire/cache.ts';
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

/** What requests share: a place is served alike for everybody. */
export interface CoverageCaches {
  readonly places: CacheReads<Coverage>;
  readonly zips: CacheReads<ZipCodeCoverage>;
}

/** A mast that fails is told of within minutes. */
const FRESHNESS = { freshMs: minutes(10), goodMs: minutes(10), most: 5_000 };

export const coverageCaches = (clock: Clock) => ({
  places: new SharedCache<Coverage>(clock, FRESHNESS),
  zips: new SharedCache<ZipCodeCoverage>(clock, FRESHNESS),
});

export class CoverageSource {
  readonly #platform: PlatformCalls;
  readonly #caches: CoverageCaches;

  constructor(platform: PlatformCalls, caches: CoverageCaches) {
    this.#platform = platform;
    this.#caches = caches;
  }

  async at(address: Address): Promise<Coverage> {
    const json = placeOnWire(address);
    const { value } = await this.#caches.places.read(digestOf(json), () => this.#readPlace(json));
    return value;
  }

  async ofZip(zip: string): Promise<ZipCodeCoverage> {
    const { value } = await this.#caches.zips.read(zip, () =>
      this.#platform.read(23, { json: { zipCode: zip } }, (data) => parseZip(zip, data)),
    );
    return value;
  }

  #readPlace(json: object): Promise<Coverage> {
    const asOf = this.#platform.now();
    return this.#platform.read(2, { json }, (data) => ({ ...parseCoverage(data), asOf }));
  }
}

/** An address is somebody's, and no name for what is kept. */
const digestOf = (place: object): string =>
  createHash('sha256').update(JSON.stringify(place)).digest('base64url');

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
