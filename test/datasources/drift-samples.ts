/*
 * Drift samples: one good answer of the platform for every row that a screen reads.
 *
 * Gives  what the simulator says of Farah and of the shop, and what the contract allows where the simulator has no room yet.
 */
import { ROWS } from '../../contract/rows.ts';
import { IDS } from '../../simulator/people.ts';
import { AReach } from '../simulator/a-reach.ts';

export const CUSTOMER = IDS.farah;
export const GROUP = 'g-2';
export const IMEI = '356938035643809';
export const ICCID = '8901260000000000017';
export const NUMBER = '+12125550142';
export const ZIP = '10001';
export const BILL = 'b-2026-02';
export const PACK = 'pack-eu-7';

/** The whole body of an answer by row. */
export type Samples = ReadonlyMap<number, unknown>;

const PLACE = { address1: '1 Harbor Street', city: 'New York', state: 'NY', country: 'USA' };

/** What is asked of the simulator: row, path and query, body. */
const ASKED: readonly (readonly [row: number, path: string, body?: unknown])[] = [
  [2, 'network/coverage', { ...PLACE, name: '', street1: '', zip: ZIP }],
  [3, `device/imei/${IMEI}`],
  [4, 'product/fetch'],
  [5, 'product/fetch/plan'],
  [6, 'product/fetch/offer'],
  [7, 'product/fetch/service'],
  [13, `account/card?customerId=${CUSTOMER}`],
  [14, `account/card/specific?cardId=${'00000002-0000-4000-9000-000000000000'}`],
  [18, 'iccid/validate', { iccId: ICCID }],
  [22, `port/validate/mdn?mdn=${NUMBER.slice(-10)}`],
  [23, 'zipCode/validate', { zipCode: ZIP }],
  [25, `customerinfo?customerId=${CUSTOMER}`],
  [39, `usage/summary?usageData=DATA&customerId=${CUSTOMER}&groupId=${GROUP}`],
  [57, `shipment/order/customer/${CUSTOMER}`],
];

const good = (data: unknown): unknown => ({ status: 'SUCCESS', message: 'Done', data });

const OF_BILL = {
  ...{ billId: BILL, customerId: CUSTOMER, groupId: GROUP, billDate: '2026-02-01T00:00:00Z' },
  ...{ dueDate: '2026-02-15T00:00:00Z', periodStart: '2026-01-01T00:00:00Z' },
  ...{ periodEnd: '2026-01-31T00:00:00Z', amount: 150.25, tax: 12.02, totalAmount: 162.27 },
  ...{ amountDue: 62.27, status: 'UNPAID' },
};

const SALES = [
  { transactionId: 't-1', date: '2026-02-03T00:00:00Z', amount: 10.5, status: 'COMPLETED' },
  { transactionId: 't-2', date: '2026-02-04T00:00:00Z', amount: 20, status: 'FAILED' },
];

/** By hand, from the contract. */
const WRITTEN: Samples = new Map<number, unknown>([
  [41, good([OF_BILL])],
  [
    42,
    good({
      ...OF_BILL,
      lines: [
        {
          ...{ customerId: CUSTOMER, mobileNo: '2125550220' },
          items: [{ description: 'Plan', amount: 75.1, tax: 6.01 }],
        },
      ],
    }),
  ],
  [
    44,
    good([
      {
        ...{ invoiceId: 'i-1', billId: BILL, invoiceDate: '2026-02-01T00:00:00Z' },
        ...{ amount: 162.27, status: 'UNPAID' },
      },
    ]),
  ],
  [45, good({ url: 'https://pay.example/i-1', expireDate: '2026-03-02T10:00:00Z' })],
  [52, good({ groupId: GROUP, balance: 12.34, expiryDate: '2026-06-01T00:00:00Z' })],
  [53, good([{ destination: 'Canada', minutes: 12, sms: 3, amount: 1.75 }])],
  [54, good(SALES)],
  [59, good([{ countryCode: 'FRA', countryName: 'France' }])],
  [
    60,
    good([
      {
        ...{ packId: PACK, name: 'Europe, a week', price: 29.99, validityDays: 7, data: 5 },
        ...{ dataUnit: 'GB', voiceMinutes: 60, sms: 100, countries: ['FRA', 'DEU'] },
      },
    ]),
  ],
  [
    63,
    good([
      {
        ...{ packId: PACK, customerId: CUSTOMER, status: 'ACTIVE', autoRenew: false },
        ...{ startDate: '2026-03-01T00:00:00Z', endDate: '2026-03-08T00:00:00Z' },
      },
    ]),
  ],
  [
    65,
    good([
      { packId: PACK, used: 1.5, remaining: 3.5, unit: 'GB', endDate: '2026-03-08T00:00:00Z' },
    ]),
  ],
]);

export async function recordSamples(): Promise<Samples> {
  await using reach = await AReach.start();
  const samples = new Map(WRITTEN);
  for (const [row, path, body] of ASKED) {
    const { method } = endpoints.find((endpoint) => endpoint.row === row) ?? { method: '' };
    const answer = await reach.call(method, path, body);
    if (answer.status !== 200) throw new Error(`row ${row} gave ${answer.status}`);
    samples.set(row, answer.body);
  }
  return samples;
}

const endpoints = Object.values(ROWS);

/** Rows of which the first that fits is meant; 15 and 16 are one, and neither is read. */
export function rowOf(method: string, url: string): number | null {
  const path = url.split('?')[0] ?? '';
  const found = endpoints.find(
    (endpoint) =>
      endpoint.method === method &&
      new RegExp(`^${endpoint.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  return found?.row ?? null;
}
