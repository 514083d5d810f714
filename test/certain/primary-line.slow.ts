import { describe, expect, it } from 'vitest';
import { act, firstCustomer, settled } from '../support/actions.ts';
import { MINUTE, release } from '../support/lines.ts';
import { AGENT, FARAH } from '../support/people.ts';
import { operation } from '../support/shopper.ts';
import { World } from '../support/world.ts';

describe('a change of the primary line whose outcome is not known', () => {
  it('lets no other line of the family become the primary one, whoever asks', async () => {
    await using world = await World.start();
    const [farah, agent] = [await world.as(FARAH), await world.as(AGENT)];
    const { lines } = await firstCustomer(farah);
    await world.fault({ row: 34, fault: 'held' });
    const { operation: begun } = await act(farah, 'makeLinePrimary', { lineId: lines[1].id });
    for (const client of [farah, agent])
      expect(await act(client, 'makeLinePrimary', { lineId: lines[2].id })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'OUTCOME_PENDING' }],
      });
    expect(world.attempts(34)).toHaveLength(1);
    await world.pass(31 * MINUTE);
    expect((await operation(farah, begun.id)).status).toBe('NEEDS_ATTENTION');
    expect((await act(farah, 'makeLinePrimary', { lineId: lines[3].id })).outcome).toBe('REFUSED');
    await release(world);
    expect(await settled(world, farah, begun.id)).toMatchObject({ status: 'SUCCEEDED' });
  });
});
