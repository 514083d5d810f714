import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNotification, isPurchase, parseCallbacks } from '../../src/webhooks/callback.ts';

const parse = (body: unknown) => parseCallbacks(JSON.stringify(body))[0];

describe('a callback', () => {
  it.each(['type', 'eventType', 'callbackType', 'notificationType'])(
    'names its type as %s',
    (name) => {
      expect(parse({ [name]: 'PRODUCT_PURCHASE', transactionId: 't-1' })).toMatchObject({
        type: 'PRODUCT_PURCHASE',
        refs: ['transaction:t-1'],
      });
    },
  );

  it('may wrap its fields in data, with the type inside or outside', () => {
    const inside = parse({ data: { type: 'ACTIVATION', customerId: 'c-1', status: 2 } });
    const outside = parse({ type: 'ACTIVATION', data: { customerId: 'c-1', status: '2' } });
    expect(inside).toMatchObject({ type: 'ACTIVATION', status: 2, refs: ['line:c-1'] });
    expect(outside).toMatchObject({ type: 'ACTIVATION', status: '2', refs: ['line:c-1'] });
  });

  it('is found by transaction, by reference, and by line only when it is about a line', () => {
    const ids = { transactionId: 't-1', clientAccountId: 'a-1', customerId: 'c-1' };
    expect(parse({ type: 'PURCHASE_SUBSEQUENT', ...ids })?.refs).toEqual([
      'transaction:t-1',
      'reference:a-1',
    ]);
    expect(parse({ type: 'ACTIVATION', customerId: 'c-1' })?.refs).toEqual(['line:c-1']);
  });

  it('may give its ids as numbers, its type in small letters and a field as null', () => {
    const callback = parse({
      type: ' activation ',
      customerId: 4_711,
      status: null,
      mobileNo: '5550100',
    });
    expect(callback).toMatchObject({
      type: 'ACTIVATION',
      customerId: '4711',
      status: null,
      mobileNo: '5550100',
      refs: ['line:4711'],
    });
  });

  it.each([
    { Type: 'RDN_IMEI_CHANGE', CustomerId: 'c-1', NewImei: '490154203237518' },
    { event_type: 'rdn-imei-change', customer_id: 'c-1', new_imei: '490154203237518' },
    {
      Type: 'Notification',
      Message: '{"type":"Rdn Imei Change","customerID":"c-1","newIMEI":490154203237518}',
    },
  ])('may spell its names and its type in other ways: %j', (body) => {
    expect(parse(body)).toMatchObject({
      ...{ type: 'RDN_IMEI_CHANGE', customerId: 'c-1', newImei: '490154203237518' },
    });
  });

  it('is still a reason to look when its type is new', () => {
    expect(parse({ type: 'PLAN_CHANGE', transactionId: 't-1' })).toMatchObject({
      type: 'UNRECOGNIZED',
      refs: ['transaction:t-1'],
    });
  });

  it.each(['USAGE_NOTIFICATION', 'RDN_IMEI_CHANGE', 'PORT_OUT', 'PORT_OUT_CONFIRMED'])(
    'of type %s is a notification without names of operations',
    (type) => {
      const callback = parse({ type, customerId: 'c-1', transactionId: 't-1' });
      expect(callback?.refs).toEqual([]);
      expect(callback && isNotification(callback)).toBe(true);
      expect(callback && isPurchase(callback)).toBe(false);
    },
  );

  it.each([
    ['nothing', ''],
    ['no JSON', '{"type":'],
    ['a list of nobody', '[{"type":"ACTIVATION"}]'],
    ['a word', '"ACTIVATION"'],
    ['null', 'null'],
    ['an object without a name', '{"type":"ACTIVATION","status":2}'],
    ['a notification of nobody', '{"type":"PORT_OUT"}'],
    ['an endless id', JSON.stringify({ type: 'ACTIVATION', customerId: '1'.repeat(129) })],
    ['an id that is an object', '{"type":"ACTIVATION","customerId":{"$ne":null}}'],
  ])('cannot be read when it is %s', (_what, body) => {
    expect(parseCallbacks(body)).toEqual([]);
  });

  it('never makes the parser throw, whatever the body', () => {
    const fields = fc.dictionary(
      fc.constantFrom('type', 'data', 'customerId', 'transactionId', 'status', '__proto__'),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fields.map((object) => JSON.stringify(object)),
        ),
        (body) => {
          for (const callback of parseCallbacks(body))
            expect(isNotification(callback) || callback.refs.length > 0).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
