/*
 * Shopper: the steps of the stories, as a person takes them.
 */
import { randomBytes } from 'node:crypto';
import type { Client } from './client.ts';
import { OPERATION_BY_ID, PLANS, QUOTE, SUBMIT, VIEWER } from './documents.ts';

export const newKey = (): string => randomBytes(18).toString('base64url');

const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' };

export const ACCOUNT = {
  firstName: 'Sam',
  lastName: 'Shopper',
  email: 'sam@example.com',
  phoneNumber: '(212) 555-0100',
  billingAddress: ADDRESS,
  shippingAddress: ADDRESS,
};

export async function planIdOf(client: Client, name: string): Promise<string> {
  const { catalog } = await client.data(PLANS);
  const found = catalog.plans.find((plan: { name: string }) => plan.name.startsWith(name));
  return found.id;
}

export const line = (planId: string, more: object = {}): object => ({
  planId,
  simType: 'ESIM',
  firstName: 'Sam',
  lastName: 'Shopper',
  ...more,
});

/** Asks for a quote of one new eSIM line, changed by what is given. */
export async function quote(client: Client, more: object = {}): Promise<any> {
  const planId = await planIdOf(client, 'Basic');
  const input = { account: ACCOUNT, lines: [line(planId)], returnTo: 'shop', ...more };
  const { quotePurchase } = await client.data(QUOTE, { input });
  return quotePurchase;
}

export async function submit(client: Client, quoteId: string, more: object = {}): Promise<any> {
  const input = { quoteId, idempotencyKey: newKey(), ...more };
  const { submitPurchase } = await client.data(SUBMIT, { input });
  return submitPurchase;
}

/** Begins the purchase of one new eSIM line. */
export async function buy(client: Client, more: object = {}): Promise<any> {
  const { quote: quoted } = await quote(client, more);
  return submit(client, quoted.id);
}

export async function operation(client: Client, id: string): Promise<any> {
  const data = await client.data(OPERATION_BY_ID, { id });
  return data.operation;
}

export async function viewer(client: Client): Promise<any> {
  const data = await client.data(VIEWER);
  return data.viewer;
}
