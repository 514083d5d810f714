import { describe, expect, it } from 'vitest';
import { act, direct } from '../support/actions.ts';
import { FARAH } from '../support/people.ts';
import { CUSTOMER_SCREEN, WHOLE_CUSTOMER } from '../support/screens.ts';
import { World } from '../support/world.ts';

const rowsSince = (world: World, start: number): readonly number[] =>
  world.reach.platform.ledger.attempts
    .slice(start)
    .map(({ row }) => row)
    .toSorted((a, b) => a - b);

describe('the customer screen of a family of five', () => {
  it('costs six calls when nothing is known: account, catalog, usage, bills, credit and packs are told once each', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const before = world.reach.platform.ledger.attempts.length;
    const { viewer } = await farah.data(CUSTOMER_SCREEN);
    expect(viewer.customers[0].lines).toHaveLength(5);
    for (const line of viewer.customers[0].lines)
      expect(line.usage.used).toEqual(expect.any(String));
    expect(viewer.customers[0].bills.edges).toHaveLength(6);
    expect(rowsSince(world, before)).toEqual([4, 25, 39, 41, 52, 63]);
  });

  it('costs none when it was asked a moment ago', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const first = await farah.data(CUSTOMER_SCREEN);
    const before = world.reach.platform.ledger.attempts.length;
    expect(await farah.data(CUSTOMER_SCREEN)).toEqual(first);
    expect(rowsSince(world, before)).toEqual([]);
  });

  it('is read anew after a change, which shows at once', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { viewer } = await farah.data(CUSTOMER_SCREEN);
    const [, marco] = viewer.customers[0].lines;
    await act(farah, 'suspendLine', { lineId: marco.id });
    const after = (await farah.data(CUSTOMER_SCREEN)).viewer.customers[0];
    expect(after.lines[1].status).toBe('SUSPENDED');
    const changes = { customerId: after.id, firstName: 'Fara' };
    await direct(farah, 'updateCustomer', changes);
    expect((await farah.data(CUSTOMER_SCREEN)).viewer.customers[0].firstName).toBe('Fara');
  });

  it('asks nothing twice in one request, also when it asks for everything', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const before = world.reach.platform.ledger.attempts.length;
    await farah.data(WHOLE_CUSTOMER);
    const attempts = world.reach.platform.ledger.attempts.slice(before);
    const asked = attempts.map(({ row, path, customerId, body }) =>
      JSON.stringify([row, path, customerId, body]),
    );
    const perLineOrBill = new Set([42, 45, 65, 39]);
    const once = asked.filter((_one, index) => !perLineOrBill.has(attempts[index]?.row ?? 0));
    expect(new Set(once).size).toBe(once.length);
  });
});

describe('with one endpoint of the platform answering 500', () => {
  /** Row and the fields that it alone feeds, as they stand in the answer. */
  it.each([
    [13, /cards$/],
    [57, /shipment$/],
    [41, /bills$/],
    [42, /items$/],
    [44, /invoices$/],
    [45, /invoiceLink$/],
    [63, /ownedRoamingPacks$/],
    [65, /usage$/],
    [52, /balance$/],
    [53, /usage$/],
    [54, /purchases$/],
    [39, /(data|calling)$/],
    [2, /coverage$/],
    [23, /zipCodeCoverage$/],
    [59, /roamingCountries$/],
    [60, /roamingPacks$/],
  ])('row %i leaves all other fields of the document as they are', async (row, feeds) => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const whole = await farah.data(WHOLE_CUSTOMER);
    await using broken = await World.start();
    const client = await broken.as(FARAH);
    await broken.fault({ row, fault: 'status-500', times: 0 });
    const { status, data, errors } = await client.ask(WHOLE_CUSTOMER);
    expect(status).toBe(200);
    expect(errors.length).toBeGreaterThan(0);
    for (const { path, extensions } of errors) {
      expect((path as unknown[]).filter((part) => typeof part === 'string').join('.')).toMatch(
        feeds,
      );
      expect(extensions.code).toBe('PLATFORM_UNAVAILABLE');
    }
    for (const { path } of errors) blank(whole, path as (string | number)[]);
    expect(withoutLinks(data)).toEqual(withoutLinks(whole));
  });
});

/** Sets what a path names to null. */
function blank(value: any, path: readonly (string | number)[]): void {
  const [last] = path.slice(-1);
  const owner = path.slice(0, -1).reduce((inner, part) => inner?.[part], value);
  if (owner && last !== undefined) owner[last] = null;
}

/** Links to documents hold the address of the simulator. */
const withoutLinks = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data).replace(/http:\/\/127\.0\.0\.1:\d+/g, ''));
