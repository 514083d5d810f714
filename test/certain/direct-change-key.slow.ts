import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import {
  make,
  named,
  OPERATION_OF,
  READABLE,
  UNREADABLE,
  type DirectCase,
} from '../support/direct-changes.ts';
import { AGENT, FARAH, LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const HOUR = 3_600_000;
const ALL: readonly DirectCase[] = [...READABLE, ...UNREADABLE];

const REUSED = {
  outcome: 'REFUSED',
  problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['input', 'idempotencyKey'] }],
};

const codes = ({ problems }: any): readonly string[] => problems.map(({ code }: any) => code);

async function lineOf(world: World): Promise<string> {
  return (await firstLine(await world.as(LENA))).id;
}

describe('one key of a change that is answered by its result', () => {
  it.each(ALL.map((one) => [named(one), one] as const))(
    'has one answer for %s, however many devices send it at once',
    async (_name, one) => {
      await using world = await World.start();
      const clients = await Promise.all([1, 2, 3, 4].map(() => world.as(one.as)));
      const [first] = clients;
      if (!first) throw new Error('nobody asks');
      const input = { ...(await one.input(first, world)), idempotencyKey: newKey() };
      const told = await Promise.all(clients.map((client) => make(client, one, input)));
      expect(told[0].outcome).toBe('ACCEPTED');
      expect(told).toEqual(told.map(() => told[0]));
      await world.pass(HOUR);
      expect((await make(first, one, input)).outcome).toBe('ACCEPTED');
      expect(world.attempts(one.row)).toHaveLength(1);
    },
  );

  it('keeps its refusal when what was missing is there later', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId, cards } = await firstCustomer(lena);
    const keyed = { customerId, cardId: cards[0].id, idempotencyKey: newKey() };
    const refused = await direct(lena, 'deleteCard', keyed);
    expect(codes(refused)).toEqual(['CARD_IN_USE']);
    const { link } = await direct(
      lena,
      'createCardLink',
      { customerId, returnTo: 'shop' },
      'link { url }',
    );
    await fetch(link.url, {
      ...{ method: 'POST', body: new URLSearchParams({ action: 'add' }), redirect: 'manual' },
    });
    const [, added] = (await firstCustomer(lena)).cards;
    await direct(lena, 'setDefaultCard', { customerId, cardId: added.id });
    expect(await direct(lena, 'deleteCard', keyed)).toEqual(refused);
    expect(world.attempts(17)).toEqual([]);
    const renewed = { ...keyed, idempotencyKey: newKey() };
    expect((await direct(lena, 'deleteCard', renewed)).outcome).toBe('ACCEPTED');
  });

  it('keeps what the platform declined, for whoever asks and whenever', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const keyed = { customerId, email: 'farah@example.com', idempotencyKey: newKey() };
    const both = await Promise.all([
      direct(lena, 'updateCustomer', keyed),
      direct(await world.as(LENA), 'updateCustomer', keyed),
    ]);
    expect(both.map(codes)).toEqual([['EMAIL_TAKEN'], ['EMAIL_TAKEN']]);
    await world.pass(HOUR);
    expect(codes(await direct(lena, 'updateCustomer', keyed))).toEqual(['EMAIL_TAKEN']);
    expect(world.attempts(26)).toHaveLength(1);
  });

  it('keeps that it came too often, and counts once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const lineId = await lineOf(world);
    const ask = (idempotencyKey: string): Promise<any> =>
      direct(lena, 'requestSimSwapCode', { lineId, idempotencyKey }, 'codeRequestId');
    const first = newKey();
    const sent = await Promise.all([first, first, first, first, first].map(ask));
    expect(new Set(sent.map(({ codeRequestId }) => codeRequestId)).size).toBe(1);
    for (const key of [newKey(), newKey()]) expect((await ask(key)).outcome).toBe('ACCEPTED');
    const late = newKey();
    expect(codes(await ask(late))).toEqual(['TOO_OFTEN']);
    await world.pass(HOUR + 1_000);
    expect(codes(await ask(late))).toEqual(['TOO_OFTEN']);
    expect((await ask(first)).codeRequestId).toBe(sent[0].codeRequestId);
    expect(world.attempts(66)).toHaveLength(3);
    expect((await ask(newKey())).outcome).toBe('ACCEPTED');
  });

  it('belongs to one person: the same key of somebody else is another one', async () => {
    await using world = await World.start();
    const idempotencyKey = newKey();
    for (const person of [LENA, FARAH]) {
      const client = await world.as(person);
      const { id: customerId } = await firstCustomer(client);
      const input = { customerId, firstName: `${person.sub}-renamed`, idempotencyKey };
      expect((await direct(client, 'updateCustomer', input)).outcome).toBe('ACCEPTED');
    }
    expect(world.attempts(26)).toHaveLength(2);
  });

  it('moves from unknown to known, and never back', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const keyed = { customerId, firstName: 'Helena', idempotencyKey: newKey() };
    await world.fault({ row: 26, fault: 'held' });
    const outcomes: string[] = [];
    const ask = async (): Promise<void> =>
      void outcomes.push((await direct(lena, 'updateCustomer', keyed)).outcome);
    await ask();
    await world.control('POST', 'faults/release');
    await ask();
    const away = { customerId, firstName: 'Leonie' };
    expect((await direct(lena, 'updateCustomer', away)).outcome).toBe('ACCEPTED');
    await ask();
    expect(outcomes).toEqual(['UNDETERMINED', 'ACCEPTED', 'ACCEPTED']);
    expect(world.attempts(26)).toHaveLength(2);
  });
});

