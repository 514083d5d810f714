/*
 * Lines: what makes a line work, and what can be done with it (rows 18 to 40).
 */
import {
  customer,
  ICCID,
  IMEI,
  key,
  mutation,
  ofCustomer,
  ofLine,
  ofOperation,
  operation,
  REFRESH,
  type RowExample,
} from './row-example.ts';

export const LINES: readonly RowExample[] = [
  {
    ...{ row: 18, as: 'paul', calls: [18] },
    document: 'query Sim($iccid: Iccid!) { simCardEligibility(iccid: $iccid) { eligible } }',
    variables: () => ({ iccid: ICCID }),
  },
  {
    ...{ row: 19, as: 'erin', document: operation('activateLine'), calls: [3, 19, 20, 25] },
    variables: ofLine({ sim: { imei: IMEI } }),
  },
  { row: 20, as: 'agent', document: REFRESH, variables: ofOperation, calls: [20] },
  {
    ...{ row: 21, as: 'petra', document: operation('correctPortIn'), calls: [20, 21, 25] },
    variables: ({ operationId }) => ({
      input: { operationId, correction: { transferPin: '0142' }, ...key },
    }),
  },
  {
    ...{ row: 22, as: 'petra', calls: [22] },
    document:
      'query Port($number: PhoneNumber!) { portInEligibility(number: $number) { eligible } }',
    variables: () => ({ number: '2125550142' }),
  },
  {
    ...{ row: 23, as: 'nobody', calls: [23] },
    document: 'query Zip($zip: ZipCode!) { zipCodeCoverage(zip: $zip) { served } }',
    variables: () => ({ zip: '10001' }),
  },
  {
    ...{ row: 24, as: 'agent', document: mutation('sendSms'), calls: [24, 25] },
    variables: ofLine({ text: 'Your SIM card is on its way.' }),
  },
  {
    ...{ row: 25, as: 'lena', variables: ofCustomer, calls: [25] },
    document: customer('Customer', 'firstName lines { id status actions { action possible } }'),
  },
  {
    ...{ row: 26, as: 'lena', document: mutation('updateCustomer'), calls: [25, 26] },
    variables: ({ customerId }) => ({ input: { customerId, firstName: 'Helena', ...key } }),
  },
  {
    row: 27,
    as: 'dora',
    document: operation('reconnectLine'),
    variables: ofLine(),
    calls: [25, 27],
  },
  {
    row: 28,
    as: 'lena',
    document: operation('disconnectLine'),
    variables: ofLine(),
    calls: [25, 28],
  },
  { row: 29, as: 'lena', document: operation('suspendLine'), variables: ofLine(), calls: [25, 29] },
  { row: 30, as: 'sid', document: operation('restoreLine'), variables: ofLine(), calls: [25, 30] },
  {
    row: 31,
    as: 'lena',
    document: operation('swapNumber'),
    variables: ofLine(),
    calls: [25, 31, 32],
  },
  { row: 32, as: 'agent', document: REFRESH, variables: ofOperation, calls: [32] },
  {
    ...{ row: 33, as: 'lena', document: operation('swapSim'), calls: [20, 25, 25, 33] },
    variables: ofLine({ iccid: ICCID, simType: 'PSIM' }),
  },
  {
    ...{ row: 34, as: 'farah', document: operation('makeLinePrimary'), calls: [25, 34] },
    variables: ({ secondLineId }) => ({ input: { lineId: secondLineId, ...key } }),
  },
  {
    ...{ row: 35, as: 'agent', document: mutation('recordDeparture'), calls: [25, 35] },
    variables: ofLine({ reason: 'PORT_OUT' }),
  },
  {
    row: 36,
    as: 'agent',
    document: operation('resetCustomer'),
    variables: ofLine(),
    calls: [25, 36, 37],
  },
  { row: 37, as: 'agent', document: REFRESH, variables: ofOperation, calls: [37] },
  {
    row: 38,
    as: 'lena',
    document: mutation('resetVoicemailPin'),
    variables: ofLine({ pin: '4711' }),
    calls: [25, 38],
  },
  {
    ...{ row: 39, as: 'lena', variables: ofCustomer, calls: [25, 39] },
    document: customer('Usage', 'lines { usage(kind: DATA) { used limit unit } }'),
  },
  {
    row: 40,
    as: 'agent',
    document: mutation('restrictData'),
    variables: ofLine(),
    calls: [25, 40],
  },
];
