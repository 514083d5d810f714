/* A cart as a person may have filled it, for tests of what goes out. Everything in it is invented. */
import { planId } from '../../src/ids.ts';
import type { Address, Cart, QuotedLine } from '../../src/operations/sales/quote.ts';

export const ADDRESS: Address = {
  address1: '1 Main Street',
  address2: null,
  city: 'Springfield',
  state: 'NY',
  zip: '10001',
  country: 'US',
  residential: true,
};

export const LINE: QuotedLine = {
  planId: planId('PLAN-10'),
  simType: 'ESIM',
  firstName: 'Ann',
  lastName: 'Example',
  renews: null,
};

export const CART: Cart = {
  kind: 'NEW_CUSTOMER',
  account: {
    firstName: 'Ann',
    lastName: 'Example',
    email: 'ann@example.com',
    phoneNumber: '+15551234567',
    billingAddress: ADDRESS,
    shippingAddress: { ...ADDRESS, address2: 'Flat 2', residential: false },
  },
  customerId: null,
  groupId: null,
  lines: [LINE, { ...LINE, firstName: 'Bob' }],
  offerCode: null,
  shippingServiceCode: null,
  clientAccountId: 'reference-1',
  redirectUrl: 'https://brand.example/return/nonce',
};
