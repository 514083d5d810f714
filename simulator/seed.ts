/*
 * Seed: the accounts that are there from the start, with lines, cards, bills and packs. Values never change.
 */
import { seededBills } from './bills.ts';
import { noExtras, UNTOUCHED, type Account, type Card, type Line } from './engine/world.ts';
import { GOOD_IMEI, idOf } from './people.ts';

interface Sketch {
  readonly person: number;
  readonly name: string;
  readonly last: string;
  readonly names: readonly string[];
  readonly status: number;
  readonly simType: Line['simType'];
  readonly plan: string;
  /** One that works without this. */
  readonly cards?: readonly Pick<Card, 'last4'>[];
  /** Credit for calls abroad, in cents. */
  readonly wallet?: number;
  /** A roaming pack that the line of this index has. */
  readonly packOf?: number;
  /** How many months are billed; 2 without this. */
  readonly months?: number;
}

const SKETCHES: readonly Sketch[] = [
  {
    person: 1,
    name: 'Lena',
    last: 'Line',
    names: ['Lena'],
    status: 2,
    simType: 'ESIM',
    plan: 'MPLUS15',
    wallet: 1_250,
    months: 8,
  },
  {
    person: 2,
    name: 'Farah',
    last: 'Family',
    names: ['Farah', 'Marco', 'Nadia', 'Omar', 'Pia'],
    status: 2,
    simType: 'PSIM',
    plan: 'MUNL30',
    cards: [{ last4: '4242' }, { last4: '0002' }],
    wallet: 500,
    packOf: 1,
    months: 8,
  },
  {
    person: 3,
    name: 'Sid',
    last: 'Suspended',
    names: ['Sid'],
    status: 3,
    simType: 'ESIM',
    plan: 'MBASIC5',
  },
  {
    person: 4,
    name: 'Dora',
    last: 'Disconnected',
    names: ['Dora'],
    status: 4,
    simType: 'ESIM',
    plan: 'MBASIC5',
  },
  {
    person: 5,
    name: 'Erin',
    last: 'Esim',
    names: ['Erin'],
    status: 0,
    simType: 'ESIM',
    plan: 'MGIG01',
  },
  {
    person: 6,
    name: 'Paul',
    last: 'Physical',
    names: ['Paul'],
    status: 0,
    simType: 'PSIM',
    plan: 'MBASIC5',
  },
  {
    person: 7,
    name: 'Petra',
    last: 'Port',
    names: ['Petra'],
    status: 0,
    simType: 'ESIM',
    plan: 'MPLUS15',
  },
  {
    person: 8,
    name: 'John',
    last: 'Twice',
    names: ['John'],
    status: 0,
    simType: 'ESIM',
    plan: 'MGIG01',
  },
];

const DAY_MS = 86_400_000;

export const seededAccounts = (now: number): Account[] =>
  SKETCHES.map((sketch) => {
    const account = accountFrom(sketch, now);
    return { ...account, bills: seededBills(account, sketch.months ?? 2, now) };
  });

function accountFrom(sketch: Sketch, now: number): Account {
  const { person, name, last, names, status, simType, plan } = sketch;
  const { cards = [{ last4: '4242' }] } = sketch;
  const address = {
    address1: `${person} Harbor Street`,
    address2: '',
    city: 'New York',
    state: 'NY',
    zip: '10001',
    country: 'USA',
    residential: 'true',
  };
  const active = status === 2 || status === 3 || status === 4;
  return {
    customerId: idOf(person),
    clientAccountId: `seed-${name.toLowerCase()}`,
    groupId: `g-${person}`,
    firstName: name,
    lastName: last,
    email: `${name.toLowerCase()}@example.com`,
    phone: `212555010${person}`,
    addresses: [
      { type: 'billing', ...address },
      { type: 'shipping', ...address },
    ],
    lines: names.map((firstName, index) => ({
      customerId: idOf(person, index),
      isPrimary: index === 0,
      firstName,
      lastName: last,
      status,
      mobileNo: active ? `21255502${person}${index}` : null,
      iccId:
        active && simType === 'PSIM' ? `890126000000000${person}00${index}0`.padEnd(19, '7') : null,
      imei: active ? GOOD_IMEI : null,
      simType,
      planCode: plan,
      activationDate: active ? now - 90 * DAY_MS : null,
      activationMsg: null,
      portIn: null,
      turn: 0,
      ...UNTOUCHED,
      disconnectedAt: status === 4 ? now - 10 * DAY_MS : null,
    })),
    cards: cards.map(({ last4 }, index) => ({
      ccUUID: `0000000${person}-0000-4000-9000-00000000000${index}`,
      cardType: 'VISA',
      last4,
      expMonth: 12,
      expYear: 2030,
      default: index === 0,
      priority: index + 1,
    })),
    shipment: simType === 'PSIM' ? shipmentOf(person, now) : null,
    transactionId: null,
    ...extrasOf(sketch, now),
  };
}

const extrasOf = (
  { person, wallet = 0, packOf }: Sketch,
  now: number,
): ReturnType<typeof noExtras> => ({
  ...noExtras(),
  wallet,
  ...(packOf !== undefined && {
    packs: [
      {
        ...{ packId: 'IREU30', customerId: idOf(person, packOf), autoRenew: false },
        ...{ startsAt: now - 2 * DAY_MS, endsAt: now + 28 * DAY_MS - 1 },
      },
    ],
  }),
});

const shipmentOf = (person: number, now: number): Account['shipment'] => ({
  orderId: `order-${person}`,
  transactionId: `t-seed-${person}`,
  shipmentStatus: 'DELIVERED',
  carrier: 'USPS',
  trackingNumber: `94001000000000000000${person}`,
  shippedDate: now - 5 * DAY_MS,
  shipmentType: 'usps_first_class_mail',
});
