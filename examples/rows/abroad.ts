/*
 * Abroad: roaming, and the swap of a SIM with a code (rows 59 to 68).
 */
import {
  customer,
  ICCID,
  key,
  mutation,
  ofCustomer,
  ofLine,
  ofOperation,
  ofQuote,
  operation,
  REFRESH,
  type RowExample,
} from './row-example.ts';

export const ABROAD: readonly RowExample[] = [
  {
    row: 59,
    as: 'nobody',
    document: 'query Countries { roamingCountries { code name } }',
    calls: [59],
  },
  {
    ...{ row: 60, as: 'nobody', calls: [60] },
    document:
      'query Packs($countries: [RoamingCountryCode!]!) { roamingPacks(countries: $countries) { name } }',
    variables: () => ({ countries: ['FR'] }),
  },
  {
    ...{ row: 61, as: 'lena', calls: [25, 61] },
    document: mutation('quoteRoamingPack', 'quote { id total { amount } }'),
    variables: ({ lineId, packId }) => ({ input: { lineId, packId } }),
  },
  {
    ...{ row: 62, as: 'lena', document: operation('purchaseRoamingPack'), variables: ofQuote },
    calls: [25, 61, 62, 63],
  },
  {
    ...{ row: 63, as: 'farah', variables: ofCustomer, calls: [25, 63] },
    document: customer('OwnedPacks', 'ownedRoamingPacks { status validUntil autoRenew }'),
  },
  {
    ...{ row: 64, as: 'farah', document: mutation('setRoamingAutoRenew'), calls: [25, 63, 64] },
    variables: ({ secondLineId, ownedPackId }) => ({
      input: { lineId: secondLineId, packId: ownedPackId, autoRenew: true, ...key },
    }),
  },
  {
    ...{ row: 65, as: 'farah', variables: ofCustomer, calls: [25, 63, 65] },
    document: customer('PackUsage', 'ownedRoamingPacks { usage { used remaining unit } }'),
  },
  {
    ...{ row: 66, as: 'lena', calls: [25, 66], variables: ofLine() },
    document: mutation('requestSimSwapCode', 'codeRequestId expiresAt'),
  },
  {
    ...{ row: 67, as: 'lena', document: operation('confirmSimSwap'), calls: [25, 67, 68] },
    variables: ({ lineId, codeRequestId }) => ({
      input: { lineId, codeRequestId, code: '246810', iccid: ICCID, simType: 'ESIM', ...key },
    }),
  },
  { row: 68, as: 'agent', document: REFRESH, variables: ofOperation, calls: [68] },
];
