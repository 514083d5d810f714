/*
 * Money: bills, data, plans, credit and parcels (rows 41 to 58).
 */
import {
  customer,
  key,
  mutation,
  ofCustomer,
  ofOperation,
  ofQuote,
  operation,
  REFRESH,
  type RowExample,
} from './row-example.ts';

export const MONEY: readonly RowExample[] = [
  {
    ...{ row: 41, as: 'lena', variables: ofCustomer, calls: [25, 41] },
    document: customer('Bills', 'bills(first: 1) { edges { node { status total { amount } } } }'),
  },
  {
    ...{ row: 42, as: 'lena', variables: ofCustomer, calls: [25, 41, 42] },
    document: customer(
      'BillItems',
      'bills(first: 1) { edges { node { items { items { description } } } } }',
    ),
  },
  {
    ...{ row: 43, as: 'lena', document: operation('payBill'), calls: [25, 42, 43] },
    variables: ({ billId, amountDue }) => ({ input: { billId, amount: amountDue, ...key } }),
  },
  {
    ...{ row: 44, as: 'lena', variables: ofCustomer, calls: [25, 44] },
    document: customer('Invoices', 'invoices(first: 1) { edges { node { amount { amount } } } }'),
  },
  {
    ...{ row: 45, as: 'lena', variables: ofCustomer, calls: [25, 41, 45] },
    document: customer('InvoiceLink', 'bills(first: 1) { edges { node { invoiceLink { url } } } }'),
  },
  {
    ...{ row: 46, as: 'lena', document: mutation('emailInvoice'), calls: [25, 41, 46] },
    variables: ({ billId }) => ({ input: { billId, ...key } }),
  },
  {
    ...{ row: 47, as: 'lena', calls: [25, 39, 47] },
    document: mutation('quoteTopUp', 'quote { id total { amount } }'),
    variables: ({ lineId, serviceId }) => ({ input: { lineId, serviceId } }),
  },
  {
    row: 48,
    as: 'lena',
    document: operation('purchaseTopUp'),
    variables: ofQuote,
    calls: [25, 39, 47, 48],
  },
  {
    ...{ row: 49, as: 'lena', calls: [25, 49] },
    document: mutation('quotePlanChange', 'quote { id total { amount } }'),
    variables: ({ lineId, largerPlanId: planId }) => ({
      input: { lineId, planId, effective: 'NOW' },
    }),
  },
  {
    row: 50,
    as: 'lena',
    document: operation('changePlan'),
    variables: ofQuote,
    calls: [25, 49, 50],
  },
  { row: 51, as: 'agent', document: REFRESH, variables: ofOperation, calls: [51] },
  {
    ...{ row: 52, as: 'lena', variables: ofCustomer, calls: [25, 52] },
    document: customer('CallingBalance', 'internationalCalling { balance { amount } }'),
  },
  {
    ...{ row: 53, as: 'lena', variables: ofCustomer, calls: [25, 53] },
    document: customer('CallingUsage', 'internationalCalling { usage { destination minutes } }'),
  },
  {
    ...{ row: 54, as: 'lena', variables: ofCustomer, calls: [25, 54] },
    document: customer('CallingPurchases', 'internationalCalling { purchases { status } }'),
  },
  {
    ...{ row: 55, as: 'lena', calls: [25, 55] },
    document: mutation('quoteCallingCredit', 'quote { id total { amount } }'),
    variables: ({ customerId }) => ({ input: { customerId, amount: '10.00' } }),
  },
  {
    row: 56,
    as: 'lena',
    document: operation('purchaseCallingCredit'),
    variables: ofQuote,
    calls: [25, 54, 55, 56],
  },
  {
    ...{ row: 57, as: 'paul', variables: ofCustomer, calls: [25, 57] },
    document: customer('Shipment', 'shipment { status trackingNumber }'),
  },
  {
    ...{ row: 58, as: 'paul', document: mutation('cancelShipment'), calls: [25, 57, 58] },
    variables: ({ customerId }) => ({ input: { customerId, ...key } }),
  },
];
