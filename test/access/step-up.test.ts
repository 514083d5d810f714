import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignedIn } from '../../src/access/caller.ts';
import { stepUpNeedOf, stepUpOf } from '../../src/access/step-up.ts';
import { scalarResolvers } from '../../src/resolvers/scalars.ts';
import { buildSchema } from '../../src/server/schema.ts';

const MAX_AGE_MS = 15 * 60_000;
const TOLERANCE_MS = 30_000;
const NOW = Date.parse('2026-03-02T09:00:00Z');

const isFresh = (signedIn: Partial<SignedIn> | null, acrValues: readonly string[] = []): boolean =>
  stepUpOf(
    signedIn ? { signedIn: { issuedAt: NOW, authenticatedAt: null, acr: null, ...signedIn } } : {},
    { maxAgeMs: MAX_AGE_MS, acrValues, toleranceMs: TOLERANCE_MS },
    NOW,
  ).isFresh;

describe('a sign-in', () => {
  it('is fresh for its time and not a moment longer, however new its token is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_600_000, max: 86_400_000 }), (ageMs) => {
        const expected = ageMs <= MAX_AGE_MS && ageMs >= -TOLERANCE_MS;
        expect(isFresh({ authenticatedAt: NOW - ageMs })).toBe(expected);
      }),
    );
  });

  it('is not fresh when nobody says when it was made, when it was never made, or is yet to be made', () => {
    expect(isFresh({})).toBe(false);
    expect(isFresh(null)).toBe(false);
    for (const authenticatedAt of [0, -1, NOW + 3_600_000, Number.MAX_SAFE_INTEGER])
      expect(isFresh({ authenticatedAt })).toBe(false);
  });

  it('counts where it was made in one of the ways that are named, letter by letter', () => {
    const made = (acr: string | null): boolean =>
      isFresh({ authenticatedAt: NOW, acr }, ['urn:brand:2fa', 'phr']);
    expect(['urn:brand:2fa', 'phr'].map(made)).toEqual([true, true]);
    expect([null, '', 'PHR', 'phr ', 'urn:brand', 'urn:brand:2fa phr'].map(made)).toEqual(
      Array.from({ length: 6 }, () => false),
    );
    expect(isFresh({ authenticatedAt: NOW - MAX_AGE_MS - 1, acr: 'phr' }, ['phr'])).toBe(false);
  });
});

/** Mutations that a thief could do no lasting harm with, or that take a proof of their own. A new mutation is to be thought about. */
const NEEDS_NONE = `acknowledgeOperation activateLine callOffOperation cancelShipment changePlan
  confirmSimSwap correctPortIn createCardLink deleteCard liftDataRestriction lockLine payBill
  purchaseCallingCredit purchaseRoamingPack purchaseTopUp quoteCallingCredit quotePlanChange
  quotePurchase quoteRoamingPack quoteTopUp reconnectLine recordDeparture refreshOperation
  renewPaymentLink replayCallback requestSimSwapCode resetCustomer restoreLine restrictData
  resubmitPortIn revokeSessions sendSms setDefaultCard setRoamingAutoRenew settleOperation
  startPortIn submitPurchase suspendLine updateCard`.split(/\s+/);

describe('the schema', () => {
  const schema = buildSchema(scalarResolvers);
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const thatNeed = (need: string): string[] =>
    fields.filter((field) => stepUpNeedOf(field, schema) === need).map(({ name }) => name);

  it('asks for a fresh sign-in for what could take a number or an account away', () => {
    expect(thatNeed('always').toSorted()).toEqual([
      ...['disconnectLine', 'makeLinePrimary', 'resetVoicemailPin'],
      ...['swapNumber', 'swapSim', 'unlockLine'],
    ]);
    expect(thatNeed('sometimes').toSorted()).toEqual([
      'cancelPortIn',
      'emailInvoice',
      'updateCustomer',
    ]);
  });

  it('has no mutation of which nobody said that it needs none', () => {
    expect(thatNeed('never').toSorted()).toEqual(NEEDS_NONE.toSorted());
  });
});
