import { describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import type { OwnedPack } from '../../simulator/engine/world.ts';
import { partOf } from '../../src/ids.ts';
import { act, firstCustomer, settled } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { AGENT, LENA } from '../support/people.ts';
import { bought, quoted, SALES } from '../support/sales.ts';
import { operation } from '../support/shopper.ts';
import { START, World } from '../support/world.ts';

const PACK = SALES['a roaming pack'];
const DAY_MS = 86_400_000;
const ATTENTION = 'query A($id: ID!) { operation(id: $id) { status attention } }';

/** The packs of Lena's account, as they are at the platform. */
function packsOf({ reach }: World): OwnedPack[] {
  const found = reach.platform.world.accounts.find(({ customerId }) => customerId === IDS.lena);
  if (!found) throw new Error('Lena is gone');
  return found.packs;
}

async function lost(
  world: World,
  client: Client,
  { fault = 'cut-before', ...more }: { fault?: string; startsOn?: string } = {},
): Promise<{ id: string; packId: string }> {
  await world.fault({ row: 62, fault });
  const { quote } = await quoted(client, PACK, more);
  const begun = await act(client, PACK.buy, { quoteId: quote.id });
  expect(begun.outcome).toBe('UNDETERMINED');
  return { id: begun.operation.id, packId: world.attempts(62).at(-1)?.body.packId };
}

/** The platform's name of the pack that is bought here. */
async function packAskedFor(client: Client): Promise<string> {
  const { packId } = await PACK.ask(client, await firstCustomer(client));
  return partOf('RoamingPack', packId) ?? '';
}

/** A pack of Lena's line, from now on for a week. */
const another = (packId: string, more: Partial<OwnedPack> = {}): OwnedPack => ({
  ...{ packId, customerId: IDS.lena, startsAt: START, endsAt: START + 7 * DAY_MS },
  ...{ autoRenew: false, ...more },
});

async function laterOf(world: World, client: Client, id: string): Promise<readonly string[]> {
  await world.pass(10 * 60_000);
  const early = (await operation(client, id)).status;
  await world.pass(21 * 60_000);
  return [early, (await operation(client, id)).status];
}

const NEVER_FOUND = ['UNDETERMINED', 'NEEDS_ATTENTION'];

describe('a roaming pack that never arrived', () => {
  it.each([
    ['of another kind', { packId: 'IREU30X' }],
    ['of another line', { customerId: '00000001-0000-4000-8000-000000000009' }],
    ['that is over', { startsAt: START - 9 * DAY_MS, endsAt: START - DAY_MS }],
    ['that begins in a week', { startsAt: START + 7 * DAY_MS, endsAt: START + 14 * DAY_MS }],
  ])('is not found in a pack %s', async (_what, more) => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id, packId } = await lost(world, lena);
    packsOf(world).push(another(packId, more));
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
    expect(world.attempts(62)).toHaveLength(1);
  });

  it('is not found in what a pack of the line renewed itself into', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const packId = await packAskedFor(lena);
    const endsAt = START + 60_000;
    packsOf(world).push(another(packId, { startsAt: endsAt - DAY_MS, endsAt, autoRenew: true }));
    const { id } = await lost(world, lena);
    await world.pass(120_000);
    packsOf(world).push(another(packId, { startsAt: endsAt + 1 }));
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });

  it('is not found in a pack of another day than the one that was asked for', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id, packId } = await lost(world, lena, { startsOn: '2026-03-10' });
    packsOf(world).push(another(packId));
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });

  it('is not found in an equal one of ours, whose record the platform does not number', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ lag: { row: 63, ms: 300_000 } });
    expect((await bought(lena, PACK)).operation.status).toBe('SUCCEEDED');
    const { id } = await lost(world, lena);
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
    expect(world.effects('roaming-pack')).toHaveLength(1);
  });

  it('is not guessed where two packs could be it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id, packId } = await lost(world, lena);
    packsOf(world).push(another(packId), another(packId));
    expect(await laterOf(world, lena, id)).toEqual(NEVER_FOUND);
  });
});

describe('a roaming pack whose answer is lost', () => {
  it('is reported done by the only pack that fits, since packs name no buyer', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id, packId } = await lost(world, lena);
    packsOf(world).push(another(packId));
    expect(await settled(world, lena, id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });

  it.each([{}, { startsOn: '2026-03-10' }])(
    'is found by one more pack that begins as asked: %o',
    async (more) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const { id } = await lost(world, lena, { fault: '504-after-effect', ...more });
      expect(await settled(world, lena, id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'REPORTED',
      });
      expect(world.effects('roaming-pack')).toHaveLength(1);
      expect(world.attempts(62)).toHaveLength(1);
    },
  );

  it('is found beside an equal pack that the line had before', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const first = await lost(world, lena, { fault: '504-after-effect' });
    await settled(world, lena, first.id);
    await world.pass(25 * 3_600_000);
    const second = await lost(world, lena, { fault: '504-after-effect' });
    expect((await settled(world, lena, second.id)).status).toBe('SUCCEEDED');
    expect(world.effects('roaming-pack')).toHaveLength(2);
  });

  it('and that was found stays done when the pack is not listed any more: absence says nothing', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id } = await lost(world, lena, { fault: '504-after-effect' });
    await settled(world, lena, id);
    packsOf(world).splice(0);
    await world.pass(10 * 60_000);
    const agent = await world.as(AGENT);
    expect((await agent.data(ATTENTION, { id })).operation).toEqual({
      status: 'SUCCEEDED',
      attention: false,
    });
  });

  it('blocks roaming packs of this line and nothing else of it', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { quote } = await quoted(lena, PACK);
    await lost(world, lena);
    expect(await act(lena, PACK.buy, { quoteId: quote.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING' }],
    });
    expect((await bought(lena, SALES['a top-up'])).outcome).toBe('ACCEPTED');
    expect((await bought(lena, SALES['calling credit'])).outcome).toBe('ACCEPTED');
  });
});

describe('a roaming pack that is answered', () => {
  it('with a word that nobody knows is done when the line has the pack', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    await world.fault({ unstated: { row: 62, fields: ['status'] } });
    const begun = await bought(lena, PACK);
    expect(begun.operation.status).toBe('UNRECOGNIZED');
    expect(await settled(world, lena, begun.operation.id)).toMatchObject({
      status: 'SUCCEEDED',
      certainty: 'REPORTED',
    });
  });
});
