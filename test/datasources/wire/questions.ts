/*
 * Questions: every question that a data source can ask the platform, and the request that it becomes.
 */
import type { DataSources } from '../../../src/datasources/sources.ts';
import type { Given } from '../../../src/datasources/wire/given.ts';
import {
  billId,
  cardId,
  customerId,
  packId,
  planId,
  swapId,
  transactionId,
} from '../../../src/ids.ts';
import { usd } from '../../../src/money.ts';
import { ADDRESS } from '../cart-sample.ts';

export const line = customerId('c:1@2');
const customer = customerId('c-1');
const card = cardId('card-1');
const bill = billId('bill-1');
const pack = packId('pack-1');
const plan = planId('PLAN-10');
const sim = { line, iccid: '8901000000000000001', simType: 'PSIM' } as const;
const topUp = { line, serviceCode: 'T1', quantity: 2 };
const change = { line, plan, effective: 'NOW' } as const;
const credit = { customer, group: 'g-1', amount: usd(1_050) };
const order = { line, pack, startsOn: '2026-02-01' };

type Ask = (sources: DataSources) => Given<unknown>;
type Question = readonly [row: number, ask: Ask, request: string, json?: object];

/** One line for each question that a source can ask: the row, who asks, where it goes, what goes with it. */
export const QUESTIONS: readonly Question[] = [
  [
    12,
    ({ card }) => card.addLink({ customer, redirectUrl: 'https://brand.example/back/n' }),
    'PUT /account/generate/addcard/link/c-1',
    { redirectUrl: 'https://brand.example/back/n' },
  ],
  [13, ({ card }) => card.cardsOf(customer), 'GET /account/card?customerId=c-1'],
  [14, (of) => of.card.card(card), 'GET /account/card/specific?cardId=card-1'],
  [15, (of) => of.card.makeDefault(card), 'PUT /account/card?id=card-1&default=true'],
  [
    16,
    (of) => of.card.update(card, { expiryMonth: 7, expiryYear: 2029, priority: 1 }),
    'PUT /account/card',
    { cardId: 'card-1', expMonth: 7, expYear: 2029, priority: 1 },
  ],
  [
    16,
    (of) => of.card.update(card, { priority: 2 }),
    'PUT /account/card',
    { cardId: 'card-1', priority: 2 },
  ],
  [
    17,
    (of) => of.card.delete({ card, customer }),
    'DELETE /account/card?cardId=card-1&customerId=c-1',
  ],
  [24, ({ support }) => support.sendSms(line, 'Hello'), `POST /sendsms/_`, { message: 'Hello' }],
  [
    26,
    (of) => of.customer.update(customer, { email: 'a@b.example', shippingAddress: ADDRESS }),
    'PUT /account/update/fields/c-1',
    {
      email: 'a@b.example',
      addresses: [
        {
          type: 'shipping',
          address1: '1 Main Street',
          address2: '',
          city: 'Springfield',
          state: 'NY',
          zip: '10001',
          country: 'USA',
          residential: 'true',
        },
      ],
    },
  ],
  [
    26,
    (of) => of.customer.update(customer, { firstName: 'Ann', lastName: 'B' }),
    'PUT /account/update/fields/c-1',
    { firstName: 'Ann', lastName: 'B' },
  ],
  [27, (of) => of.line.reconnect(line), 'PUT /reconnect', { customerId: line }],
  [28, (of) => of.line.disconnect(line), 'PUT /disconnect', { customerId: line }],
  [29, (of) => of.line.suspend(line), 'PUT /suspend', { customerId: line }],
  [30, (of) => of.line.restore(line), 'PUT /restore', { customerId: line }],
  [
    31,
    ({ numberSwap }) => numberSwap.submit({ line, zip: '10001' }),
    'PUT /mdn/swap',
    { customerId: line, zip: '10001' },
  ],
  [
    31,
    ({ numberSwap }) => numberSwap.submit({ line, zip: null }),
    'PUT /mdn/swap',
    { customerId: line },
  ],
  [32, ({ numberSwap }) => numberSwap.statusOf(line), 'GET /mdn/swap/status/_'],
  [
    33,
    ({ simSwap }) => simSwap.submit(sim),
    'POST /iccid/swap',
    { customerId: line, newIccId: '8901000000000000001', simType: 'PSIM' },
  ],
  [
    34,
    (of) => of.line.makePrimary({ primary: customer, secondary: line }),
    'PUT /customers/swap',
    { primaryCustomerId: 'c-1', secondaryCustomerId: line },
  ],
  [
    35,
    ({ support }) => support.recordDeparture(line, { reason: 'PORT_OUT', note: 'Moves away' }),
    'PUT /leaving/customer',
    { customerId: line, type: 'PORT_OUT', reason: 'Moves away' },
  ],
  [
    35,
    ({ support }) => support.recordDeparture(line, { reason: 'DISCONNECT', note: null }),
    'PUT /leaving/customer',
    { customerId: line, type: 'DISCONNECT' },
  ],
  [36, ({ support }) => support.reset(line), 'POST /customer/reset/_'],
  [37, ({ support }) => support.resetStatusOf(line), 'GET /customer/reset/status/_'],
  [
    38,
    ({ support }) => support.resetVoicemailPin(line, '1234'),
    'PUT /customer/reset/voicemail/password/_',
    { password: '1234' },
  ],
  [
    38,
    ({ support }) => support.resetVoicemailPin(line, null),
    'PUT /customer/reset/voicemail/password/_',
    {},
  ],
  [
    39,
    ({ usage }) => usage.of(customer, null, 'CALLING'),
    'GET /usage/summary?usageData=ILD&customerId=c-1',
  ],
  [
    40,
    ({ support }) => support.restrictData(line, true),
    'PUT /customer/manage/feature/_',
    { feature: 'DATA_CUTOFF', enable: true },
  ],
  [41, ({ billing }) => billing.billsOf(customer), 'GET /billing/customer/c-1'],
  [42, ({ billing }) => billing.bill({ customer: line, bill }), 'GET /billing/customize/bill-1'],
  [
    43,
    ({ billing }) => billing.pay({ customer, bill, amount: usd(1_999), card }),
    'POST /payment/customer',
    { customerId: 'c-1', billId: 'bill-1', amount: 19.99, ccUUID: 'card-1' },
  ],
  [
    43,
    ({ billing }) => billing.pay({ customer, bill, amount: usd(500), card: null }),
    'POST /payment/customer',
    { customerId: 'c-1', billId: 'bill-1', amount: 5 },
  ],
  [44, ({ billing }) => billing.invoicesOf(customer), 'GET /invoice/history/c-1'],
  [
    45,
    ({ billing }) => billing.invoiceLink({ customer, bill }),
    'GET /invoice/link/generate?customerId=c-1&billId=bill-1',
  ],
  [
    46,
    ({ billing }) => billing.emailInvoice({ customer, bill, email: 'a@b.example' }),
    'POST /invoice/sendemail',
    { customerId: 'c-1', billId: 'bill-1', email: 'a@b.example' },
  ],
  [
    46,
    ({ billing }) => billing.emailInvoice({ customer, bill, email: null }),
    'POST /invoice/sendemail',
    { customerId: 'c-1', billId: 'bill-1' },
  ],
  [
    47,
    (of) => of.topUp.quote(topUp),
    'POST /topup/quote',
    { customerId: line, serviceCode: 'T1', quantity: 2 },
  ],
  [
    48,
    (of) => of.topUp.purchase({ ...topUp, card }),
    'POST /topup/purchase',
    { customerId: line, serviceCode: 'T1', quantity: 2, ccUUID: 'card-1' },
  ],
  [
    49,
    ({ planChange }) => planChange.estimate(change),
    'POST /estimate/plan/change',
    { customerId: line, planId: 'PLAN-10', effective: 'NOW' },
  ],
  [
    50,
    ({ planChange }) => planChange.purchase({ ...change, effective: 'NEXT_CYCLE', card }),
    'POST /purchase/plan/change',
    { customerId: line, planId: 'PLAN-10', effective: 'NEXT_CYCLE', ccUUID: 'card-1' },
  ],
  [
    51,
    ({ planChange }) => planChange.statusOf(transactionId('t-1')),
    'GET /status/plan/change/t-1',
  ],
  [52, ({ calling }) => calling.balanceOf('g-1'), 'GET /ild/status?groupId=g-1'],
  [53, ({ calling }) => calling.usageOf('g-1'), 'GET /ild/usage?groupId=g-1'],
  [54, ({ calling }) => calling.purchasesOf(customer), 'GET /ild/purchase/history/c-1'],
  [
    55,
    ({ calling }) => calling.quote(credit),
    'POST /ild/quote',
    { customerId: 'c-1', groupId: 'g-1', amount: 10.5 },
  ],
  [
    56,
    ({ calling }) => calling.purchase({ ...credit, card }),
    'POST /ild/purchase',
    { customerId: 'c-1', groupId: 'g-1', amount: 10.5, ccUUID: 'card-1' },
  ],
  [57, ({ shipment }) => shipment.of(customer), 'GET /shipment/order/customer/c-1'],
  [58, ({ shipment }) => shipment.cancel(customer), 'PUT /shipment/order/cancel/c-1'],
  [59, ({ roaming }) => roaming.countries(), 'GET /intl/roaming/countries/mvne?mvne=ATT'],
  [
    60,
    ({ roaming }) => roaming.packsFor(['MX', 'FR', 'MX']),
    'POST /get/additional/offerings',
    { countries: ['FR', 'MX'], mvne: 'ATT' },
  ],
  [
    61,
    ({ roaming }) => roaming.quote(order),
    'POST /intl/roaming/pack/quote/customer/_',
    { packId: 'pack-1', startDate: '2026-02-01' },
  ],
  [
    62,
    ({ roaming }) => roaming.purchase({ ...order, startsOn: null, card }),
    'POST /intl/roaming/pack/purchase/customer/_',
    { packId: 'pack-1', ccUUID: 'card-1' },
  ],
  [63, ({ roaming }) => roaming.ownedBy('g-1'), 'GET /intl/roaming/pack/group?groupId=g-1'],
  [
    64,
    ({ roaming }) => roaming.setAutoRenew({ pack, line, autoRenew: false }),
    'POST /intl/roaming/pack/pack-1/autorenew',
    { autoRenew: false, customerId: line },
  ],
  [65, ({ roaming }) => roaming.usageOf(customer), 'GET /intl/roaming/pack/usage?customerId=c-1'],
  [
    66,
    ({ simSwap }) => simSwap.requestCode(line),
    'POST /generate/otp/sim/swap',
    { customerId: line },
  ],
  [
    67,
    ({ simSwap }) => simSwap.confirm({ ...sim, swapId: swapId('s-1'), code: '123456' }),
    'POST /perform/otp/sim/swap',
    {
      id: 's-1',
      otp: '123456',
      customerId: line,
      newIccId: '8901000000000000001',
      simType: 'PSIM',
    },
  ],
  [68, ({ simSwap }) => simSwap.statusOf(swapId('s-1')), 'GET /get/status/sim/swap?id=s-1'],
];
