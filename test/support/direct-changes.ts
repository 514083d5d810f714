/*
 * Direct changes: every change that is answered by its result, with what it takes and where it can be read.
 */
import { direct, firstCustomer, firstLine } from './actions.ts';
import type { Client } from './client.ts';
import { AGENT, FARAH, LENA, PAUL } from './people.ts';
import type { Person } from './tokens.ts';
import type { World } from './world.ts';

export interface DirectCase {
  readonly row: number;
  readonly mutation: string;
  /** What the simulator notes when it happens; null when it notes nothing. */
  readonly effect: string | null;
  readonly as: Person;
  /** What is asked, without the key. */
  input(client: Client, world: World): Promise<Readonly<Record<string, unknown>>>;
  /** What is asked of the answer. */
  readonly fields: string;
}

/** One that a reading shows afterwards. */
export interface ReadableCase extends DirectCase {
  readonly effect: string;
  /** The row that shows whether it happened. */
  readonly shownBy: number;
}

const cardOf =
  (which: 0 | 1, more: object = {}) =>
  async (client: Client) => {
    const { id: customerId, cards } = await firstCustomer(client);
    return { customerId, cardId: cards[which].id, ...more };
  };

const OWNED = '{ viewer { customers { ownedRoamingPacks { packId line { id } autoRenew } } } }';

export const READABLE: readonly ReadableCase[] = [
  {
    ...{ row: 15, mutation: 'setDefaultCard', effect: 'card-default', shownBy: 14 },
    ...{ as: FARAH, input: cardOf(1), fields: 'card { isDefault }' },
  },
  {
    ...{ row: 16, mutation: 'updateCard', effect: 'card-updated', shownBy: 14 },
    ...{ as: FARAH, input: cardOf(1, { expiryMonth: 3, expiryYear: 2033 }) },
    fields: 'card { expiryMonth }',
  },
  {
    ...{ row: 17, mutation: 'deleteCard', effect: 'card-deleted', shownBy: 14 },
    ...{ as: FARAH, input: cardOf(1), fields: 'cards { id }' },
  },
  {
    ...{ row: 26, mutation: 'updateCustomer', effect: 'customer-updated', shownBy: 25 },
    ...{ as: LENA, fields: 'customer { firstName }' },
    input: async (client) => ({
      ...{ customerId: (await firstCustomer(client)).id, firstName: 'Helena' },
    }),
  },
  {
    ...{ row: 58, mutation: 'cancelShipment', effect: 'shipment-cancelled', shownBy: 57 },
    ...{ as: PAUL, fields: 'shipment { status }' },
    input: async (client, world) => {
      const { accounts } = world.reach.platform.world;
      const parcel = accounts.find(({ firstName }) => firstName === 'Paul')?.shipment;
      if (parcel) parcel.shipmentStatus = 'PENDING';
      return { customerId: (await firstCustomer(client)).id };
    },
  },
  {
    ...{ row: 64, mutation: 'setRoamingAutoRenew', effect: 'roaming-auto-renew', shownBy: 63 },
    ...{ as: FARAH, fields: '' },
    input: async (client) => {
      const { viewer } = await client.data(OWNED);
      const [pack] = viewer.customers[0].ownedRoamingPacks;
      return { lineId: pack.line.id, packId: pack.packId, autoRenew: !pack.autoRenew };
    },
  },
];

/** An agent does it for the line of Lena. */
const forLena =
  (more: object = {}) =>
  async (_agent: Client, world: World) => ({
    ...{ lineId: (await firstLine(await world.as(LENA))).id, ...more },
  });

const BILLS = '{ viewer { customers { bills(first: 1) { edges { node { id } } } } } }';

export const UNREADABLE: readonly DirectCase[] = [
  {
    ...{ row: 12, mutation: 'createCardLink', effect: null, as: LENA },
    ...{ fields: 'link { url }' },
    input: async (client) => ({
      ...{ customerId: (await firstCustomer(client)).id, returnTo: 'shop' },
    }),
  },
  {
    ...{ row: 24, mutation: 'sendSms', effect: 'sms-sent', as: AGENT },
    ...{ input: forLena({ text: 'Hello' }), fields: '' },
  },
  {
    ...{ row: 35, mutation: 'recordDeparture', effect: 'departure', as: AGENT },
    ...{ input: forLena({ reason: 'PORT_OUT' }), fields: '' },
  },
  {
    ...{ row: 38, mutation: 'resetVoicemailPin', effect: 'voicemail-pin', as: AGENT },
    ...{ input: forLena({ pin: '4821' }), fields: '' },
  },
  {
    ...{ row: 40, mutation: 'restrictData', effect: 'data-cut-off', as: AGENT },
    ...{ input: forLena(), fields: '' },
  },
  {
    ...{ row: 46, mutation: 'emailInvoice', effect: 'invoice-email', as: LENA, fields: '' },
    input: async (client) => {
      const { viewer } = await client.data(BILLS);
      return { billId: viewer.customers[0].bills.edges[0].node.id };
    },
  },
  {
    ...{ row: 66, mutation: 'requestSimSwapCode', effect: 'otp-sent', as: LENA },
    ...{
      fields: 'codeRequestId',
      input: async (client) => ({ lineId: (await firstLine(client)).id }),
    },
  },
];

export const OPERATION_OF = 'operation { __typename id status certainty nextCheckAt change }';

/** Makes the change under a key, and asks for its operation as well. */
export const make = (client: Client, one: DirectCase, input: object): Promise<any> =>
  direct(client, one.mutation, { ...input }, `${OPERATION_OF} ${one.fields}`);

export const named = ({ row, mutation }: DirectCase): string => `${mutation} (row ${row})`;
