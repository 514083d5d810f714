/*
 * Sources: one set of data sources per request.
 *
 * Gives  every domain with loaders of its own, so that one request asks one question once.
 * Never  shares a loader between requests; only the caches outlive one.
 */
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

export interface DataSources {
  readonly coverage: CoverageSource;
  readonly device: DeviceSource;
  readonly catalog: CatalogSource;
  readonly purchase: PurchaseSource;
  readonly card: CardSource;
  readonly activation: ActivationSource;
  readonly portIn: PortInSource;
  readonly customer: CustomerSource;
  readonly line: LineSource;
  readonly numberSwap: NumberSwapSource;
  readonly simSwap: SimSwapSource;
  readonly support: SupportSource;
  readonly usage: UsageSource;
  readonly billing: BillingSource;
  readonly topUp: TopUpSource;
  readonly planChange: PlanChangeSource;
  readonly calling: CallingSource;
  readonly shipment: ShipmentSource;
  readonly roaming: RoamingSource;
}

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
}

const NO_STORE: CachePorts = {
  position: () => Promise.resolve(0),
  noteIdentities: () => Promise.resolve(),
};

export const createCaches = (
  clock: Clock,
  { position, noteIdentities }: CachePorts = NO_STORE,
): Caches => ({
  catalog: catalogCache(clock),
  coverage: coverageCaches(clock),
  customers: new CustomerMemory(clock),
  lineNumbers: new LineNumbers(clock),
  identities: new Identities(noteIdentities),
  roaming: roamingCaches(clock),
  readings: new Readings(position),
});

/** For who only looks: with what other requests have read a moment ago. `meter` counts what that spared. */
export const sharedSources = (
  platform: PlatformCalls,
  caches: Caches,
  meter: Meter | null = null,
): DataSources => sourcesOf(platform, caches, { meter, memory: caches.customers.metered(meter) });

/** For a change, which decides by what is read: every customer is asked about anew. */
export const freshSources = (
  platform: PlatformCalls,
  caches: Caches,
  meter: Meter | null = null,
): DataSources => sourcesOf(platform, caches, { meter, memory: null });

interface Asker {
  readonly meter: Meter | null;
  readonly memory: CustomerReadings | null;
}

function sourcesOf(undated: PlatformCalls, caches: Caches, { meter, memory }: Asker): DataSources {
  const { readings, coverage, roaming } = caches;
  const platform = new DatedPlatform(undated, readings);
  const catalog = new CatalogSource(platform, caches.catalog.metered(meter));
  const packs = {
    countries: roaming.countries.metered(meter),
    packs: roaming.packs.metered(meter),
  };
  return {
    catalog,
    coverage: new CoverageSource(platform, {
      places: coverage.places.metered(meter),
      zips: coverage.zips.metered(meter),
    }),
    device: new DeviceSource(platform),
    purchase: new PurchaseSource(platform, catalog),
    card: new CardSource(platform),
    activation: new ActivationSource(platform),
    portIn: new PortInSource(platform),
    customer: new CustomerSource(platform, caches, memory),
    line: new LineSource(platform),
    numberSwap: new NumberSwapSource(platform),
    simSwap: new SimSwapSource(platform),
    support: new SupportSource(platform),
    usage: new UsageSource(platform, memory),
    billing: new BillingSource(platform, memory),
    topUp: new TopUpSource(platform),
    planChange: new PlanChangeSource(platform, catalog),
    calling: new CallingSource(platform, memory),
    shipment: new ShipmentSource(platform, memory),
    roaming: new RoamingSource(platform, packs, memory),
  };
}
