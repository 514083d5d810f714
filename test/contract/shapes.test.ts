import { describe, expect, it } from 'vitest';
import { faultsOf } from './reach-document.ts';

const address = (type: string): object => ({
  type,
  address1: '1 Example Street',
  address2: '',
  city: 'Springfield',
  state: 'IL',
  zip: '62701',
  country: 'USA',
  residential: 'true',
});

const account = {
  firstName: 'Ada',
  lastName: 'Example',
  billingPhoneCountryCode: '1',
  billingPhoneNumber: '2175550100',
  email: 'ada@example.com',
  addresses: [address('billing'), address('shipping')],
  shipmentType: null,
  clientAccountId: 'brand-1',
  payment: { paymentType: 'CARD', collection: 0 },
};

const line = {
  firstName: 'Ada',
  lastName: 'Example',
  planId: 'PLAN-1',
  isPrimary: true,
  simType: 'ESIM',
};

const order = { accountInfo: account, lines: [line], redirectUrl: 'https://brand.example/paid/n1' };

describe('an order', () => {
  it('is taken as the guide and the one client send it, with fields that nobody named', () => {
    expect(faultsOf('Order', order)).toEqual([]);
    expect(faultsOf('Order', { ...order, meta: { acquisitionSrc: 'Online' }, extra: 1 })).toEqual(
      [],
    );
  });

  it.each([
    [{ billingPhoneNumber: '217555010' }, '/accountInfo/billingPhoneNumber pattern'],
    [{ billingPhoneNumber: '+12175550100' }, '/accountInfo/billingPhoneNumber pattern'],
    [{ email: 'ada' }, '/accountInfo/email format'],
    [{ clientAccountId: '' }, '/accountInfo/clientAccountId minLength'],
    [{ addresses: [address('billing')] }, '/accountInfo/addresses minItems'],
    [{ addresses: undefined }, '/accountInfo required'],
  ])('is refused with the account %o', (wrong, fault) => {
    expect(faultsOf('Order', { ...order, accountInfo: { ...account, ...wrong } })).toEqual([fault]);
  });

  it.each([
    [{ zip: '62701-1234' }, 'zip pattern'],
    [{ zip: 62701 }, 'zip type'],
    [{ state: null }, 'state type'],
    [{ state: 'il' }, 'state pattern'],
    [{ country: 'US' }, 'country pattern'],
  ])('is refused with the address %o', (wrong, fault) => {
    const addresses = [{ ...address('billing'), ...wrong }, address('shipping')];
    expect(faultsOf('Order', { ...order, accountInfo: { ...account, addresses } })).toEqual([
      `/accountInfo/addresses/0/${fault}`,
    ]);
  });

  it('is refused without lines, and with a word for a SIM that belongs to another row', () => {
    expect(faultsOf('Order', { ...order, lines: [] })).toEqual(['/lines minItems']);
    const psim = [{ ...line, simType: 'PSIM' }];
    expect(faultsOf('Order', { ...order, lines: psim })).toEqual(['/lines/0/simType enum']);
  });

  it.each([
    'http://127.0.0.1:4000/return/n1',
    'http://localhost/return',
    'http://[::1]:4000',
    'https://brand.example',
  ])('returns to %s', (redirectUrl) => {
    expect(faultsOf('Order', { ...order, redirectUrl })).toEqual([]);
  });

  it.each([
    'http://brand.example/paid',
    'http://localhost.example/paid',
    'http://127.0.0.1.example/paid',
    'http://127.0.0.1@brand.example/paid',
    'https://',
    'javascript:https://brand.example',
    'brand.example',
  ])('does not return to %s', (redirectUrl) => {
    expect(faultsOf('Order', { ...order, redirectUrl })).toEqual(['/redirectUrl pattern']);
  });
});

describe('an activation', () => {
  const iccId = '8901000000000000001';
  const imei = '350000000000001';

  it('is by ICCID, or by IMEI with the eSIM flag', () => {
    expect(faultsOf('ActivateRequest', { customerId: 'c', iccId })).toEqual([]);
    expect(faultsOf('ActivateRequest', { customerId: 'c', imei, esim: true })).toEqual([]);
    expect(faultsOf('ActivateRequest', { customerId: 'c', imei })).toContain(' required');
    expect(faultsOf('ActivateRequest', { customerId: 'c', iccId, esim: true })).toContain(
      ' required',
    );
  });

  it('is refused with an ICCID or IMEI of another length', () => {
    const short = { customerId: 'c', iccId: '890100000000000000' };
    expect(faultsOf('ActivateRequest', short)).toEqual(['/iccId pattern']);
    const long = { customerId: 'c', imei: `${imei}0`, esim: true };
    expect(faultsOf('ActivateRequest', long)).toEqual(['/imei pattern']);
  });

  it('brings a number along only with all that the losing carrier knows', () => {
    const port = {
      customerId: 'c',
      iccId,
      numberToPort: '2175550100',
      oldCarrier: 'Example Wireless',
      oldCarrierAccountNumber: '1',
      password: '0000',
      oldZip: '62701',
    };
    expect(faultsOf('ActivateRequest', port)).toEqual([]);
    const { password: _left, ...without } = port;
    expect(faultsOf('ActivateRequest', without)).toEqual([' dependentRequired']);
  });

  it('is corrected with the value that its kind of correction names', () => {
    const pin = { customerId: 'c', type: 'UPDATE_PIN' };
    expect(faultsOf('UpdatePortInRequest', { ...pin, password: '0000' })).toEqual([]);
    expect(faultsOf('UpdatePortInRequest', pin)).toContain(' required');
    expect(faultsOf('UpdatePortInRequest', { ...pin, type: 'CANCEL_PORT' })).toEqual([]);
    expect(faultsOf('UpdatePortInRequest', { ...pin, type: 'UPDATE' })).toEqual(['/type enum']);
  });
});

