import { describe, expect, it } from 'vitest';
import { customerId } from '../../src/ids.ts';
import { ADDRESS } from './cart-sample.ts';
import { gives, says, StubReach } from './wire/stub-reach.ts';

const LINE = customerId('c-1');
const PORT_IN = {
  number: '+15557654321',
  carrier: 'Other Mobile',
  accountNumber: ' 00-12a ',
  transferPin: '0042',
  billingZip: '10001',
};

describe('an activation', () => {
  it.each([
    [
      'a SIM card',
      { iccid: '8901000000000000001' },
      { customerId: 'c-1', iccId: '8901000000000000001' },
    ],
    [
      'an eSIM',
      { imei: '490154203237518' },
      { customerId: 'c-1', imei: '490154203237518', esim: true },
    ],
  ])('with %s sends that and nothing else', async (_what, sim, json) => {
    await using reach = await StubReach.start();
    const { activation } = reach.next(gives({ transactionId: 't-1' })).sources();
    const answer = await activation.submit({ customerId: LINE, sim });
    expect(answer).toEqual({ outcome: 'accepted', value: { transactionId: 't-1' } });
    expect(reach.seen[0]?.json).toEqual(json);
  });

  it('with a number from elsewhere sends its details exactly as typed', async () => {
    await using reach = await StubReach.start();
    const { activation } = reach.next(gives({ transactionId: 't-1' })).sources();
    await activation.submit({
      customerId: LINE,
      sim: { iccid: '8901000000000000001' },
      portIn: PORT_IN,
    });
    expect(reach.seen[0]?.json).toMatchObject({
      numberToPort: '5557654321',
      oldCarrier: 'Other Mobile',
      oldCarrierAccountNumber: ' 00-12a ',
      password: '0042',
      oldZip: '10001',
    });
  });

  it('is taken also when the receipt names no transaction, since status goes by line (Q20)', async () => {
    await using reach = await StubReach.start();
    const { activation } = reach.next(gives({ customerId: 'c-1' })).sources();
    const answer = await activation.submit({ customerId: LINE, sim: { imei: '490154203237518' } });
    expect(answer).toEqual({ outcome: 'accepted', value: { transactionId: null } });
  });

  it('that is in conflict with the state of the line says so', async () => {
    await using reach = await StubReach.start();
    const { activation } = reach.next(says(409, { message: 'active already' })).sources();
    const answer = await activation.submit({ customerId: LINE, sim: { imei: '490154203237518' } });
    expect(answer).toMatchObject({ outcome: 'declined', cause: 'conflict' });
  });
});

describe('a correction of a port-in', () => {
  it.each([
    [{ type: 'UPDATE_PIN', value: '0042' } as const, { password: '0042' }],
    [{ type: 'UPDATE_ACCOUNT', value: '77' } as const, { oldCarrierAccountNumber: '77' }],
    [{ type: 'UPDATE_ZIP', value: '10001' } as const, { oldZip: '10001' }],
    [{ type: 'RESUBMIT_PORT' } as const, {}],
    [{ type: 'CANCEL_PORT' } as const, {}],
    [{ type: 'CANCEL_AND_NEW' } as const, {}],
  ])('%o', async (update, corrected) => {
    await using reach = await StubReach.start();
    const { portIn } = reach.next(gives({ customerId: 'c-1' })).sources();
    const answer = await portIn.update({ customerId: LINE, ...update });
    expect(answer).toEqual({ outcome: 'accepted', value: null });
    expect(reach.seen[0]).toMatchObject({ method: 'PUT', path: '/apisvc/v0/update/portin' });
    expect(reach.seen[0]?.json).toEqual({ customerId: 'c-1', type: update.type, ...corrected });
  });
});

