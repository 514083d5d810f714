/*
 * Sources: one set of data sources per request.
 *
 * Gives  every domain with loaders of its own, so that one request asks one question once.
 * Never  shares a loader between requests; only the caches outlive one.
 */
import type { Clock } from '../clock.ts';
import { ActivationSource } from './activation.ts';
import { BillingSource } from './billing.ts';
import type { SharedCache } from './cache.ts';
import { CallingSource } from './calling.ts';
import { CardSource } from './card.ts';
import { catalogCache, CatalogSource, type Products } from './catalog.ts';
import { CoverageSource } from './coverage.ts';
import { CustomerSource } from './customer.ts';
import { DeviceSource } from './device.ts';
import { LineSource } from './line.ts';
import { NumberSwapSource } from './number-swap.ts';
import { PlanChangeSource } from './plan-change.ts';
import type { Platform } from './platform.ts';
import { PortInSource } from './port-in.ts';
import { PurchaseSource } from './purchase.ts';
import { roamingCaches, RoamingSource, type RoamingCaches } from './roaming.ts';
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
  readonly roaming: RoamingCaches;
}

export const createCaches = (clock: Clock): Caches => ({
  catalog: catalogCache(clock),
  roaming: roamingCaches(clock),
});

export function dataSources(platform: Platform, caches: Caches): DataSources {
  const catalog = new CatalogSource(platform, caches.catalog);
  return {
    catalog,
    coverage: new CoverageSource(platform),
    device: new DeviceSource(platform),
    purchase: new PurchaseSource(platform, catalog),
    card: new CardSource(platform),
    activation: new ActivationSource(platform),
    portIn: new PortInSource(platform),
    customer: new CustomerSource(platform),
    line: new LineSource(platform),
    numberSwap: new NumberSwapSource(platform),
    simSwap: new SimSwapSource(platform),
    support: new SupportSource(platform),
    usage: new UsageSource(platform),
    billing: new BillingSource(platform),
    topUp: new TopUpSource(platform),
    planChange: new PlanChangeSource(platform, catalog),
    calling: new CallingSource(platform),
    shipment: new ShipmentSource(platform),
    roaming: new RoamingSource(platform, caches.roaming),
  };
}
