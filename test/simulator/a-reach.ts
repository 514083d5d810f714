/*
 * A Reach for tests: a simulator whose clock stands still, a brand that can call it, and a host that takes its callbacks.
 *
 * Gives  every test the check that nothing was said which the contract does not allow: `over` fails otherwise.
 */
import { createServer } from 'node:http';
import { CREDENTIALS } from '../../simulator/access-key.ts';
import { VirtualClock } from '../../simulator/engine/clock.ts';
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../simulator/simulator.ts';

export const START = Date.parse('2026-03-02T09:00:00Z');
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;

const HEADERS = {
  'content-type': 'application/json',
  'x-api-key': CREDENTIALS.apiKey,
  authorization: `Basic ${Buffer.from(`clientapi|${CREDENTIALS.jwt}`).toString('base64')}`,
};

export interface Answer {
  readonly status: number;
  readonly body: any;
}

export class AReach {
  readonly simulator: Simulator;

  constructor(simulator: Simulator) {
    this.simulator = simulator;
  }

  static async start(more: Partial<SimulatorOptions> = {}): Promise<AReach> {
    const simulator = await startSimulator({
      ...{ port: 0, clock: new VirtualClock({ start: START }), seed: 3, callsPerSecond: 5_000 },
      ...{ callbackUrl: 'http://127.0.0.1:1', ...more },
    });
    return new AReach(simulator);
  }

  /** One call of the brand. The path is what follows /apisvc/v0/. */
  async call(
    method: string,
    path: string,
    body?: unknown,
    signal: AbortSignal | null = null,
  ): Promise<Answer> {
    const response = await fetch(`${this.simulator.url}/apisvc/v0/${path}`, {
      ...{ method, headers: HEADERS, signal },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) };
  }

  async control(method: string, path: string, body?: unknown): Promise<any> {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
    const response = await fetch(`${this.simulator.url}/_simulator/${path}`, init);
    return response.json();
  }

  pass(ms: number): Promise<void> {
    return this.simulator.clock.advance(ms);
  }

  get ledger(): Simulator['platform']['ledger'] {
    return this.simulator.platform.ledger;
  }

  effects(): readonly string[] {
    return this.ledger.effects.map(({ effect }) => effect);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const { breaches } = this.ledger;
    await this.simulator.stop();
    if (breaches.length > 0) throw new Error(`The contract was broken: ${breaches.join('; ')}`);
  }
}

export interface Brand extends AsyncDisposable {
  readonly url: string;
  /** Every callback that came, in order. */
  readonly told: any[];
  /** Statuses for the next callbacks; 200 when there are none left. */
  readonly statuses: number[];
  /** Called as each callback comes, before it is answered. */
  whenTold: (body: any) => Promise<void>;
}

export async function aBrand(): Promise<Brand> {
  const brand = { told: [] as any[], statuses: [] as number[], whenTold: async (_body: any) => {} };
  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const body = { ...JSON.parse(text), path: request.url };
      brand.told.push(body);
      await brand.whenTold(body);
      response.writeHead(brand.statuses.shift() ?? 200).end('{}');
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return Object.assign(brand, {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

const ADDRESS = {
  ...{ address1: '1 Harbor Street', address2: '', city: 'New York' },
  ...{ state: 'NY', zip: '10001', country: 'USA', residential: 'true' },
};

export const line = (firstName: string, more: object = {}): object => ({
  ...{ firstName, lastName: 'Shopper', planId: 'MBASIC5', isPrimary: false, simType: 'ESIM' },
  ...more,
});

/** The body of rows 8 and 9. */
export const orderOf = (
  collection: number,
  more: { info?: object; lines?: object[] } = {},
): any => ({
  accountInfo: {
    ...{ firstName: 'Sam', lastName: 'Shopper', email: 'sam@example.com' },
    ...{ billingPhoneCountryCode: '1', billingPhoneNumber: '2125550100' },
    addresses: [
      { type: 'billing', ...ADDRESS },
      { type: 'shipping', ...ADDRESS },
    ],
    ...{ shipmentType: null, clientAccountId: 'ref-1' },
    payment: { paymentType: 'CARD', collection },
    ...more.info,
  },
  lines: more.lines ?? [line('Sam', { isPrimary: true })],
  redirectUrl: 'https://shop.test/return/n',
});

/** Buys what a quote priced. */
export async function buy(
  reach: AReach,
  more: { info?: object; lines?: object[] } = {},
): Promise<string> {
  const quote = await reach.call('POST', 'product/quote', orderOf(0, more));
  const due = quote.body.data.oneTimeCharge.totalOneTimeCost;
  const { body } = await reach.call('POST', 'product', orderOf(due, more));
  return body.data.transactionId;
}

export const statusOf = async (reach: AReach, transactionId: string): Promise<any> =>
  (await reach.call('GET', `product/status/${transactionId}`)).body.data;

/** Buys and pays; resolves to the customerId. */
export async function bought(
  reach: AReach,
  more: { info?: object; lines?: object[] } = {},
): Promise<string> {
  const transactionId = await buy(reach, more);
  await reach.pass(130 * SECOND);
  await reach.control('POST', `pay/${transactionId}`, { action: 'pay' });
  await reach.pass(20 * SECOND);
  return (await statusOf(reach, transactionId)).customerId;
}
