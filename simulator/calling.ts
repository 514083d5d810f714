/*
 * Calling: prepaid credit for calls abroad, one wallet for all lines of a group (rows 52 to 56).
 */
import { json, wrong, type ControlAnswer } from './engine/control.ts';
import type { Platform } from './engine/platform.ts';
import { noSuchCard, payingCard, pays, simpleQuote } from './engine/charge.ts';
import { text, type Body } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  unknown,
  wireDay,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { share } from './usage.ts';
import { accountOf, groupOf, type Account, type Progress } from './engine/world.ts';

/** Rates in cents a minute. */
const DESTINATIONS = [
  { destination: 'Mexico', rate: 2 },
  { destination: 'United Kingdom', rate: 4 },
  { destination: 'India', rate: 6 },
] as const;
const PROGRESS = ['IN_PROGRESS', 'COMPLETED', 'FAILED'] as const satisfies readonly Progress[];
const MAX_MINUTES = 30;
const MAX_MESSAGES = 8;

export const callingEndpoints: EndpointModule = {
  rows: {
    52: ({ platform, query }) => {
      const account = groupOf(platform.world, query.get('groupId') ?? '');
      if (!account) return unknown('Group');
      return okAs(platform, { groupId: account.groupId, balance: account.wallet / 100 });
    },
    53: ({ platform, query }) => {
      const account = groupOf(platform.world, query.get('groupId') ?? '');
      return account ? okAs(platform, usageOf(account)) : unknown('Group');
    },
    54: history,
    55: quote,
    56: purchase,
  },
  controls: { 'POST calling/history': addHistory },
};

/** The same for ever, as in row 39; places that nobody called are left out. */
const usageOf = ({ lines }: Account): readonly Body[] =>
  DESTINATIONS.map(({ destination, rate }) => {
    const sum = (kind: string, most: number): number =>
      lines.reduce((all, line) => all + share(line, `${kind} ${destination}`, most), 0);
    const minutes = sum('minutes', MAX_MINUTES);
    const amount = (minutes * rate) / 100;
    return { destination, minutes, sms: sum('sms', MAX_MESSAGES), amount };
  }).filter(({ minutes, sms }) => minutes + sms > 0);

function history({ platform, params }: EndpointRequest): Reply {
  const account = accountOf(platform.world, params['customerId'] ?? '');
  if (!account) return unknown('Customer');
  return okAs(
    platform,
    account.callingPurchases.map(({ transactionId, at, cents, status = 'COMPLETED' }) => ({
      ...{ transactionId, date: wireDay(platform, at), amount: cents / 100 },
      status: progressWord(platform, status),
    })),
  );
}

/** A purchase that came from elsewhere, or failed. A completed one is credit, too. */
function addHistory(platform: Platform, body: Body): ControlAnswer {
  const { world, random, clock, ledger } = platform;
  const [customerId, groupId] = [text(body, 'customerId'), text(body, 'groupId')];
  const account = accountOf(world, customerId) ?? groupOf(world, groupId);
  if (!account) return wrong('customerId or groupId is of an account');
  const status = PROGRESS.find((one) => one === (body['status'] ?? 'FAILED'));
  if (!status) return wrong(`status is one of ${PROGRESS.join(', ')}`);
  const cents = Math.round(Number(body['amount']) * 100);
  if (!(cents > 0)) return wrong('amount is more than 0');
  const transactionId = text(body, 'transactionId') || random.uuid();
  account.callingPurchases.push({ transactionId, at: clock.now(), cents, status });
  if (status === 'COMPLETED') {
    account.wallet += cents;
    const names = { customerId: account.customerId, transactionId };
    const effect = { row: 54, effect: 'calling-credit-elsewhere', ...names };
    ledger.effect({ ...effect, amount: simpleQuote(platform, cents).total });
  }
  return json({ transactionId });
}

function quote(asked: EndpointRequest): Reply {
  const found = orderIn(asked);
  return 'status' in found ? found : okAs(asked.platform, simpleQuote(asked.platform, found.cents));
}

/** A card that is declined is no refusal: the purchase has failed. */
function purchase(asked: EndpointRequest): Reply {
  const { platform, body } = asked;
  const found = orderIn(asked);
  if ('status' in found) return found;
  const { account, cents } = found;
  const card = payingCard(account, body);
  if (!card) return noSuchCard();
  const transactionId = platform.random.uuid();
  const effect = pays(card) ? 'calling-credit' : 'calling-credit-declined';
  const customerId = text(body, 'customerId');
  const amount = simpleQuote(platform, cents).total;
  platform.ledger.effect({ row: 56, effect, customerId, transactionId, amount });
  if (pays(card)) {
    account.wallet += cents;
    account.callingPurchases.push({ transactionId, at: platform.clock.now(), cents });
  }
  const status = progressWord(platform, pays(card) ? 'COMPLETED' : 'FAILED');
  return okAs(platform, { transactionId, status, balance: account.wallet / 100 });
}

interface Order {
  readonly account: Account;
  readonly cents: number;
}

/** Who wants how much, or why that is no order. */
function orderIn({ platform, body }: EndpointRequest): Order | Reply {
  const account = accountOf(platform.world, text(body, 'customerId'));
  if (!account) return unknown('Customer');
  if (account.groupId !== text(body, 'groupId')) return unknown('Group');
  const cents = Math.round(Number(body['amount']) * 100);
  if (cents <= 0) return refused(400, 'Invalid request', { Amount: 'is more than 0' });
  return { account, cents };
}
