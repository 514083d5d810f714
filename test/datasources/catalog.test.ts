import { describe, expect, it } from 'vitest';
import { hours } from '../../src/clock.ts';
import type { CatalogSource } from '../../src/datasources/catalog.ts';
import { createCaches, freshSources } from '../../src/datasources/sources.ts';
import { planId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const BASIC = {
  uniqueIdentifier: 'M100',
  serviceCode: 'BASIC',
  name: 'TENANT@brand@Basic 5',
  displayName: 'Basic (5GB)',
  baseLinePrice: 15,
  additionalLinePrice: 12.5,
  maxLines: 5,
  planData: 5,
  dataUnit: 'GB',
  isUnlimited: false,
  upGradableTo: ['TENANT@brand@Big', 'TENANT@brand@Gone'],
  downGradableTo: [],
  fccLabel: { monthlyPrice: '$15', speeds: { typicalDownloadSpeed: '50 Mbps' } },
  planFeatures: [
    { label: 'Hotspot', priority: 2 },
    { label: 'Texts', priority: 1 },
  ],
};

const BIG = {
  serviceCode: 'BIG',
  name: 'TENANT@brand@Big',
  baseLinePrice: 30,
  isUnlimited: 'true',
  fccLabel: 'One label',
  downGradableTo: ['TENANT@brand@Basic 5'],
};

const OFFERS = [
  { name: 'Welcome', coupon: 'HELLO', serviceCode: 'O1', status: 0, startDate: '01-02-2026' },
  { name: 'Old', coupon: 'OLD', serviceCode: 'O2', expired: true },
  { name: 'Off', coupon: 'OFF', serviceCode: 'O3', status: 2 },
];

const SERVICES = [
  {
    serviceCode: 'usps_first_class_mail',
    name: 'First class',
    serviceType: 'SHIPPING',
    shippingAmount: 4.99,
    deliveryDays: 3,
  },
  { serviceCode: 'T1', name: '1 GB', dataPulse: 1, pulseCost: 5 },
];

const named = (planName: string): Parameters<CatalogSource['planOf']>[0] => ({
  planName,
  planCode: null,
});

const ALL = { plans: [BASIC, BIG], offers: OFFERS, services: SERVICES };

describe('catalog', () => {
  it('tells plans in our words', async () => {
    await using reach = await StubReach.start();
    const { plans } = await reach.next(gives(ALL)).sources().catalog.current();
    expect(plans[0]).toEqual({
      id: 'BASIC',
      name: 'Basic (5GB)',
      references: ['BASIC', 'M100', 'TENANT@brand@Basic 5', 'Basic (5GB)'],
      price: usd(1_500),
      additionalLinePrice: usd(1_250),
      maxLines: 5,
      fccLabel: {
        statements: [
          { name: 'Monthly price', value: '$15' },
          { name: 'Speeds typical download speed', value: '50 Mbps' },
        ],
      },
      data: { unlimited: false, megabytes: '5120' },
      upgradesTo: ['TENANT@brand@Big', 'TENANT@brand@Gone'],
      downgradesTo: [],
      features: ['Texts', 'Hotspot'],
    });
    expect(plans[1]).toMatchObject({ name: 'Big', data: { unlimited: true, megabytes: null } });
  });

  it('shows the usable offers and the services by kind', async () => {
    await using reach = await StubReach.start();
    const { offers, services } = await reach.next(gives(ALL)).sources().catalog.current();
    expect(offers).toEqual([
      { id: 'O1', name: 'Welcome', code: 'HELLO', startsOn: '2026-01-02', endsOn: null },
    ]);
    expect(services).toMatchObject([
      { id: 'usps_first_class_mail', kind: 'SHIPPING', price: usd(499), deliveryDays: 3 },
      { id: 'T1', kind: 'TOP_UP', price: usd(500), deliveryDays: null },
    ]);
  });

  it('finds plans by id and by each of their names, with or without prefix (Q15)', async () => {
    await using reach = await StubReach.start();
    const { catalog } = reach.next(gives(ALL)).sources();
    const found = await Promise.all([
      catalog.plan(planId('BASIC')),
      catalog.planOf(named('TENANT@brand@Basic 5')),
      catalog.planOf(named('basic 5')),
      catalog.planOf(named('Basic (5GB)')),
      catalog.planOf(named('Nothing')),
    ]);
    expect(found.map((plan) => plan?.id)).toEqual(['BASIC', 'BASIC', 'BASIC', 'BASIC', undefined]);
    const targets = await catalog.plansMeant(['Big', 'Gone', 'TENANT@brand@Big']);
    expect(targets.map(({ id }) => id)).toEqual(['BIG']);
    expect(reach.seen).toHaveLength(1);
  });

  it('goes round an endpoint that fails (Q3, Q7)', async () => {
    await using reach = await StubReach.start();
    reach.next(says(403, { Message: 'explicit deny' }), gives({ plans: [BIG] }));
    reach.always((response, seen) =>
      gives(seen.path.endsWith('offer') ? OFFERS : { services: SERVICES })(response, seen),
    );
    const { plans, offers, services } = await reach.sources().catalog.current();
    expect([plans.length, offers.length, services.length]).toEqual([1, 1, 2]);
  });

  it('leaves out a plan without a price, and takes a catalog without plans for a failure', async () => {
    await using reach = await StubReach.start();
    const broken = { ...BIG, baseLinePrice: 'a lot' };
    reach.next(gives({ ...ALL, plans: [broken, BASIC] })).always(gives({ ...ALL, plans: [] }));
    const { plans } = await reach.sources().catalog.current();
    expect(plans.map(({ id }) => id)).toEqual(['BASIC']);
    expect(reach.drift).toContain('plans.baseLinePrice');
    await expect(reach.sources().catalog.current()).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('is asked for once by many requests, and shown labelled while the platform is down', async () => {
    await using reach = await StubReach.start();
    const platform = reach.next(gives(ALL)).always(says(503, {})).platform();
    const caches = createCaches(reach.clock);
    const read = () => freshSources(platform, caches).catalog.current();
    const asOf = reach.clock.now();
    await Promise.all(Array.from({ length: 100 }, read));
    expect(reach.asked).toEqual(['GET /apisvc/v0/product/fetch']);
    reach.clock.time += hours(25);
    expect(await read()).toMatchObject({
      asOf,
      stale: true,
      plans: [{ id: 'BASIC' }, { id: 'BIG' }],
    });
  });

  it('counts a plan without an FCC label', async () => {
    await using reach = await StubReach.start();
    const bare = { ...BIG, fccLabel: null };
    const { plans } = await reach
      .next(gives({ ...ALL, plans: [bare] }))
      .sources()
      .catalog.current();
    expect(plans[0]?.fccLabel).toBeNull();
    expect(reach.drift).toEqual(['plans.fccLabel', 'plans.downGradableTo']);
  });
});
