import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { AReach, bought, HOUR, line, type Answer } from './a-reach.ts';

const WITH_A_PARCEL = {
  info: { shipmentType: 'express_2_day' },
  lines: [line('Sam', { isPrimary: true, simType: 'PHYSICAL' })],
};

const cancel = (reach: AReach, customerId: string): Promise<Answer> =>
  reach.call('PUT', `shipment/order/cancel/${customerId}`);

const stateOf = async (reach: AReach, customerId: string): Promise<string> =>
  (await reach.call('GET', `shipment/order/customer/${customerId}`)).body.data.shipmentStatus;

describe('a parcel', () => {
  it.each(['guide', 'observed'] as const)(
    'that has not left is stopped for good, once, in the words of %s',
    async (vocabulary) => {
      await using reach = await AReach.start({ vocabulary });
      const customerId = await bought(reach, WITH_A_PARCEL);
      expect((await cancel(reach, customerId)).body.data).toEqual({ customerId });
      expect(await stateOf(reach, customerId)).toBe('CANCELLED');
      await reach.pass(30 * HOUR);
      expect(await stateOf(reach, customerId)).toBe('CANCELLED');
      expect((await cancel(reach, customerId)).status).toBe(409);
      expect(reach.ledger.effects.filter(({ row }) => row === 58)).toMatchObject([
        { effect: 'shipment-cancelled', customerId },
      ]);
    },
  );

  it('that has left, or never was, cannot be stopped', async () => {
    await using reach = await AReach.start();
    const customerId = await bought(reach, WITH_A_PARCEL);
    await reach.pass(25 * HOUR);
    expect((await cancel(reach, customerId)).status).toBe(409);
    expect(await stateOf(reach, customerId)).toBe('SHIPPED');
    expect((await cancel(reach, IDS.paul)).status).toBe(409);
    for (const id of [IDS.lena, 'nobody']) expect((await cancel(reach, id)).status).toBe(404);
    expect(reach.effects()).not.toContain('shipment-cancelled');
  });
});
