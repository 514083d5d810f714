import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const CUSTOMER = customerId('c-1');

describe('a parcel', () => {
  it.each([
    ['PENDING', 'PENDING'],
    ['processing', 'PENDING'],
    ['SHIPPED', 'SHIPPED'],
    ['in-transit', 'SHIPPED'],
    ['DELIVERED', 'DELIVERED'],
    ['CANCELED', 'CANCELLED'],
    ['LOST', 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('that is %s is %s', async (shipmentStatus, status) => {
    await using reach = await StubReach.start();
    const { shipment } = reach.next(gives({ orderId: 'o-1', shipmentStatus })).sources();
    expect(await shipment.of(CUSTOMER)).toMatchObject({ orderId: 'o-1', status });
    expect(reach.drift).toEqual(status === 'UNRECOGNIZED' ? ['shipmentStatus'] : []);
  });

  it('of somebody else is never shown', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ customerId: 'c-9', orderId: 'o-9', shipmentStatus: 'SHIPPED' }));
    await expect(reach.sources().shipment.of(CUSTOMER)).rejects.toMatchObject({
      code: 'PLATFORM_UNREADABLE',
    });
  });

  it('is read anew after it was called back, and is a conflict once it is on its way', async () => {
    await using reach = await StubReach.start();
    const parcel = (shipmentStatus: string) => gives({ orderId: 'o-1', shipmentStatus });
    reach.next(parcel('PENDING'), gives({}), parcel('CANCELLED'), says(409, {}));
    const { shipment } = reach.sources();
    expect(await shipment.of(CUSTOMER)).toMatchObject({ status: 'PENDING' });
    expect(await shipment.cancel(CUSTOMER)).toEqual({ outcome: 'accepted', value: null });
    expect(await shipment.of(CUSTOMER)).toMatchObject({ status: 'CANCELLED' });
    expect(await shipment.cancel(CUSTOMER)).toMatchObject({ cause: 'conflict' });
  });
});
