import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../../src/errors.ts';
import { Budget } from '../../src/server/budget.ts';
import { networkOf } from '../../src/server/payer.ts';

const waitOf = (budget: Budget, payer = 'one'): number => {
  try {
    budget.check(payer);
    return 0;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    expect(error.code).toBe('RATE_LIMITED');
    return error.retryAfterMs ?? NaN;
  }
};

describe('A budget', () => {
  it('lets pass what its rate gives, beside the burst and one price, in whatever steps', () => {
    const steps = fc.array(fc.tuple(fc.nat({ max: 3_000 }), fc.integer({ min: 1, max: 200 })), {
      minLength: 50,
    });
    fc.assert(
      fc.property(steps, (all) => {
        let [now, spent] = [0, 0];
        const budget = new Budget({ perSecond: 100, burst: 500 }, () => now);
        for (const [passed, price] of all) {
          now += passed;
          if (waitOf(budget) > 0) continue;
          budget.charge('one', price);
          spent += price;
          expect(spent).toBeLessThanOrEqual(500 + (now / 1_000) * 100 + 200);
        }
      }),
    );
  });

  it('is there again when it said, and not before', () => {
    let now = 0;
    const budget = new Budget({ perSecond: 100, burst: 500 }, () => now);
    budget.charge('one', 900);
    const wait = waitOf(budget);
    expect(wait).toBe(4_001);
    now += wait - 1;
    expect(waitOf(budget)).toBeGreaterThan(0);
    now += 1;
    expect([waitOf(budget), waitOf(budget, 'another')]).toEqual([0, 0]);
  });
});

describe('A network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['2001:DB8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2:3:4:5::', '2001:db8:1:2::/64'],
    ['', ''],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
