import { describe, expect, it } from 'vitest';
import type { Client } from '../support/client.ts';
import { ACTIVATE } from '../support/documents.ts';
import { ERIN, LENA, PAUL } from '../support/people.ts';
import { newKey, operation, viewer } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import { World } from '../support/world.ts';

const ESIM = { imei: '356938035643809' };
const PSIM = { iccid: '8901260000000000017' };

async function activate(client: Client, sim: object, lineId?: string): Promise<any> {
  const id = lineId ?? (await viewer(client)).customers[0].lines[0].id;
  const { activateLine } = await client.data(ACTIVATE, {
    input: { lineId: id, sim, idempotencyKey: newKey() },
  });
  return activateLine;
}

describe.each([
  ['C: a physical SIM', 'guide', PAUL, PSIM],
  ['C: a physical SIM', 'observed', PAUL, PSIM],
  ['D: an eSIM', 'guide', ERIN, ESIM],
  ['D: an eSIM', 'observed', ERIN, ESIM],
] as const)(
  'story %s in the words of the platform as %s',
  (_what, vocabulary, person: Person, sim) => {
    it('makes the line active with a number', async () => {
      await using world = await World.start({ vocabulary });
      const client = await world.as(person);
      const begun = await activate(client, sim);
      expect(begun).toMatchObject({
        outcome: 'ACCEPTED',
        operation: { status: 'IN_PROGRESS', certainty: 'REPORTED' },
      });
      await world.passUntil(
        async () => (await operation(client, begun.operation.id)).settledAt !== null,
      );
      const done = await operation(client, begun.operation.id);
      expect(done).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
        planName: expect.any(String),
        activatedAt: expect.any(String),
      });
      expect((await viewer(client)).customers[0].lines[0]).toMatchObject({
        status: 'ACTIVE',
        phoneNumber: done.phoneNumber,
      });
      expect(world.effects('activation')).toHaveLength(1);
    });
  },
);

describe('an activation', () => {
  it.each([
    ['a SIM card that is not eligible', PAUL, { iccid: '8901260000000000000' }, 'SIM_NOT_ELIGIBLE'],
    ['a device that does not work', ERIN, { imei: '990000862471853' }, 'DEVICE_NOT_COMPATIBLE'],
    ['a device without eSIM', ERIN, { imei: '010000862471859' }, 'DEVICE_NOT_COMPATIBLE'],
  ] as const)('with %s is refused and never sent', async (_what, person: Person, sim, code) => {
    await using world = await World.start();
    const client = await world.as(person);
    expect(await activate(client, sim)).toMatchObject({
      outcome: 'REFUSED',
      operation: null,
      problems: [{ code }],
    });
    expect(world.attempts(19)).toHaveLength(0);
  });

  it('of a line that is active is refused and never sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    expect(await activate(lena, ESIM)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'LINE_NOT_READY' }],
    });
    expect(world.attempts(19)).toHaveLength(0);
  });

  it('that fails says why, and may be tried again as a new operation', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const begun = await activate(erin, { imei: '880000862471856' });
    await world.passUntil(
      async () => (await operation(erin, begun.operation.id)).settledAt !== null,
    );
    expect(await operation(erin, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: {
        code: 'ACTIVATION_FAILED',
        remedy: 'TRY_AGAIN',
        platformMessage: 'The network declined the activation',
      },
    });
    const again = await activate(erin, ESIM);
    expect(again.operation.id).not.toBe(begun.operation.id);
    expect(again.outcome).toBe('ACCEPTED');
  });

  it('that runs already is named when another one is asked for', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const first = await activate(erin, ESIM);
    const second = await activate(erin, ESIM);
    expect(second).toMatchObject({
      outcome: 'REFUSED',
      problems: [
        {
          ...{ code: 'LINE_NOT_READY', reason: 'OPERATION_RUNNING', remedy: 'WATCH' },
          operation: { id: first.operation.id },
        },
      ],
      operation: { id: first.operation.id },
    });
    expect(world.effects('activation')).toHaveLength(1);
  });

  it('whose answer is lost is found by the status of the line', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    await world.fault(
      { row: 19, fault: '504-after-effect' },
      { row: 20, fault: 'status-500', skip: 1 },
    );
    const begun = await activate(erin, ESIM, lineId);
    expect(begun.outcome).toBe('UNDETERMINED');
    await world.passUntil(
      async () => (await operation(erin, begun.operation.id)).status === 'SUCCEEDED',
    );
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('that never arrived is given up when the platform keeps saying so', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    const lineId = (await viewer(erin)).customers[0].lines[0].id;
    await world.fault({ row: 19, fault: 'status-504' });
    const begun = await activate(erin, ESIM, lineId);
    await world.passUntil(
      async () => (await operation(erin, begun.operation.id)).settledAt !== null,
      { stepMs: 30_000 },
    );
    expect(await operation(erin, begun.operation.id)).toMatchObject({
      status: 'FAILED',
      failure: { remedy: 'TRY_AGAIN' },
    });
    expect(world.attempts(19)).toHaveLength(1);
  });

  it('asks the platform at most 25 times in ten minutes, and not again after the end', async () => {
    await using world = await World.start();
    const erin = await world.as(ERIN);
    await world.fault({ callbacks: 'lost' });
    const begun = await activate(erin, ESIM);
    await world.passUntil(
      async () => (await operation(erin, begun.operation.id)).settledAt !== null,
    );
    const asked = world.attempts(20).length;
    expect(asked).toBeLessThanOrEqual(25);
    await world.pass(3_600_000);
    expect(world.attempts(20)).toHaveLength(asked);
  });
});
