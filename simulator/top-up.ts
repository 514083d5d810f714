/*
 * Top-up: more data for a line, paid with a card on file (rows 47 and 48).
 */
import { SERVICES } from './catalog-product.ts';
import { payingCard, pays, noSuchCard, simpleQuote } from './engine/charge.ts';
import { ACTIVE } from './line-life.ts';
import { text } from './engine/body.ts';
import {
  okAs,
  progressWord,
  refused,
  unknown,
  type EndpointRequest,
  type Reply,
  type EndpointModule,
} from './engine/endpoint.ts';
import { accountOf, type Account, type Line } from './engine/world.ts';

export const topUpEndpoints: EndpointModule = { rows: { 47: quote, 48: purchase } };

interface Order {
  readonly account: Account;
  readonly line: Line;
  readonly cents: number;
  readonly megabytes: number;
}

function quote(asked: EndpointRequest): Reply {
  const order = orderIn(asked);
  return 'status' in order ? order : okAs(asked.platform, simpleQuote(asked.platform, order.cents));
}

/** A card that is declined is no refusal: the purchase has failed. */
function purchase(asked: EndpointRequest): Reply {
  const { platform, body } = asked;
  const order = orderIn(asked);
  if ('status' in order) return order;
  const { account, line, cents, megabytes } = order;
  const card = payingCard(account, body);
  if (!card) return noSuchCard();
  const names = { customerId: line.customerId, transactionId: platform.random.uuid() };
  const effect = pays(card) ? 'top-up' : 'top-up-declined';
  const { total } = simpleQuote(platform, cents);
  platform.ledger.effect({ row: 48, effect, ...names, amount: total });
  if (pays(card)) line.extraDataMb += megabytes;
  const { transactionId } = names;
  const status = progressWord(platform, pays(card) ? 'COMPLETED' : 'FAILED');
  return okAs(platform, { transactionId, status, total });
}

/** Who wants how much for which line, or why that is no order. */
function orderIn({ platform, body }: EndpointRequest): Order | Reply {
  const customerId = text(body, 'customerId');
  const account = accountOf(platform.world, customerId);
  const line = account?.lines.find((one) => one.customerId === customerId);
  if (!account || !line) return unknown('Customer');
  if (line.status !== ACTIVE) return refused(409, 'Only an active line can get more data');
  const service = SERVICES.find(({ serviceCode }) => serviceCode === body['serviceCode']);
  if (service?.pulseCost === undefined) return unknown('Service');
  const quantity = typeof body['quantity'] === 'number' ? body['quantity'] : 1;
  if (quantity < 1) return refused(400, 'Invalid request', { Quantity: 'is 1 or more' });
  const cents = Math.round(service.pulseCost * 100) * quantity;
  return { account, line, cents, megabytes: service.dataPulse * quantity };
}
