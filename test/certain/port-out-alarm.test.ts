import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { alerts, MINUTE } from '../support/lines.ts';
import { ATTENTION } from '../support/operators.ts';
import { AGENT } from '../support/people.ts';
import { World } from '../support/world.ts';

const claim = (world: World, type: string): Promise<Response> =>
  fetch(`${world.gateway.url}/apisvc/v0/notification`, {
    method: 'POST',
    body: JSON.stringify({ type, customerId: IDS.lena, mobileNo: '2125550210' }),
  });

describe('a number that is said to have left, and that the line still has', () => {
  it.each([[['PORT_OUT_CONFIRMED']], [['PORT_OUT', 'PORT_OUT_CONFIRMED']]])(
    'calls a person with one alert, after %j',
    async (types) => {
      await using world = await World.start();
      for (const type of types) await claim(world, type);
      await world.pass(10 * MINUTE);
      const agent = await world.as(AGENT);
      const { operationsNeedingAttention } = await agent.data(ATTENTION, { first: 9, after: null });
      expect(operationsNeedingAttention.edges).toHaveLength(1);
      expect(alerts(world)).toBe(1);
    },
  );
});
