import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import { World } from '../support/world.ts';

const ACCOUNT = `{ viewer { customers { email billingAddress { zip country }
  lines { iccid imei phoneNumber activatedOn } } } }`;

const HOME = { address1: '1 Main Street', city: 'Boston', state: 'MA', zip: '02134' };

const driftOf = (world: World): readonly string[] =>
  world.log
    .map((logged) => JSON.parse(logged))
    .filter(({ msg }) => msg === 'platform answer differs from the contract')
    .map(({ row, field }) => `${row} ${field}`);

describe('what the platform says in an odd form', () => {
  let world: World;
  let lena: Client;
  beforeAll(async () => {
    world = await World.start({ altered: true });
    lena = await world.as(LENA);
  });
  afterAll(() => world[Symbol.asyncDispose]());

  const customerWith = async (change: (info: any) => unknown): Promise<any> => {
    world.wire?.data(25, change);
    world.log.length = 0;
    await world.pass(60_000);
    const { viewer } = await lena.data(ACCOUNT);
    world.wire?.alter(25, null);
    return viewer.customers[0];
  };

  it.each([
    ['email', { email: 'not-an-email' }, 'email'],
    ['email', { email: 'a@b' }, 'email'],
    ['email', { email: 20260128 }, 'email'],
    ['email', { email: 'x'.repeat(300) + '@mail.example' }, 'email'],
  ])('a malformed %s is none, and nothing beside it is hidden: %j', async (name, odd, drift) => {
    const customer = await customerWith((info) => ({ ...info, ...odd }));
    expect(customer[name]).toBeNull();
    expect(customer.lines).toHaveLength(1);
    expect(driftOf(world)).toContain(`25 ${drift}`);
  });

  it.each([
    ['iccid', 'iccId', '89012600000'],
    ['iccid', 'iccId', 'ICCID'],
    ['iccid', 'iccId', '890126000000000001711'],
    ['imei', 'imei', '490154203237519'],
    ['imei', 'imei', 'device'],
    ['imei', 'imei', 123],
    ['phoneNumber', 'mobileNo', '0000000000'],
    ['phoneNumber', 'mobileNo', '1234567890'],
    ['phoneNumber', 'mobileNo', '12345'],
    ['activatedOn', 'activationDate', '1970-01-01'],
    ['activatedOn', 'activationDate', '9999-12-31'],
    ['activatedOn', 'activationDate', 1_767_225_600_000_000],
  ])('nor is a malformed %s of a line: %s %j', async (field, name, value) => {
    const odd = { [name]: value };
    const customer = await customerWith((info) => ({
      ...{ ...info, ...odd },
      lines: [{ ...info.lines[0], ...odd }],
    }));
    expect(customer.lines[0][field]).toBeNull();
    expect(driftOf(world)).toContain(`25 lines.${name}`);
  });

  it.each([
    [{ zip: 2134 }, { zip: '02134', country: 'US' }],
    [{ zip: '02134-1234' }, { zip: '02134', country: 'US' }],
    [{ country: 'United States' }, { country: 'US' }],
    [{ country: 'U.S.A.' }, { country: 'US' }],
    [{ country: 'N/A' }, { country: 'US' }],
    [{ country: 'NA' }, { country: 'NA' }],
    [{ zip: 'unknown zip' }, null],
    [{ zip: 7 ** 9 }, null],
    [{ country: 'Elsewhere' }, null],
  ])('an address with %j is shown, or is none, and never an error', async (odd, shown) => {
    const customer = await customerWith((info) => ({
      ...info,
      addresses: info.addresses.map((one: any) => ({ ...one, ...odd })),
    }));
    if (shown) expect(customer.billingAddress).toMatchObject(shown);
    else expect(customer.billingAddress).toBeNull();
  });

  it.each(['1.23456789012', '0.30000000000000004', '123456789012345', '"12345678901234567890"'])(
    'what a line has used, to the last digit: %s',
    async (used) => {
      world.wire?.alter(39, ({ status, body }) => ({
        status,
        body: body.replaceAll(/"used":[\d.]+/g, `"used":${used}`),
      }));
      await world.pass(120_000);
      const { viewer } = await lena.data(
        '{ viewer { customers { lines { usage(kind: DATA) { used } } } } }',
      );
      world.wire?.alter(39, null);
      expect(viewer.customers[0].lines[0].usage.used).toBe(used.replaceAll('"', ''));
    },
  );

  it('every field that the platform calls wrong is told, and not the first alone', async () => {
    world.wire?.alter(26, () => ({
      status: 400,
      body: JSON.stringify({
        status: 'FAILED',
        message: 'Some fields are wrong',
        meta: {
          FirstName: 'too short',
          Email: ['is odd', 'is too long'],
          Zip: { message: 'unknown zip' },
          Colour: 'no field of ours',
        },
      }),
    }));
    world.log.length = 0;
    const { id: customerId } = await firstCustomer(lena);
    const asked = {
      customerId,
      firstName: 'Zoe',
      email: 'zoe@mail.example',
      shippingAddress: HOME,
    };
    const { outcome, problems } = await direct(lena, 'updateCustomer', asked);
    world.wire?.alter(26, null);
    expect(outcome).toBe('REFUSED');
    expect(problems.map(({ field }: any) => field.join('.'))).toEqual([
      ...['input.firstName', 'input.email', 'input.shippingAddress'],
    ]);
    expect(problems.map(({ reason }: any) => reason)).toEqual(
      Array.from({ length: 3 }, () => 'DECLINED_FIELD'),
    );
    expect(problems.map((one: any) => one.platformMessage)).toEqual([
      ...['too short', 'is odd is too long', 'unknown zip'],
    ]);
    expect(driftOf(world)).toContain('26 meta.Colour');
  });
});
