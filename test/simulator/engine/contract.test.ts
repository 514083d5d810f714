import { describe, expect, it } from 'vitest';
import { IDS } from '../../../simulator/people.ts';
import { AReach, bought, line, orderOf, SECOND } from '../a-reach.ts';

const ADDRESS = { address1: '1 Harbor Street', city: 'New York', state: 'NY', country: 'USA' };
const EXCHANGE = {
  accountAccessKeyId: 'sandbox-access-key-id',
  accountAccessSecreteKey: 'sandbox-access-secret',
};
const ACTIVATION = { customerId: IDS.erin, imei: '356938035643809', esim: true };
const CARD = '00000002-0000-4000-9000-000000000000';
const OTHER_CARD = '00000002-0000-4000-9000-000000000001';
const PORT_IN = {
  ...{ customerId: IDS.petra, imei: '356938035643809', esim: true, numberToPort: '2125550142' },
  ...{ oldCarrier: 'Other', oldCarrierAccountNumber: '77', password: '1', oldZip: '10001' },
};

type Row = readonly [row: number, method: string, path: string, body?: object, status?: number];

const ROWS: readonly Row[] = [
  [0, 'POST', 'account/generateauth', EXCHANGE],
  [2, 'POST', 'network/coverage', { ...ADDRESS, zip: '10001' }],
  [2, 'POST', 'network/coverage', { ...ADDRESS, zip: '00000' }],
  [2, 'POST', 'network/coverage', { ...ADDRESS, zip: '00001' }],
  [3, 'GET', 'device/imei/356938035643809'],
  [3, 'GET', 'device/imei/990000862471853'],
  [4, 'GET', 'product/fetch'],
  [5, 'GET', 'product/fetch/plan'],
  [6, 'GET', 'product/fetch/offer'],
  [7, 'GET', 'product/fetch/service'],
  [8, 'POST', 'product/quote', orderOf(0)],
  [9, 'POST', 'product', orderOf(5.3), 202],
  [13, 'GET', `account/card?customerId=${IDS.farah}`],
  [18, 'POST', 'iccid/validate', { iccId: '8901260000000000017' }],
  [18, 'POST', 'iccid/validate', { iccId: '8901260000000000000' }],
  [19, 'POST', 'activation', ACTIVATION, 202],
  [19, 'POST', 'activation', PORT_IN, 202],
  [20, 'GET', `activation/status?customerId=${IDS.lena}`],
  [21, 'PUT', 'update/portin', { customerId: IDS.petra, type: 'CANCEL_PORT' }],
  [22, 'PUT', 'port/validate/mdn?mdn=2125550142'],
  [22, 'PUT', 'port/validate/mdn?mdn=2125550000'],
  [23, 'POST', 'zipCode/validate', { zipCode: '10001' }],
  [25, 'GET', `customerinfo?customerId=${IDS.farah}`],
  [25, 'GET', 'customerinfo?clientAccountId=seed-lena'],
  [12, 'PUT', `account/generate/addcard/link/${IDS.lena}`, { redirectUrl: 'https://shop.test/' }],
  [14, 'GET', `account/card/specific?cardId=${CARD}`],
  [15, 'PUT', `account/card?id=${CARD}&default=true`],
  [16, 'PUT', 'account/card', { cardId: CARD, priority: 1 }],
  [17, 'DELETE', `account/card?cardId=${OTHER_CARD}&customerId=${IDS.farah}`],
  [24, 'POST', `sendsms/${IDS.lena}`, { message: 'Hello' }],
  [26, 'PUT', `account/update/fields/${IDS.lena}`, { lastName: 'Lane' }],
  [36, 'POST', `customer/reset/${IDS.lena}`, undefined, 202],
  [37, 'GET', `customer/reset/status/${IDS.lena}`],
  [38, 'PUT', `customer/reset/voicemail/password/${IDS.lena}`],
  [39, 'GET', `usage/summary?usageData=DATA&customerId=${IDS.lena}`],
  [40, 'PUT', `customer/manage/feature/${IDS.lena}`, { feature: 'DATA_CUTOFF', enable: true }],
  [31, 'PUT', 'mdn/swap', { customerId: IDS.lena }, 202],
  [32, 'GET', `mdn/swap/status/${IDS.lena}`],
  [
    33,
    'POST',
    'iccid/swap',
    { customerId: IDS.lena, newIccId: '8901260000000000017', simType: 'PSIM' },
  ],
  [66, 'POST', 'generate/otp/sim/swap', { customerId: IDS.lena }],
  [68, 'GET', 'get/status/sim/swap?id=x', undefined, 404],
  [35, 'PUT', 'leaving/customer', { customerId: IDS.lena, type: 'DISCONNECT' }],
  [34, 'PUT', 'customers/swap', { primaryCustomerId: IDS.farah, secondaryCustomerId: IDS.marco }],
  [29, 'PUT', 'suspend', { customerId: IDS.lena }],
  [30, 'PUT', 'restore', { customerId: IDS.lena }],
  [28, 'PUT', 'disconnect', { customerId: IDS.lena }],
  [27, 'PUT', 'reconnect', { customerId: IDS.lena }],
  [57, 'GET', `shipment/order/customer/${IDS.paul}`],
  [52, 'GET', 'ild/status?groupId=g-1'],
  [53, 'GET', 'ild/usage?groupId=g-2'],
  [56, 'POST', 'ild/purchase', { customerId: IDS.lena, groupId: 'g-1', amount: 5 }],
  [54, 'GET', `ild/purchase/history/${IDS.lena}`],
  [55, 'POST', 'ild/quote', { customerId: IDS.lena, groupId: 'g-1', amount: 5 }],
  [58, 'PUT', `shipment/order/cancel/${IDS.paul}`, undefined, 409],
  [59, 'GET', 'intl/roaming/countries/mvne?mvne=ATT'],
  [60, 'POST', 'get/additional/offerings', { countries: ['FR'] }],
  [61, 'POST', `intl/roaming/pack/quote/customer/${IDS.lena}`, { packId: 'IREU7' }],
  [62, 'POST', `intl/roaming/pack/purchase/customer/${IDS.lena}`, { packId: 'IREU7' }],
  [63, 'GET', 'intl/roaming/pack/group?groupId=g-1'],
  [64, 'POST', 'intl/roaming/pack/IREU7/autorenew', { customerId: IDS.lena, autoRenew: true }],
  [65, 'GET', `intl/roaming/pack/usage?customerId=${IDS.lena}`],
];

