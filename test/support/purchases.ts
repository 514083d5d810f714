/*
 * Purchases: what the tests of purchases do again and again.
 */
import { act, firstCustomer } from './actions.ts';
import type { Client } from './client.ts';
import { buy, line, operation, planIdOf, quote, submit } from './shopper.ts';
import type { World } from './world.ts';

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const NEW_QUOTE = 'newQuote { id dueToday { total { amount } } }';

/** A quote of one more line for the account that the person holds. */
export async function quotedLine(client: Client, more: object = {}): Promise<any> {
  const { id } = await firstCustomer(client);
  return quotedLineFor(client, id, more);
}

export async function quotedLineFor(client: Client, customerId: string, more = {}): Promise<any> {
  const lines = [line(await planIdOf(client, 'Unlimited'), { firstName: 'Leo', ...more })];
  return (await quote(client, { account: null, customerId, lines })).quote;
}

/** Buys one more line at a link, or with what is given. */
export async function addLine(client: Client, more: object = {}): Promise<any> {
  const { id } = await quotedLine(client);
  return submit(client, id, more);
}

/** Lets time pass until the customer can pay, and gives the id of the purchase. */
export async function untilPayable(world: World, client: Client, id: string): Promise<string> {
  await world.passUntil(
    async () => (await operation(client, id)).customerTask?.__typename === 'PayAtLink',
  );
  return id;
}

/** A purchase of somebody new who can pay. */
export async function payable(world: World, client: Client): Promise<string> {
  const { operation: begun } = await buy(client);
  return untilPayable(world, client, begun.id);
}

/** A purchase of somebody new whose link has run out. */
export async function runOut(world: World, client: Client): Promise<string> {
  const id = await payable(world, client);
  await untilRenewable(world, client, id);
  return id;
}

export const untilRenewable = (world: World, client: Client, id: string): Promise<void> =>
  world.passUntil(
    async () => (await operation(client, id)).customerTask?.__typename === 'RenewPaymentLink',
    { stepMs: MINUTE },
  );

export const untilStatus = (
  world: World,
  client: Client,
  { id, status, stepMs = 5_000, atMostMs = HOUR }: UntilStatus,
): Promise<void> =>
  world.passUntil(async () => (await operation(client, id)).status === status, {
    stepMs,
    atMostMs,
  });

interface UntilStatus {
  readonly id: string;
  readonly status: string;
  readonly stepMs?: number;
  readonly atMostMs?: number;
}

export const renew = (client: Client, operationId: string): Promise<any> =>
  act(client, 'renewPaymentLink', { operationId });

/** The transaction of the n-th order. */
export function orderAt({ reach }: World, index: number): string {
  const order = reach.platform.world.orders.at(index);
  if (!order) throw new Error('there is no such order');
  return order.transactionId;
}

export const endOrder = (world: World, index: number, status = 'COMPLETED'): Promise<unknown> =>
  world.control('POST', `orders/${orderAt(world, index)}`, { status });

export const codes = ({ steps }: { steps: readonly { code: string }[] }): readonly string[] =>
  steps.map(({ code }) => code);
