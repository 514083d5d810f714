/*
 * Sources: one set of data sources per request.
 *
 * Gives  every domain with loaders of its own, so that one request asks one question once. Each is made when it is first used: a request
 *        uses few of them, and an event that is delivered fewer.
 * Never  shares a loader between requests; only the caches outlive one.
 */
import type { Activity } from '../activity.ts';
import type { Clock } from '../clock.ts';
import { ActivationSource } from './activation.ts';
import { BillingSource } from './billing.ts';
import type { SharedCache } from './wire/cache.ts';
import { CallingSource } from './calling.ts';
import { CardSource } from './card.ts';
import { catalogCache, CatalogSource, type Products } from './catalog.ts';
import { coverageCaches, CoverageSource } from './coverage.ts';
import { CustomerMemory, type CustomerReadings } from './customer-memory.ts';
import { CustomerSource } from './customer.ts';
import { DeviceSource } from './device.ts';
import { Identities, type StoreIdentities } from './identities.ts';
import { LineNumbers } from './line-numbers.ts';
import { LineSource } from './line.ts';
import { NumberSwapSource } from './number-swap.ts';
import { PlanChangeSource } from './plan-change.ts';
import type { Meter } from './wire/meter.ts';
import type { PlatformCalls } from './wire/platform.ts';
import { DatedPlatform, Readings } from './wire/readings.ts';
import { PortInSource } from './port-in.ts';
import { PurchaseSource } from './purchase.ts';
import { roamingCaches, RoamingSource } from './roaming.ts';
import { ShipmentSource } from './shipment.ts';
import { SimSwapSource } from './sim-swap.ts';
import { SupportSource } from './support.ts';
import { TopUpSource } from './top-up.ts';
import { UsageSource } from './usage.ts';

/** What resolvers and operations see of them. */
export type DataSources = { readonly [Name in keyof LazySources]: LazySources[Name] };

/** What requests share: answers that are the same for everybody. */
export interface Caches {
  readonly catalog: SharedCache<Products>;
  readonly coverage: ReturnType<typeof coverageCaches>;
  readonly customers: CustomerMemory;
  readonly lineNumbers: LineNumbers;
  readonly identities: Identities;
  readonly roaming: ReturnType<typeof roamingCaches>;
  /** How old each reading is. */
  readonly readings: Readings;
}

interface CachePorts {
  /** The newest position of the event log. */
  readonly position: () => Promise<number>;
  /** Stores what is read of whom. */
  readonly noteIdentities: StoreIdentities;
  /** Counts what is not stored yet. */
  readonly activity: Pick<Activity, 'run'>;
}

const NO_STORE: CachePorts = {
  position: () => Promise.resolve(0),
  noteIdentities: () => Promise.resolve(),
  activity: { run: (work) => work() },
};

export const createCaches = (
  clock: Clock,
  { position, noteIdentities, activity }: CachePorts = NO_STORE,
): Caches => ({
  catalog: catalogCache(clock),
  coverage: coverageCaches(clock),
  customers: new CustomerMemory(clock),
  lineNumbers: new LineNumbers(clock),
  identities: new Identities(noteIdentities, activity),
  roaming: roamingCaches(clock),
  readings: new Readings(position),
});

/** For who only looks: with what other requests have read a moment ago. `meter` counts what that spared. */
export const sharedSources = (
  platform: PlatformCalls,
  caches: Caches,
  meter: Meter | null = null,
): DataSources =>
  new LazySources(platform, caches, { meter, memory: caches.customers.metered(meter) });

/** For a change, which decides by what is read: every customer is asked about anew. */
export const freshSources = (
  platform: PlatformCalls,
  caches: Caches,
  meter: Meter | null = null,
): DataSources => new LazySources(platform, caches, { meter, memory: null });

/** What a set has of its request. */
interface PerRequest {
  readonly meter: Meter | null;
  readonly memory: CustomerReadings | null;
}

