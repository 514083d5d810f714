import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyedDigests } from '../../../src/operations/engine/keys.ts';

const digests = new KeyedDigests(new Uint8Array(32));
const of = (input: Readonly<Record<string, unknown>>, mutation = 'suspendLine'): string =>
  digests.ofRequest({ mutation, input });

describe('the digest of a request', () => {
  it('is the same in whatever order the input is written, and for null as for nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (input) => {
        fc.pre(!('idempotencyKey' in input) && !('__proto__' in input) && !('more' in input));
        const turned = Object.fromEntries(Object.entries(input).toReversed());
        expect(of({ ...turned, more: null })).toBe(of(input));
      }),
    );
  });

  it('does not hold the key itself', () => {
    expect(of({ lineId: 'L', idempotencyKey: 'a' })).toBe(of({ lineId: 'L', idempotencyKey: 'b' }));
  });

  it('tells the same input of two mutations apart', () => {
    expect(of({ lineId: 'L' })).not.toBe(of({ lineId: 'L' }, 'restoreLine'));
  });

  it('tells values apart that read alike', () => {
    expect(of({ a: '1' })).not.toBe(of({ a: 1 }));
    expect(of({ a: ['b'] })).not.toBe(of({ a: 'b' }));
    expect(of({ a: false })).not.toBe(of({}));
  });

  it('cannot be made without the key of the gateway', () => {
    const others = new KeyedDigests(new Uint8Array(32).fill(1));
    const request = {
      mutation: 'suspendLine',
      input: { lineId: 'L' },
      answerBy: 0,
      requestId: null,
    };
    expect(others.ofRequest(request)).not.toBe(digests.ofRequest(request));
  });
});
