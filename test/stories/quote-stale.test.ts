import { describe, expect, it } from 'vitest';
import { act } from '../support/actions.ts';
import { quote } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const NEW_QUOTE = 'newQuote { id dueToday { total { amount } } }';

describe('a purchase', () => {
  it('whose price has changed is refused with the new quote, which can be bought', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: shown } = await quote(sam);
    await world.fault({ prices: { changePct: 10 } });
    const refused = await act(sam, 'submitPurchase', { quoteId: shown.id }, NEW_QUOTE);
    expect(refused).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'QUOTE_STALE', remedy: 'NEW_QUOTE' }],
      operation: null,
    });
    expect(refused.newQuote.dueToday.total.amount).not.toBe(shown.dueToday.total.amount);
    expect(world.attempts(9)).toHaveLength(0);
    const bought = await act(sam, 'submitPurchase', { quoteId: refused.newQuote.id });
    expect(bought.outcome).toBe('ACCEPTED');
    expect(world.effects('purchase')).toHaveLength(1);
  });

  it('whose price cannot be checked is refused, and nothing is sent', async () => {
    await using world = await World.start();
    const sam = await world.as({ sub: 'sam' });
    const { quote: shown } = await quote(sam);
    await world.fault({ row: 8, fault: 'status-503' });
    expect(await act(sam, 'submitPurchase', { quoteId: shown.id })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PLATFORM_UNAVAILABLE', retryAt: expect.any(String) }],
    });
    expect(world.attempts(9)).toHaveLength(0);
  });
});
