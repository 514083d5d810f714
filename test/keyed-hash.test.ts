import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { KeyedHash } from '../src/keyed-hash.ts';

it('is HMAC-SHA256, whatever is hashed before', () => {
  const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ minLength: 500, maxLength: 900 }),
  );
  fc.assert(
    fc.property(bytes(100), fc.array(fc.tuple(bytes(80), text)), (key, given) => {
      const keyed = new KeyedHash(key);
      for (const [head, tail] of given) {
        const known = createHmac('sha256', key).update(head).update(tail).digest('hex');
        expect(keyed.of(head, tail)).toBe(known);
      }
    }),
  );
});
