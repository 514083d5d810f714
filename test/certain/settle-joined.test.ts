import { describe, expect, it } from 'vitest';
import { act } from '../support/actions.ts';
import { settle, timeline } from '../support/operators.ts';
import { AGENT, LENA } from '../support/people.ts';
import { quoted, SALES } from '../support/sales.ts';
import { World } from '../support/world.ts';

const CREDIT = SALES['calling credit'];
const OTHER_AGENT = { sub: 'agent-2', role: 'agent' };
const THIRD_AGENT = { sub: 'agent-3', role: 'agent' };

describe('a sale that two agents bought', () => {
  it('is settled by neither of them, and both stand in its timeline', async () => {
    await using world = await World.start();
    const { quote } = await quoted(await world.as(LENA), CREDIT);
    const [agent, other] = [await world.as(AGENT), await world.as(OTHER_AGENT)];
    await world.fault({ row: 56, fault: 'cut-before' });
    const { operation: begun } = await act(agent, CREDIT.buy, { quoteId: quote.id });
    const joined = await act(other, CREDIT.buy, { quoteId: quote.id });
    expect(joined).toMatchObject({ alreadyStarted: true, operation: { id: begun.id } });
    await world.pass(31 * 60_000);
    for (const client of [agent, other])
      expect(await settle(client, begun.id)).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'SETTLE_OWN' }],
      });
    const { requests } = await timeline(agent, begun.id);
    expect(requests.map(({ asked }: { asked: string }) => asked)).toEqual(['begun', 'joined']);
    const third = await world.as(THIRD_AGENT);
    expect((await settle(third, begun.id)).outcome).toBe('ACCEPTED');
  });
});
