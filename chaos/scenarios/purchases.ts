/*
 * Purchases: scenarios of orders, links and whose a transaction is.
 */
import type { Device } from '../client.ts';
import { planChange, subsequentPurchase } from '../recipes.ts';
import { textAt } from '../value.ts';
import { MINUTE, must, SECOND, type Payload, type Stage } from './stage.ts';

type Scenario = (stage: Stage) => Promise<void>;

/** The transaction of the latest order, as the platform knows it. */
const latestOrder = (stage: Stage): string =>
  stage.place.reach.ledger().orders.at(-1)?.transactionId ?? '';

/** A newcomer whose first link has surely run out. */
async function withDeadLink(stage: Stage): Promise<{ device: Device; id: string; first: string }> {
  const { device, draft } = await stage.newcomer();
  const { operation: id } = await stage.begin(device, draft);
  await stage.link(device, id);
  const first = latestOrder(stage);
  await stage.until(device, id, { holds: ({ task }) => task === 'RenewPaymentLink' });
  await stage.pass(3 * MINUTE);
  return { device, id, first };
}

const renew = (stage: Stage, device: Device, id: string): Promise<Payload> =>
  stage.press(device, 'renewPaymentLink', { operationId: id });

/** The new link is turned away once; the first order is paid before it leaves again. */
export const paidBeforeRenewal: Scenario = async (stage) => {
  const { device, id, first } = await withDeadLink(stage);
  stage.fault({ row: 9, fault: 'status-429' });
  await renew(stage, device, id);
  await stage.control(`orders/${first}`, { status: 'COMPLETED' });
  const seen = await stage.ended(device, id, 20 * MINUTE);
  const sent = stage.attempts(9).filter(({ status }) => status !== 429).length;
  must(sent === 1, 'a second order of a purchase that is paid');
  must(seen.status === 'SUCCEEDED', `ended ${seen.status}`);
};

/** Both orders of one purchase are paid in the end, the first one long after the end. */
export const paidTwice: Scenario = async (stage) => {
  const { device, id, first } = await withDeadLink(stage);
  await renew(stage, device, id);
  const url = await stage.link(device, id);
  must(await stage.place.reach.pay(url), 'the second link does not work');
  const paid = await stage.ended(device, id);
  must(paid.status === 'SUCCEEDED', `ended ${paid.status}`);
  await stage.control(`orders/${first}`, { status: 'COMPLETED' });
  await stage.pass(40 * MINUTE);
  const seen = await stage.see(device, id);
  must(seen.status === 'SUCCEEDED', `a final status changed to ${seen.status}`);
  must(seen.steps.includes('PAID_TWICE'), 'a second payment that nobody sees');
};

/** The new link's answer is lost; meanwhile the first order comes to nothing. */
export const renewalInDoubt: Scenario = async (stage) => {
  const { device, id } = await withDeadLink(stage);
  stage.fault({ row: 25, fault: 'status-404', times: 0 }, { callbacks: 'lost' });
  stage.fault({ row: 9, fault: 'cut-after-effect' });
  await renew(stage, device, id);
  await stage.pass(80 * MINUTE);
  const seen = await stage.see(device, id);
  must(
    seen.status !== 'EXPIRED' && seen.status !== 'FAILED',
    `${seen.status}, and the second link can be paid`,
  );
};

/** The outcome of a purchase is not known, and the person wants the same again. */
export const cartInDoubt: Scenario = async (stage) => {
  const { device, draft } = await stage.newcomer();
  stage.fault({ row: 9, fault: 'cut-before' });
  const { operation: id } = await stage.begin(device, draft);
  await stage.ended(device, id);
  const second = await stage.begin(device, draft);
  must(second.outcome === 'REFUSED', `a second cart was ${second.outcome}`);
};

/** A new line has the name of one that the family has. */
export const lineOfOneName: Scenario = async (stage) => {
  const { home, device } = await stage.family();
  const old = home.lines.find(({ use }) => use === 'esim');
  const draft = subsequentPurchase(stage.shop, home, { name: old?.name ?? '', card: true });
  const { operation: id } = await stage.begin(device, draft);
  const seen = await stage.ended(device, id);
  must(seen.status === 'SUCCEEDED', `ended ${seen.status}`);
  for (let tries = 0; tries < 20 && stage.attempts(19).length === 0; tries += 1) {
    const lineId = await boughtLine(device, id);
    const sim = { imei: '356938035643809' };
    if (lineId !== null) await stage.press(device, 'activateLine', { lineId, sim });
    await stage.pass(30 * SECOND);
  }
  const [activated] = stage.attempts(19);
  must(activated?.customerId !== old?.customerId, 'the old line of that name was activated');
  must(activated !== undefined, 'the new line cannot be activated');
};

async function boughtLine(device: Device, id: string): Promise<string | null> {
  const answer = await device.ask(
    'query Bought($id: ID!) { operation(id: $id) { ... on PurchaseOperation { lines { line { id } } } } }',
    { id },
  );
  return answer.is === 'data' ? textAt(answer.data, 'operation', 'lines', 0, 'line', 'id') : null;
}

