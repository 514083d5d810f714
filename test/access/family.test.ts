import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId } from '../../src/ids.ts';
import { direct } from '../support/actions.ts';
import { AGENT, FARAH, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

/** Marco's line, as the holder of the account knows it and as he does. */
const HIS_LINE_OF_HERS = globalId('Line', IDS.farah, IDS.marco);
const HIS_LINE = globalId('Line', IDS.marco, IDS.marco);

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

  it('makes no pack renew itself, which the account would pay for', async () => {
    await using world = await World.start();
    const renew = { packId: globalId('RoamingPack', 'IREU30'), autoRenew: true };
    const asked = { ...renew, lineId: HIS_LINE };
    expect(await direct(await world.as(MARCO), 'setRoamingAutoRenew', asked)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'HOLDER_ONLY' }],
    });
    expect(world.attempts(64)).toHaveLength(0);
    const hers = { ...renew, lineId: HIS_LINE_OF_HERS };
    expect(await direct(await world.as(FARAH), 'setRoamingAutoRenew', hers)).toMatchObject({
      outcome: 'ACCEPTED',
    });
  });
});
