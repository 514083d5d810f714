/*
 * Drift readings: what the gateway reads by each row of the samples, without a graph around it.
 *
 * Owns   the words that a state must have had on the wire to be shown as it is shown.
 */
import type { DataSources } from '../../src/datasources/sources.ts';
import type { Given } from '../../src/datasources/wire/given.ts';
import { billId, cardId, customerId } from '../../src/ids.ts';
import { BILL, CUSTOMER, GROUP, ICCID, IMEI, NUMBER, ZIP } from './drift-samples.ts';

const me = customerId(CUSTOMER);
const bill = billId(BILL);
const card = cardId('00000002-0000-4000-9000-000000000000');
const PLACE = {
  ...{ address1: '1 Harbor Street', address2: null, city: 'New York', state: 'NY', zip: ZIP },
  ...{ country: 'US', residential: true },
};

/** Row 4 alone: where it cannot be read, rows 5 to 7 are asked, and are as good as ever. */
export const READINGS: Readonly<Record<number, (sources: DataSources) => Given<unknown>>> = {
  2: ({ coverage }) => coverage.at(PLACE),
  3: ({ device }) => device.compatibilityOf(IMEI),
  4: ({ catalog }) => catalog.current(),
  13: (sources) => sources.card.cardsOf(me),
  14: (sources) => sources.card.card(card),
  18: ({ activation }) => activation.simCardEligibility(ICCID),
  22: ({ portIn }) => portIn.eligibilityOf(NUMBER),
  23: ({ coverage }) => coverage.ofZip(ZIP),
  25: ({ customer }) => customer.info(me),
  39: ({ usage }) => usage.of(me, GROUP, 'DATA'),
  41: ({ billing }) => billing.billsOf(me),
  42: ({ billing }) => billing.bill({ customer: me, bill }),
  44: ({ billing }) => billing.invoicesOf(me),
  45: ({ billing }) => billing.invoiceLink({ customer: me, bill }),
  52: ({ calling }) => calling.balanceOf(GROUP),
  53: ({ calling }) => calling.usageOf(GROUP),
  54: ({ calling }) => calling.purchasesOf(me),
  57: ({ shipment }) => shipment.of(me),
  59: ({ roaming }) => roaming.countries(),
  60: ({ roaming }) => roaming.packsFor(['FRA']),
  63: ({ roaming }) => roaming.ownedBy(GROUP),
  65: ({ roaming }) => roaming.usageOf(me),
};

/** Which of our fields shows the state of a row, where the wire has it, and what each of our words was there. */
export const STATES: Readonly<
  Record<number, { readonly wire: string; readonly words: Readonly<Record<string, string>> }>
> = {
  25: {
    wire: 'status',
    words: {
      ...{ 0: 'NOT_ACTIVATED', 1: 'ACTIVATION_IN_PROGRESS', 2: 'ACTIVE', 3: 'SUSPENDED' },
      ...{ 4: 'DISCONNECTED', 8: 'ACTIVATION_FAILED', 9: 'PORT_IN_IN_PROGRESS' },
      ...{ 10: 'PORT_IN_FAILED', 11: 'PORT_IN_CANCELLED' },
    },
  },
  41: { wire: 'status', words: { UNPAID: 'UNPAID', PAID: 'PAID', OVERDUE: 'OVERDUE' } },
  44: { wire: 'status', words: { UNPAID: 'UNPAID', PAID: 'PAID', OVERDUE: 'OVERDUE' } },
  54: {
    wire: 'status',
    words: {
      ...{ COMPLETED: 'DONE', DONE: 'DONE', SUCCESS: 'DONE', APPROVED: 'DONE' },
      ...{ FAILED: 'DECLINED', DECLINED: 'DECLINED' },
      ...{ PENDING: 'PROCESSING', PROCESSING: 'PROCESSING', IN_PROGRESS: 'PROCESSING' },
      ...{ PAYMENT_PENDING: 'PROCESSING', PAYMENT_PROCESSING: 'PROCESSING' },
    },
  },
  57: {
    wire: 'shipmentStatus',
    words: {
      ...{ PENDING: 'PENDING', CREATED: 'PENDING', PROCESSING: 'PENDING', SHIPPED: 'SHIPPED' },
      ...{ DISPATCHED: 'SHIPPED', IN_TRANSIT: 'SHIPPED', DELIVERED: 'DELIVERED' },
      ...{ CANCELLED: 'CANCELLED', CANCELED: 'CANCELLED' },
    },
  },
  63: {
    wire: 'status',
    words: {
      ...{ ACTIVE: 'ACTIVE', PENDING: 'PENDING', EXPIRED: 'EXPIRED' },
      ...{ CANCELLED: 'CANCELLED', CANCELED: 'CANCELLED' },
    },
  },
};

/** Rows whose answers belong to a customer and say so, so that somebody else's can be told. */
export const OWNED: ReadonlySet<number> = new Set([13, 25, 39, 41, 42, 44, 52, 53, 54, 57, 63, 65]);
