/*
 * Billing: bills, their payment and their documents (rows 41 to 46).
 *
 * A bill is paid in full or not at all. A card that is declined is no refusal: the payment has failed.
 */
import { billOf, netOf, taxOf, totalOf } from './bills.ts';
import { noSuchCard, payingCard, pays } from './engine/charge.ts';
import { json, wrong, type ControlAnswer } from './engine/control.ts';
import type { Platform } from './engine/platform.ts';
import { known, text, type Body } from './engine/body.ts';
import {
  ok,
  okAs,
  refused,
  unknown,
  wireDate,
  wireDay,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, type Account, type Bill } from './engine/world.ts';

const DAY = 86_400_000;
const LINK_LIVES_MS = 15 * 60_000;
/** Older ones are forgotten. */
const MAX_LINKS = 100;

export const billingEndpoints: EndpointModule = {
  rows: {
    41: ({ platform, params }) => {
      const account = accountOf(platform.world, params['customerId'] ?? '');
      if (!account) return unknown('Customer');
      return okAs(
        platform,
        account.bills.map((bill) => billView(platform, account, bill)),
      );
    },
    42: ({ platform, params }) => {
      const found = billOf(platform.world, params['billId'] ?? '');
      if (!found) return unknown('Bill');
      const { account, bill } = found;
      return okAs(platform, {
        ...billView(platform, account, bill),
        lines: linesOf(account, bill),
      });
    },
    43: pay,
    44: ({ platform, params }) => {
      const account = accountOf(platform.world, params['customerId'] ?? '');
      if (!account) return unknown('Customer');
      return okAs(
        platform,
        account.bills.map((bill) => invoiceView(platform, bill)),
      );
    },
    45: makeLink,
    46: sendEmail,
  },
  controls: {
    'POST autopay': autopay,
    'GET emails': ({ world }) => json(world.accounts.flatMap(({ emails }) => emails)),
  },
};

function pay({ platform, body }: EndpointRequest): Reply {
  const customerId = text(body, 'customerId');
  const found = ownBill(platform, customerId, text(body, 'billId'));
  if (!found) return unknown('Bill');
  const { account, bill } = found;
  if (bill.paid) return refused(409, 'The bill is paid');
  if (Math.round(Number(body['amount']) * 100) !== totalOf(bill))
    return refused(400, 'Invalid request', { Amount: 'is not what is due' });
  const card = payingCard(account, body);
  if (!card) return noSuchCard();
  const transactionId = platform.random.uuid();
  const names = { customerId, transactionId, amount: dollars(totalOf(bill)) };
  if (!pays(card)) {
    platform.ledger.effect({ row: 43, effect: 'bill-payment-declined', ...names });
    const paymentStatusDesc = 'Your card was declined';
    return ok({ transactionId, paymentStatus: 'FAILED', paymentStatusDesc });
  }
  bill.paid = true;
  platform.ledger.effect({ row: 43, effect: 'bill-payment', ...names });
  return ok({ transactionId, paymentStatus: 'SUCCESS' });
}

/** The platform pays by itself what is open, one bill or all of an account: no transaction of anybody's belongs to it. */
function autopay({ world, ledger }: Platform, body: Body): ControlAnswer {
  const billId = text(body, 'billId');
  const account = billOf(world, billId)?.account ?? accountOf(world, text(body, 'customerId'));
  if (!account) return wrong('customerId is of an account, or billId of a bill');
  const fits = (bill: Bill): boolean => billId === '' || bill.billId === billId;
  const open = account.bills.filter((bill) => !bill.paid && fits(bill));
  const { customerId } = account;
  for (const bill of open) {
    bill.paid = true;
    const amount = dollars(totalOf(bill));
    ledger.effect({ row: 43, effect: 'bill-autopay', customerId, amount });
  }
  return open.length === 0 ? wrong('nothing is open') : json({ paid: open.map(nameOf) });
}

const nameOf = ({ billId }: Bill): string => billId;

function makeLink({ platform, query }: EndpointRequest): Reply {
  const { world, clock, random, url } = platform;
  const found = ownBill(platform, query.get('customerId') ?? '', query.get('billId') ?? '');
  if (!found) return unknown('Bill');
  const expiresAt = clock.now() + LINK_LIVES_MS;
  const link = { id: random.uuid(), billId: found.bill.billId, expiresAt };
  world.invoiceLinks = [...world.invoiceLinks.slice(1 - MAX_LINKS), link];
  return okAs(platform, {
    url: `${url}/invoice/${link.id}.pdf`,
    expireDate: wireDate(platform, expiresAt),
  });
}

/** Nobody gets it: GET /_simulator/emails tells what would have been sent. */
function sendEmail({ platform, body }: EndpointRequest): Reply {
  const customerId = text(body, 'customerId');
  const found = ownBill(platform, customerId, text(body, 'billId'));
  if (!found) return unknown('Bill');
  const { account, bill } = found;
  const to = text(body, 'email') || account.email;
  account.emails.push({ at: platform.clock.now(), customerId, to, billId: bill.billId });
  platform.ledger.effect({ row: 46, effect: 'invoice-email', customerId });
  return ok({ customerId });
}

/** A bill of the account that this customerId belongs to. */
function ownBill(
  { world }: Platform,
  customerId: string,
  billId: string,
): ReturnType<typeof billOf> {
  const found = billOf(world, billId);
  return found && found.account === accountOf(world, customerId) ? found : null;
}

const dollars = (cents: number): number => cents / 100;

function billView(platform: Platform, account: Account, bill: Bill): Body {
  const { billId, billedAt, paid } = bill;
  const day = (time: number): string => wireDay(platform, time);
  return known({
    ...{ billId, customerId: account.customerId, groupId: account.groupId },
    ...{ billDate: day(billedAt), dueDate: day(billedAt + 20 * DAY) },
    ...{ periodStart: day(billedAt - 30 * DAY), periodEnd: day(billedAt - DAY) },
    ...{ amount: dollars(netOf(bill)), tax: dollars(taxOf(bill)) },
    ...{ totalAmount: dollars(totalOf(bill)), amountDue: paid ? 0 : dollars(totalOf(bill)) },
    status: paid ? 'PAID' : 'UNPAID',
  });
}

const linesOf = ({ lines }: Account, { items }: Bill): readonly Body[] =>
  items.map(({ customerId, description, cents, tax }) =>
    known({
      customerId,
      mobileNo: lines.find((line) => line.customerId === customerId)?.mobileNo ?? null,
      items: [{ description, amount: dollars(cents), tax: dollars(tax) }],
    }),
  );

const invoiceView = (platform: Platform, bill: Bill): Body => ({
  ...{ invoiceId: `invoice-${bill.billId}`, billId: bill.billId },
  ...{ invoiceDate: wireDay(platform, bill.billedAt), amount: dollars(totalOf(bill)) },
  status: bill.paid ? 'PAID' : 'UNPAID',
});
