import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstCustomer, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA } from '../support/people.ts';
import { bought, PLAN_CHANGE, quoted, SALES } from '../support/sales.ts';
import { operation, planIdOf } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const TOP_UP = SALES['a top-up'];
const PACK_MB = 1_024;
const ATTENTION = 'query A($id: ID!) { operation(id: $id) { status attention } }';
const AGENT_ONE = { sub: 'agent-1', role: 'agent' };

const raise = (world: World, extraDataMb: number): Promise<unknown> =>
  world.control('POST', `lines/${IDS.lena}`, { extraDataMb });

async function lost(world: World, client: Client, fault = 'cut-before'): Promise<string> {
  await world.fault({ row: 48, fault });
  const begun = await bought(client, TOP_UP);
  expect(begun.outcome).toBe('UNDETERMINED');
  return begun.operation.id;
}

/** What it is after a while of looking, and after the time for it has passed. */
async function laterOf(world: World, client: Client, id: string): Promise<readonly string[]> {
  await world.pass(10 * 60_000);
  const early = (await operation(client, id)).status;
  await world.pass(21 * 60_000);
  return [early, (await operation(client, id)).status];
}

const NEVER_FOUND = ['UNDETERMINED', 'NEEDS_ATTENTION'];

describe('a top-up that never arrived', () => {
  it('is not found in a change of the plan, which moves the limit, too', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    const changed = await bought(lena, PLAN_CHANGE);
    expect(await settled(world, lena, changed.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
    expect(world.effects('top-up')).toEqual([]);
    expect(world.attempts(48)).toHaveLength(1);
  });

  it.each([
    ['half of it', PACK_MB / 2],
    ['twice as much', 2 * PACK_MB],
    ['a little more', PACK_MB + 1],
    ['nothing', 0],
  ])('is not found when the limit rises by %s', async (_what, extraDataMb) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await raise(world, extraDataMb);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });

  it('is not found in the same rise by a plan of another size', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await world.control('POST', `lines/${IDS.lena}`, {
      planCode: 'MBASIC5',
      extraDataMb: 11 * PACK_MB,
    });
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });

  it('is not found in another cycle', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await world.pass(31 * 60_000);
    world.clock.jump(31 * 86_400_000);
    await raise(world, PACK_MB);
    await world.pass(15 * 60_000);
    expect((await operation(lena, id)).status).toBe('NEEDS_ATTENTION');
  });

  it('is not found in the rise of the equal one before it, which the platform shows late', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ lag: { row: 39, ms: 300_000 } });
    expect((await bought(lena, TOP_UP)).operation.status).toBe('SUCCEEDED');
    const second = await lost(world, lena);
    expect(await laterOf(world, lena, second)).toEqual(NEVER_FOUND);
    expect(world.effects('top-up')).toHaveLength(1);
  });
});

describe('two top-ups of one line', () => {
  it('from two devices are never on their way at once, so that neither explains the other', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const [a, b] = [await quoted(lena, TOP_UP), await quoted(lena, TOP_UP)];
    await world.fault({ row: 48, fault: 'held' });
    const first = act(lena, TOP_UP.buy, { quoteId: a.quote.id });
    await expect.poll(async () => (await world.control('GET', 'faults')).held).toBe(1);
    expect(await act(lena, TOP_UP.buy, { quoteId: b.quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    await world.control('POST', 'faults/release');
    await first;
    await world.fault({ row: 48, fault: 'cut-before' });
    const { quote } = await quoted(lena, TOP_UP);
    const third = await act(lena, TOP_UP.buy, { quoteId: quote.id });
    expect(await laterOf(world, lena, third.operation.id)).toEqual(NEVER_FOUND);
    expect(world.effects('top-up')).toHaveLength(1);
  });

  it('of one quote share the purchase, also while it is in doubt', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, TOP_UP);
    await world.fault({ row: 48, fault: 'cut-before' });
    const first = await act(lena, TOP_UP.buy, { quoteId: quote.id });
    expect(await act(lena, TOP_UP.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'UNDETERMINED',
      alreadyStarted: true,
      operation: { id: first.operation.id },
    });
    expect(world.attempts(48)).toHaveLength(1);
  });

  it('where the first is in doubt: the second is refused for the line, and not for others', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, TOP_UP);
    await lost(world, lena);
    expect(await act(lena, TOP_UP.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    expect((await bought(lena, SALES['a roaming pack'])).outcome).toBe('ACCEPTED');
    const { lines } = await firstCustomer(lena);
    expect((await act(lena, 'suspendLine', { lineId: lines[0].id })).outcome).toBe('ACCEPTED');
    expect(world.attempts(48)).toHaveLength(1);
  });
});

