import { describe, expect, it } from 'vitest';
import { buy, operation } from '../support/shopper.ts';
import type { Client } from '../support/client.ts';
import { World } from '../support/world.ts';

const IMPOSSIBLE = ['..', '.', ' ', 'a/b', 't-1?x=1', '%2e%2e', 'x'.repeat(200)];

const BY_TRANSACTION =
  'query Returned($id: Reference!) { purchaseByTransaction(transactionId: $id) { id } }';

/** A purchase whose answer is lost, and which cannot be looked up by our reference. */
async function purchaseInDoubt(world: World, sam: Client): Promise<string> {
  await world.fault(
    { row: 9, fault: '504-after-effect' },
    { row: 25, fault: 'status-404', times: 0 },
  );
  const bought = await buy(sam);
  expect(bought.outcome).toBe('UNDETERMINED');
  return bought.operation.id;
}

describe('a transaction id that can be none', () => {
  it('is answered with null on the return page, and Reach is not asked', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    await purchaseInDoubt(world, sam);
    for (const id of IMPOSSIBLE) {
      expect(await sam.data(BY_TRANSACTION, { id })).toEqual({ purchaseByTransaction: null });
    }
    expect(world.attempts(10)).toEqual([]);
  });

  it('does not keep a purchase in doubt from being found by its own id', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await purchaseInDoubt(world, sam);
    for (const transactionId of IMPOSSIBLE) await sam.data(BY_TRANSACTION, { id: transactionId });
    const order = world.reach.platform.world.orders.at(-1);
    const found = await sam.data(BY_TRANSACTION, { id: order?.transactionId });
    expect(found).toEqual({ purchaseByTransaction: { id } });
    expect(await operation(sam, id)).not.toMatchObject({ status: 'UNDETERMINED' });
  });
});
