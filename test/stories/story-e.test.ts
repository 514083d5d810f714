import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { CANCEL, CORRECT, PORT_IN, RESUBMIT } from '../support/documents.ts';
import { LENA, PETRA } from '../support/people.ts';
import { newKey, operation, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const DETAILS = {
  sim: { imei: '356938035643809' },
  number: '212-555-0142',
  carrier: 'Other Mobile',
  accountNumber: '44 55 66',
  transferPin: '0142',
  billingZip: '10001',
};

async function start(client: Client, more: object = {}): Promise<any> {
  const lineId = (await viewer(client)).customers[0].lines[0].id;
  const { startPortIn } = await client.data(PORT_IN, {
    input: { lineId, ...DETAILS, ...more, idempotencyKey: newKey() },
  });
  return startPortIn;
}

const until = (world: World, client: Client, id: string, status: string): Promise<void> =>
  world.passUntil(async () => (await operation(client, id)).status === status, { stepMs: 60_000 });

async function declined(
  world: World,
  client: Client,
  more: object = { transferPin: '9999' },
): Promise<string> {
  const begun = await start(client, more);
  await until(world, client, begun.operation.id, 'WAITING_FOR_CUSTOMER');
  return begun.operation.id;
}

describe.each(['guide', 'observed'] as const)(
  'story E in the words of the platform as %s',
  (vocabulary) => {
    it('moves a number to the line', async () => {
      await using world = await World.start({ vocabulary });
      const petra = await world.as(PETRA);
      const begun = await start(petra);
      expect(begun).toMatchObject({
        outcome: 'ACCEPTED',
        operation: { status: 'IN_PROGRESS', number: '+12125550142' },
      });
      await until(world, petra, begun.operation.id, 'SUCCEEDED');
      expect(await operation(petra, begun.operation.id)).toMatchObject({
        ported: true,
        portedNumber: '+12125550142',
      });
      expect(world.attempts(19)[0]?.body).toMatchObject({
        oldCarrierAccountNumber: '44 55 66',
        numberToPort: '2125550142',
      });
    });

    it('asks for the right PIN after a wrong one, takes it, and succeeds', async () => {
      await using world = await World.start({ vocabulary });
      const petra = await world.as(PETRA);
      const id = await declined(world, petra);
      expect((await operation(petra, id)).customerTask).toMatchObject({
        __typename: 'CorrectPortDetails',
        details: ['TRANSFER_PIN'],
      });

      const input = {
        operationId: id,
        correction: { transferPin: '0142' },
        idempotencyKey: newKey(),
      };
      const { correctPortIn } = await petra.data(CORRECT, { input });
      expect(correctPortIn).toMatchObject({
        outcome: 'ACCEPTED',
        operation: { status: 'IN_PROGRESS', customerTask: null },
      });
      await until(world, petra, id, 'SUCCEEDED');

      expect(await operation(petra, id)).toMatchObject({ ported: true });
      expect(world.effects('port-in')).toHaveLength(1);
      expect(world.effects('port-in-correction')).toHaveLength(1);
    });
  },
);

describe('a declined port-in', () => {
  it.each([
    [
      'the account number',
      { accountNumber: '000111' },
      'ACCOUNT_NUMBER',
      { accountNumber: '445566' },
    ],
    ['the ZIP code', { billingZip: '00000' }, 'BILLING_ZIP', { billingZip: '10001' }],
  ])('is corrected by %s', async (_what, wrong, detail, correction) => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra, wrong);
    expect((await operation(petra, id)).customerTask.details).toEqual([detail]);
    await petra.data(CORRECT, { input: { operationId: id, correction, idempotencyKey: newKey() } });
    await until(world, petra, id, 'SUCCEEDED');
  });

  it('is resubmitted as it is, and declined again', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    const { resubmitPortIn } = await petra.data(RESUBMIT, {
      input: { operationId: id, idempotencyKey: newKey() },
    });
    expect(resubmitPortIn).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { status: 'IN_PROGRESS' },
    });
    await until(world, petra, id, 'WAITING_FOR_CUSTOMER');
  });

  it('is called off', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await petra.data(CANCEL, { input: { operationId: id, idempotencyKey: newKey() } });
    await until(world, petra, id, 'CANCELLED');
    expect((await viewer(petra)).customers[0].lines[0].status).toBe('PORT_IN_CANCELLED');
  });

  it('is called off for a new number, and ends well without the old one', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await petra.data(CANCEL, {
      input: { operationId: id, takeNewNumber: true, idempotencyKey: newKey() },
    });
    await until(world, petra, id, 'SUCCEEDED');
    expect(await operation(petra, id)).toMatchObject({
      ported: false,
      portedNumber: expect.stringMatching(/^\+1917555/),
    });
  });

  it('is corrected once when the correction is sent twice with one key', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    const input = {
      operationId: id,
      correction: { transferPin: '0142' },
      idempotencyKey: newKey(),
    };
    const [first, second] = await Promise.all([
      petra.data(CORRECT, { input }),
      petra.data(CORRECT, { input }),
    ]);
    expect([first.correctPortIn.outcome, second.correctPortIn.outcome]).toEqual([
      'ACCEPTED',
      'ACCEPTED',
    ]);
    expect(world.attempts(21)).toHaveLength(1);
  });

  it('whose correction is lost waits for what the platform says, and is not corrected twice', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    await world.fault({ row: 21, fault: '504-after-effect' });
    const input = {
      operationId: id,
      correction: { transferPin: '0142' },
      idempotencyKey: newKey(),
    };
    const { correctPortIn } = await petra.data(CORRECT, { input });
    expect(correctPortIn.outcome).toBe('UNDETERMINED');
    await until(world, petra, id, 'SUCCEEDED');
    expect(world.attempts(21)).toHaveLength(1);
  });
});

