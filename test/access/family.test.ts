import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { AGENT, FARAH, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

const CONTACT =
  'accountReference email billingAddress { address1 } shippingAddress { address1 } firstName';

describe('somebody who holds a secondary line', () => {
  it('is not told how to reach the holder of the account, nor under which reference it was bought', async () => {
    await using world = await World.start();
    const query = `{ viewer { customers { ${CONTACT} } } }`;
    const { viewer: his } = await (await world.as(MARCO)).data(query);
    expect(his.customers).toEqual([
      {
        ...{ accountReference: null, email: null, billingAddress: null, shippingAddress: null },
        firstName: 'Marco',
      },
    ]);
    const { viewer: hers } = await (await world.as(FARAH)).data(query);
    expect(hers.customers[0]).toMatchObject({ email: 'farah@example.com' });
    const id = globalId('Customer', IDS.marco);
    const agents = await (await world.as(AGENT)).data(`{ customer(id: "${id}") { email } }`);
    expect(agents).toEqual({ customer: { email: 'farah@example.com' } });
  });
});
