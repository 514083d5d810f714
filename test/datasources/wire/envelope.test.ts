import { describe, expect, it } from 'vitest';
import { FAILURE_WORDS, failureOf, readEnvelope } from '../../../src/datasources/wire/envelope.ts';
import { platformMessage } from '../../../src/datasources/wire/platform-text.ts';
import { verdictOf } from '../../../src/datasources/wire/verdict.ts';

const WORDS = new Set(FAILURE_WORDS);
const READ = { failureWords: WORDS, isRead: true };
const CHANGE = { failureWords: WORDS, isRead: false };

const dataOf = (body: unknown, rules = READ): unknown => {
  const envelope = readEnvelope(JSON.stringify(body), rules);
  return envelope.kind === 'success' ? envelope.data : envelope.kind;
};

describe('envelope', () => {
  it('gives what stands under data', () => {
    expect(dataOf({ status: 'SUCCESS', message: 'ok', data: { a: 1 } })).toEqual({ a: 1 });
  });

  it('takes an absent status for a success (Q3)', () => {
    expect(dataOf({ data: [1] })).toEqual([1]);
  });

  it('gives the body itself when there is no data, without the status of the envelope', () => {
    expect(dataOf({ status: 'SUCCESS', customerId: 'c' })).toEqual({ customerId: 'c' });
    expect(dataOf([{ a: 1 }])).toEqual([{ a: 1 }]);
  });

  it.each(['FAILED', 'failure', ' Error ', 'REJECTED', 'DECLINED'])(
    'takes %j for a failure, also on a good HTTP status',
    (status) => {
      for (const rules of [READ, CHANGE]) {
        expect(dataOf({ status, message: 'no' }, rules)).toBe('failure');
        expect(dataOf({ status, data: { a: 1 } }, rules)).toBe('failure');
        expect(dataOf({ status, data: null }, rules)).toBe('failure');
      }
    },
  );

  it.each(['OK', 'ACCEPTED', '200', '', 'TIMEOUT', 'SUCCEEDED'])(
    'takes %j for neither success nor failure (Q23), and gives what it names',
    (status) => {
      const data = { transactionId: 't-1' };
      for (const rules of [READ, CHANGE]) {
        const envelope = readEnvelope(JSON.stringify({ status, data }), rules);
        expect(envelope).toEqual({ kind: 'undetermined', data });
        expect(dataOf({ status, message: 'hm' }, rules)).toBe('undetermined');
      }
    },
  );

  it('takes field errors for a failure, unless there is a success or a payload beside them', () => {
    const meta = { Email: 'already exists' };
    expect(dataOf({ meta })).toBe('failure');
    expect(dataOf({ status: 'OK', meta })).toBe('failure');
    expect(dataOf({ status: 'SUCCESS', meta })).toEqual({ meta });
    expect(dataOf({ data: { a: 1 }, meta })).toEqual({ a: 1 });
    expect(dataOf({ meta: { page: 1 } })).toEqual({ meta: { page: 1 } });
  });

  it.each(['transactionId', 'transId', 'txnId'])(
    'takes a failed change that names its %s for one that may have begun',
    (name) => {
      const named = { [name]: 't-1' };
      expect(dataOf({ status: 'FAILED', data: named }, CHANGE)).toBe('undetermined');
      expect(dataOf({ status: 'FAILED', ...named }, CHANGE)).toBe('undetermined');
      expect(dataOf({ status: 'FAILED', data: named }, READ)).toBe('failure');
      expect(dataOf({ status: 'FAILED', customerId: 'c-1' }, CHANGE)).toBe('failure');
    },
  );

  it('knows the failures of a deployment', () => {
    const rules = { failureWords: new Set(['KO']), isRead: false };
    expect(dataOf({ status: 'ko' }, rules)).toBe('failure');
    expect(dataOf({ status: 'FAILED' }, rules)).toBe('undetermined');
  });

  it('keeps the status of a business object that stands at the top', () => {
    const body = { transactionId: 't-1', status: 'PENDING' };
    expect(dataOf(body)).toEqual(body);
    expect(dataOf(body, CHANGE)).toEqual(body);
    const failed = { transactionId: 't-1', status: 'FAILED' };
    expect(dataOf(failed)).toEqual(failed);
  });

  it('cannot read what is not JSON', () => {
    expect(readEnvelope('<html></html>', READ).kind).toBe('unreadable');
    expect(readEnvelope('', READ).kind).toBe('unreadable');
    expect(readEnvelope('"text"', READ).kind).toBe('unreadable');
  });

  it('finds the words of a failure in the known order of places', () => {
    const said = (body: unknown): unknown => failureOf(JSON.stringify(body)).message;
    expect(said({ message: 'a', Message: 'b' })).toBe('a');
    expect(said({ Message: 'b', error: 'c' })).toBe('b');
    expect(said({ error: 'c', errorMessage: 'd' })).toBe('c');
    expect(said({ errorMessage: 'd', data: { message: 'e' } })).toBe('d');
    expect(said({ data: { message: 'e' }, meta: { Email: 'f' } })).toBe('e');
    expect(said({ meta: { Email: 'f', Zip: 'g' } })).toBe('f g');
    expect(failureOf('plain words').message).toBe('plain words');
  });
});

