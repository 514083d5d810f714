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
import {
  SharedCache,
  type Cached,
  type CacheReads,
  type How,
  type SecondLevel,
} from './wire/cache.ts';
import { IN_BACKGROUND } from './wire/limits.ts';
import type { LineInfo } from './customer-info.ts';
import { Meanings, withoutAllowance } from './plan-name.ts';
import { whenGiven, type Given } from './wire/given.ts';
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
  readonly #cache: CacheReads<Products>;
  #current: Given<Catalog> | null = null;

  constructor(platform: PlatformCalls, cache: CacheReads<Products>) {
    this.#platform = platform;
    this.#cache = cache;
  }

  /** One request sees one catalog. */
  current(): Given<Catalog> {
    if (this.#current) return this.#current;
    const read = this.#cache.read('catalog.2', (how) => this.#load(how));
    this.#current = whenGiven(read, (cached) => (this.#current = catalogOf(cached)));
    return this.#current;
  }

  plan(id: PlanId): Given<Plan | null> {
    return whenGiven(this.current(), (catalog) => namesIn(catalog).byId.get(id) ?? null);
  }

  /** The plan of a line, by its code or its name. One that the catalog does not hold is counted. */
  planOf({ planName, planCode }: Pick<LineInfo, 'planName' | 'planCode'>): Given<Plan | null> {
    if (planCode === null && planName === null) return null;
    return whenGiven(this.current(), (catalog) => {
      const { meant } = namesIn(catalog);
      const byCode = planCode === null ? null : meant.of(planCode);
      const found = byCode ?? (planName === null ? null : meant.of(planName));
      if (!found) this.#platform.differs(25, 'planName');
      return found;
    });
  }

  /** References that mean no plan of today are left out; they were counted when the catalog was read. */
  plansMeant(references: readonly string[]): Given<Plan[]> {
    return whenGiven(this.current(), (catalog) => {
      const { meant } = namesIn(catalog);
      return [...new Set(references.flatMap((one) => meant.of(one) ?? []))];
    });
  }

  /** What orders call the plan (Q4). */
  async planIdOnWire(id: PlanId): Promise<string> {
    if (this.#platform.vocabulary.planIdFrom === 'serviceCode') return id;
    const plan = await this.plan(id);
    return plan ? withoutAllowance(plan.name) : id;
  }

  async #load(how: How): Promise<Products> {
    const platform = how === 'behind' ? this.#platform.for(IN_BACKGROUND) : this.#platform;
    try {
      return await platform.read(4, {}, (data) => {
        const record = data.record();
        const list = (key: string): WireRecord[] => record.expected(record.records(key), key) ?? [];
        return productsOf({
          plans: list('plans'),
          offers: list('offers'),
          services: list('services'),
        });
      });
    } catch (error) {
      return loadApart(platform).catch(() => {
        throw error;
      });
    }
  }
}

async function loadApart(platform: PlatformCalls): Promise<Products> {
  const read = (row: number, key: string): Promise<WireRecord[]> =>
    platform.read(row, {}, (data) => data.records(key));
  const plans = await read(5, 'plans'); // the likeliest to fail, so alone at first
  const [offers, services] = await Promise.all([read(6, 'offers'), read(7, 'services')]);
  return productsOf({ plans, offers, services });
}

/** The same for everybody as long as the same answer is fresh. */
const catalogs = new WeakMap<Cached<Products>, Catalog>();

function catalogOf(cached: Cached<Products>): Catalog {
  const known = catalogs.get(cached);
  if (known) return known;
  const { value, asOf, stale } = cached;
  const catalog = { ...value, asOf, stale };
  catalogs.set(cached, catalog);
  return catalog;
}

/** What the plans of one answer are called. */
interface Names {
  readonly byId: ReadonlyMap<PlanId, Plan>;
  readonly meant: Meanings<Plan>;
}

const named = new WeakMap<readonly Plan[], Names>();

function namesIn({ plans }: Pick<Products, 'plans'>): Names {
  const known = named.get(plans);
  if (known) return known;
  // Should two plans have one id, the first counts.
  const byId = new Map(plans.toReversed().map((plan) => [plan.id, plan]));
  const names = { byId, meant: new Meanings(plans) };
  named.set(plans, names);
  return names;
}

function productsOf(lists: Readonly<Record<keyof Products, readonly WireRecord[]>>): Products {
  const parsed = lists.plans.map((record) => ({ record, plan: parsePlan(record) }));
  const plans = parsed.flatMap(({ plan }) => plan ?? []);
  if (plans.length === 0) throw new GatewayError('PLATFORM_UNREADABLE');
  const { meant } = namesIn({ plans });
  for (const { record, plan } of parsed) if (plan) countUnknown(plan, { record, meant });
  return {
    plans,
    offers: lists.offers.flatMap((record) => parseOffer(record) ?? []),
    services: lists.services.flatMap((record) => parseService(record) ?? []),
  };
}

/** A target that means no plan of the catalog cannot be offered: operators see that it is missing. */
function countUnknown(
  { upgradesTo, downgradesTo }: Plan,
  { record, meant }: { record: WireRecord; meant: Meanings<Plan> },
): void {
  const targets = { upGradableTo: upgradesTo, downGradableTo: downgradesTo };
  for (const [field, references] of Object.entries(targets))
    for (const one of references) if (!meant.of(one)) record.drifted(field);
}
