import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerId } from '../../../src/ids.ts';
import type { Ask } from '../../../src/operations/engine/operation.ts';
import {
  askExpired,
  forbidden,
  type Circumstances,
} from '../../../src/operations/engine/permit.ts';
import { ASK } from '../../support/an-operation.ts';

const MINE = customerId('mine');
const LATER = 60_000;

const judged = (more: Partial<Circumstances> & { ask?: Ask } = {}): string | null =>
  forbidden({
    ...{ ask: ASK, prepared: { account: MINE }, askValidMs: 600_000, links: [MINE], locks: [] },
    now: LATER,
    ...more,
  })?.code ?? null;

describe('a write', () => {
  it('leaves for a customer who is linked now, or whom the token named when it was asked', () => {
    expect(judged()).toBeNull();
    expect(judged({ links: [] })).toBe('NOT_FOUND');
    expect(judged({ links: [], ask: { ...ASK, customers: [MINE] } })).toBeNull();
    expect(judged({ links: [customerId('other')] })).toBe('NOT_FOUND');
  });

  it('leaves for nobody yet, and for agents', () => {
    expect(judged({ links: [], prepared: { account: null } })).toBeNull();
    expect(judged({ links: [], ask: { ...ASK, role: 'AGENT' } })).toBeNull();
  });

  it('does not leave once its quote has run out, whoever asked', () => {
    const prepared = { account: MINE, validUntil: LATER };
    expect(judged({ prepared })).toBe('QUOTE_STALE');
    expect(judged({ prepared, now: LATER - 1 })).toBeNull();
    expect(judged({ prepared, ask: { ...ASK, role: 'ADMIN' } })).toBe('QUOTE_STALE');
  });

  it('does not leave once it has waited for too long, however the clock was set', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 2 ** 31 }), (at, waitedMs) => {
        const now = at + waitedMs;
        expect(judged({ ask: { ...ASK, at }, now })).toBe(
          waitedMs >= 600_000 ? 'ASK_EXPIRED' : null,
        );
      }),
    );
    expect(askExpired({ ...ASK, at: LATER + 120_001 }, 600_000, LATER)).toBe(true);
    expect(askExpired({ ...ASK, at: LATER + 120_000 }, 600_000, LATER)).toBe(false);
  });
});
