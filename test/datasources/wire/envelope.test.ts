import { describe, expect, it } from 'vitest';
import { failureOf, readEnvelope } from '../../../src/datasources/wire/envelope.ts';
import { platformMessage } from '../../../src/datasources/wire/platform-text.ts';
import { verdictOf } from '../../../src/datasources/wire/verdict.ts';

const dataOf = (body: unknown): unknown => {
  const envelope = readEnvelope(JSON.stringify(body));
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

  it('takes any other status for a failure, also on a good HTTP status', () => {
    expect(dataOf({ status: 'FAILED', message: 'no' })).toBe('failure');
    expect(dataOf({ status: 'ERROR', data: { a: 1 } })).toBe('failure');
  });

  it('keeps the status of a business object that stands at the top', () => {
    const body = { transactionId: 't-1', status: 'PENDING' };
    expect(dataOf(body)).toEqual(body);
  });

  it('cannot read what is not JSON', () => {
    expect(readEnvelope('<html></html>').kind).toBe('unreadable');
    expect(readEnvelope('').kind).toBe('unreadable');
    expect(readEnvelope('"text"').kind).toBe('unreadable');
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
    [200, '<html>', { is: 'unreadable' }],
    [302, '', { is: 'unreadable' }],
    [400, '{}', { is: 'declined', cause: 'invalid' }],
    [422, '{}', { is: 'declined', cause: 'invalid' }],
    [404, '{}', { is: 'declined', cause: 'not-found' }],
    [409, '{}', { is: 'declined', cause: 'conflict' }],
    [418, '{}', { is: 'declined', cause: 'refused' }],
    [401, '{}', { is: 'unauthorized', status: 401 }],
    [403, '{"Message":"Forbidden"}', { is: 'unauthorized', status: 403 }],
    [403, GATEWAY_DENY, { is: 'declined', cause: 'denied' }],
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
    expect(verdictOf(status, text)).toMatchObject(expected);
  });
});
