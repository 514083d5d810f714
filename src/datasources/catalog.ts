/*
 * Catalog: everything that the brand sells (rows 4-7).
 *
 * Owns   how old the catalog may be, and the fallback for an endpoint that fails: row 4 first, rows 5, 6 and 7 when it does (Q7).
 * Gives  plans by id and by every name that the platform has for them.
 * Never  caches a catalog without plans: an empty answer is taken for a failure.
 */
import { hours, type Clock } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { PlanId } from '../ids.ts';
import { SharedCache, type Cached, type SecondLevel } from './wire/cache.ts';
import { keyOf, withoutAllowance } from './plan-name.ts';
import type { PlatformCalls } from './wire/platform.ts';
import {
  parseOffer,
  parsePlan,
  parseService,
  type CatalogService,
  type Offer,
  type Plan,
} from './product.ts';
import type { WireRecord } from './wire/wire-record.ts';

export type { CatalogService, Offer, Plan } from './product.ts';

export interface Products {
  readonly plans: readonly Plan[];
  readonly offers: readonly Offer[];
  readonly services: readonly CatalogService[];
}

export interface Catalog extends Products {
  /** Epoch milliseconds. */
  readonly asOf: number;
  readonly stale: boolean;
}

/** The guide asks for a refresh at least every 24 hours. */
export const catalogCache = (clock: Clock, second?: SecondLevel<Products>): SharedCache<Products> =>
  new SharedCache<Products>(clock, { freshMs: hours(1), goodMs: hours(24) }, second);

export class CatalogSource {
  readonly #platform: PlatformCalls;
  readonly #cache: SharedCache<Products>;
  #current: Promise<Catalog> | null = null;

  constructor(platform: PlatformCalls, cache: SharedCache<Products>) {
    this.#platform = platform;
    this.#cache = cache;
  }

  /** One request sees one catalog. */
  current(): Promise<Catalog> {
    this.#current ??= this.#cache.read('catalog.1', () => this.#load()).then(catalogOf);
    return this.#current;
  }

  async plan(id: PlanId): Promise<Plan | null> {
    const { plans } = await this.current();
    return plans.find((plan) => plan.id === id) ?? null;
  }

  /** By display name or by the platform's own, with or without its prefix. */
  async planNamed(name: string): Promise<Plan | null> {
    const { plans } = await this.current();
    return planCalled(name, plans);
  }

  /** Names that no plan of today has are left out. */
  async plansNamed(names: readonly string[]): Promise<Plan[]> {
    const { plans } = await this.current();
    const found = names.flatMap((name) => planCalled(name, plans) ?? []);
    return [...new Set(found)];
  }

  /** What orders call the plan (Q4). */
  async planIdOnWire(id: PlanId): Promise<string> {
    if (this.#platform.vocabulary.planIdFrom === 'serviceCode') return id;
    const plan = await this.plan(id);
    return plan ? withoutAllowance(plan.name) : id;
  }

  async #load(): Promise<Products> {
    try {
      return await this.#platform.read(4, {}, (data) => {
        const record = data.record();
        const list = (key: string): WireRecord[] => record.expected(record.records(key), key) ?? [];
        return productsOf({
          plans: list('plans'),
          offers: list('offers'),
          services: list('services'),
        });
      });
    } catch (error) {
      return this.#loadApart().catch(() => {
        throw error;
      });
    }
  }

  async #loadApart(): Promise<Products> {
    const read = (row: number, key: string): Promise<WireRecord[]> =>
      this.#platform.read(row, {}, (data) => data.records(key));
    const plans = await read(5, 'plans'); // the likeliest to fail, so alone at first
    const [offers, services] = await Promise.all([read(6, 'offers'), read(7, 'services')]);
    return productsOf({ plans, offers, services });
  }
}

const catalogOf = ({ value, asOf, stale }: Cached<Products>): Catalog => ({
  ...value,
  asOf,
  stale,
});

function planCalled(name: string, plans: readonly Plan[]): Plan | null {
  const key = keyOf(name);
  const byOwnName = plans.find((plan) => keyOf(plan.ownName) === key);
  return byOwnName ?? plans.find((plan) => keyOf(plan.name) === key) ?? null;
}

function productsOf(lists: Readonly<Record<keyof Products, readonly WireRecord[]>>): Products {
  const plans = lists.plans.flatMap((record) => parsePlan(record) ?? []);
  if (plans.length === 0) throw new GatewayError('PLATFORM_UNREADABLE');
  return {
    plans,
    offers: lists.offers.flatMap((record) => parseOffer(record) ?? []),
    services: lists.services.flatMap((record) => parseService(record) ?? []),
  };
}
