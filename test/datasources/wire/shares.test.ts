import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shares } from '../../../src/datasources/wire/shares.ts';

const SAM = { key: 'person:sam', burst: 40 };

/** How many calls pass that are asked for at once. */
const passing = (shares: Shares, payer: typeof SAM, asked: number): number =>
  Array.from({ length: asked }, () => shares.take(payer, 'read')).filter((waitMs) => waitMs === 0)
    .length;

describe('a share of the calls', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
  afterEach(() => void vi.useRealTimers());

  it('is one document at once, and then a quarter of what reads may have', () => {
    const shares = new Shares(10);
    expect(passing(shares, SAM, 500)).toBe(40);
    vi.advanceTimersByTime(10_000);
    expect(passing(shares, SAM, 500)).toBe(20);
  });

  it('says how long to wait, and that is enough', () => {
    const shares = new Shares(10);
    passing(shares, SAM, 40);
    const waitMs = shares.take(SAM, 'read');
    expect(waitMs).toBe(500);
    vi.advanceTimersByTime(waitMs);
    expect(shares.take(SAM, 'read')).toBe(0);
  });

  it('is nobody else’s', () => {
    const shares = new Shares(10);
    passing(shares, SAM, 500);
    expect(passing(shares, { key: 'person:ann', burst: 40 }, 500)).toBe(40);
    expect(passing(shares, { key: 'network:192.0.2.1', burst: 5 }, 500)).toBe(5);
  });

  it('never stops what somebody buys for what they have looked at, and has an end all the same', () => {
    const shares = new Shares(10);
    passing(shares, SAM, 500);
    const bought = Array.from({ length: 500 }, () => shares.take(SAM, 'money'));
    expect(bought.filter((waitMs) => waitMs === 0)).toHaveLength(40);
    expect(shares.take(SAM, 'read')).toBeGreaterThan(20_000);
  });
});
