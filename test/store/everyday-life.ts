/*
 * Everyday life: what people, callbacks and the brand's own people leave in a store, and what of it nobody may read there.
 *
 * Gives  stories with names that stand nowhere by chance; `make-older-store.ts` runs them as well, on whichever version it stands beside.
 */
import { IDS } from '../../simulator/people.ts';
import { act, direct, firstCustomer, firstLine } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { ESIM, PORT } from '../support/lines.ts';
import { ADMIN } from '../support/operators.ts';
import { buy, newKey, operation } from '../support/shopper.ts';
import type { Person } from '../support/tokens.ts';
import type { World } from '../support/world.ts';

const named = (sub: string, ...customers: readonly string[]): Person => ({ sub, customers });

export const SHOPPER = named('subject-of-a-shopper');
export const OWNER = named('subject-of-an-owner', IDS.lena);
export const MOVER = named('subject-of-a-mover', IDS.petra);
export const SUPPORT: Person = { sub: 'subject-of-support', role: 'agent' };
const EMAIL = 'somebody.else@example.org';
const OTHER_IMEI = '490154203237518';

/** A key that was used, for tests that use it once more. */
export const USED_KEY = 'a-key-that-was-used-before-16';
const TEXT = 'Hello from the store around the corner';

export const textTo = (lineId: string, idempotencyKey = newKey()) => ({
  ...{ lineId, text: TEXT, idempotencyKey },
});

async function notified(world: World, body: object): Promise<void> {
  await fetch(`${world.gateway.url}/apisvc/v0/notification`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await world.pass(2_000);
}

/** A purchase that ends well; gives its id. */
async function bought(world: World, shopper: Client): Promise<string> {
  const { id } = (await buy(shopper)).operation;
  await world.passUntil(async () => (await operation(shopper, id)).customerTask !== null);
  await world.pay();
  await world.passUntil(async () => (await operation(shopper, id)).settledAt !== null);
  return id;
}

/** Gives the ids of a purchase that has ended and of a port-in that goes on. */
export async function everydayLife(world: World): Promise<{ over: string; open: string }> {
  const [shopper, owner, mover, support, admin] = await Promise.all(
    [SHOPPER, OWNER, MOVER, SUPPORT, ADMIN].map((who) => world.as(who)),
  );
  if (!shopper || !owner || !mover || !support || !admin) throw new Error('somebody is missing');
  const over = await bought(world, shopper);
  const { id: lineId } = await firstLine(owner);
  await direct(support, 'sendSms', textTo(lineId, USED_KEY));
  await act(owner, 'suspendLine', { lineId });
  await direct(owner, 'updateCustomer', {
    ...{ customerId: (await firstCustomer(owner)).id, email: EMAIL },
  });
  const moving = { lineId: (await firstLine(mover)).id, ...PORT };
  const open = (await act(mover, 'startPortIn', moving)).operation.id;
  await notified(world, { type: 'RDN_IMEI_CHANGE', customerId: IDS.lena, newImei: OTHER_IMEI });
  await notified(world, { type: 'USAGE_NOTIFICATION', customerId: IDS.marco, usageType: 'DATA' });
  await notified(world, { type: 'PORT_OUT', customerId: IDS.farah, number: '2125550188' });
  await support.data(
    `query Find($criteria: OperationCriteria!) {
      operationsMatching(criteria: $criteria) { edges { node { id } } } }`,
    { criteria: { email: EMAIL, reachCustomerId: IDS.lena } },
  );
  await admin.data('query Why($id: ID!) { operationTimeline(id: $id) { trail { note } } }', {
    id: over,
  });
  return { over, open };
}

/** What names a person or opens something of theirs, in every way in which it could stand in a file. */
export function secretsOf(world: World): readonly string[] {
  const { accounts, orders } = world.reach.platform.world;
  const lines = accounts.flatMap((account) => account.lines);
  const told = [
    ...lines.flatMap((line) => [line.customerId, line.mobileNo, line.iccId, line.imei]),
    ...accounts.flatMap(({ email }) => [email]),
    ...orders.map(({ transactionId }) => transactionId),
    ...[SHOPPER, OWNER, MOVER, SUPPORT, ADMIN].map(({ sub }) => sub),
    ...[EMAIL, ESIM.imei, OTHER_IMEI, PORT.number, PORT.accountNumber],
    ...['sam@example.com', '2125550100', 'Shopper', 'Harbor Street', USED_KEY, TEXT],
  ];
  const known = [...new Set(told)].filter((one) => typeof one === 'string' && one.length > 4);
  return known.flatMap((one) => [one ?? '', Buffer.from(one ?? '').toString('base64url')]);
}
