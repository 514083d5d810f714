import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../src/clock.ts';
import { createCaches, freshSources } from '../../src/datasources/sources.ts';
import { customerId, packId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const COUNTRIES = [
  { countryCode: 'MX', countryName: 'Mexico' },
  { countryCode: 'FR' },
  { countryName: 'Nowhere' },
];

const PACK = {
  packId: 'p-1',
  name: 'Week',
  price: 20,
  validityDays: 7,
  data: 1.5,
  dataUnit: 'GB',
  voiceMinutes: 60,
  sms: 100,
  countries: ['MX', 'FR'],
};

const LINE = customerId('c-1');

async function start() {
  const reach = await StubReach.start();
  const platform = reach.platform();
  const caches = createCaches(reach.clock);
  /** Sources of one request more; all share the caches. */
  const roaming = () => freshSources(platform, caches).roaming;
  return { reach, roaming, [Symbol.asyncDispose]: () => reach[Symbol.asyncDispose]() };
}

describe('countries with roaming', () => {
  it('are read once a day for everybody', async () => {
    await using stage = await start();
    const { reach, roaming } = stage;
    reach.always(gives(COUNTRIES));
    expect(await roaming().countries()).toEqual([
      { code: 'MX', name: 'Mexico' },
      { code: 'FR', name: 'FR' },
    ]);
    expect(reach.drift).toEqual(['countries.countryCode']);
    reach.clock.time += hours(24) - 1;
    await roaming().countries();
    expect(reach.seen).toHaveLength(1);
    reach.clock.time += 1;
    await roaming().countries();
    await expect.poll(() => reach.seen).toHaveLength(2);
  });

  it('are kept while the platform is down, and an empty list counts as that', async () => {
    await using stage = await start();
    const { reach, roaming } = stage;
    reach.next(gives(null));
    await expect(roaming().countries()).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
    reach.next(gives(COUNTRIES)).always(says(503, {}));
    await roaming().countries();
    reach.clock.time += hours(72);
    expect(await roaming().countries()).toHaveLength(2);
  });
});

describe('roaming packs', () => {
  it('are told in our words', async () => {
    await using reach = await StubReach.start();
    const bare = { packId: 'p-2', price: 'free', data: null, countries: null };
    reach.next(gives([PACK, bare, { name: 'No id' }]));
    expect(await reach.sources().roaming.packsFor(['MX'])).toEqual([
      {
        id: 'p-1',
        name: 'Week',
        price: usd(2_000),
        validityDays: 7,
        data: { amount: '1.5', unit: 'GB' },
        voiceMinutes: 60,
        messages: 100,
        countries: ['MX', 'FR'],
      },
      {
        ...{ id: 'p-2', name: 'p-2', price: null, validityDays: null, data: null },
        ...{ voiceMinutes: null, messages: null, countries: [] },
      },
    ]);
    expect(reach.drift).toEqual(['packs.name', 'packs.price', 'packs.packId']);
  });

  it('are read once in ten minutes for each journey, however its countries are named', async () => {
    await using stage = await start();
    const { reach, roaming } = stage;
    reach.always(gives([PACK]));
    await roaming().packsFor(['MX', 'FR']);
    await roaming().packsFor(['FR', 'MX', 'MX']);
    expect(reach.seen).toHaveLength(1);
    await roaming().packsFor(['MX']);
    expect(reach.seen).toHaveLength(2);
    reach.clock.time += minutes(10);
    await roaming().packsFor(['MX']);
    expect(reach.seen).toHaveLength(3);
  });

  it('are none where the platform knows none', async () => {
    await using reach = await StubReach.start();
    const { roaming } = reach.always(says(404, {})).sources();
    expect(await roaming.packsFor(['AQ'])).toEqual([]);
    expect(await roaming.ownedBy('g-1')).toEqual([]);
    expect(await roaming.usageOf(LINE)).toEqual([]);
  });
});

describe('owned roaming packs', () => {
  it('are told for each line of the group', async () => {
    await using reach = await StubReach.start();
    const pack = {
      packId: 'p-1',
      customerId: 'c-1',
      status: 'ACTIVE',
      startDate: '2026-01-20',
      endDate: '2026-01-27',
      autoRenew: 'true',
    };
    const list = [pack, { packId: 'p-2', status: 'Frozen' }, { ...pack, groupId: 'g-9' }, {}];
    expect(await reach.next(gives(list)).sources().roaming.ownedBy('g-1')).toEqual([
      {
        packId: 'p-1',
        line: 'c-1',
        status: 'ACTIVE',
        startsOn: '2026-01-20',
        validUntil: '2026-01-27',
        autoRenew: true,
      },
      {
        ...{ packId: 'p-2', line: null, status: 'UNRECOGNIZED' },
        ...{ startsOn: null, validUntil: null, autoRenew: null },
      },
    ]);
    expect(reach.drift).toEqual(['packs.groupId', 'packs.status', 'packs.packId']);
  });

  it.each([
    ['PENDING', 'PENDING'],
    ['EXPIRED', 'EXPIRED'],
    ['CANCELLED', 'CANCELLED'],
    ['canceled', 'CANCELLED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that are %s are %s', async (word, status) => {
    await using reach = await StubReach.start();
    reach.next(gives([{ packId: 'p-1', status: word }]));
    expect(await reach.sources().roaming.ownedBy('g-1')).toMatchObject([{ status }]);
  });

  it('tell what is left, and never what is left of another line', async () => {
    await using reach = await StubReach.start();
    const usage = { packId: 'p-1', used: 0.5, remaining: 1e-7, unit: 'GB', endDate: '2026-01-27' };
    const list = [
      usage,
      { ...usage, customerId: 'c-2' },
      { packId: 'p-2', used: true },
      { used: 1 },
    ];
    expect(await reach.next(gives(list)).sources().roaming.usageOf(LINE)).toEqual([
      {
        packId: 'p-1',
        used: '0.5',
        remaining: '0.0000001',
        unit: 'GB',
        validUntil: '2026-01-27',
      },
      { packId: 'p-2', used: null, remaining: null, unit: null, validUntil: null },
    ]);
    expect(reach.drift).toEqual(['usage.customerId', 'usage.used', 'usage.packId']);
  });

  it('are read anew after one was told to renew itself', async () => {
    await using reach = await StubReach.start();
    const pack = (autoRenew: boolean) => gives([{ packId: 'p-1', status: 'ACTIVE', autoRenew }]);
    const { roaming } = reach.next(pack(false), gives({}), pack(true)).sources();
    expect(await roaming.ownedBy('g-1')).toMatchObject([{ autoRenew: false }]);
    await roaming.setAutoRenew({ pack: packId('p-1'), line: LINE, autoRenew: true });
    expect(await roaming.ownedBy('g-1')).toMatchObject([{ autoRenew: true }]);
  });
});
