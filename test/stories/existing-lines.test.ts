import { describe, expect, it } from 'vitest';
import { firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA } from '../support/people.ts';
import { line, operation, planIdOf, quote, submit } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SERVICES = '{ catalog { services { id kind } } }';

async function shippingOf(client: Client): Promise<string> {
  const { catalog } = await client.data(SERVICES);
  return catalog.services.find(({ kind }: any) => kind === 'SHIPPING').id;
}

describe('a renewal', () => {
  it('of a line with a SIM card needs no way of shipping, and is bought', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId, lines, cards } = await firstCustomer(lena);
    const renewed = line(await planIdOf(lena, 'Plus'), {
      ...{ lineId: lines[0].id, firstName: 'Lena', simType: 'PSIM' },
    });
    const quoted = await quote(lena, { account: null, customerId, lines: [renewed] });
    expect(quoted).toMatchObject({ outcome: 'ACCEPTED', quote: { kind: 'RENEWAL' } });
    const bought = await submit(lena, quoted.quote.id, { cardId: cards[0].id });
    await world.passUntil(
      async () => (await operation(lena, bought.operation.id)).settledAt !== null,
    );
    expect(await operation(lena, bought.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('of two lines with one first name is quoted; a new line needs a name of its own', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, lines } = await firstCustomer(farah);
    const plan = await planIdOf(farah, 'Unlimited');
    const renewed = lines
      .slice(0, 2)
      .map(({ id }: any) => line(plan, { lineId: id, firstName: 'Farah', simType: 'PSIM' }));
    const asked = { account: null, customerId };
    expect(await quote(farah, { ...asked, lines: renewed })).toMatchObject({ outcome: 'ACCEPTED' });
    const added = [...renewed, line(plan, { firstName: 'farah' })];
    expect(await quote(farah, { ...asked, lines: added })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ field: ['input', 'lines', '2', 'firstName'] }],
    });
  });

  it('beside a new line with a SIM card needs a way of shipping for that one', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { id: customerId, lines } = await firstCustomer(farah);
    const plan = await planIdOf(farah, 'Unlimited');
    const both = [
      line(plan, { lineId: lines[0].id, firstName: 'Farah', simType: 'PSIM' }),
      line(plan, { firstName: 'Quin', simType: 'PSIM' }),
    ];
    const asked = { account: null, customerId, lines: both };
    expect(await quote(farah, asked)).toMatchObject({
      problems: [{ field: ['input', 'shippingServiceId'] }],
    });
    const shippingServiceId = await shippingOf(farah);
    expect(await quote(farah, { ...asked, shippingServiceId })).toMatchObject({
      outcome: 'ACCEPTED',
    });
  });
});

const PARCELS = `query P($id: ID!) {
  operation(id: $id) { ... on PurchaseOperation { shipment { status trackingNumber shippedOn } } }
  viewer { customers { shipment { status trackingNumber } } } }`;

describe('the parcel of a purchase', () => {
  const sell = async (world: World, client: Client, firstName: string): Promise<string> => {
    const { id: customerId, cards } = await firstCustomer(client);
    const lines = [line(await planIdOf(client, 'Unlimited'), { firstName, simType: 'PSIM' })];
    const shippingServiceId = await shippingOf(client);
    const { quote: quoted } = await quote(client, {
      ...{ account: null, customerId, lines, shippingServiceId },
    });
    const { operation: bought } = await submit(client, quoted.id, { cardId: cards[0].id });
    await world.passUntil(async () => (await operation(client, bought.id)).settledAt !== null);
    return bought.id;
  };

  it('is its own, and none once the platform tells of a later one alone', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const first = await sell(world, farah, 'Quin');
    await world.pass(3 * 86_400_000);
    const before = await farah.data(PARCELS, { id: first });
    expect(before.operation.shipment).toMatchObject({ status: 'SHIPPED' });
    expect(before.viewer.customers[0].shipment).toMatchObject({ status: 'SHIPPED' });

    const second = await sell(world, farah, 'Rae');
    await world.pass(60_000);
    const shown = await farah.data(PARCELS, { id: first });
    expect(shown.operation.shipment).toBeNull();
    expect(shown.viewer.customers[0].shipment).toMatchObject({ status: 'PENDING' });
    const latest = await farah.data(PARCELS, { id: second });
    expect(latest.operation.shipment).toMatchObject({ status: 'PENDING', trackingNumber: null });
  });

  it('is none where the platform does not say whose it is, and its own in a list', async () => {
    await using world = await World.start({ altered: true });
    const farah = await world.as(FARAH);
    const id = await sell(world, farah, 'Quin');
    world.wire?.data(57, ({ transactionId: _left, ...parcel }) => parcel);
    await world.pass(60_000);
    const silent = await farah.data(PARCELS, { id });
    expect(silent.operation.shipment).toBeNull();
    expect(silent.viewer.customers[0].shipment).toMatchObject({ status: 'PENDING' });

    const other = {
      transactionId: 't-other',
      shipmentStatus: 'SHIPPED',
      shippedDate: '2026-03-01',
    };
    world.wire?.data(57, (parcel) => [other, parcel]);
    await world.pass(60_000);
    const listed = await farah.data(PARCELS, { id });
    expect(listed.operation.shipment).toMatchObject({ status: 'PENDING' });
    expect(listed.viewer.customers[0].shipment).toMatchObject({ status: 'PENDING' });

    world.wire?.data(57, () => [other]);
    await world.pass(60_000);
    const foreign = await farah.data(PARCELS, { id });
    expect(foreign.operation.shipment).toBeNull();
    expect(foreign.viewer.customers[0].shipment).toMatchObject({ status: 'SHIPPED' });
  });
});
