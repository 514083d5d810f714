/*
 * Roaming: countries, packs for a journey, and what lines have of them (rows 59-65).
 *
 * Owns   how old the lists that everybody shares may be, and the network that they are asked for.
 * Never  caches an empty list of countries: it is taken for a failure.
 */
import { hours, minutes, seconds, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { CardId, CustomerId, PackId } from '../ids.ts';
import { SharedCache, type CacheReads, type How } from './wire/cache.ts';
import { IN_BACKGROUND } from './wire/limits.ts';
import type { CustomerReadings } from './customer-memory.ts';
import { whenGiven, type Given } from './wire/given.ts';
import { rememberingLoader } from './wire/loader.ts';
import type { Answer, PlatformCalls } from './wire/platform.ts';
import type { FieldPaths } from './wire/refusal.ts';
import {
  parseCountry,
  parseOwnedPack,
  parsePack,
  parsePackUsage,
  type OwnedRoamingPack,
  type RoamingCountry,
  type RoamingPack,
  type RoamingPackUsage,
} from './roaming-pack.ts';
import { parseSalePrice, parseSaleReceipt, type SalePrice, type SaleReceipt } from './sale.ts';

export type {
  OwnedPackStatus,
  OwnedRoamingPack,
  RoamingCountry,
  RoamingPack,
  RoamingPackUsage,
} from './roaming-pack.ts';

/** What requests share: the same for everybody who travels to the same place. */
export interface RoamingCaches {
  readonly countries: CacheReads<readonly RoamingCountry[]>;
  readonly packs: CacheReads<readonly RoamingPack[]>;
}

export const roamingCaches = (clock: Clock) => ({
  countries: new SharedCache<readonly RoamingCountry[]>(clock, {
    freshMs: hours(24),
    goodMs: hours(48),
  }),
  packs: new SharedCache<readonly RoamingPack[]>(clock, {
    freshMs: minutes(10),
    goodMs: minutes(10),
  }),
});

export interface RoamingOrder {
  readonly line: CustomerId;
  readonly pack: PackId;
  /** The first day, as `2026-01-28`; null starts at once. */
  readonly startsOn: string | null;
}

const NETWORK = 'ATT';

export class RoamingSource {
  readonly #platform: PlatformCalls;
  readonly #caches: RoamingCaches;
  readonly #owned;
  readonly #usages;

  constructor(
    platform: PlatformCalls,
    caches: RoamingCaches,
    memory: CustomerReadings | null = null,
  ) {
    this.#platform = platform;
    this.#caches = caches;
    this.#owned = rememberingLoader(
      { memory, what: 'roaming-packs', freshMs: seconds(30) },
      (group: string) => this.#readOwned(group),
    );
    this.#usages = rememberingLoader(
      { memory, what: 'roaming-usage', freshMs: seconds(60) },
      (line: CustomerId) => this.#readUsage(line),
    );
  }

  countries(): Given<readonly RoamingCountry[]> {
    const read = this.#caches.countries.read('roaming-countries.1', (how) =>
      this.#readCountries(how),
    );
    return whenGiven(read, ({ value }) => value);
  }

  /** Packs that serve a journey to these countries, in whatever order they are named. */
  packsFor(countries: readonly string[]): Given<readonly RoamingPack[]> {
    const codes = [...new Set(countries)].toSorted();
    const key = `roaming-packs.1.${codes.join('.')}`;
    const read = this.#caches.packs.read(key, () => this.#readPacks(codes));
    return whenGiven(read, ({ value }) => value);
  }

  /** By its id, or null when it is not sold: no endpoint returns one pack, so it is searched among those of all countries. */
  async pack(id: PackId): Promise<RoamingPack | null> {
    const everywhere = (await this.countries()).map(({ code }) => code);
    return (await this.packsFor(everywhere)).find((pack) => pack.id === id) ?? null;
  }

  /** Nothing is bought. `accepted` or `declined`; throws on the rest. */
  quote(order: RoamingOrder): Promise<Answer<SalePrice>> {
    const call = { path: { customerId: order.line }, json: orderOnWire(order), fields: FIELDS };
    return this.#platform.ask(61, call, parseSalePrice);
  }

  /** Without a card the default one pays. */
  async purchase({
    card,
    ...order
  }: RoamingOrder & { card: CardId | null }): Promise<Answer<SaleReceipt>> {
    const json = { ...orderOnWire(order), ...(card !== null && { ccUUID: card }) };
    const call = { path: { customerId: order.line }, json, fields: FIELDS };
    const answer = await this.#platform.change(62, call, parseSaleReceipt);
    this.#owned.clearAll();
    return answer;
  }

  /** Of all lines of the group; a caller who may see only one of them must not see the others. */
  ownedBy(group: string): Given<readonly OwnedRoamingPack[]> {
    return this.#owned.load(group);
  }

  usageOf(line: CustomerId): Given<readonly RoamingPackUsage[]> {
    return this.#usages.load(line);
  }

  async setAutoRenew({
    pack,
    line,
    autoRenew,
  }: {
    pack: PackId;
    line: CustomerId;
    autoRenew: boolean;
  }): Promise<Answer<null>> {
    const call = { path: { packId: pack }, json: { autoRenew, customerId: line }, fields: FIELDS };
    const answer = await this.#platform.change(64, call, () => null);
    this.#owned.clearAll();
    return answer;
  }

  async #readCountries(how: How): Promise<readonly RoamingCountry[]> {
    const platform = how === 'behind' ? this.#platform.for(IN_BACKGROUND) : this.#platform;
    const countries = await platform.read(59, { query: { mvne: NETWORK } }, (data) =>
      data.list('countries').flatMap((record) => parseCountry(record) ?? []),
    );
    if (countries.length === 0) throw new GatewayError('PLATFORM_UNREADABLE');
    return countries;
  }

  async #readPacks(countries: readonly string[]): Promise<readonly RoamingPack[]> {
    const packs = await this.#platform.find(60, { json: { countries, mvne: NETWORK } }, (data) =>
      data.list('packs').flatMap((record) => parsePack(record) ?? []),
    );
    return packs ?? [];
  }

  async #readOwned(group: string): Promise<readonly OwnedRoamingPack[]> {
    const owned = await this.#platform.find(63, { query: { groupId: group } }, (data) =>
      data
        .list('packs')
        .filter((record) => record.isAbout(group, 'groupId'))
        .flatMap((record) => parseOwnedPack(record) ?? []),
    );
    return owned ?? [];
  }

  async #readUsage(line: CustomerId): Promise<readonly RoamingPackUsage[]> {
    const usages = await this.#platform.find(65, { query: { customerId: line } }, (data) =>
      data
        .list('usage')
        .filter((record) => record.isAbout(line, 'customerId'))
        .flatMap((record) => parsePackUsage(record) ?? []),
    );
    return usages ?? [];
  }
}

const orderOnWire = ({ pack, startsOn }: RoamingOrder): object => ({
  packId: pack,
  ...(startsOn !== null && { startDate: startsOn }),
});

const FIELDS: FieldPaths = {
  customerid: ['input', 'lineId'],
  packid: ['input', 'packId'],
  startdate: ['input', 'startsOn'],
  autorenew: ['input', 'autoRenew'],
  ccuuid: ['input', 'cardId'],
};