/** Callbacks name transactions that do not exist. */
export const unknownTransactions: Scenario = async (stage) => {
  const { device, draft } = await stage.newcomer();
  stage.fault({ row: 9, fault: 'cut-before' });
  await stage.begin(device, draft);
  const ids = Array.from({ length: 6 }, (_id, n) => `0000000${n}-1111-4222-8333-444444444444`);
  for (const transactionId of ids)
    await stage.place.reach.forge({ type: 'PRODUCT_PURCHASE', transactionId, status: 'COMPLETED' });
  await stage.pass(25 * MINUTE);
  const reads = ids.map(
    (id) => stage.attempts(10).filter(({ transactionId }) => transactionId === id).length,
  );
  must(Math.max(...reads) <= 6, `one unknown transaction was read ${Math.max(...reads)} times`);
};

/** A callback says that an order of another shop is that of a purchase in doubt. */
export const namedByForger: Scenario = async (stage) => {
  const { device, draft } = await stage.newcomer();
  stage.fault({ row: 9, fault: 'cut-before' });
  const { operation: id } = await stage.begin(device, draft);
  const clientAccountId = stage.attempts(9).at(-1)?.clientAccountId ?? '';
  const transactionId = await stage.place.reach.orderElsewhere(stage.attempts(9).at(-1)?.body);
  await stage.control(`orders/${transactionId}`, { status: 'COMPLETED' });
  const claim = { type: 'PRODUCT_PURCHASE', transactionId, clientAccountId, status: 'COMPLETED' };
  await stage.place.reach.forge(claim);
  const seen = await stage.ended(device, id, 20 * MINUTE);
  must(seen.status !== 'SUCCEEDED', "SUCCEEDED by another customer's order");
};

/** The platform takes an order with a word that nobody knows. */
export const oddWord: Scenario = async (stage) => {
  const { device, draft } = await stage.newcomer();
  stage.fault({ row: 9, fault: 'status-202-odd' });
  const begun = await stage.begin(device, draft);
  must(begun.outcome !== 'REFUSED', `REFUSED with ${begun.why}, and the order was taken`);
  const seen = await stage.until(device, begun.operation, {
    holds: ({ url, status }) => url !== null || status === 'FAILED',
    ms: 20 * MINUTE,
  });
  must(seen.status === 'WAITING_FOR_CUSTOMER', `ended ${seen.status}, and the order was taken`);
};

const REASON = 'Reach support says that it was never made.';

async function settle(stage: Stage, agent: Device, operationId: string): Promise<Payload> {
  return stage.press(agent, 'settleOperation', { operationId, verdict: 'FAILED', reason: REASON });
}

/** An agent sells, the outcome is not known, and the same agent says what it was. */
export const settlesOwn: Scenario = async (stage) => {
  const { home } = await stage.family();
  const [agent, other] = [await stage.agent('agent-1'), await stage.agent('agent-2')];
  stage.fault({ row: 11, fault: 'cut-before' });
  const id = await soldByAgent(stage, agent, home.customerId);
  await stage.ended(agent, id);
  const own = await settle(stage, agent, id);
  must(own.outcome === 'REFUSED', `the one who sold settled it: ${own.outcome}`);
  const others = await settle(stage, other, id);
  must(others.outcome === 'ACCEPTED', `nobody can settle it: ${others.why}`);
};

async function soldByAgent(stage: Stage, agent: Device, customer: string): Promise<string> {
  const customerId = Buffer.from(`Customer\n${customer}`).toString('base64url');
  const line = { planId: stage.shop.plan('Unlimited'), simType: 'ESIM', firstName: 'Sold' };
  const lines = [{ ...line, lastName: 'Chaos' }];
  const quote = await agent.ask(
    'mutation Q($input: QuotePurchaseInput!) { quotePurchase(input: $input) { quote { id } } }',
    { input: { customerId, lines, returnTo: 'shop' } },
  );
  const quoteId = quote.is === 'data' ? textAt(quote.data, 'quotePurchase', 'quote', 'id') : null;
  const sold = await stage.press(agent, 'submitPurchase', { quoteId });
  return sold.operation;
}

/** A person says what became of it before the platform had its time. */
export const settlesTooEarly: Scenario = async (stage) => {
  const family = await stage.family();
  const [line] = family.home.lines;
  if (!line) return;
  stage.fault({ row: 50, fault: 'cut-before' });
  const to = { plan: 'Basic', code: 'MBASIC5', now: false };
  const begun = await stage.begin(family.device, planChange(stage.shop, line, to));
  const seen = await stage.ended(family.device, begun.operation, 5 * MINUTE);
  must(seen.status === 'NEEDS_ATTENTION', `ended ${seen.status}`);
  const settled = await settle(stage, await stage.agent(), begun.operation);
  must(settled.outcome === 'REFUSED', `settled after ${seen.steps.length} steps and five minutes`);
};
