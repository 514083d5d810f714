/*
 * Family: an account of five lines with six bills and a parcel, as the compared screen shows it.
 *
 * Owns   its ids, which follow from its number and the seed.
 */
import type { Random } from '../chaos/random.ts';
import { noExtras, UNTOUCHED, type Account, type Line } from '../simulator/engine/world.ts';

/** Who asks for a family: the person that holds its primary line. */
export interface Member {
  readonly subject: string;
  readonly customerId: string;
}

const DAY_MS = 86_400_000;
const BILLS = 6;
/** Numbers below are of the people whom the simulator brings. */
const FIRST_NUMBER = 6_462_000_000;

const LINES = [
  ['Ada', 'MUNL30', 'ESIM'],
  ['Ben', 'MPLUS15', 'ESIM'],
  ['Cleo', 'MBASIC5', 'PSIM'],
  ['Dan', 'MBASIC5', 'PSIM'],
  ['Eve', 'MGIG01', 'ESIM'],
] as const;

export const memberOf = ({ customerId, clientAccountId }: Account): Member => ({
  customerId,
  subject: clientAccountId,
});

export function family(number: number, random: Random, now: number): Account {
  const ids = LINES.map(() => random.uuid());
  const [customerId = ''] = ids;
  const address = {
    ...{ address1: `${number} Harbor Street`, address2: '', city: 'New York', state: 'NY' },
    ...{ zip: '10001', country: 'USA', residential: 'true' },
  };
  return {
    ...{ customerId, clientAccountId: `family-${number}`, groupId: `g-${customerId}` },
    ...{ firstName: 'Ada', lastName: 'Family', phone: '2125550199' },
    email: `family${number}@example.com`,
    addresses: [
      { type: 'billing', ...address },
      { type: 'shipping', ...address },
    ],
    lines: ids.map((id, index) =>
      lineOf(id, { index, number: number * LINES.length + index, now }),
    ),
    cards: [
      {
        ...{ ccUUID: random.uuid(), cardType: 'VISA', last4: '4242', expMonth: 12 },
        ...{ expYear: 2035, default: true, priority: 1 },
      },
    ],
    shipment: {
      ...{
        orderId: `order-${number}`,
        transactionId: random.uuid(),
        shipmentType: 'express_2_day',
      },
      ...{ shipmentStatus: 'SHIPPED', carrier: 'USPS', shippedDate: now - DAY_MS },
      trackingNumber: `9400${String(number).padStart(18, '1')}`,
    },
    transactionId: null,
    ...noExtras(),
    bills: Array.from({ length: BILLS }, (_bill, age) => ({
      billId: `bill-${customerId}-${age + 1}`,
      billedAt: now - (10 + 30 * age) * DAY_MS,
      items: ids.map((id) => ({ customerId: id, description: 'Plan', cents: 2_500, tax: 225 })),
      paid: age > 0,
    })),
  };
}

interface Place {
  readonly index: number;
  /** Of all lines. */
  readonly number: number;
  readonly now: number;
}

function lineOf(customerId: string, { index, number, now }: Place): Line {
  const [firstName, planCode, simType] = LINES[index] ?? LINES[0];
  return {
    ...{ customerId, isPrimary: index === 0, firstName, lastName: 'Family', simType, planCode },
    ...{ status: 2, mobileNo: String(FIRST_NUMBER + number), imei: '356938035643809' },
    ...{ iccId: null, activationDate: now - 90 * DAY_MS },
    ...{ activationMsg: null, portIn: null, turn: 0 },
    ...UNTOUCHED,
  };
}
