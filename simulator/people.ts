/*
 * People: those who live in the sandbox from the start. Names, ids and values never change; README.md lists them.
 */
import { seededBills } from './bills.ts';
import { noExtras, UNTOUCHED, type Account, type Card, type Line } from './engine/world.ts';

export interface Person {
  readonly name: string;
  readonly title: string;
  /** The account or line that their sign-in names, or null for somebody new. */
  readonly customerId: string | null;
  readonly note: string;
  /** What they would type. */
  readonly suggested?: Readonly<Record<string, string>>;
}

/** Readable and stable: the first block tells the person, the last one the line. */
const id = (person: number, line = 0): string =>
  `0000000${person}-0000-4000-8000-00000000000${line}`;

export const IDS = {
  lena: id(1),
  farah: id(2),
  marco: id(2, 1),
  sid: id(3),
  dora: id(4),
  erin: id(5),
  paul: id(6),
  petra: id(7),
} as const;

const GOOD_IMEI = '356938035643809';
const GOOD_ICCID = '8901260000000000017';

export const PEOPLE: readonly Person[] = [
  {
    name: 'sam',
    title: 'Sam, a new shopper',
    customerId: null,
    note: 'Has bought nothing yet. Story A.',
    suggested: {
      firstName: 'Sam',
      lastName: 'Shopper',
      email: 'sam@example.com',
      phone: '2125550100',
      address1: '8 Harbor Street',
      city: 'New York',
      state: 'NY',
      zip: '10001',
      imei: GOOD_IMEI,
    },
  },
  {
    name: 'lena',
    title: 'Lena, one active line',
    customerId: IDS.lena,
    note: 'Has a saved card. Story B.',
  },
  {
    name: 'farah',
    title: 'Farah, a family of five',
    customerId: IDS.farah,
    note: 'Holds the primary line, two cards; her second card is declined.',
  },
  {
    name: 'marco',
    title: 'Marco, a line of the family',
    customerId: IDS.marco,
    note: 'Sees his own line only.',
  },
  { name: 'sid', title: 'Sid, suspended', customerId: IDS.sid, note: 'His line is paused.' },
  {
    name: 'dora',
    title: 'Dora, disconnected',
    customerId: IDS.dora,
    note: 'Her line is switched off.',
  },
  {
    name: 'erin',
    title: 'Erin, bought an eSIM line',
    customerId: IDS.erin,
    note: `Not activated yet. Story D: IMEI ${GOOD_IMEI}.`,
    suggested: { imei: GOOD_IMEI },
  },
  {
    name: 'paul',
    title: 'Paul, has his SIM card',
    customerId: IDS.paul,
    note: `Not activated yet. Story C: ICCID ${GOOD_ICCID}.`,
    suggested: { iccId: GOOD_ICCID },
  },
  {
    name: 'petra',
    title: 'Petra, brings her number',
    customerId: IDS.petra,
    note: `Not activated yet. Story E: number 2125550142, any PIN but 0142 is wrong, IMEI ${GOOD_IMEI}.`,
    suggested: {
      ...{ numberToPort: '2125550142', oldCarrier: 'Other Mobile', imei: GOOD_IMEI },
      ...{ oldCarrierAccountNumber: '77001', oldZip: '10001' },
      ...{ wrongPassword: '1111', password: '0142' },
    },
  },
];

interface Sketch {
  readonly person: number;
  readonly name: string;
  readonly last: string;
  readonly names: readonly string[];
  readonly status: number;
  readonly simType: Line['simType'];
  readonly plan: string;
  readonly cards: readonly Pick<Card, 'last4'>[];
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
    cards: [{ last4: '4242' }],
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
    cards: [{ last4: '4242' }],
  },
  {
    person: 4,
    name: 'Dora',
    last: 'Disconnected',
    names: ['Dora'],
    status: 4,
    simType: 'ESIM',
    plan: 'MBASIC5',
    cards: [{ last4: '4242' }],
  },
  {
    person: 5,
    name: 'Erin',
    last: 'Esim',
    names: ['Erin'],
    status: 0,
    simType: 'ESIM',
    plan: 'MGIG01',
    cards: [{ last4: '4242' }],
  },
  {
    person: 6,
    name: 'Paul',
    last: 'Physical',
    names: ['Paul'],
    status: 0,
    simType: 'PSIM',
    plan: 'MBASIC5',
    cards: [{ last4: '4242' }],
  },
  {
    person: 7,
    name: 'Petra',
    last: 'Port',
    names: ['Petra'],
    status: 0,
    simType: 'ESIM',
    plan: 'MPLUS15',
    cards: [{ last4: '4242' }],
  },
];

const DAY_MS = 86_400_000;

export const seededAccounts = (now: number): Account[] =>
  SKETCHES.map((sketch) => {
    const account = accountFrom(sketch, now);
    return { ...account, bills: seededBills(account, sketch.months ?? 2, now) };
  });

function accountFrom(sketch: Sketch, now: number): Account {
  const { person, name, last, names, status, simType, plan, cards } = sketch;
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
    customerId: id(person),
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
      customerId: id(person, index),
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
        ...{ packId: 'IREU30', customerId: id(person, packOf), autoRenew: false },
        ...{ startsAt: now - 2 * DAY_MS, endsAt: now + 28 * DAY_MS - 1 },
      },
    ],
  }),
});

const shipmentOf = (person: number, now: number): Account['shipment'] => ({
  orderId: `order-${person}`,
  shipmentStatus: 'DELIVERED',
  carrier: 'USPS',
  trackingNumber: `94001000000000000000${person}`,
  shippedDate: now - 5 * DAY_MS,
  shipmentType: 'usps_first_class_mail',
});