describe('words of the platform', () => {
  it('lose markup, numbers and length', () => {
    expect(platformMessage('Number 5551234567 <b>not</b>\n found')).toBe(
      'Number ********** not found',
    );
    expect(platformMessage('call (555) 123-4567 now')).not.toMatch(/\d/);
    expect(platformMessage('PIN 12345 stays')).toBe('PIN 12345 stays');
    expect(platformMessage('x'.repeat(500))).toHaveLength(300);
  });

  it('are null when nothing is left to show', () => {
    for (const nothing of [null, 7, '', '  ', '<br/>', '<!DOCTYPE html><p>Bad gateway</p>']) {
      expect(platformMessage(nothing)).toBeNull();
    }
  });
});

describe('verdict', () => {
  const GATEWAY_DENY = JSON.stringify({ Message: 'not authorized with an explicit deny' });

  it.each([
    [200, '{"data":{}}', { is: 'accepted' }],
    [202, '{"status":"SUCCESS","data":{}}', { is: 'accepted' }],
    [200, '{"status":"FAILED"}', { is: 'declined', cause: 'refused' }],
    [202, '{"status":"OK","data":{"a":1}}', { is: 'undetermined', data: { a: 1 } }],
    [400, '{"status":"OK"}', { is: 'declined', cause: 'invalid' }],
    [200, '<html>', { is: 'unreadable' }],
    [302, '', { is: 'unreadable' }],
    [400, '{}', { is: 'declined', cause: 'invalid' }],
    [422, '{}', { is: 'declined', cause: 'invalid' }],
    [404, '{}', { is: 'declined', cause: 'not-found' }],
    [409, '{}', { is: 'declined', cause: 'conflict' }],
    [418, '{}', { is: 'declined', cause: 'refused' }],
    [401, '{}', { is: 'unauthorized', status: 401 }],
    [403, '{"Message":"Forbidden"}', { is: 'unauthorized', status: 403 }],
    [403, GATEWAY_DENY, { is: 'unauthorized', isDenial: true }],
    [403, 'User is not authorized, with an explicit deny', { is: 'unauthorized', isDenial: true }],
    [
      403,
      '{"status":"FAILED","message":"address not listed"}',
      { is: 'declined', cause: 'denied' },
    ],
    [408, '{}', { is: 'lost' }],
    [429, '{}', { is: 'busy' }],
    [500, '{}', { is: 'lost' }],
    [503, '<html>', { is: 'lost' }],
    [504, '', { is: 'lost' }],
  ])('of %i %s', (status, text, expected) => {
    expect(verdictOf(status, text, CHANGE)).toMatchObject(expected);
  });
});
