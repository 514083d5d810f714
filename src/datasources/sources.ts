/*
 * Sources: one set of data sources per request.
 *
 * Gives  every domain with loaders of its own, so that one request asks one question once.
 * Never  shares a loader between requests; only the caches outlive one.
 */
import type { Clock } from '../clock.ts';
import { ActivationSource } from './activation.ts';
import type { SharedCache } from './cache.ts';
import { CardSource } from './card.ts';
import { catalogCache, CatalogSource, type Products } from './catalog.ts';
import { CoverageSource } from './coverage.ts';
import { CustomerSource } from './customer.ts';
import { DeviceSource } from './device.ts';
import type { Platform } from './platform.ts';
import { PortInSource } from './port-in.ts';
import { PurchaseSource } from './purchase.ts';
import { ShipmentSource } from './shipment.ts';

export interface DataSources {
  readonly coverage: CoverageSource;
  readonly device: DeviceSource;
  readonly catalog: CatalogSource;
  readonly purchase: PurchaseSource;
  readonly card: CardSource;
  readonly activation: ActivationSource;
  readonly portIn: PortInSource;
  readonly customer: CustomerSource;
  readonly shipment: ShipmentSource;
}

/** What requests share: answers that are the same for everybody. */
export interface Caches {
  readonly catalog: SharedCache<Products>;
}

export const createCaches = (clock: Clock): Caches => ({ catalog: catalogCache(clock) });

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
    shipment: new ShipmentSource(platform),
  };
}
