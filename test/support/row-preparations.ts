/*
 * Row preparations: what must be so before the document of a row makes sense.
 */
import {
  ADDRESS,
  ICCID,
  IMEI,
  type Known,
  type RowExample,
} from '../../examples/rows/row-example.ts';
import { act, direct } from './actions.ts';
import type { Client } from './client.ts';
import { AGENT, ERIN, FARAH, LENA, PAUL, PETRA, SID } from './people.ts';
import { buy, line, planIdOf, quote } from './shopper.ts';
import type { Person } from './tokens.ts';
import type { World } from './world.ts';
import { IDS } from '../../simulator/people.ts';

export const SIGN_INS: Readonly<Record<RowExample['as'], Person | null>> = {
  ...{ nobody: null, sam: { sub: 'sam' }, lena: LENA, farah: FARAH, erin: ERIN, paul: PAUL },
  ...{ petra: PETRA, dora: { sub: 'dora', customers: [IDS.dora] }, sid: SID, agent: AGENT },
};

const HOME = `{ viewer { customers { id lines { id plan { upgradesTo { id } } } cards { id }
  bills(first: 1) { edges { node { id amountDue { amount } } } } ownedRoamingPacks { packId } } } }`;

/** Ids that a frontend would have from earlier answers. Agents work on Lena. */
export async function knownOf(world: World, person: RowExample['as']): Promise<Known> {
  if (person === 'nobody') return {};
  const asker = person === 'agent' ? LENA : SIGN_INS[person];
  const client = await world.as(asker);
  const { viewer } = await client.data(HOME);
  const { catalog } = await client.data('{ catalog { plans { id } services { id kind } } }');
  const [customer] = viewer.customers;
  const service = catalog.services.find(({ kind }: { kind: string }) => kind === 'TOP_UP');
  return {
    planId: catalog.plans[1].id,
    serviceId: service.id,
    customerId: customer?.id,
    lineId: customer?.lines[0].id,
    secondLineId: customer?.lines[1]?.id,
    cardId: customer?.cards[0].id,
    secondCardId: customer?.cards[1]?.id,
    largerPlanId: customer?.lines[0].plan?.upgradesTo[0]?.id,
    billId: customer?.bills.edges[0]?.node.id,
    amountDue: customer?.bills.edges[0]?.node.amountDue.amount,
    ownedPackId: customer?.ownedRoamingPacks[0]?.packId,
  };
}

type Prepare = (world: World, known: Known) => Promise<Known>;

const begun = async (work: Promise<any>): Promise<Known> => ({
  operationId: (await work).operation.id,
});
const quoted = async (work: Promise<any>): Promise<Known> => ({ quoteId: (await work).quote.id });
const lena = (world: World): Promise<Client> => world.as(LENA);
const lines = ({ lineId = '' }: Known) => ({ lineId });

async function packId(world: World): Promise<string> {
  const { roamingPacks } = await (
    await lena(world)
  ).data('{ roamingPacks(countries: ["FR"]) { id } }');
  return roamingPacks[0].id;
}

const PORT = {
  ...{ sim: { imei: IMEI }, number: '2125550142', carrier: 'Other Mobile' },
  ...{ accountNumber: '77001', transferPin: '1111', billingZip: ADDRESS.zip },
};

const asked = async (world: World, known: Known): Promise<Known> => {
  const request = direct(await lena(world), 'requestSimSwapCode', lines(known), 'codeRequestId');
  return { codeRequestId: (await request).codeRequestId };
};

/** Every row whose document needs more than a customer. */
export const PREPARATIONS: Readonly<Record<number, Prepare>> = {
  5: brokenCatalog,
  6: brokenCatalog,
  7: brokenCatalog,
  9: async (world) => quoted(quote(await world.as({ sub: 'sam' }))),
  10: async (world) => begun(buy(await world.as({ sub: 'sam' }))),
  11: async (world, { customerId }) => {
    const client = await lena(world);
    const added = [line(await planIdOf(client, 'Plus'), { firstName: 'Leo' })];
    return quoted(quote(client, { account: null, customerId, lines: added }));
  },
  20: async (world) => {
    const erin = await world.as(ERIN);
    const { lineId } = await knownOf(world, 'erin');
    return begun(act(erin, 'activateLine', { lineId, sim: { imei: IMEI } }));
  },
  21: async (world, known) => {
    const petra = await world.as(PETRA);
    const started = await begun(act(petra, 'startPortIn', { ...lines(known), ...PORT }));
    await world.pass(4 * 3_600_000);
    return started;
  },
  32: async (world, known) => begun(act(await lena(world), 'swapNumber', lines(known))),
  37: async (world, known) => begun(act(await world.as(AGENT), 'resetCustomer', lines(known))),
  48: async (world, known) => {
    const { serviceId } = known;
    return quoted(
      direct(await lena(world), 'quoteTopUp', { ...lines(known), serviceId }, 'quote { id }'),
    );
  },
  50: planQuote,
  51: async (world, known) => {
    const { quoteId } = await planQuote(world, known);
    return begun(act(await lena(world), 'changePlan', { quoteId }));
  },
  56: async (world, { customerId }) => {
    const input = { customerId, amount: '10.00' };
    return quoted(direct(await lena(world), 'quoteCallingCredit', input, 'quote { id }'));
  },
  58: async (world) => {
    const paul = world.reach.platform.world.accounts.find(({ firstName }) => firstName === 'Paul');
    if (paul?.shipment) paul.shipment.shipmentStatus = 'PENDING';
    return {};
  },
  61: async (world) => ({ packId: await packId(world) }),
  62: async (world, known) => {
    const input = { ...lines(known), packId: await packId(world) };
    return quoted(direct(await lena(world), 'quoteRoamingPack', input, 'quote { id }'));
  },
  67: asked,
  68: async (world, known) => {
    const code = { code: '246810', iccid: ICCID, simType: 'ESIM' };
    const { codeRequestId } = await asked(world, known);
    const input = { ...lines(known), codeRequestId, ...code };
    return begun(act(await lena(world), 'confirmSimSwap', input));
  },
};

async function brokenCatalog(world: World): Promise<Known> {
  await world.fault({ row: 4, fault: 'status-500' });
  return {};
}

async function planQuote(world: World, known: Known): Promise<Known> {
  const { largerPlanId: planId } = known;
  const input = { ...lines(known), planId, effective: 'NOW' };
  return quoted(direct(await lena(world), 'quotePlanChange', input, 'quote { id }'));
}
