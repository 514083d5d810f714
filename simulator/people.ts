/*
 * People: those who live in the sandbox from the start. Names, ids and values never change; README.md lists them.
 */
export interface Person {
  readonly name: string;
  readonly title: string;
  /** The account or line that their sign-in names, or null for a new customer. */
  readonly customerId: string | null;
  readonly note: string;
  /** What they would type. */
  readonly suggested?: Readonly<Record<string, string>>;
}

/** Readable and stable: the first block tells the person, the last one the line. */
export const idOf = (person: number, line = 0): string =>
  `0000000${person}-0000-4000-8000-00000000000${line}`;

export const IDS = {
  lena: idOf(1),
  farah: idOf(2),
  marco: idOf(2, 1),
  sid: idOf(3),
  dora: idOf(4),
  erin: idOf(5),
  paul: idOf(6),
  petra: idOf(7),
  john: idOf(8),
} as const;

export const GOOD_IMEI = '356938035643809';
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
  {
    name: 'john',
    title: 'John, has a line to activate',
    customerId: IDS.john,
    note: `Not activated yet. Buys a second line that is named John, too: IMEI ${GOOD_IMEI}.`,
    suggested: { imei: GOOD_IMEI },
  },
];
