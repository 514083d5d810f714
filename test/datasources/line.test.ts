import { describe, expect, it } from 'vitest';
import { endpointOf } from '../../src/datasources/wire/endpoint.ts';
import { customerId } from '../../src/ids.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const PRIMARY = customerId('c-1');

const FAMILY = {
  customerId: 'c-1',
  clientAccountId: 'reference-1',
  groupId: 'g-1',
  transactionId: 't-1',
  firstName: 'Ann',
  lastName: 'Example',
  email: 'ann@example.com',
  status: 2,
  mobileNo: '5551234567',
  iccId: '8901000000000000001',
  simType: 'PHYSICAL',
  planName: 'TENANT@brand@Basic 5',
  activationDate: '2026-01-02T03:04:05.000+0000',
  isPrimary: true,
  lines: [
    { customerId: 'c-1', mobileNo: '5551234567', status: 2, isPrimary: true },
    { customerId: 'c-2', status: '0', firstName: 'Bob', simType: 'ESIM', isPrimary: false },
    { customerId: 'c-3', status: 3, simType: 'NANO' },
    { customerId: 'c-4', status: 7 },
  ],
};

describe('customer', () => {
  it('is told with all lines, the own line completed from the account', async () => {
    await using reach = await StubReach.start();
    const info = await reach.next(gives(FAMILY)).sources().customer.info(PRIMARY);
    expect(info).toMatchObject({
      customerId: 'c-1',
      clientAccountId: 'reference-1',
      transactionId: 't-1',
      isPrimary: true,
      billingAddress: null,
    });
    expect(info?.lines).toMatchObject([
      {
        ...{ customerId: 'c-1', isPrimary: true, status: 'ACTIVE', phoneNumber: '+15551234567' },
        ...{ firstName: 'Ann', simType: 'PSIM', iccid: '8901000000000000001', planName: 'Basic 5' },
        activatedAt: Date.UTC(2026, 0, 2, 3, 4, 5),
        activatedOn: '2026-01-02',
      },
      {
        customerId: 'c-2',
        isPrimary: false,
        status: 'NOT_ACTIVATED',
        simType: 'ESIM',
        phoneNumber: null,
      },
      { customerId: 'c-3', status: 'SUSPENDED', simType: 'UNRECOGNIZED' },
      { customerId: 'c-4', status: 'UNRECOGNIZED', simType: null },
    ]);
    expect(reach.drift).toEqual(['lines.simType', 'lines.status']);
  });

  it('without a list of lines is its own only line', async () => {
    await using reach = await StubReach.start();
    const data = { customerId: 'c-9', status: 1 };
    const info = await reach.next(gives(data)).sources().customer.info(customerId('c-9'));
    expect(info?.isPrimary).toBe(true);
    expect(info?.lines).toMatchObject([
      { customerId: 'c-9', isPrimary: true, status: 'ACTIVATION_IN_PROGRESS' },
    ]);
  });

  it('is not called primary among several lines when nobody says so', async () => {
    await using reach = await StubReach.start();
    const lines = [
      { customerId: 'c-1', status: 2 },
      { customerId: 'c-2', status: 2 },
    ];
    const data = { customerId: 'c-2', status: 2, lines };
    const info = await reach.next(gives(data)).sources().customer.info(customerId('c-2'));
    expect(info?.isPrimary).toBe(false);
  });

  it('is read once by one request, and again when asked afresh', async () => {
    await using reach = await StubReach.start();
    const { customer } = reach.always(gives(FAMILY)).sources();
    await Promise.all([customer.info(PRIMARY), customer.info(PRIMARY)]);
    expect(reach.seen).toHaveLength(1);
    await customer.fresh(PRIMARY);
    expect(reach.asked).toEqual(Array(2).fill('GET /apisvc/v0/customerinfo?customerId=c-1'));
  });

  it('is null when the platform does not know it', async () => {
    await using reach = await StubReach.start();
    expect(await reach.next(says(404, {})).sources().customer.info(PRIMARY)).toBeNull();
  });

  it('is found by the reference of the brand, unless the answer is about somebody else', async () => {
    await using reach = await StubReach.start();
    const { customer } = reach.always(gives(FAMILY)).sources();
    expect(await customer.byReference('reference-1')).toMatchObject({ transactionId: 't-1' });
    expect(await customer.byReference('reference-2')).toBeNull();
    expect(reach.asked[0]).toBe('GET /apisvc/v0/customerinfo?clientAccountId=reference-1');
  });
});

