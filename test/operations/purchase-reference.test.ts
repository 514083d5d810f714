import { describe, expect, it } from 'vitest';
import { transactionId } from '../../src/ids.ts';
import type { Turn } from '../../src/operations/engine/kind.ts';
import type { Purchase } from '../../src/operations/purchase-detail.ts';
import { lostAttempt } from '../../src/operations/purchase-proof.ts';
import { anOperation, PURCHASE } from '../support/an-operation.ts';

const LATEST = transactionId('t-2');

/** The account of our reference, whose latest order carries the reference that is given. */
const turn = (reference: string | null): Turn =>
  ({
    sources: {
      customer: { byReference: async () => ({ transactionId: LATEST }) },
      purchase: { statusOf: async () => ({ transactionId: LATEST, clientAccountId: reference }) },
    },
  }) as unknown as Turn;

const purchase = anOperation(PURCHASE) as Purchase;

describe('the latest order of the account that carries our reference', () => {
  it.each(['c', null])(
    'is ours when its record says so, or nothing else: %s',
    async (reference) => {
      expect(await lostAttempt(purchase, turn(reference))).toMatchObject({ transactionId: LATEST });
    },
  );

  it('is not claimed when its record carries the reference of another order', async () => {
    expect(await lostAttempt(purchase, turn('d'))).toBeNull();
  });
});
