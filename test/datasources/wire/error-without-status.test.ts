import { describe, expect, it } from 'vitest';
import { FAILURE_WORDS } from '../../../src/datasources/wire/envelope.ts';
import { verdictOf } from '../../../src/datasources/wire/verdict.ts';

const verdict = (body: object, isRead = false) =>
  verdictOf(200, JSON.stringify(body), { failureWords: new Set(FAILURE_WORDS), isRead }).is;

describe('a good HTTP status whose body has no word of success', () => {
  it.each([
    { error: 'Line is not active' },
    { errors: [{ message: 'Internal error' }] },
    { errorMessage: 'Internal error' },
    { success: false },
    { status: false, message: 'Internal error' },
    { status: 500, message: 'Internal error' },
    { statusCode: 503 },
    { code: 400, description: 'no' },
    { code: '400', description: 'no' },
    { statusCode: ' 503 ' },
    { data: { transactionId: 't' }, error: 'Payment could not be taken' },
  ])('leaves a change open when it speaks of an error: %j', (body) => {
    expect(verdict(body)).toBe('undetermined');
  });

  it.each([
    {},
    { message: 'Line is suspended' },
    { error: null, errors: [], errorMessage: '' },
    { success: true },
    { status: 1, customerId: 'c' },
    { status: 200, code: 0 },
    { data: { error: 'of a thing, not of the answer' } },
  ])('is a success when it does not: %j', (body) => {
    expect(verdict(body)).toBe('accepted');
  });

  it('is told as it is to who only reads', () => {
    expect(verdict({ error: 'of the thing that is read' }, true)).toBe('accepted');
  });
});