describe('checks before an activation', () => {
  it('say yes, no, and why', async () => {
    await using reach = await StubReach.start();
    reach.next(
      gives({ isValid: true, message: 'fine' }),
      gives({ isValid: false, message: 'in use' }),
      says(400, { message: 'unknown card' }),
    );
    const { activation } = reach.sources();
    const check = (iccid: string) => activation.simCardEligibility(iccid);
    expect(await check('1')).toEqual({ eligible: true, platformMessage: null });
    expect(await check('2')).toEqual({ eligible: false, platformMessage: 'in use' });
    expect(await check('3')).toEqual({ eligible: false, platformMessage: 'unknown card' });
  });

  it('are errors, not refusals, when the brand may not ask or nobody answers', async () => {
    await using reach = await StubReach.start();
    reach.next(says(403, { Message: 'explicit deny' }), says(503, {}), gives({}));
    const { activation } = reach.sources();
    const check = (iccid: string) => activation.simCardEligibility(iccid);
    await expect(check('1')).rejects.toMatchObject({ code: 'PLATFORM_DENIED' });
    await expect(check('2')).rejects.toMatchObject({ code: 'PLATFORM_UNAVAILABLE' });
    await expect(check('3')).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });

  it('ask of a number with ten digits', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ portable: true, oldCarrier: 'Other Mobile' }));
    const eligibility = await reach.sources().portIn.eligibilityOf('+15557654321');
    expect(eligibility).toEqual({ eligible: true, carrier: 'Other Mobile', platformMessage: null });
    expect(reach.asked).toEqual(['PUT /apisvc/v0/port/validate/mdn?mdn=5557654321']);
  });

  it('read a device in every spelling (Q16, Q18)', async () => {
    await using reach = await StubReach.start();
    const device = {
      isValid: true,
      make: 'Acme',
      model: 'One',
      esimAvailable: 'true',
      compatibility5g: true,
      volteCompatible: false,
      wifiCalling: 'NA',
    };
    reach.next(gives(device), gives({ isValid: false, errorText: 'Not a device' }));
    const sources = reach.sources();
    expect(await sources.device.compatibilityOf('490154203237518')).toEqual({
      ...{ compatible: true, make: 'Acme', model: 'One', esimCapable: true, supports5g: true },
      ...{ supportsVolte: false, supportsWifiCalling: null, platformMessage: null },
    });
    expect(await sources.device.compatibilityOf('000000000000000')).toMatchObject({
      compatible: false,
      platformMessage: 'Not a device',
    });
  });
});

describe('coverage', () => {
  it.each([
    [
      'under an operator (Q2)',
      {
        data: {
          mno_X: {
            brandCoverage: true,
            coverageStrength5G: 'great',
            coverageStrength4G: 'No service',
          },
        },
      },
      true,
      'GREAT',
      'NONE',
    ],
    [
      'at the top',
      {
        status: 'SUCCESS',
        data: { brandCoverage: false, coverageStrength5G: 'Fair', coverageStrength4G: 'NA' },
      },
      false,
      'FAIR',
      null,
    ],
    [
      'in an unknown word',
      { data: { brandCoverage: 'true', coverageStrength5G: 'splendid' } },
      true,
      'UNRECOGNIZED',
      null,
    ],
    ['not at all, which is not a no', { data: { mno_X: {} } }, null, null, null],
  ])('told %s', async (...[, body, available, strength5g, strength4g]) => {
    await using reach = await StubReach.start();
    const coverage = await reach.next(says(200, body)).sources().coverage.at(ADDRESS);
    expect(coverage).toEqual({ available, strength5g, strength4g, asOf: reach.clock.now() });
  });

  it('is asked for in the spelling of the platform', async () => {
    await using reach = await StubReach.start();
    reach.next(gives({ brandCoverage: true }), gives({ isValid: true, esimAvailable: true }));
    const { coverage } = reach.sources();
    await coverage.at(ADDRESS);
    const zip = await coverage.ofZip('10001');
    expect(reach.seen.map(({ json }) => json)).toMatchObject([
      { name: '', street1: '', state: 'NY', country: 'USA', zip: '10001' },
      { zipCode: '10001' },
    ]);
    expect(zip).toEqual({
      zip: '10001',
      served: true,
      esimAvailable: true,
      physicalSimAvailable: null,
    });
  });
});