describe('the status of a line', () => {
  it.each([
    [0, 'NOT_ACTIVATED'],
    [1, 'ACTIVATION_IN_PROGRESS'],
    [2, 'ACTIVE'],
    ['2', 'ACTIVE'],
    [3, 'SUSPENDED'],
    [4, 'DISCONNECTED'],
    [5, 'UNRECOGNIZED'],
    [8, 'ACTIVATION_FAILED'],
    [9, 'PORT_IN_IN_PROGRESS'],
    [10, 'PORT_IN_FAILED'],
    [11, 'PORT_IN_CANCELLED'],
    ['ACTIVE', 'UNRECOGNIZED'],
    [undefined, 'UNRECOGNIZED'],
  ])('%s is %s', async (status, lineStatus) => {
    await using reach = await StubReach.start();
    const { activation } = reach.next(gives({ customerId: 'c-1', status })).sources();
    expect(await activation.statusOf(PRIMARY)).toMatchObject({ lineStatus });
    expect(reach.drift.length > 0).toBe(lineStatus === 'UNRECOGNIZED');
  });

  it('comes with number, plan, date and words', async () => {
    await using reach = await StubReach.start();
    const data = {
      status: 10,
      mobileNo: '',
      planName: 'TENANT@brand@Basic 5',
      activationDate: null,
      activationMsg: 'PIN 123456 is wrong',
    };
    const status = await reach.next(gives(data)).sources().activation.statusOf(PRIMARY);
    expect(status).toEqual({
      lineStatus: 'PORT_IN_FAILED',
      iccid: null,
      phoneNumber: null,
      planName: 'Basic 5',
      activatedAt: null,
      activatedOn: null,
      platformMessage: 'PIN ****** is wrong',
    });
  });
});

describe('a line as a whole', () => {
  it.each([
    ['suspend', 29],
    ['restore', 30],
    ['disconnect', 28],
    ['reconnect', 27],
  ] as const)('is changed by %s, or declined as a conflict', async (verb, row) => {
    await using reach = await StubReach.start();
    reach.next(gives({ customerId: 'c-1' }), says(409, { message: 'Wrong state' }));
    const { line } = reach.sources();
    expect(await line[verb](PRIMARY)).toEqual({ outcome: 'accepted', value: null });
    expect(await line[verb](PRIMARY)).toMatchObject({
      outcome: 'declined',
      cause: 'conflict',
      problem: { code: 'CONFLICT', platformMessage: 'Wrong state' },
    });
    expect(reach.asked).toEqual(Array(2).fill(`PUT ${endpointOf(row).path}`));
  });

  it('is not changed twice when no answer comes', async () => {
    await using reach = await StubReach.start();
    const pair = { primary: PRIMARY, secondary: customerId('c-2') };
    const { line } = reach.always(says(504, {})).sources();
    expect(await line.makePrimary(pair)).toEqual({ outcome: 'no-response' });
    expect(reach.seen).toHaveLength(1);
  });
});

describe('cards and parcels', () => {
  it('are told in our words', async () => {
    await using reach = await StubReach.start();
    const cards = [
      {
        ccUUID: 'card-1',
        cardType: 'VISA',
        last4: '4242424242424242',
        expMonth: 7,
        expYear: 29,
        default: true,
      },
      { cardId: 'card-2' },
      { cardType: 'NO ID' },
    ];
    const parcel = {
      orderId: 'o-1',
      shipmentStatus: 'In Transit',
      carrier: 'USPS',
      shippedDate: '2026-01-27',
    };
    reach.next(gives(cards), gives(parcel));
    const { card, shipment } = reach.sources();
    expect(await card.cardsOf(PRIMARY)).toEqual([
      {
        id: 'card-1',
        brand: 'VISA',
        last4: '4242',
        expiryMonth: 7,
        expiryYear: 2029,
        isDefault: true,
        priority: null,
      },
      {
        id: 'card-2',
        brand: null,
        last4: null,
        expiryMonth: null,
        expiryYear: null,
        isDefault: false,
        priority: null,
      },
    ]);
    expect(await shipment.of(PRIMARY)).toEqual({
      orderId: 'o-1',
      status: 'SHIPPED',
      carrier: 'USPS',
      trackingNumber: null,
      shippedAt: null,
      shippedOn: '2026-01-27',
      transactionId: null,
    });
    expect(reach.drift).toEqual(['cards.ccUUID']);
  });

  it('are none when the platform knows none', async () => {
    await using reach = await StubReach.start();
    const { card, shipment } = reach.always(says(404, {})).sources();
    expect(await card.cardsOf(PRIMARY)).toEqual([]);
    expect(await shipment.of(PRIMARY)).toBeNull();
  });
});
