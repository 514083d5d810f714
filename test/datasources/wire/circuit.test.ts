import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  afterFailure,
  afterSuccess,
  CLOSED,
  backOffMs,
  type Circuit,
} from '../../../src/datasources/wire/circuit.ts';

const LEAST_SECONDS = [1, 2, 4, 8, 16, 32, 60];

/** Fails again and again, each time this long after the last wait has ended. */
function failures(latenesses: readonly number[], atLeastMs = 0): Circuit[] {
  const states: Circuit[] = [];
  let state = CLOSED;
  for (const lateness of latenesses) {
    const sentAt = state.openUntil + lateness;
    state = afterFailure(state, { sentAt, now: sentAt, atLeastMs, cause: 'busy' });
    states.push(state);
  }
  return states;
}

describe('a circuit', () => {
  it('never waits less than 1, 2, 4 ... 60 seconds', () => {
    const lateness = fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lateness, fc.nat(120_000), (latenesses, atLeastMs) => {
        let now = 0;
        for (const [index, { openUntil }] of failures(latenesses, atLeastMs).entries()) {
          now += latenesses[index] ?? 0;
          const least = (LEAST_SECONDS[index] ?? 60) * 1_000;
          expect(openUntil - now).toBeGreaterThanOrEqual(Math.max(least, atLeastMs));
          now = openUntil;
        }
      }),
    );
  });

  it('waits 60 seconds from the fifth failure in a row', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map(backOffMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 60_000, 60_000, 60_000,
    ]);
  });

  it('counts requests that failed together once', () => {
    const first = afterFailure(CLOSED, { sentAt: 10, now: 20, atLeastMs: 0, cause: 'busy' });
    const second = afterFailure(first, { sentAt: 12, now: 5_000, atLeastMs: 0, cause: 'busy' });
    expect(second).toMatchObject({ failures: 1, openUntil: 1_020 + 3_980 });
    expect(second.failures).toBe(1);
  });

  it('waits longer when a late failure asks for it', () => {
    const first = afterFailure(CLOSED, { sentAt: 10, now: 20, atLeastMs: 0, cause: 'busy' });
    const late = afterFailure(first, { sentAt: 12, now: 30, atLeastMs: 9_000, cause: 'busy' });
    expect(late).toMatchObject({ failures: 1, openUntil: 9_030 });
  });

  it('forgets all failures after a success, but not after one that left before the wait', () => {
    const [state = CLOSED] = failures([0]);
    expect(afterSuccess(state, state.openUntil - 1)).toBe(state);
    expect(afterSuccess(state, state.openUntil)).toBe(CLOSED);
  });
});
