import { afterAll, describe, expect, it } from 'vitest';
import { PORT_IN, QUOTE } from '../support/documents.ts';
import { AGENT, LENA } from '../support/people.ts';
import { ACCOUNT, line, newKey, planIdOf, quote, viewer } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const world = await World.start();
afterAll(() => world[Symbol.asyncDispose]());
const [sam, lena, agent] = [
  await world.as({ sub: 'sam' }),
  await world.as(LENA),
  await world.as(AGENT),
] as const;

type Fault = readonly [field: string, reason: string];

/** The faults that an answer tells, with paths as text; each has the code of a payload and a sentence. */
async function faultsOf(asked: ReturnType<typeof sam.ask>): Promise<readonly Fault[]> {
  const { data, errors } = await asked;
  const [{ extensions }, ...more] = errors as any;
  expect([data, more]).toEqual([null, []]);
  expect(extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
  return extensions.problems.map(({ field, code, reason, message }: any) => {
    expect([code, message]).toEqual(['INPUT_INVALID', expect.stringMatching(/^[A-Z].*\.$/)]);
    return [field.join('.'), reason];
  });
}

describe('Wrong values of a form', () => {
  it('are told all at once by the scalars, each by its field', async () => {
    const before = world.attempts(8).length;
    const address = {
      ...ACCOUNT.billingAddress,
      zip: '1000',
      state: 'New York',
      address1: '\u200B ',
    };
    const account = {
      ...ACCOUNT,
      firstName: '',
      email: 'sam@shop',
      phoneNumber: '555',
      billingAddress: address,
    };
    const lines = [
      line('x', { lastName: '\u202E' }),
      line('y', { simType: 'PAPER', firstName: 7 }),
    ];

    const faults = await faultsOf(
      sam.ask(QUOTE, { input: { account, lines, offerCode: '\u00E9', extra: 1 } }),
    );

    expect(faults).toEqual([
      ['input.account.firstName', 'REQUIRED'],
      ['input.account.email', 'EMAIL_FORM'],
      ['input.account.phoneNumber', 'PHONE_NUMBER_FORM'],
      ['input.account.billingAddress.address1', 'REQUIRED'],
      ['input.account.billingAddress.state', 'STATE_FORM'],
      ['input.account.billingAddress.zip', 'ZIP_FORM'],
      ['input.lines.0.lastName', 'REQUIRED'],
      ['input.lines.1.simType', 'NOT_AN_OPTION'],
      ['input.lines.1.firstName', 'WRONG_KIND'],
      ['input.offerCode', 'PROMO_CODE_FORM'],
      ['input.returnTo', 'REQUIRED'],
      ['input', 'UNKNOWN_FIELD'],
    ]);
    expect(world.attempts(8)).toHaveLength(before);
  });

  it('are told of all variables, by the arguments in which they stand', async () => {
    const document = `query Both($card: Iccid!, $device: Imei!, $zip: ZipCode!, $more: Int!) {
      sim: simCardEligibility(iccid: $card) { eligible }
      deviceCompatibility(imei: $device) { compatible }
      zipCodeCoverage(zip: $zip) { served }
      operations(first: $more) { edges { cursor } }
    }`;

    expect(
      await faultsOf(lena.ask(document, { card: '12', device: '490154203237519', zip: null })),
    ).toEqual([
      ['iccid', 'ICCID_FORM'],
      ['imei', 'IMEI_CHECK_DIGIT'],
      ['zip', 'REQUIRED'],
      ['first', 'REQUIRED'],
    ]);
  });

  it('have the path of the input also where its parts are variables of their own', async () => {
    const document = `mutation Move($a: Iccid, $b: PhoneNumber!, $c: TransferPin!, $d: ZipCode!) {
      startPortIn(input: { lineId: "x", sim: { iccid: $a }, number: $b, carrier: "Other", accountNumber: "1", transferPin: $c,
        billingZip: $d, idempotencyKey: "0123456789abcdef" }) { outcome }
    }`.replace('$a: Iccid,', '$a: Iccid!,');

    expect(await faultsOf(lena.ask(document, { a: '1', b: '2', c: 3, d: '4' }))).toEqual([
      ['input.sim.iccid', 'ICCID_FORM'],
      ['input.number', 'PHONE_NUMBER_FORM'],
      ['input.transferPin', 'TRANSFER_PIN_FORM'],
      ['input.billingZip', 'ZIP_FORM'],
    ]);
  });

  it('are told alike where they stand in the document itself', async () => {
    const document = `mutation { startPortIn(input: { sim: { iccid: "1", imei: "2" }, number: "3", carrier: "", accountNumber: null,
      transferPin: 4, billingZip: "5", idempotencyKey: "short" }) { outcome } }`;

    expect(await faultsOf(lena.ask(document))).toEqual([
      ['input.lineId', 'REQUIRED'],
      ['input.sim.iccid', 'ICCID_FORM'],
      ['input.sim.imei', 'IMEI_FORM'],
      ['input.sim', 'EXACTLY_ONE'],
      ['input.number', 'PHONE_NUMBER_FORM'],
      ['input.carrier', 'REQUIRED'],
      ['input.accountNumber', 'REQUIRED'],
      ['input.transferPin', 'TRANSFER_PIN_FORM'],
      ['input.billingZip', 'ZIP_FORM'],
      ['input.idempotencyKey', 'IDEMPOTENCY_KEY_FORM'],
    ]);
  });

  it('are told twenty at a time, however many there are', async () => {
    const countries = Array.from({ length: 5_000 }, () => 7);
    const document = 'query P($c: [RoamingCountryCode!]!) { roamingPacks(countries: $c) { id } }';

    const faults = await faultsOf(sam.ask(document, { c: countries }));

    expect(faults).toHaveLength(20);
    expect(faults[19]).toEqual(['countries.19', 'COUNTRY_LIST_FORM']);
  });

  it('are told in the same shape by what a field finds when it runs', async () => {
    const { data, errors } = await lena.ask('{ operations(first: -1) { edges { cursor } } }');

    expect(data).toBeNull();
    expect(errors).toMatchObject([
      {
        message: 'Please choose a number from 0 to 100.',
        extensions: {
          code: 'BAD_USER_INPUT',
          problems: [{ field: ['first'], reason: 'OUT_OF_RANGE' }],
        },
      },
    ]);
  });

  it('are told all at once by the rules of a mutation, in the payload', async () => {
    const before = world.attempts(8).length;
    const plan = await planIdOf(sam, 'Basic');
    const abroad = { ...ACCOUNT.billingAddress, country: 'CA' };
    const asked = await quote(sam, {
      account: { ...ACCOUNT, billingAddress: abroad, shippingAddress: abroad },
      lines: [line(plan), line('unknown', { firstName: 'SAM' })],
      ...{ offerCode: 'nope', returnTo: 'elsewhere', onBehalfOf: 'lena', shippingServiceId: 'x' },
    });

    expect(asked).toMatchObject({ outcome: 'REFUSED', quote: null });
    expect(new Set(asked.problems.map(({ code }: any) => code))).toEqual(
      new Set(['INPUT_INVALID']),
    );
    expect(asked.problems.map(({ field, reason }: any) => `${field.join('.')} ${reason}`)).toEqual([
      'input.onBehalfOf AGENTS_ONLY',
      'input.returnTo RETURN_PAGE_UNKNOWN',
      'input.lines.1.planId PLAN_UNKNOWN',
      'input.lines.1.firstName FIRST_NAME_REPEATED',
      'input.shippingServiceId SHIPPING_NOT_NEEDED',
      'input.offerCode PROMO_CODE_UNKNOWN',
      'input.account.billingAddress.country COUNTRY_NOT_SERVED',
      'input.account.shippingAddress.country COUNTRY_NOT_SERVED',
    ]);
    expect(world.attempts(8)).toHaveLength(before);
  });

  it.each([
    ['nobody to buy for', () => ({}), 'input.onBehalfOf SUBJECT_NEEDED'],
    [
      'no account',
      () => ({ account: null, onBehalfOf: 'kim' }),
      'input.account ACCOUNT_OR_CUSTOMER',
    ],
    [
      'a customer that is none',
      () => ({ customerId: 'x', account: null }),
      'input.customerId CUSTOMER_UNKNOWN',
    ],
    ['no lines', () => ({ lines: [], onBehalfOf: 'kim' }), 'input.lines REQUIRED'],
  ])('with %s name the field, also for an agent', async (_what, more, expected) => {
    const { problems } = await quote(agent, more());

    expect(problems.map(({ field, reason }: any) => `${field.join('.')} ${reason}`)).toContain(
      expected,
    );
  });
});

describe('A refusal', () => {
  it.each([
    [
      'startPortIn',
      'StartPortInInput',
      {
        sim: { imei: '356938035643809' },
        number: '2125550142',
        carrier: 'Other',
        accountNumber: '1',
        transferPin: '1',
        billingZip: '10001',
      },
      'NOT_FOUND',
      'LINE',
    ],
    ['suspendLine', 'SuspendLineInput', {}, 'NOT_FOUND', 'LINE'],
    [
      'quoteTopUp',
      'QuoteTopUpInput',
      { serviceId: 'x', quantity: 11 },
      'INPUT_INVALID',
      'OUT_OF_RANGE',
    ],
  ])('of %s has a reason and a sentence', async (name, type, more, code, reason) => {
    const key = name.startsWith('quote') ? {} : { idempotencyKey: newKey() };
    const document = `mutation Act($input: ${type}!) { ${name}(input: $input) { outcome problems { code reason message operation { id } } } }`;

    const { [name]: payload } = await lena.data(document, {
      input: { lineId: 'x', ...key, ...more },
    });

    const message = expect.stringMatching(/^[A-Z].*\.$/);
    expect(payload.problems).toEqual([{ code, reason, message, operation: null }]);
  });
});

describe('What is pasted', () => {
  it('leaves clean for the platform, and port details as they were typed', async () => {
    const petra = await world.as({
      sub: 'petra',
      customers: ['00000007-0000-4000-8000-000000000000'],
    });
    const [{ lines = [] } = {}] = (await viewer(petra)).customers;
    const input = {
      ...{ lineId: lines[0]?.id, idempotencyKey: newKey(), sim: { imei: '3569380356438001' } },
      ...{
        number: '\u202A+1\u00A0(212)\u00A0555\u20110142\u202C',
        carrier: '\u2066Other \u2013 Mobile\u2069',
      },
      ...{
        accountNumber: '\u200B 44\u201355  66 ',
        transferPin: ' 0142\u202C',
        billingZip: '10001\u20131234',
      },
    };

    const { startPortIn } = await petra.data(PORT_IN, { input });

    expect(startPortIn).toMatchObject({
      outcome: 'ACCEPTED',
      operation: { number: '+12125550142' },
    });
    expect(world.attempts(19).at(-1)?.body).toMatchObject({
      ...{
        numberToPort: '2125550142',
        oldCarrierAccountNumber: '44\u201355  66',
        imei: '356938035643809',
      },
    });
  });

  it('into a purchase is quoted with clean names, addresses and codes', async () => {
    const plan = await planIdOf(sam, 'Basic');
    const address = {
      ...ACCOUNT.billingAddress,
      address1: '350\u00A0Fifth\u202FAvenue',
      address2: '',
      city: '\u202ANew  York\u202C',
      state: ' ny',
    };
    const asked = await quote(sam, {
      account: {
        ...ACCOUNT,
        firstName: 'Jose\u0301',
        lastName: 'Null\u200B',
        billingAddress: address,
        shippingAddress: address,
      },
      lines: [line(plan, { firstName: 'Ana\u2010Mari\u0301a' })],
      ...{ offerCode: ' ', returnTo: 'shop\u200E' },
    });

    expect(asked).toMatchObject({
      outcome: 'ACCEPTED',
      quote: { lines: [{ firstName: 'Ana-Mar\u00EDa' }] },
    });
    const text = JSON.stringify(world.attempts(8).at(-1)?.body);
    expect(text).toContain('350 Fifth Avenue');
    expect(text).toContain('"New York"');
    expect(text).toContain('Jos\u00E9');
    expect(text).not.toMatch(/[\u200B-\u200F\u202A-\u202E\u2010\u00A0\u202F]/);
  });
});
