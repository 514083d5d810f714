import { describe, expect, it } from 'vitest';
import { ACTIVATE, EVENTS } from '../support/documents.ts';
import { buy, newKey, operation, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

describe.each(['guide', 'observed'] as const)(
  'story A in the words of the platform as %s',
  (vocabulary) => {
    it('takes a new customer from a quote to an active eSIM line, each change seen once and in order', async () => {
      await using world = await World.start({ vocabulary });
      const sam = await world.as({ sub: 'sam' });

      const bought = await buy(sam);
      expect(bought).toMatchObject({
        outcome: 'ACCEPTED',
        alreadyStarted: false,
        operation: { status: 'IN_PROGRESS' },
      });
      const { id } = bought.operation;
      const watch = sam.watch(EVENTS, { ids: [id] });
      await watch.until(({ items }) => items.length === 1);

      await world.passUntil(async () => (await operation(sam, id)).customerTask !== null);
      expect((await operation(sam, id)).customerTask).toMatchObject({ __typename: 'PayAtLink' });
      await world.pay();
      await world.passUntil(async () => (await operation(sam, id)).status === 'SUCCEEDED');

      const seen = await watch.until(({ items }) => items.at(-1).operation.status === 'SUCCEEDED');
      expect(
        seen.items.map((item) => [item.__typename, item.operation.revision, item.operation.status]),
      ).toEqual([
        ['OperationSnapshot', 2, 'IN_PROGRESS'],
        ['OperationAdvanced', 3, 'IN_PROGRESS'],
        ['OperationAdvanced', 4, 'WAITING_FOR_CUSTOMER'],
        ['OperationAdvanced', 5, 'IN_PROGRESS'],
        ['OperationAdvanced', 6, 'SUCCEEDED'],
      ]);
      await watch.stop();
      expect(world.effects('purchase')).toHaveLength(1);
      expect(world.effects('payment')).toHaveLength(1);

      const { customers } = await viewer(sam);
      expect(customers).toHaveLength(1);
      const [line] = customers[0].lines;
      expect(line).toMatchObject({ status: 'NOT_ACTIVATED', simType: 'ESIM', isPrimary: true });

      const input = { lineId: line.id, sim: { imei: '356938035643809' }, idempotencyKey: newKey() };
      const { activateLine } = await sam.data(ACTIVATE, { input });
      expect(activateLine).toMatchObject({
        outcome: 'ACCEPTED',
        operation: { status: 'IN_PROGRESS' },
      });
      await world.passUntil(
        async () => (await operation(sam, activateLine.operation.id)).settledAt !== null,
      );
      const active = await operation(sam, activateLine.operation.id);
      expect(active).toMatchObject({
        status: 'SUCCEEDED',
        certainty: 'CONFIRMED',
        phoneNumber: expect.stringMatching(/^\+1917555/),
      });
      const after = await viewer(sam);
      expect(after.customers[0].lines[0]).toMatchObject({
        status: 'ACTIVE',
        phoneNumber: active.phoneNumber,
      });
    });
  },
);
