import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GatewayError } from '../src/errors.ts';
import { Budget } from '../src/budget.ts';

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

  it('lets a payer owe as much as the purpose allows, and no more', () => {
    const budget = new Budget({ perSecond: 2, burst: 0 }, () => 0);
    const terms = { burst: 40 };
    const taken = (owed: number): number => {
      for (let times = 0; ; times += 1) {
        try {
          budget.check('sam', { ...terms, owed });
        } catch {
          return times;
        }
        budget.charge('sam', 1, terms);
      }
    };
    expect([taken(0), taken(0), taken(40), taken(40)]).toEqual([40, 0, 40, 0]);
    expect(() => budget.check('ann', terms)).not.toThrow();
  });
});
