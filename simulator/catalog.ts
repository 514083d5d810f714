/*
 * Catalog: plans, offers and services (rows 4 to 7). Lists are members of an object, or bare (Q3).
 */
import { OFFERS, PLANS, SERVICES } from './catalog-product.ts';
import { okAs, type EndpointRequest, type Reply, type EndpointModule } from './engine/endpoint.ts';

const list =
  (name: string, product: readonly unknown[]) =>
  ({ platform }: EndpointRequest): Reply =>
    okAs(platform, platform.vocabulary === 'guide' ? { [name]: product } : product);

export const catalogEndpoints: EndpointModule = {
  rows: {
    4: ({ platform }) => okAs(platform, { plans: PLANS, offers: OFFERS, services: SERVICES }),
    5: list('plans', PLANS),
    6: list('offers', OFFERS),
    7: list('services', SERVICES),
  },
};
