/*
 * Buying: what is sold, quotes, purchases and cards (rows 2 to 17).
 */
import {
  ADDRESS,
  customer,
  IMEI,
  key,
  mutation,
  ofCustomer,
  ofOperation,
  ofQuote,
  operation,
  REFRESH,
  type RowExample,
} from './row-example.ts';

const CATALOG = `query Catalog { catalog { plans { id name fccLabel { statements { name value } } } offers { id } services { id kind } } }`;

export const BUYING: readonly RowExample[] = [
  {
    ...{ row: 2, as: 'nobody', calls: [2] },
    document:
      'query Coverage($address: AddressInput!) { coverage(address: $address) { available } }',
    variables: () => ({ address: ADDRESS }),
  },
  {
    ...{ row: 3, as: 'lena', calls: [3] },
    document: 'query Device($imei: Imei!) { deviceCompatibility(imei: $imei) { compatible } }',
    variables: () => ({ imei: IMEI }),
  },
  { row: 4, as: 'nobody', document: CATALOG, calls: [4] },
  { row: 5, as: 'nobody', document: CATALOG, calls: [4, 5, 6, 7] },
  { row: 6, as: 'nobody', document: CATALOG, calls: [4, 5, 6, 7] },
  { row: 7, as: 'nobody', document: CATALOG, calls: [4, 5, 6, 7] },
  {
    ...{ row: 8, as: 'sam', calls: [2, 8] },
    document: mutation('quotePurchase', 'quote { id dueToday { total { amount } } }'),
    variables: ({ planId }) => ({ input: newCustomer(planId ?? '') }),
  },
  { row: 9, as: 'sam', document: operation('submitPurchase'), variables: ofQuote, calls: [8, 9] },
  { row: 10, as: 'agent', document: REFRESH, variables: ofOperation, calls: [10] },
  {
    ...{ row: 11, as: 'lena', document: operation('submitPurchase'), calls: [8, 11, 13, 25] },
    variables: ({ quoteId, cardId }) => ({ input: { quoteId, cardId, ...key } }),
  },
  {
    ...{ row: 12, as: 'lena', calls: [12, 25] },
    document: mutation('createCardLink', 'link { url }'),
    variables: ({ customerId }) => ({ input: { customerId, returnTo: 'shop', ...key } }),
  },
  {
    ...{ row: 13, as: 'lena', calls: [13, 25], variables: ofCustomer },
    document: customer('Cards', 'cards { id last4 }'),
  },
  {
    ...{ row: 14, as: 'lena', calls: [13, 14, 25] },
    document: 'query Card($id: ID!) { card(id: $id) { last4 } }',
    variables: ({ cardId }) => ({ id: cardId }),
  },
  {
    ...{ row: 15, as: 'farah', document: mutation('setDefaultCard'), calls: [13, 15, 25] },
    variables: ({ customerId, secondCardId }) => ({
      input: { customerId, cardId: secondCardId, ...key },
    }),
  },
  {
    ...{ row: 16, as: 'lena', document: mutation('updateCard'), calls: [13, 16, 25] },
    variables: ({ customerId, cardId }) => ({
      input: { customerId, cardId, expiryMonth: 3, expiryYear: 2033, ...key },
    }),
  },
  {
    ...{ row: 17, as: 'farah', document: mutation('deleteCard'), calls: [13, 17, 25] },
    variables: ({ customerId, secondCardId }) => ({
      input: { customerId, cardId: secondCardId, ...key },
    }),
  },
];

const newCustomer = (planId: string): object => ({
  account: {
    ...{ firstName: 'Sam', lastName: 'Shopper', email: 'sam@example.com' },
    ...{ phoneNumber: '2125550100', billingAddress: ADDRESS, shippingAddress: ADDRESS },
  },
  lines: [{ planId, simType: 'ESIM', firstName: 'Sam', lastName: 'Shopper' }],
  returnTo: 'shop',
});
