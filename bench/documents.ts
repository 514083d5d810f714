/*
 * Documents: what the benches ask, as an app would have it in its own files.
 */
export const PLANS = '{ catalog { plans { id name } } }';

export const QUOTE = `mutation Quote($input: QuotePurchaseInput!) {
  quotePurchase(input: $input) { outcome problems { code field } quote { id } }
}`;

export const BUY = `mutation Buy($input: SubmitPurchaseInput!) {
  submitPurchase(input: $input) { outcome problems { code field } operation { id status } }
}`;

/** Screens of an app, from light to heavy: those of one person need between none and a dozen calls when nothing is known. */
export const READS: readonly string[] = [
  '{ viewer { subject customers { id firstName lines { id firstName status phoneNumber } } } }',
  '{ viewer { customers { lines { id status usage(kind: DATA) { used limit unit } plan { name } } } } }',
  '{ viewer { customers { cards { id last4 } bills(first: 3) { edges { node { id status total { amount } } } } } } }',
  '{ viewer { customers { shipment { status } internationalCalling { balance { amount } } ownedRoamingPacks { status } } } }',
  '{ operations(first: 5) { edges { node { id status revision } } } }',
  '{ catalog { plans { id name } services { id } } }',
];

const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', zip: '10001' };

/** One new line, for somebody whom the platform does not know. */
export const quoteInput = (at: number, planId: string): object => ({
  returnTo: 'shop',
  account: {
    ...{ firstName: 'Sam', lastName: 'Shopper', email: `buyer${at}@example.com` },
    phoneNumber: `212${5_551_000 + at}`,
    ...{ billingAddress: ADDRESS, shippingAddress: ADDRESS },
  },
  lines: [{ planId, simType: 'ESIM', firstName: `Sam${at}`, lastName: 'Shopper' }],
});
