import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { direct, firstLine } from '../support/actions.ts';
import { DAY } from '../support/lines.ts';
import { LENA } from '../support/people.ts';
import { bought, SALES } from '../support/sales.ts';
import { World } from '../support/world.ts';

const OWNED = '{ viewer { customers { ownedRoamingPacks { packId } } } }';

describe('a renewal whose request was lost', () => {
  it('is not taken for set because a pack of the same kind that is over reads so', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await bought(lena, SALES['a roaming pack']);
    const account = world.reach.platform.world.accounts.find(
      ({ customerId }) => customerId === IDS.lena,
    );
    const [pack] = account?.packs ?? [];
    if (!account || !pack) throw new Error('the pack is gone');
    pack.autoRenew = true;
    const over = { startsAt: pack.startsAt - 60 * DAY, endsAt: pack.startsAt - 30 * DAY };
    account.packs.unshift({ ...pack, ...over, autoRenew: false });

    await world.fault({ row: 64, fault: 'cut-before' });
    const { viewer } = await lena.data(OWNED);
    const { packId } = viewer.customers[0].ownedRoamingPacks[0];
    const asked = { lineId: (await firstLine(lena)).id, packId, autoRenew: false };
    expect((await direct(lena, 'setRoamingAutoRenew', asked)).outcome).toBe('UNDETERMINED');
    expect(world.effects('roaming-auto-renew')).toEqual([]);
  });
});