class LazySources {
  readonly #platform: PlatformCalls;
  readonly #caches: Caches;
  readonly #request: PerRequest;
  #coverage: CoverageSource | null = null;
  #device: DeviceSource | null = null;
  #catalog: CatalogSource | null = null;
  #purchase: PurchaseSource | null = null;
  #card: CardSource | null = null;
  #activation: ActivationSource | null = null;
  #portIn: PortInSource | null = null;
  #customer: CustomerSource | null = null;
  #line: LineSource | null = null;
  #numberSwap: NumberSwapSource | null = null;
  #simSwap: SimSwapSource | null = null;
  #support: SupportSource | null = null;
  #usage: UsageSource | null = null;
  #billing: BillingSource | null = null;
  #topUp: TopUpSource | null = null;
  #planChange: PlanChangeSource | null = null;
  #calling: CallingSource | null = null;
  #shipment: ShipmentSource | null = null;
  #roaming: RoamingSource | null = null;

  constructor(platform: PlatformCalls, caches: Caches, request: PerRequest) {
    this.#platform = new DatedPlatform(platform, caches.readings);
    this.#caches = caches;
    this.#request = request;
  }

  get coverage(): CoverageSource {
    const { places, zips } = this.#caches.coverage;
    const { meter } = this.#request;
    return (this.#coverage ??= new CoverageSource(this.#platform, {
      places: places.metered(meter),
      zips: zips.metered(meter),
    }));
  }

  get device(): DeviceSource {
    return (this.#device ??= new DeviceSource(this.#platform));
  }

  get catalog(): CatalogSource {
    return (this.#catalog ??= new CatalogSource(
      this.#platform,
      this.#caches.catalog.metered(this.#request.meter),
    ));
  }

  get purchase(): PurchaseSource {
    return (this.#purchase ??= new PurchaseSource(this.#platform, this.catalog));
  }

  get card(): CardSource {
    return (this.#card ??= new CardSource(this.#platform));
  }

  get activation(): ActivationSource {
    return (this.#activation ??= new ActivationSource(this.#platform));
  }

  get portIn(): PortInSource {
    return (this.#portIn ??= new PortInSource(this.#platform));
  }

  get customer(): CustomerSource {
    return (this.#customer ??= new CustomerSource(
      this.#platform,
      this.#caches,
      this.#request.memory,
    ));
  }

  get line(): LineSource {
    return (this.#line ??= new LineSource(this.#platform));
  }

  get numberSwap(): NumberSwapSource {
    return (this.#numberSwap ??= new NumberSwapSource(this.#platform));
  }

  get simSwap(): SimSwapSource {
    return (this.#simSwap ??= new SimSwapSource(this.#platform));
  }

  get support(): SupportSource {
    return (this.#support ??= new SupportSource(this.#platform));
  }

  get usage(): UsageSource {
    return (this.#usage ??= new UsageSource(this.#platform, this.#request.memory));
  }

  get billing(): BillingSource {
    return (this.#billing ??= new BillingSource(this.#platform, this.#request.memory));
  }

  get topUp(): TopUpSource {
    return (this.#topUp ??= new TopUpSource(this.#platform));
  }

  get planChange(): PlanChangeSource {
    return (this.#planChange ??= new PlanChangeSource(this.#platform, this.catalog));
  }

  get calling(): CallingSource {
    return (this.#calling ??= new CallingSource(this.#platform, this.#request.memory));
  }

  get shipment(): ShipmentSource {
    return (this.#shipment ??= new ShipmentSource(this.#platform, this.#request.memory));
  }

  get roaming(): RoamingSource {
    const { countries, packs } = this.#caches.roaming;
    const { meter, memory } = this.#request;
    return (this.#roaming ??= new RoamingSource(
      this.#platform,
      { countries: countries.metered(meter), packs: packs.metered(meter) },
      memory,
    ));
  }
}
