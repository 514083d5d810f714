import { describe, expect, it } from 'vitest';
import { days, hours, minutes } from '../../src/clock.ts';
import { act, firstLine } from '../support/actions.ts';
import { LENA } from '../support/people.ts';
import { runOut } from '../support/purchases.ts';
import { bought, SALES } from '../support/sales.ts';
import { operation } from '../support/shopper.ts';
import { folder, START, World } from '../support/world.ts';

describe('a gateway that was started with a clock far ahead', () => {
  it.each([
    ['40 days', days(40)],
    ['two hours', hours(2)],
  ])('by %s leaves nothing waiting that the rate limit turned away then', async (_how, ms) => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    await world.gateway.stop();
    world.clock.jump(ms);
    await world.startGateway();
    const lena = await world.as(LENA);
    const { id: lineId } = await firstLine(lena);
    await world.fault({ row: 29, fault: 'status-429' });
    const { operation: begun } = await act(lena, 'suspendLine', { lineId });
    await world.gateway.stop();
    world.clock.jump(-ms);
    await world.startGateway();
    await world.pass(minutes(1));
    const again = await world.as(LENA);
    expect(await operation(again, begun.id)).toMatchObject({
      status: 'FAILED',
      failure: { code: 'ASK_EXPIRED' },
    });
    expect(world.effects('suspend')).toHaveLength(0);
    const { outcome } = await act(again, 'suspendLine', { lineId });
    expect(outcome).toBe('ACCEPTED');
  });

  it('by 40 days lets what is in doubt since then be looked at by a person in time', async () => {
    await using place = await folder();
    await using world = await World.start({ databaseUrl: `sqlite:${place.path}/gateway.db` });
    await world.gateway.stop();
    world.clock.jump(days(40));
    await world.startGateway();
    await world.fault({ row: 56, fault: 'cut-before' });
    const { operation: begun } = await bought(await world.as(LENA), SALES['calling credit']);
    await world.gateway.stop();
    world.clock.jump(-days(40));
    await world.startGateway();
    const lena = await world.as(LENA);
    await world.pass(minutes(20));
    expect((await operation(lena, begun.id)).status).toBe('UNDETERMINED');
    await world.pass(minutes(15));
    expect((await operation(lena, begun.id)).status).toBe('NEEDS_ATTENTION');
  });
});

describe('a clock that is set ahead by 40 days for a quarter of an hour', () => {
  it('lets no purchase run out whose link can be renewed', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const id = await runOut(world, sam);
    await world.pass(START + minutes(62) - world.clock.now());
    world.clock.jump(days(40));
    await world.pass(minutes(14));
    expect((await operation(sam, id)).status).toBe('WAITING_FOR_CUSTOMER');
  });
});