describe('a top-up whose answer is lost', () => {
  it('is reported done by a rise of exactly its size, since a limit names nobody', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena);
    await raise(world, PACK_MB);
    expect(await settled(world, lena, id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });

  it('is found by the exact rise of the limit, and watched: what is taken back calls a person', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena, '504-after-effect');
    expect(await settled(world, lena, id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
    const agent = await world.as(AGENT_ONE);
    await raise(world, 0);
    await world.pass(10 * 60_000);
    expect((await agent.data(ATTENTION, { id })).operation).toEqual({
      status: 'SUCCEEDED',
      attention: true,
    });
  });

  it.each([
    ['arrived', '504-after-effect'],
    ['did not arrive', 'cut-before'],
  ])(
    'on a line without a limit, and %s, is looked at by a person after a minute',
    async (_, fault) => {
      await using world = await World.start();
      const farah = await world.as(FARAH);
      const { quote } = await quoted(farah, TOP_UP, { fields: 'quote { provable }' });
      expect(quote.provable).toBe(false);
      const id = await lost(world, farah, fault);
      await world.pass(90_000);
      expect(await operation(farah, id)).toMatchObject({
        status: 'NEEDS_ATTENTION',
        certainty: 'UNKNOWN',
      });
      const { lines, id: customerId } = await firstCustomer(farah);
      const other = {
        lineId: lines[1].id,
        serviceId: (await TOP_UP.ask(farah, { lines })).serviceId,
      };
      expect((await direct(farah, TOP_UP.quote, other)).outcome).toBe('ACCEPTED');
      const planId = await planIdOf(farah, 'Plus');
      const down = { lineId: lines[0].id, planId, effective: 'NEXT_CYCLE' };
      expect((await direct(farah, 'quotePlanChange', down)).outcome).toBe('ACCEPTED');
      const credit = { customerId, amount: '10.00' };
      expect((await direct(farah, 'quoteCallingCredit', credit)).outcome).toBe('ACCEPTED');
    },
  );

  it('on a line whose limit is known can be found, and the quote says so', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, TOP_UP, { fields: 'quote { provable }' });
    expect(quote.provable).toBe(true);
  });
});

describe('a top-up that is answered', () => {
  it('with a word that nobody knows is done when the limit shows it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 48, fields: ['status'] } });
    const begun = await bought(lena, TOP_UP);
    expect(begun.operation.status).toBe('UNRECOGNIZED');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });

  it('with a word that nobody knows needs a person after half an hour without a rise', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault(
      { unstated: { row: 48, fields: ['status'] } },
      { lag: { row: 39, ms: 86_400_000 } },
    );
    const begun = await bought(lena, TOP_UP);
    expect(await laterOf(world, lena, begun.operation.id)).toEqual([
      'UNRECOGNIZED',
      'NEEDS_ATTENTION',
    ]);
    expect(world.attempts(48)).toHaveLength(1);
  });

  it('with another sum than was shown calls a person, whatever else it says', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, TOP_UP);
    await world.fault({ row: 48, fault: 'held' });
    const buying = act(lena, TOP_UP.buy, { quoteId: quote.id });
    await expect.poll(async () => (await world.control('GET', 'faults')).held).toBe(1);
    await world.fault({ prices: { changePct: 50 } });
    await world.control('POST', 'faults/release');
    const { operation: begun } = await buying;
    expect(begun.status).toBe('NEEDS_ATTENTION');
    await world.pass(60 * 60_000);
    expect((await operation(lena, begun.id)).status).toBe('NEEDS_ATTENTION');
    expect(world.attempts(48)).toHaveLength(1);
  });

  it('by a word that nobody knows in place of success is in doubt, and never refused', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const id = await lost(world, lena, 'status-202-odd');
    expect(await settled(world, lena, id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
    expect(world.effects('top-up')).toHaveLength(1);
  });
});
