/*
 * Actions: mutations as a person makes them, by name.
 */
import type { Client } from './client.ts';
import { OPERATION, PROBLEMS } from './documents.ts';
import { newKey, operation, viewer } from './shopper.ts';
import type { World } from './world.ts';

type Input = Readonly<Record<string, unknown>>;

const capital = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

/** A mutation that begins or changes an operation. */
export async function act(client: Client, name: string, input: Input, fields = ''): Promise<any> {
  const document = `${OPERATION}
    mutation Act($input: ${capital(name)}Input!) {
      ${name}(input: $input) { ${PROBLEMS} alreadyStarted operation { ...Op } ${fields} }
    }`;
  const data = await client.data(document, { input: { idempotencyKey: newKey(), ...input } });
  return data[name];
}

/** A mutation that answers with its result. */
export async function direct(
  client: Client,
  name: string,
  input: Input,
  fields = '',
): Promise<any> {
  const document = `mutation Direct($input: ${capital(name)}Input!) {
    ${name}(input: $input) { ${PROBLEMS} ${fields} }
  }`;
  const key = name.startsWith('quote') ? {} : { idempotencyKey: newKey() };
  const data = await client.data(document, { input: { ...key, ...input } });
  return data[name];
}

/** Lets time pass until the operation is settled, and gives it. */
export async function settled(world: World, client: Client, id: string): Promise<any> {
  await world.passUntil(async () => (await operation(client, id)).settledAt !== null);
  return operation(client, id);
}

export async function firstCustomer(client: Client): Promise<any> {
  const { customers } = await viewer(client);
  return customers[0];
}

export async function firstLine(client: Client): Promise<any> {
  const customer = await firstCustomer(client);
  return customer.lines[0];
}
