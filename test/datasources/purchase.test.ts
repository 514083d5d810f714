import { describe, expect, it } from 'vitest';
import { cardId, customerId } from '../../src/ids.ts';
import { usd } from '../../src/money.ts';
import { ADDRESS, CART, LINE } from './cart-sample.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const PRICE = {
  oneTimeCharge: {
    totalOneTimeCost: 10.7,
    simKitCost: 10,
    activationCost: 0,
    shipment: 0,
    tax: 0.7,
    amount: 10,
  },
  estimatedMonthlyCost: { total: 79.18, planCost: 60, discount: 0, tax: 19.18 },
  totalTax: 19.88,
  total: 89.88,
};

const CATALOG = {
  plans: [
    { serviceCode: 'PLAN-10', name: 'T@b@unl', displayName: 'Unlimited (30GB)', baseLinePrice: 35 },
  ],
  offers: [],
  services: [],
};

describe('a quote', () => {
  it('is read to the cent', async () => {
    await using reach = await StubReach.start();
    const answer = await reach.next(gives(PRICE)).sources().purchase.quote(CART);
    expect(answer).toEqual({
      outcome: 'accepted',
      value: {
        dueToday: {
          total: usd(1_070),
          simKit: usd(1_000),
          activation: usd(0),
          shipping: usd(0),
          tax: usd(70),
        },
        estimatedMonthly: {
          total: usd(7_918),
          plan: usd(6_000),
          discount: usd(0),
          tax: usd(1_918),
        },
      },
    });
  });

  it('sends the order in the spelling of the platform', async () => {
    await using reach = await StubReach.start();
    await reach.next(gives(PRICE)).sources().purchase.quote(CART);
    expect(reach.asked).toEqual(['POST /apisvc/v0/product/quote']);
    expect(reach.seen[0]?.json).toMatchObject({
      accountInfo: {
        billingPhoneCountryCode: '1',
        billingPhoneNumber: '5551234567',
        addresses: [
          { type: 'billing', address2: '', country: 'USA', residential: 'true' },
          { type: 'shipping', address2: 'Flat 2', country: 'USA', residential: 'false' },
        ],
        shipmentType: null,
        clientAccountId: 'reference-1',
        payment: { paymentType: 'CARD', collection: 0 },
      },
      lines: [
        { firstName: 'Ann', planId: 'PLAN-10', isPrimary: true, simType: 'ESIM' },
        { firstName: 'Bob', planId: 'PLAN-10', isPrimary: false, simType: 'ESIM' },
      ],
      redirectUrl: 'https://brand.example/return/nonce',
    });
  });

  it('names plans by display name without allowance where the brand is set up so (Q4)', async () => {
    await using reach = await StubReach.start();
    reach.next(gives(CATALOG), gives(PRICE));
    await reach.sources({ planIdFrom: 'displayName' }).purchase.quote(CART);
    expect(reach.seen[1]?.json).toMatchObject({ lines: [{ planId: 'Unlimited' }, {}] });
  });

  it('that the platform declines names the field', async () => {
    await using reach = await StubReach.start();
    const declined = says(400, { meta: { Email: 'Email already exists' } });
    const answer = await reach.next(declined).sources().purchase.quote(CART);
    const field = ['input', 'account', 'email'];
    expect(answer).toMatchObject({ outcome: 'declined', problem: { code: 'EMAIL_TAKEN', field } });
  });

  it.each([
    ['a total that is no whole number of cents', { totalOneTimeCost: 10.705 }],
    ['a part that is no number', { totalOneTimeCost: 10.7, tax: 'some' }],
    ['a tax with parts of a cent', { totalOneTimeCost: 10.7, tax: 0.705 }],
    ['no total', {}],
  ])('with %s is unreadable', async (_what, oneTimeCharge) => {
    await using reach = await StubReach.start();
    const { purchase } = reach.next(gives({ ...PRICE, oneTimeCharge })).sources();
    await expect(purchase.quote(CART)).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });
});

