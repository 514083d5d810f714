/*
 * Catalog product: what the simulated brand sells. All names and prices are invented.
 */
import type { Platform } from './engine/platform.ts';

/** Names carry a prefix of tenant and brand (Q15). */
const named = (name: string): string => `SIMTENANT@Brand@${name}`;

const label = (name: string, price: number, speed: string): Record<string, string> => ({
  'Plan name': name,
  'Monthly price': `$${price.toFixed(2)}`,
  'Contract length': 'None',
  'Typical download speed (5G)': speed,
  'Typical latency (5G)': '25-55 ms',
  'Data included': name,
});

interface PlanSketch {
  readonly code: string;
  readonly name: string;
  readonly price: number;
  readonly gb: number;
  readonly up: readonly string[];
  readonly down: readonly string[];
  readonly maxLines: number;
}

const SKETCHES: readonly PlanSketch[] = [
  {
    code: 'MGIG01',
    name: 'By the Gig (1GB)',
    price: 10,
    gb: 1,
    up: ['Basic (5GB)', 'Plus (15GB)', 'Unlimited (30GB)'],
    down: [],
    maxLines: 5,
  },
  {
    code: 'MBASIC5',
    name: 'Basic (5GB)',
    price: 20,
    gb: 5,
    up: ['Plus (15GB)', 'Unlimited (30GB)'],
    down: ['By the Gig (1GB)'],
    maxLines: 5,
  },
  {
    code: 'MPLUS15',
    name: 'Plus (15GB)',
    price: 30,
    gb: 15,
    up: ['Unlimited (30GB)'],
    down: ['By the Gig (1GB)', 'Basic (5GB)'],
    maxLines: 5,
  },
  {
    code: 'MUNL30',
    name: 'Unlimited (30GB)',
    price: 40,
    gb: 30,
    up: [],
    down: ['By the Gig (1GB)', 'Basic (5GB)', 'Plus (15GB)'],
    maxLines: 10,
  },
];

const bare = (name: string): string => name.replace(/\s*\([^)]*\)$/, '');

export const PLANS = SKETCHES.map(({ code, name, price, gb, up, down, maxLines }) => ({
  uniqueIdentifier: code,
  serviceCode: code,
  name: named(bare(name)),
  displayName: name,
  displayNameWeb: name,
  baseLinePrice: price,
  additionalLinePrice: price - 5,
  maxLines,
  planData: gb,
  dataUnit: 'GB',
  isUnlimited: code === 'MUNL30',
  talktime: 'Unlimited',
  planType: 'LSD',
  planCharging: 'MIA',
  isAllowPlanChange: true,
  upGradableTo: up.map((one) => named(bare(one))),
  downGradableTo: down.map((one) => named(bare(one))),
  fccLabel: label(name, price, gb > 10 ? '90-350 Mbps' : '60-200 Mbps'),
  planFeatures: [
    { label: 'Unlimited talk and text', priority: 1, svgCode: 'talk' },
    { label: `${gb} GB at full speed`, priority: 2, svgCode: 'data' },
  ],
}));

export const OFFERS = [
  {
    name: named('Welcome'),
    coupon: 'WELCOME10',
    serviceCode: 'OWELCOME10',
    type: 5,
    subType: 1,
    status: 0,
    expired: false,
    planDiscount: 10,
    startDate: '2026-01-01T00:00:00.000+0000',
    validityInMonths: 12,
  },
];

export const SERVICES = [
  {
    name: named('First class mail'),
    serviceCode: 'usps_first_class_mail',
    serviceType: 'SHIPPING',
    shippingAmount: 0,
    deliveryDays: 5,
  },
  {
    name: named('Express'),
    serviceCode: 'express_2_day',
    serviceType: 'SHIPPING',
    shippingAmount: 12.5,
    deliveryDays: 2,
  },
  {
    name: named('Data pack 1 GB'),
    serviceCode: 'TOPUP1GB',
    serviceType: 'TOPUP',
    dataPulse: 1024,
    pulseCost: 5,
  },
];

/** The plan that an order means: by code, or by display name with or without its allowance (Q4). */
export const planFor = (id: string): (typeof PLANS)[number] | undefined =>
  PLANS.find(({ serviceCode, displayName }) =>
    [serviceCode, displayName, bare(displayName)].includes(id),
  );

/** What the platform calls the plan of a line: for customers, or with the prefix of tenant and brand (Q15). */
export const planNameFor = ({ vocabulary }: Platform, planCode: string): string => {
  const plan = planFor(planCode);
  return (vocabulary === 'guide' ? plan?.displayName : plan?.name) ?? planCode;
};
