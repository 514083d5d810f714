import { describe, expect, it } from 'vitest';
import { CREDENTIALS } from '../../../simulator/access-key.ts';
import { VirtualClock } from '../../../simulator/engine/clock.ts';
import { IDS } from '../../../simulator/people.ts';
import {
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '../../../simulator/simulator.ts';
import { START } from '../../support/world.ts';

const HEADERS = {
  'content-type': 'application/json',
  'x-api-key': CREDENTIALS.apiKey,
  authorization: `Basic ${Buffer.from(`clientapi|${CREDENTIALS.jwt}`).toString('base64')}`,
};

const started = (more: Partial<SimulatorOptions> = {}): Promise<Simulator> =>
  startSimulator({
    port: 0,
    clock: new VirtualClock({ start: START }),
    seed: 3,
    callsPerSecond: 5_000,
    callbackUrl: 'http://127.0.0.1:1',
    ...more,
  });

async function call(
  reach: Simulator,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = HEADERS,
): Promise<{ status: number; body: any }> {
  const response = await fetch(`${reach.url}/apisvc/v0/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const ADDRESS = {
  address1: '1 Harbor Street',
  address2: '',
  city: 'New York',
  state: 'NY',
  zip: '10001',
  country: 'USA',
  residential: 'true',
};
const order = (collection: number, more: object = {}) => ({
  accountInfo: {
    ...{
      firstName: 'Sam',
      lastName: 'Shopper',
      billingPhoneCountryCode: '1',
      billingPhoneNumber: '2125550100',
      email: 'sam@example.com',
    },
    addresses: [
      { type: 'billing', ...ADDRESS },
      { type: 'shipping', ...ADDRESS },
    ],
    ...{
      shipmentType: null,
      clientAccountId: 'ref-1',
      payment: { paymentType: 'CARD', collection },
    },
    ...more,
  },
  lines: [
    { firstName: 'Sam', lastName: 'Shopper', planId: 'MBASIC5', isPrimary: true, simType: 'ESIM' },
  ],
  redirectUrl: 'https://shop.test/return/n',
});

describe('the simulated Reach', () => {
  it('answers as the contract says, in both vocabularies, for every person and every read', async () => {
    for (const vocabulary of ['guide', 'observed'] as const) {
      await using reach = await started({ vocabulary });
      const paths = [
        'product/fetch',
        'product/fetch/plan',
        'product/fetch/offer',
        'product/fetch/service',
        'device/imei/356938035643809',
        'device/imei/990000862471853',
      ];
      for (const id of Object.values(IDS)) {
        paths.push(
          `customerinfo?customerId=${id}`,
          `account/card?customerId=${id}`,
          `activation/status?customerId=${id}`,
        );
      }
      for (const path of paths)
        expect([path, (await call(reach, 'GET', path)).status]).toEqual([path, 200]);
      expect((await call(reach, 'PUT', 'port/validate/mdn?mdn=2125550142')).status).toBe(200);
      expect(
        (await call(reach, 'POST', 'iccid/validate', { iccId: '8901260000000000017' })).status,
      ).toBe(200);
      expect((await call(reach, 'POST', 'zipCode/validate', { zipCode: '10001' })).status).toBe(
        200,
      );
      expect(
        (
          await call(reach, 'POST', 'network/coverage', {
            address1: 'a',
            city: 'b',
            state: 'NY',
            country: 'USA',
            zip: '10001',
          })
        ).status,
      ).toBe(200);
    }
  });

  it('quotes with the sums that were seen on the wire', async () => {
    await using reach = await started();
    const { data } = (await call(reach, 'POST', 'product/quote', order(0))).body;
    const { oneTimeCharge: once, estimatedMonthlyCost: monthly } = data;
    expect(once.amount).toBeCloseTo(once.simKitCost + once.activationCost + once.shipment);
    expect(once.totalOneTimeCost).toBeCloseTo(once.amount + once.tax);
    expect(monthly.total).toBeCloseTo(monthly.planCost - monthly.discount + monthly.tax);
    expect(data.total).toBeCloseTo(once.totalOneTimeCost + monthly.total);
  });

  it.each([
    ['without credentials', {}, 403],
    ['with an API key alone', { 'x-api-key': CREDENTIALS.apiKey }, 401],
    [
      'with a token that is not one',
      { 'x-api-key': CREDENTIALS.apiKey, authorization: 'Bearer nothing' },
      401,
    ],
  ])('lets nobody in %s', async (_how, headers, status) => {
    await using reach = await started();
    expect(
      (await call(reach, 'GET', 'product/fetch', undefined, headers as Record<string, string>))
        .status,
    ).toBe(status);
  });

  it('refuses what the contract does not allow, with the field in capitals', async () => {
    await using reach = await started();
    const { status, body } = await call(reach, 'POST', 'iccid/validate', { iccId: '12' });
    expect([status, Object.keys(body.meta)]).toEqual([400, ['IccId']]);
  });

  it('refuses an e-mail address that is taken', async () => {
    await using reach = await started();
    const { body: priced } = await call(reach, 'POST', 'product/quote', order(0));
    const due = priced.data.oneTimeCharge.totalOneTimeCost;
    const { status, body } = await call(
      reach,
      'POST',
      'product',
      order(due, { email: 'taken@example.com' }),
    );
    expect([status, body.meta.Email]).toEqual([400, 'Email already exists']);
  });

  it('slows down who calls too often', async () => {
    await using reach = await started({ callsPerSecond: 3 });
    const statuses = await Promise.all(
      Array.from({ length: 12 }, async () => (await call(reach, 'GET', 'product/fetch')).status),
    );
    expect(statuses).toContain(429);
    expect(statuses).toContain(200);
  });

  it('writes the same transcript for the same seed, and another one for another', async () => {
    const transcript = async (seed: number): Promise<string> => {
      await using reach = await started({ seed });
      const { body } = await call(reach, 'POST', 'product/quote', order(0));
      await call(reach, 'POST', 'product', order(body.data.oneTimeCharge.totalOneTimeCost));
      await reach.clock.advance(200_000);
      const [made] = reach.platform.world.orders;
      await fetch(`${reach.url}/_simulator/pay/${made?.transactionId}`, {
        method: 'POST',
        body: '{"action":"pay"}',
      });
      await reach.clock.advance(60_000);
      const { attempts, effects, callbacks } = reach.platform.ledger;
      return JSON.stringify({
        attempts,
        effects,
        callbacks,
        orders: reach.platform.world.orders.map(({ link: _, ...rest }) => rest),
      });
    };
    expect(await transcript(5)).toBe(await transcript(5));
    expect(await transcript(5)).not.toBe(await transcript(6));
  });

  it('tries a callback again three times, after 1, 5 and 30 seconds, and then gives up', async () => {
    await using reach = await started();
    const body = { customerId: IDS.erin, imei: '356938035643809', esim: true };
    await call(reach, 'POST', 'activation', body);
    await reach.clock.advance(3_600_000);
    const { callbacks } = reach.platform.ledger;
    expect(callbacks.map(({ attempt, outcome }) => [attempt, outcome])).toEqual(
      [1, 2, 3, 4].map((n) => [n, 'unreachable']),
    );
    const gaps = callbacks.slice(1).map(({ at }, n) => at - (callbacks[n]?.at ?? 0));
    expect(gaps).toEqual([1_000, 5_000, 30_000]);
  });

  it('goes on where it was when its state was kept', async () => {
    const { folder } = await import('../../support/world.ts');
    await using place = await folder();
    const keep = `${place.path}/state.json`;
    const first = await started({ keep });
    await call(first, 'POST', 'activation', {
      customerId: IDS.erin,
      imei: '356938035643809',
      esim: true,
    });
    await first.save();
    await first.stop();
    await using second = await started({ keep });
    await second.clock.advance(600_000);
    expect(
      (await call(second, 'GET', `activation/status?customerId=${IDS.erin}`)).body.data.status,
    ).toBe(2);
  });

  it('takes faults by row and by number, and shows a page for people', async () => {
    await using reach = await started();
    const control = (method: string, path: string, body?: object): Promise<Response> =>
      fetch(`${reach.url}/_simulator/${path}`, {
        method,
        ...(body && { body: JSON.stringify(body) }),
      });
    await control('POST', 'faults', { row: 4, fault: 'status-503', times: 2 });
    const statuses = [];
    for (let n = 0; n < 3; n += 1)
      statuses.push((await call(reach, 'GET', 'product/fetch')).status);
    expect(statuses).toEqual([503, 503, 200]);
    expect((await control('POST', 'faults', { row: 4, fault: 'nonsense' })).status).toBe(400);
    expect(await (await control('GET', '')).text()).toContain('Reach simulator');
    expect(
      ((await (await control('GET', 'people')).json()) as { name: string }[]).map(
        ({ name }: { name: string }) => name,
      ),
    ).toContain('farah');
  });
});

describe('the virtual clock', () => {
  it('wakes in the order of time, each at its own, and waits for what a wake begins', async () => {
    const clock = new VirtualClock({ start: 0 });
    const seen: (readonly [string, number])[] = [];
    let busy: Promise<void> = Promise.resolve();
    clock.whenQuiet(() => busy);
    clock.at(20, () => seen.push(['late', clock.now()]));
    clock.at(10, () => {
      busy = new Promise((resolve) =>
        setImmediate(() => {
          seen.push(['begun by early', clock.now()]);
          resolve();
        }),
      );
    });
    const cancel = clock.at(15, () => seen.push(['cancelled', clock.now()]));
    cancel();
    await clock.advance(30);
    expect(seen).toEqual([
      ['begun by early', 10],
      ['late', 20],
    ]);
    expect(clock.now()).toBe(30);
  });
});
