import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IDS } from '../../simulator/people.ts';
import { globalId, readGlobalId } from '../../src/ids.ts';
import { act, direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { FARAH, LENA, PETRA } from '../support/people.ts';
import { buy, line, newKey, planIdOf, quote } from '../support/shopper.ts';
import { World } from '../support/world.ts';
import { PLACES, requestFor, type Filler, type Place } from './stranger-documents.ts';

type Things = Readonly<Record<string, readonly string[]>>;

const HOME = `{ viewer { customers { id accountReference lines { id firstName plan { id upgradesTo { id } downgradesTo { id } } } cards { id }
  bills(first: 2) { edges { node { id } } } invoices(first: 1) { edges { node { id } } } } } }`;
const QUOTE_ID = 'quote { id }';

const PUBLIC: { planId: string; serviceId: string; packId: string } = {
  ...{ planId: '', serviceId: '', packId: '' },
};

/** One of everything that a person can have, by the name of the field that takes it. */
async function thingsOf(client: Client): Promise<Things> {
  const { viewer } = await client.data(HOME);
  const [customer] = viewer.customers;
  const [{ id: lineId }] = customer.lines;
  const quotes = await quotesOf(client);
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

async function quotesOf(client: Client): Promise<Record<string, string>> {
  const { viewer } = await client.data(HOME);
  const [{ id: customerId, lines }] = viewer.customers;
  const [{ id: lineId, firstName, plan }] = lines;
  const { serviceId, packId } = PUBLIC;
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

describe('a stranger', () => {
  let world: World;
  let lena: Client;
  let mine: Things;
  let theirs: Things;
  let myQuotes: Record<string, string>;

  beforeAll(async () => {
    world = await World.start();
    lena = await world.as(LENA);
    const { catalog } = await lena.data('{ catalog { services { id kind } } }');
    PUBLIC.planId = await planIdOf(lena, 'Plus');
    PUBLIC.serviceId = catalog.services.find(({ kind }: any) => kind === 'TOP_UP').id;
    const { roamingPacks } = await lena.data('{ roamingPacks(countries: ["FR"]) { id } }');
    PUBLIC.packId = roamingPacks[0].id;
    mine = await thingsOf(lena);
    const family = await thingsOf(await world.as(FARAH));
    theirs = { ...family, ...(await operationsOfOthers(family)) };
    myQuotes = await quotesOf(lena); // time has passed, and they must be good
  });
  afterAll(() => world[Symbol.asyncDispose]());

  async function operationsOfOthers(family: Things): Promise<Things> {
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

  /** The things of others that could stand at a place, and those in which only a part is of others. */
  function tries({ path, field }: Place): readonly { foreign: string; unknown: string }[] {
    const name = path.at(-1) ?? '';
    const all = Object.entries(theirs).filter(([key]) => /Id$/.test(key));
    const names =
      name === 'id' ? all.flatMap(([, ids]) => ids) : (theirs[NAMED[name] ?? name] ?? []);
    if (names.length === 0) throw new Error(`nothing to try at ${field}.${name}`);
    return names.flatMap((foreign) => [
      { foreign, unknown: unknownLike(foreign) },
      ...mixed(foreign),
    ]);
  }

  /** An id of several parts, the first of which names me. */
  function mixed(foreign: string): readonly { foreign: string; unknown: string }[] {
    const named = readGlobalId(foreign);
    const [, ...rest] = named?.parts ?? [];
    if (!named || rest.length === 0) return [];
    const madeUp = rest.map(() => randomUUID());
    return [
      {
        foreign: globalId(named.type, IDS.lena, ...rest),
        unknown: globalId(named.type, IDS.lena, ...madeUp),
      },
    ];
  }

  const filler: (field: string) => Filler = (field) => (name, type) => {
    const own = name === 'quoteId' ? [myQuotes[field]] : mine[name];
    if (type === 'ID') return own?.[0] ?? PUBLIC[name as keyof typeof PUBLIC] ?? null;
    if (type === 'IdempotencyKey') return newKey();
    return SAMPLES[type];
  };

  async function answerTo(place: Place, id: string) {
    const { query, variables } = requestFor(place, id, filler(place.field));
    const { ledger } = world.reach.platform;
    const before = ledger.attempts.length;
    const { text } = await lena.ask(query, variables);
    const attempts = ledger.attempts.slice(before);
    return { text, rows: attempts.map(({ row }) => row), asked: JSON.stringify(attempts) };
  }

  it.each(['watch', 'watchSse'] as const)(
    'is told by no stream of %s whether there is something',
    async (way) => {
      for (const place of PLACES.filter(({ root }) => root === 'Subscription')) {
        for (const { foreign, unknown } of tries(place)) {
          const refused = async (id: string): Promise<string> => {
            const { query, variables } = requestFor(place, id, filler(place.field));
            const watch = lena[way](query, variables);
            await watch.until(({ closed, errors }) => closed !== null || errors.length > 0);
            await watch.stop();
            const told = JSON.stringify([watch.items, watch.errors, watch.closed]);
            return told.replace(/"requestId":"[^"]+"/, '');
          };
          const before = world.reach.platform.ledger.attempts.length;
          expect(await refused(foreign)).toBe(await refused(unknown));
          expect(await refused(foreign)).toContain('FORBIDDEN');
          expect(world.reach.platform.ledger.attempts).toHaveLength(before);
        }
      }
    },
  );

  const OVER_HTTP = PLACES.filter(({ root }) => root !== 'Subscription');

  it.each(OVER_HTTP.map((place) => [`${place.field}.${place.path.join('.')}`, place] as const))(
    'learns nothing at %s, and neither does the platform',
    async (_name, place) => {
      const effects = world.reach.platform.ledger.effects.length;
      for (const { foreign, unknown } of tries(place)) {
        await answerTo(place, unknown); // what is mine has been read then
        const nothing = await answerTo(place, unknown);
        const something = await answerTo(place, foreign);
        expect(nothing.text).not.toMatch(/BAD_USER_INPUT|GRAPHQL/); // it would be no try
        expect([something.text, something.rows]).toEqual([nothing.text, nothing.rows]);
        expect(something.text).toMatch(/null|FORBIDDEN|REFUSED/);
        expect(something.asked).not.toMatch(/0000000[2-9]-0000-4000/);
      }
      expect(world.reach.platform.ledger.effects).toHaveLength(effects);
    },
  );
});

const NAMED: Readonly<Record<string, string>> = { ids: 'operationId' };

const unknownLike = (id: string): string => {
  const named = readGlobalId(id);
  return named ? globalId(named.type, ...named.parts.map(() => randomUUID())) : randomUUID();
};

const SAMPLES: Readonly<Record<string, unknown>> = {
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