describe('an order', () => {
  it('collects what the quote said and gives the transaction', async () => {
    await using reach = await StubReach.start();
    reach.next(says(202, { message: 'on its way', data: { transactionId: 't-1' } }));
    const answer = await reach.sources().purchase.submit(CART, usd(1_070));
    expect(answer).toEqual({ outcome: 'accepted', value: { transactionId: 't-1' } });
    expect(reach.seen[0]?.json).toMatchObject({ accountInfo: { payment: { collection: 10.7 } } });
  });

  it('of SIM cards says PHYSICAL and how they are sent (Q5)', async () => {
    await using reach = await StubReach.start();
    const cart = {
      ...CART,
      lines: [{ ...LINE, simType: 'PSIM' as const }],
      shippingServiceCode: 'usps',
    };
    await reach
      .next(gives({ transactionId: 't-1' }))
      .sources()
      .purchase.submit(cart, usd(0));
    expect(reach.seen[0]?.json).toMatchObject({
      accountInfo: { shipmentType: 'usps' },
      lines: [{ simType: 'PHYSICAL' }],
    });
  });

  it('is declined with the quote as the field, and e-mail addresses that are taken with their own code', async () => {
    await using reach = await StubReach.start();
    reach.next(says(400, { meta: { Email: 'already exist' } }));
    const answer = await reach.sources().purchase.submit(CART, usd(0));
    expect(answer).toMatchObject({ problem: { code: 'EMAIL_TAKEN', field: ['input', 'quoteId'] } });
  });

  it('of a known customer names the customer, the card, and the lines that it renews', async () => {
    await using reach = await StubReach.start();
    const cart = {
      ...CART,
      kind: 'RENEWAL' as const,
      customerId: customerId('c-1'),
      lines: [{ ...LINE, renews: customerId('c-1') }],
      offerCode: 'SAVE',
    };
    reach.next(gives({ transactionId: 't-2' }));
    const payment = { total: usd(3_500), cardId: cardId('card-1') };
    await reach.sources().purchase.submitSubsequent(cart, payment);
    expect(reach.asked).toEqual(['POST /apisvc/v0/product/subsequent']);
    expect(reach.seen[0]?.json).toMatchObject({
      customerId: 'c-1',
      clientAccountId: 'reference-1',
      lines: [{ customerId: 'c-1', isPrimary: true, coupon: 'SAVE' }],
      payment: { paymentType: 'CARD', collection: 35, ccUUID: 'card-1' },
    });
  });

  it('is not taken when the names of plans cannot be had', async () => {
    await using reach = await StubReach.start();
    const { purchase } = reach.always(says(503, {})).sources({ planIdFrom: 'displayName' });
    const answer = await purchase.submit(CART, usd(0));
    expect(answer).toMatchObject({ outcome: 'not-processed', cause: 'unreachable' });
    expect(reach.asked).not.toContain('POST /apisvc/v0/product');
  });
});

describe('the account of a known customer', () => {
  it('comes from the platform, with one address for both when there is one', async () => {
    await using reach = await StubReach.start();
    const { address1, city, state, zip } = ADDRESS;
    const addresses = [
      { type: 'billing', address1, city, state, zip, country: 'USA', residential: 'true' },
    ];
    reach.next(
      gives({
        customerId: 'c-1',
        status: 2,
        firstName: 'A',
        lastName: 'B',
        email: 'a@b.example',
        mobileNo: '5551234567',
        addresses,
      }),
    );
    const { customer, purchase } = reach.sources();
    const info = await customer.info(customerId('c-1'));
    expect(info && purchase.accountOf(info)).toMatchObject({
      phoneNumber: '+15551234567',
      billingAddress: ADDRESS,
      shippingAddress: ADDRESS,
    });
  });

  it('is null when the platform knows too little', async () => {
    await using reach = await StubReach.start();
    const { customer, purchase } = reach.next(gives({ customerId: 'c-1', status: 2 })).sources();
    const info = await customer.info(customerId('c-1'));
    expect(info && purchase.accountOf(info)).toBeNull();
  });
});
