/*
 * Billing: bills, their payment and their documents (rows 41 to 46).
 *
 * A bill is paid in full or not at all. A card that is declined is no refusal: the payment has failed.
 */
import { netOf, taxOf, totalOf } from './bills.ts';
import { payingCard, pays } from './charge.ts';
import { page, type Page } from './page.ts';
import type { Platform } from './platform.ts';
import {
  known,
  ok,
  okAs,
  refused,
  text,
  unknown,
  wireDate,
  wireDay,
  type Asked,
  type Body,
  type Reply,
  type Room,
} from './room.ts';
import { accountOf, type Account, type Bill } from './world.ts';

const DAY = 86_400_000;
const LINK_LIVES_MS = 15 * 60_000;

export const billingRoom: Room = {
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
      const found = billIn(platform, params['billId'] ?? '');
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
    45: ({ platform, query }) => {
      const found = billIn(platform, query.get('billId') ?? '');
      if (!found || !isOf(found.account, query.get('customerId') ?? '')) return unknown('Bill');
      const url = `${platform.url}/invoice/${found.bill.billId}`;
      const expireDate = wireDate(platform, platform.clock.now() + LINK_LIVES_MS);
      return okAs(platform, { url, expireDate });
    },
    46: ({ platform, body }) => {
      const found = billIn(platform, text(body, 'billId'));
      const customerId = text(body, 'customerId');
      if (!found || !isOf(found.account, customerId)) return unknown('Bill');
      platform.ledger.effect({ row: 46, effect: 'invoice-email', customerId });
      return ok({ customerId });
    },
  },
};

/** The document behind a link of row 45. */
export function invoicePage(platform: Platform, path: string): Page {
  const found = billIn(platform, path.slice('/invoice/'.length));
  if (!found) return page(404, 'No such document', '<p>There is no such bill.</p>');
  return page(200, 'Invoice', `<p>${dollars(totalOf(found.bill)).toFixed(2)} US dollars.</p>`);
}

function pay({ platform, body }: Asked): Reply {
  const found = billIn(platform, text(body, 'billId'));
  const customerId = text(body, 'customerId');
  if (!found || !isOf(found.account, customerId)) return unknown('Bill');
  const { account, bill } = found;
  if (bill.paid) return refused(409, 'The bill is paid');
  if (Math.round(Number(body['amount']) * 100) !== totalOf(bill))
    return refused(400, 'Invalid request', { Amount: 'is not what is due' });
  const card = payingCard(account, body);
  if (!card) return unknown('Card');
  const transactionId = platform.random.uuid();
  const names = { customerId, transactionId };
  if (!pays(card)) {
    platform.ledger.effect({ row: 43, effect: 'bill-payment-declined', ...names });
    const paymentStatusDesc = 'Your card was declined';
    return ok({ transactionId, paymentStatus: 'FAILED', paymentStatusDesc });
  }
  bill.paid = true;
  platform.ledger.effect({ row: 43, effect: 'bill-payment', ...names });
  return ok({ transactionId, paymentStatus: 'SUCCESS' });
}

const isOf = (account: Account, customerId: string): boolean =>
  account.lines.some((line) => line.customerId === customerId);

function billIn({ world }: Platform, billId: string): { account: Account; bill: Bill } | null {
  for (const account of world.accounts) {
    const bill = account.bills.find((one) => one.billId === billId);
    if (bill) return { account, bill };
  }
  return null;
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
