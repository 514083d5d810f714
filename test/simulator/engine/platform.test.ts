import { expect, it } from 'vitest';
import { AReach } from '../a-reach.ts';

it('a state that an older simulator saved goes on, with everything that has come since', async () => {
  await using reach = await AReach.start();
  const { platform } = reach.simulator;
  const saved = JSON.parse(platform.saved());
  delete saved.world.planChanges;
  for (const name of ['messages', 'stuck']) delete saved.world[name];
  for (const account of saved.world.accounts) {
    for (const name of ['bills', 'packs', 'wallet', 'callingPurchases']) delete account[name];
    for (const line of account.lines) delete line.extraDataMb;
  }
  platform.restore(JSON.stringify(saved));
  const { customerId } = platform.world.accounts[0] ?? { customerId: '' };
  const paths = [
    ...[`billing/customer/${customerId}`, 'ild/status?groupId=g-1'],
    ...[
      'intl/roaming/pack/group?groupId=g-1',
      `usage/summary?usageData=DATA&customerId=${customerId}`,
    ],
  ];
  for (const path of paths)
    expect([path, (await reach.call('GET', path)).status]).toEqual([path, 200]);
});