describe('an answer', () => {
  it.each(['2026-01-28T08:19:42.754+0000', '2026-01-28T08:19:42Z', '2026-01-28T08:19:42+00:00'])(
    'carries the moment %s',
    (expireDate) => {
      const data = { status: 'PENDING', link: { url: 'https://pay.example/p/1.html', expireDate } };
      expect(faultsOf('PurchaseStatusAnswer', { status: 'SUCCESS', data })).toEqual([]);
    },
  );

  it('does not carry a moment without its offset', () => {
    const data = { status: 'PENDING', link: { expireDate: '2026-01-28 08:19' } };
    const faults = faultsOf('PurchaseStatusAnswer', { status: 'SUCCESS', data });
    expect(faults).toContain('/data/link/expireDate pattern');
  });

  it.each(['PAYMENT_PENDING', 'COMPLETED', 'PENDING', 'DONE', 'A_WORD_OF_TOMORROW'])(
    'may say %s of an order',
    (status) => {
      const data = { status, link: null, unheardOf: true };
      expect(faultsOf('PurchaseStatusAnswer', { data })).toEqual([]);
    },
  );

  it('has data unless it is a refusal', () => {
    expect(faultsOf('PurchaseStatusAnswer', { status: 'SUCCESS' })).toContain(' required');
    expect(faultsOf('PurchaseStatusAnswer', {})).toContain(' required');
    expect(faultsOf('PurchaseStatusAnswer', { status: 'FAILED', message: 'No.' })).toEqual([]);
  });

  it('tells coverage bare or under the name of a network', () => {
    const report = { brandCoverage: true, coverageStrength5G: 'great' };
    expect(faultsOf('CheckCoverageAnswer', { data: report })).toEqual([]);
    expect(faultsOf('CheckCoverageAnswer', { data: { mno_X: report } })).toEqual([]);
    expect(faultsOf('CheckCoverageAnswer', { data: {} })).not.toEqual([]);
    expect(
      faultsOf('CheckCoverageAnswer', { data: { mno_X: { brandCoverage: 'yes' } } }),
    ).not.toEqual([]);
  });

  it('lists plans bare or under their name', () => {
    const plans = [{ serviceCode: 'PLAN-1', baseLinePrice: 35, fccLabel: { price: 35 } }];
    expect(faultsOf('FetchPlansAnswer', { data: plans })).toEqual([]);
    expect(faultsOf('FetchPlansAnswer', { data: { plans } })).toEqual([]);
    expect(faultsOf('FetchPlansAnswer', { data: { offers: [] } })).not.toEqual([]);
  });

  it('is an error of the platform or of the gateway before it', () => {
    const ours = { status: 'FAILED', message: 'No.', meta: { Email: 'already exists' } };
    expect(faultsOf('AnyError', ours)).toEqual([]);
    expect(faultsOf('GatewayError', { Message: 'with an explicit deny' })).toEqual([]);
    expect(faultsOf('GatewayError', ours)).not.toEqual([]);
    expect(faultsOf('RequestError', { meta: { Email: 7 } })).toEqual(['/meta/Email type']);
  });
});

describe('an event', () => {
  it('tells an activation by number or by word', () => {
    const event = { type: 'ACTIVATION', customerId: 'c', mobileNo: '2175550100' };
    expect(faultsOf('ActivationCallback', { ...event, status: 2 })).toEqual([]);
    expect(faultsOf('ActivationCallback', { ...event, status: '2' })).toEqual([]);
    expect(faultsOf('ActivationCallback', event)).toEqual([' required']);
  });

  it('is told from the others by its type', () => {
    const event = { type: 'PRODUCT_PURCHASE', transactionId: 't', status: 'COMPLETED' };
    expect(faultsOf('PurchaseCallback', event)).toEqual([]);
    expect(faultsOf('SubsequentPurchaseCallback', event)).toEqual(['/type const']);
  });
});
