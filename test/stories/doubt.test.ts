import { describe, expect, it } from 'vitest';
import { ACTIVATE } from '../support/documents.ts';
import { buy, newKey, operation, quote, submit, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const ERIN = { sub: 'erin', customers: ['00000005-0000-4000-8000-000000000000'] };

async function payWhenAsked(
  world: World,
  client: Awaited<ReturnType<World['as']>>,
  id: string,
): Promise<void> {
  await world.passUntil(
    async () => (await operation(client, id)).customerTask?.__typename === 'PayAtLink',
  );
  await world.pay();
  await world.passUntil(async () => (await operation(client, id)).settledAt !== null);
}

describe('a purchase whose answer is lost', () => {
  it.each(['504-after-effect', 'cut-after-effect', 'malformed-json'])(
    'by %s is UNDETERMINED, is found by reading back, and was sent once',
    async (fault) => {
      await using world = await World.start();
      const sam = await world.as({ sub: 'sam' });
      await world.fault({ row: 9, fault }, { row: 25, fault: 'status-503' });

      const bought = await buy(sam);
      expect(bought).toMatchObject({
        outcome: 'UNDETERMINED',
        operation: { status: 'UNDETERMINED', certainty: 'UNKNOWN' },
      });
      await payWhenAsked(world, sam, bought.operation.id);

      expect(await operation(sam, bought.operation.id)).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
      });
      expect(world.attempts(9)).toHaveLength(1);
      expect(world.effects('purchase')).toHaveLength(1);
      expect((await viewer(sam)).customers).toHaveLength(1);
    },
  );

  it('stays open for a person when nothing can be found out, and forbids another purchase meanwhile', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    await world.fault({ row: 9, fault: 'status-504' });
    const { quote: another } = await quote(sam);

    const bought = await buy(sam);
    expect(bought.outcome).toBe('UNDETERMINED');
    expect(await submit(sam, another.id)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'OUTCOME_PENDING', remedy: 'WATCH' }],
    });
    await world.passUntil(
      async () => (await operation(sam, bought.operation.id)).status === 'NEEDS_ATTENTION',
      { stepMs: 60_000 },
    );

    expect(await operation(sam, bought.operation.id)).toMatchObject({
      settledAt: null,
      certainty: 'UNKNOWN',
    });
    expect(world.attempts(9)).toHaveLength(1);
  });

  it('is settled late when a callback names it, after the platform confirmed that it is the one', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    await world.fault(
      { row: 9, fault: '504-after-effect' },
      { row: 25, fault: 'status-404', times: 0 },
    );
    const bought = await buy(sam);
    expect(bought.outcome).toBe('UNDETERMINED');
    await world.pass(140_000);
    expect(await operation(sam, bought.operation.id)).toMatchObject({ status: 'UNDETERMINED' });

    await world.pay();
    await world.passUntil(
      async () => (await operation(sam, bought.operation.id)).settledAt !== null,
    );

    expect(await operation(sam, bought.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.attempts(9)).toHaveLength(1);
  });
});

describe('a purchase whose callback comes before its answer, which is lost', () => {
  it('is found by what the callback named, also when the platform cannot look it up', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    await world.fault(
      { callbacks: 'early' },
      { row: 9, fault: '504-after-effect' },
      { row: 25, fault: 'status-404', times: 0 },
    );
    const bought = await buy(sam);
    await world.passUntil(
      async () =>
        (await operation(sam, bought.operation.id)).customerTask?.__typename === 'PayAtLink',
    );
    expect(world.attempts(9)).toHaveLength(1);
  });
});

describe('a change that the platform turns away', () => {
  it.each(['status-401', 'status-403'])(
    'by %s is sent once more with new credentials',
    async (fault) => {
      await using world = await World.start({ scheme: 'exchange' });
      const sam = await world.as({ sub: 'sam' });
      const { quote: quoted } = await quote(sam);
      await world.fault({ row: 9, fault: fault === 'status-403' ? 'status-401' : fault });
      const bought = await submit(sam, quoted.id);
      expect(bought).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'IN_PROGRESS' } });
      expect(world.attempts(9)).toHaveLength(2);
      expect(world.attempts(0)).toHaveLength(2);
      expect(world.effects('purchase')).toHaveLength(1);
    },
  );

  it('for a missing entitlement is refused, and operators hear of it once', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    await world.fault({ row: 9, fault: 'status-403-entitlement', times: 0 });
    const bought = await submit(sam, quoted.id);
    expect(bought).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_DENIED', remedy: 'CONTACT_SUPPORT' }],
    });
    expect(world.log.filter((line) => line.includes('"alert":true'))).toHaveLength(1);
  });

  it('by a conflict is read back: an activation that runs already is the one that was asked for', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    await world.fault({ row: 19, fault: 'status-409' });
    const input = { lineId, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
    const { activateLine } = await erin.data(ACTIVATE, { input });
    expect(activateLine).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'CONFLICT' }],
      operation: { status: 'FAILED' },
    });
    expect(world.effects('activation')).toHaveLength(0);
  });

  it('by 429 is sent again when the platform may be asked again, and not before', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: quoted } = await quote(sam);
    await world.fault({ row: 9, fault: 'status-429', times: 2 });
    const bought = await submit(sam, quoted.id);
    expect(bought).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'RECEIVED' } });

    await world.passUntil(
      async () => (await operation(sam, bought.operation.id)).status === 'IN_PROGRESS',
      { stepMs: 500 },
    );

    const [first, second, third] = world.reach.platform.ledger.attempts
      .filter(({ row }) => row === 9)
      .map(({ at }) => at);
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(2_000);
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('because of the e-mail names the field', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { ACCOUNT } = await import('../support/shopper.ts');
    const { quote: quoted } = await quote(sam, {
      account: { ...ACCOUNT, email: 'taken@example.com' },
    });
    const bought = await submit(sam, quoted.id);
    expect(bought).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'EMAIL_TAKEN' }],
      operation: { status: 'FAILED' },
    });
  });
});

describe('a platform that stays down', () => {
  it('is asked at 1, 2, 4, 8 seconds and then once a minute, and operators hear of it exactly once', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const bought = await buy(sam);
    await world.fault({ row: 10, fault: 'status-503', times: 0 });
    await world.pass(10 * 60_000);
    const at = world.reach.platform.ledger.attempts
      .filter(({ row, status }) => row === 10 && status === 503)
      .map((one) => one.at);
    const gaps = at.slice(1).map((time, index) => time - (at[index] ?? 0));
    expect(gaps[0]).toBeGreaterThanOrEqual(1_000);
    expect(gaps[1]).toBeGreaterThanOrEqual(2_000);
    expect(gaps[2]).toBeGreaterThanOrEqual(4_000);
    expect(gaps.slice(4).every((gap) => gap >= 60_000)).toBe(true);
    expect(world.log.filter((line) => line.includes('"alert":true'))).toHaveLength(1);

    await world.control('DELETE', 'faults');
    await world.passUntil(
      async () => (await operation(sam, bought.operation.id)).customerTask !== null,
    );
  });
});