describe.each(['guide', 'observed'] as const)(
  'in the words of the platform as %s',
  (vocabulary) => {
    it('every row answers as the contract says', async () => {
      await using reach = await AReach.start({ vocabulary });
      for (const [row, method, path, body, status = 200] of ROWS) {
        const answer = await reach.call(method, path, body);
        expect([row, path, answer.status]).toEqual([row, path, status]);
      }
      const answered = new Set(reach.ledger.attempts.map(({ row }) => row));
      expect([...answered]).toEqual([...new Set(ROWS.map(([row]) => row))]);
    });

    it('every state of a purchase is told as the contract says, and so are its callbacks', async () => {
      await using reach = await AReach.start({ vocabulary });
      const customerId = await bought(reach, {
        info: { shipmentType: 'express_2_day' },
        lines: [line('Sam', { isPrimary: true, simType: 'PHYSICAL' }), line('Kit')],
      });
      const { body } = await reach.call('GET', `customerinfo?customerId=${customerId}`);
      expect(body.data.lines).toMatchObject([
        { customerId, firstName: 'Sam', isPrimary: true, simType: 'PSIM', status: 0 },
        { firstName: 'Kit', isPrimary: false, simType: 'ESIM', status: 0 },
      ]);
      expect(reach.ledger.callbacks[0]?.body).toMatchObject({
        type: 'PRODUCT_PURCHASE',
        customerId,
      });
    });
  },
);

describe('a request that the contract does not allow', () => {
  it.each([
    ['a field of the wrong form', 'POST', 'iccid/validate', { iccId: '12' }, ['IccId']],
    ['a field that is missing', 'POST', 'zipCode/validate', {}, ['ZipCode']],
    ['a path of the wrong form', 'GET', 'device/imei/12', undefined, ['Imei']],
    ['a query that is missing', 'GET', 'activation/status', undefined, ['CustomerId']],
    ['an eSIM without a device', 'POST', 'activation', { customerId: 'x', esim: true }, ['Imei']],
  ])('%s is refused by its capitalised name', async (_what, method, path, body, fields) => {
    await using reach = await AReach.start();
    const answer = await reach.call(method, path, body);
    expect([answer.status, Object.keys(answer.body.meta)]).toEqual([400, fields]);
  });

  it('a path that nobody knows, or that is not well-formed, is 404 and not in the ledger', async () => {
    await using reach = await AReach.start();
    expect((await reach.call('GET', 'nothing/here')).status).toBe(404);
    expect((await reach.call('GET', 'shipment/order/customer/%E0%A4')).status).toBe(404);
    expect(reach.ledger.attempts.map(({ row }) => row)).toEqual([57]);
  });
});

describe('the two vocabularies', () => {
  it('differ where the quirks say', async () => {
    const seen = async (vocabulary: 'guide' | 'observed'): Promise<unknown> => {
      await using reach = await AReach.start({ vocabulary });
      const coverage = await reach.call('POST', 'network/coverage', { ...ADDRESS, zip: '10001' });
      const device = await reach.call('GET', 'device/imei/356938035643809');
      const plans = await reach.call('GET', 'product/fetch/plan');
      const active = await reach.call('GET', `activation/status?customerId=${IDS.lena}`);
      const token = await reach.call('POST', 'account/generateauth', EXCHANGE);
      await reach.call('POST', 'product', orderOf(5.3));
      const [order] = await reach.control('GET', 'orders');
      await reach.pass(130 * SECOND);
      const [payable] = await reach.control('GET', 'orders');
      return {
        Q2: Object.keys(coverage.body.data)[0],
        Q3: [coverage.body.status, Array.isArray(plans.body.data)],
        Q9: token.body.data.authorizationToken.startsWith('Bearer '),
        Q10: [order.status, payable.status],
        Q11: 'customerId' in payable,
        Q15: active.body.data.planName,
        Q16: 'compatibility5g' in device.body.data,
        Q17: payable.link.expireDate.endsWith('+0000'),
      };
    };
    expect(await seen('guide')).toEqual({
      ...{ Q2: 'brandCoverage', Q3: ['SUCCESS', false], Q9: false, Q11: false, Q16: false },
      ...{ Q10: ['IN_PROGRESS', 'PAYMENT_PENDING'], Q15: 'Plus (15GB)', Q17: false },
    });
    expect(await seen('observed')).toEqual({
      ...{ Q2: 'mno_X', Q3: [undefined, true], Q9: true, Q11: true, Q16: true },
      ...{ Q10: ['PENDING', 'PENDING'], Q15: 'SIMTENANT@Brand@Plus', Q17: true },
    });
  });
});
