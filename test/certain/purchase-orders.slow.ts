import { describe, expect, it } from 'vitest';
import { endOrder, HOUR, renew, runOut, untilPayable } from '../support/purchases.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const SAM = { sub: 'sam' };

describe('a purchase with two links', () => {
  it('of which the first order cannot be read is still seen to be paid by the second', async () => {
    await using world = await World.start();
    const sam = await world.as(SAM);
    const id = await runOut(world, sam);
    await renew(sam, id);
    await untilPayable(world, sam, id);
    const [first] = world.reach.platform.world.orders;
    if (!first) throw new Error('there is no order');
    Object.assign(first, { price: Object.defineProperty({}, 'amount', { get: broken }) });
    await endOrder(world, 1);
    await world.pass(HOUR);
    expect(await operation(sam, id)).toMatchObject({ status: 'SUCCEEDED', certainty: 'CONFIRMED' });
  });
});

function broken(): never {
  throw new Error('the platform cannot read this order');
}
