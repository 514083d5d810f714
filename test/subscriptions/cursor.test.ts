import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cursors } from '../../src/subscriptions/cursor.ts';

const cursors = new Cursors(new Uint8Array(32).fill(1));

describe('a cursor', () => {
  it('gives its position back to the person who received it, and to nobody else', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.string(), fc.string(), (position, subject, other) => {
        const cursor = cursors.write(position, subject);
        expect(cursors.read(cursor, subject)).toEqual({ position });
        if (other !== subject) expect(cursors.read(cursor, other)).toBe('not-yours');
      }),
    );
  });

  it('is worth nothing once a single character differs', () => {
    const cursor = cursors.write(42, 'ada');
    for (let index = 0; index < cursor.length; index += 1) {
      const letter = cursor[index] === 'A' ? 'B' : 'A';
      const changed = cursor.slice(0, index) + letter + cursor.slice(index + 1);
      expect(cursors.read(changed, 'ada')).toBe('not-yours');
    }
  });

  it.each(['', 'x', '=', 'A'.repeat(32), 'A'.repeat(10_000), 'ümläut'])(
    'cannot be made up: %s',
    (text) => {
      expect(cursors.read(text, 'ada')).toBe('not-yours');
    },
  );

  it('is spelled as it always was, so that clients go on from those that they keep', () => {
    expect(cursors.write(77, 'żółć')).toBe('AAAAAAAAAE0KbEGCKW1HvzUFZOJl83sn');
  });

  it('of another store is worth nothing', () => {
    const others = new Cursors(new Uint8Array(32).fill(2));
    expect(cursors.read(others.write(42, 'ada'), 'ada')).toBe('not-yours');
  });

  it('counts where it is the later one of several that can be read', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.maxSafeNat(), (one, other) => {
        const given = [cursors.write(one, 'ada'), null, 'damaged', cursors.write(other, 'ada')];
        for (const order of [given, given.toReversed()])
          expect(cursors.newest(order, 'ada')).toEqual({ position: Math.max(one, other) });
      }),
    );
    expect(cursors.newest([null, undefined], 'ada')).toBe(null);
    expect(cursors.newest([null, 'damaged'], 'ada')).toBe('not-yours');
    expect(cursors.newest([cursors.write(1, 'lena'), undefined], 'ada')).toBe('not-yours');
  });
});
