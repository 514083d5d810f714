/*
 * Things: one of everything that a person can have, and what stands beside it in a request.
 */
import { randomUUID } from 'node:crypto';
import { globalId, readGlobalId } from '../../src/ids.ts';
import { act, direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { PETRA } from '../support/people.ts';
import { buy, line, planIdOf, quote } from '../support/shopper.ts';
import type { World } from '../support/world.ts';

/** By the name of the field that takes it. */
export type Things = Readonly<Record<string, readonly string[]>>;

/** What is sold to everybody. */
export interface Sold {
  readonly planId: string;
  readonly serviceId: string;
  readonly packId: string;
}

export async function soldBy(client: Client): Promise<Sold> {
  const { catalog } = await client.data('{ catalog { services { id kind } } }');
  const { roamingPacks } = await client.data('{ roamingPacks(countries: ["FR"]) { id } }');
  return {
    planId: await planIdOf(client, 'Plus'),
    serviceId: catalog.services.find(({ kind }: any) => kind === 'TOP_UP').id,
    packId: roamingPacks[0].id,
  };
}

const HOME = `{ viewer { customers { id accountReference lines { id firstName plan { id upgradesTo { id } downgradesTo { id } } } cards { id }
  bills(first: 2) { edges { node { id } } } invoices(first: 1) { edges { node { id } } } } } }`;
const QUOTE_ID = 'quote { id }';

/** One of everything that a person can have, by the name of the field that takes it. */
export async function thingsOf(client: Client, sold: Sold): Promise<Things> {
  const { viewer } = await client.data(HOME);
  const [customer] = viewer.customers;
  const [{ id: lineId }] = customer.lines;
  const quotes = await quotesOf(client, sold);
  const { codeRequestId } = await direct(client, 'requestSimSwapCode', { lineId }, 'codeRequestId');
  const operation = await act(client, 'swapNumber', { lineId: customer.lines.at(-1).id });
  return {
    customerId: [customer.id],
    lineId: customer.lines.map(({ id }: { id: string }) => id),
    cardId: [customer.cards[0].id],
    billId: customer.bills.edges.map(({ node }: any) => node.id),
    invoiceId: [customer.invoices.edges[0].node.id],
    reference: [customer.accountReference],
    codeRequestId: [codeRequestId],
    operationId: [operation.operation.id],
    quoteId: Object.values(quotes),
  };
}

export async function quotesOf(
  client: Client,
  { serviceId, packId }: Sold,
): Promise<Record<string, string>> {
  const { viewer } = await client.data(HOME);
  const [{ id: customerId, lines }] = viewer.customers;
  const [{ id: lineId, firstName, plan }] = lines;
  const [{ id: planId }] = [...plan.upgradesTo, ...plan.downgradesTo];
  const renewed = [line(plan.id, { lineId, firstName })];
  const asked = {
    purchaseTopUp: direct(client, 'quoteTopUp', { lineId, serviceId }, QUOTE_ID),
    purchaseCallingCredit: direct(
      client,
      'quoteCallingCredit',
      { customerId, amount: '10.00' },
      QUOTE_ID,
    ),
    purchaseRoamingPack: direct(client, 'quoteRoamingPack', { lineId, packId }, QUOTE_ID),
    changePlan: direct(
      client,
      'quotePlanChange',
      { lineId, planId, effective: 'NEXT_CYCLE' },
      QUOTE_ID,
    ),
    submitPurchase: quote(client, { account: null, customerId, lines: renewed }),
  };
  const entries = Object.entries(asked).map(async ([name, one]) => [name, (await one).quote.id]);
  return Object.fromEntries(await Promise.all(entries));
}

/** Of people who are neither. */
export async function operationsOfOthers(world: World, family: Things): Promise<Things> {
  const sam = await world.as({ sub: 'sam' });
  const bought = await buy(sam);
  const petra = await world.as(PETRA);
  const { lines } = await firstCustomer(petra);
  const ported = await act(petra, 'startPortIn', {
    ...{ lineId: lines[0].id, sim: { imei: '356938035643809' }, number: '2125550142' },
    ...{ carrier: 'Other Mobile', accountNumber: '77001', transferPin: '1111' },
    billingZip: '10001',
  });
  await world.pass(4 * 3_600_000);
  const transaction = world.reach.platform.world.orders.at(-1)?.transactionId ?? '';
  return {
    operationId: [...(family['operationId'] ?? []), bought.operation.id, ported.operation.id],
    transactionId: [transaction],
    callbackId: [globalId('Callback', 'callback', randomUUID())],
  };
}

/** Where a field has another name than what it takes. */
export const NAMED: Readonly<Record<string, string>> = { ids: 'operationId' };

/** An id of the same form that is nobody's. */
export const unknownLike = (id: string): string => {
  const named = readGlobalId(id);
  return named ? globalId(named.type, ...named.parts.map(() => randomUUID())) : randomUUID();
};

/** By the name of their type. */
export const SAMPLES: Readonly<Record<string, unknown>> = {
  ...{ Imei: '356938035643809', Iccid: '8901260000000000025', SimType: 'ESIM', Boolean: true },
  ...{ OneTimeCode: '246810', Decimal: '10.00', Int: 3, PhoneNumber: '2125550142' },
  ...{ ZipCode: '10001', TransferPin: '1111', VoicemailPin: '4821', PlanChangeTime: 'NOW' },
  ...{ PersonName: 'Sam', AddressLine: '1 Main Street', City: 'New York', StateCode: 'NY' },
  ...{ CarrierName: 'Other', AccountNumber: '1', SmsText: 'Hello', Reason: 'Nobody knows of it.' },
  ...{
    ReturnPageName: 'shop',
    Reference: 'shop',
    DepartureReason: 'PORT_OUT',
    SettlementVerdict: 'FAILED',
  },
};