describe('a key that was used for something else', () => {
  /** Two mutations that take the same input. */
  const PAIRS: readonly (readonly [string, string, number])[] = [
    ['restrictData', 'liftDataRestriction', 40],
    ['resetVoicemailPin', 'restrictData', 40],
    ['restrictData', 'resetVoicemailPin', 38],
  ];

  it.each(PAIRS)('%s, is refused for %s of the same line', async (first, second, row) => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const keyed = { lineId: await lineOf(world), idempotencyKey: newKey() };
    expect((await direct(agent, first, keyed)).outcome).toBe('ACCEPTED');
    const before = world.attempts(row).length;
    expect(await direct(agent, second, keyed)).toMatchObject(REUSED);
    expect(world.attempts(row)).toHaveLength(before);
    expect((await direct(agent, first, keyed)).outcome).toBe('ACCEPTED');
  });

  const WORK: readonly (readonly [string, number])[] = [
    ['suspendLine', 29],
    ['swapNumber', 31],
    ['resetCustomer', 36],
  ];

  it.each(WORK)('is refused for work that goes on: %s', async (mutation, row) => {
    await using world = await World.start();
    const agent = await world.as(AGENT);
    const keyed = { lineId: await lineOf(world), idempotencyKey: newKey() };
    expect((await direct(agent, 'restrictData', keyed)).outcome).toBe('ACCEPTED');
    expect(await act(agent, mutation, keyed)).toMatchObject({ ...REUSED, operation: null });
    expect(world.attempts(row)).toEqual([]);
  });

  it.each(WORK)(
    'as %s is refused for a change that is answered by its result',
    async (mutation) => {
      await using world = await World.start();
      const agent = await world.as(AGENT);
      const keyed = { lineId: await lineOf(world), idempotencyKey: newKey() };
      expect((await act(agent, mutation, keyed)).outcome).toBe('ACCEPTED');
      expect(await direct(agent, 'restrictData', keyed, OPERATION_OF)).toMatchObject({
        ...{ ...REUSED, operation: null },
      });
      expect(world.attempts(40)).toEqual([]);
    },
  );

  it('at the same moment is refused to one of both', async () => {
    await using world = await World.start();
    const [one, other] = [await world.as(AGENT), await world.as(AGENT)];
    const lineId = await lineOf(world);
    const ask = async (idempotencyKey: string): Promise<readonly [any, any]> =>
      Promise.all([
        act(one, 'suspendLine', { lineId, idempotencyKey }),
        direct(other, 'sendSms', { lineId, idempotencyKey, text: 'Hello' }),
      ]);
    const both = await ask(newKey());
    expect(both.map(({ outcome }) => outcome).toSorted()).toEqual(['ACCEPTED', 'REFUSED']);
    expect(both.flatMap(codes)).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(world.attempts(29).length + world.attempts(24).length).toBe(1);
  });

  it('is refused with another value, and taken with the same one in another spelling', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: customerId } = await firstCustomer(lena);
    const keyed = { customerId, firstName: 'Helena', idempotencyKey: newKey() };
    const ask = (client: Client, more: object): Promise<any> =>
      direct(client, 'updateCustomer', { ...keyed, ...more });
    expect((await ask(lena, {})).outcome).toBe('ACCEPTED');
    for (const more of [{ lastName: null }, { email: null, billingAddress: null }])
      expect((await ask(lena, more)).outcome).toBe('ACCEPTED');
    for (const more of [{ firstName: 'Leonie' }, { lastName: 'Other' }])
      expect(await ask(lena, more)).toMatchObject(REUSED);
    expect(world.attempts(26)).toHaveLength(1);
  });
});
