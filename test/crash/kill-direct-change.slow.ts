import { describe, expect, it } from 'vitest';
import { direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { Killable } from '../support/killable.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import { folder } from '../support/world.ts';

interface Change {
  readonly row: number;
  readonly effect: string;
  readonly as: Person;
  input(client: Client, place: Killable): Promise<object>;
}

const secondCard = async (client: Client): Promise<object> => {
  const { id: customerId, cards } = await firstCustomer(client);
  return { customerId, cardId: cards[1].id };
};

/** What a reading shows afterwards. */
const READABLE: Readonly<Record<string, Change>> = {
  updateCustomer: {
    ...{ row: 26, effect: 'customer-updated', as: LENA },
    input: async (client) => ({
      ...{ customerId: (await firstCustomer(client)).id, firstName: 'Helena' },
    }),
  },
  setDefaultCard: { row: 15, effect: 'card-default', as: FARAH, input: secondCard },
  deleteCard: { row: 17, effect: 'card-deleted', as: FARAH, input: secondCard },
};

/** What no reading shows. */
const UNREADABLE: Readonly<Record<string, Change>> = {
  sendSms: {
    ...{ row: 24, effect: 'sms-sent', as: AGENT },
    input: async (_agent, place) => ({
      ...{ lineId: (await firstLine(await place.as(LENA))).id, text: 'Hello' },
    }),
  },
};

/** The process is killed while its request is on the way; the platform does what was asked after that. */
async function killed(place: Killable, mutation: string, change: Change) {
  const client = await place.as(change.as);
  const input = { ...(await change.input(client, place)), idempotencyKey: newKey() };
  const ask = (): Promise<any> => direct(client, mutation, input);
  place.reach.platform.faults.add({ row: change.row, fault: 'held' });
  void ask().catch(() => null);
  await place.until(async () => place.attempts(change.row) === 1);
  await place.kill();
  await fetch(`${place.reach.url}/_simulator/faults/release`, { method: 'POST' });
  await place.until(async () => place.effects(change.effect) === 1);
  await place.up();
  return ask;
}

describe('a gateway that is killed before it has the answer', () => {
  it.each(Object.entries(READABLE))(
    'to %s reads it back for the same key, and sends nothing again',
    async (mutation, change) => {
      await using path = await folder();
      await using place = await Killable.start(path.path);
      const again = await killed(place, mutation, change);
      await place.until(async () => (await again()).outcome === 'ACCEPTED');
      expect([place.attempts(change.row), place.effects(change.effect)]).toEqual([1, 1]);
    },
    40_000,
  );

  it.each(Object.entries(UNREADABLE))(
    'to %s says for good that it is not known, and sends nothing again',
    async (mutation, change) => {
      await using path = await folder();
      await using place = await Killable.start(path.path);
      const again = await killed(place, mutation, change);
      for (let count = 0; count < 3; count += 1)
        expect(await again()).toMatchObject({ outcome: 'UNDETERMINED', problems: [] });
      expect([place.attempts(change.row), place.effects(change.effect)]).toEqual([1, 1]);
    },
    40_000,
  );
});