describe('a port-in', () => {
  it('of a number that cannot be moved is refused and never sent', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    expect(await start(petra, { number: '2125550000' })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'NUMBER_NOT_PORTABLE', field: ['input', 'number'] }],
    });
    expect(world.attempts(19)).toHaveLength(0);
  });

  it('that takes six hours is asked about at most 120 times', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    await world.fault({ callbacks: 'lost' });
    const begun = await start(petra, { number: '2125559999', transferPin: '9999' });
    await world.passUntil(
      async () => (await operation(petra, begun.operation.id)).settledAt !== null,
      { stepMs: 300_000, atMostMs: 8 * 3_600_000 },
    );
    expect(await operation(petra, begun.operation.id)).toMatchObject({ status: 'SUCCEEDED' });
    expect(world.attempts(20).length).toBeLessThanOrEqual(120);
  });

  it('that runs well cannot be corrected', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const begun = await start(petra);
    const input = {
      operationId: begun.operation.id,
      correction: { transferPin: '1' },
      idempotencyKey: newKey(),
    };
    const { correctPortIn } = await petra.data(CORRECT, { input });
    expect(correctPortIn).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PORT_IN_NOT_CORRECTABLE' }],
    });
    expect(world.attempts(21)).toHaveLength(0);
  });

  it('of somebody else cannot be seen or corrected', async () => {
    await using world = await World.start();
    const petra = await world.as(PETRA);
    const id = await declined(world, petra);
    const lena = await world.as(LENA);
    expect(await operation(lena, id)).toBeNull();
    const input = {
      operationId: id,
      correction: { transferPin: '0142' },
      idempotencyKey: newKey(),
    };
    const { correctPortIn } = await lena.data(CORRECT, { input });
    expect(correctPortIn).toMatchObject({
      outcome: 'REFUSED',
      operation: null,
      problems: [{ code: 'NOT_FOUND' }],
    });
    expect(world.attempts(21)).toHaveLength(0);
  });
});
