import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer } from '../support/actions.ts';
import type { Client } from '../support/client.ts';
import { LENA } from '../support/people.ts';
import { newKey } from '../support/shopper.ts';
import { World } from '../support/world.ts';

const BILL = `{ viewer { customers { bills(first: 1) {
  edges { node { id status amountDue { amount } } } } } } }`;

async function billOf(client: Client): Promise<any> {
  const { viewer } = await client.data(BILL);
  return viewer.customers[0].bills.edges[0].node;
}

describe('an amount of money from a client', () => {
  it.each(['45035996273704.961', '10000000000000', '1e1', '10,00', '10.0000000'])(
    'that has no exact form is refused, like %s, and nothing is asked or sent',
    async (amount) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const { id: customerId } = await firstCustomer(lena);
      const quote = await lena.ask(
        'mutation Q($input: QuoteCallingCreditInput!) { quoteCallingCredit(input: $input) { outcome } }',
        { input: { customerId, amount } },
      );
      expect(quote.errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
      expect(quote.text).not.toContain(amount);
      expect(world.attempts(55)).toEqual([]);
    },
  );

  it.each(['10.001', '10.009999', '0', '-10', '-0.00'])(
    'that is no price, like %s, is refused, and no price is asked for',
    async (amount) => {
      await using world = await World.start();
      const lena = await world.as(LENA);
      const { id: customerId } = await firstCustomer(lena);
      const input = { customerId, amount };
      expect(await direct(lena, 'quoteCallingCredit', input)).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'INPUT_INVALID', field: ['input', 'amount'] }],
      });
      expect(world.attempts(55)).toEqual([]);
    },
  );

  it('that is a part of a cent above what a bill says pays nothing', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: billId, amountDue } = await billOf(lena);
    const amount = `${amountDue.amount}1`;
    expect(await act(lena, 'payBill', { billId, amount })).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BILL_CHANGED', field: ['input', 'amount'] }],
    });
    expect(world.attempts(43)).toEqual([]);
  });

  it('is the same amount, however many zeros it is written with', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const { id: billId, amountDue } = await billOf(lena);
    const idempotencyKey = newKey();
    const paid = await act(lena, 'payBill', { billId, amount: amountDue.amount, idempotencyKey });
    const amount = `00${amountDue.amount}00`;
    const again = await act(lena, 'payBill', { billId, amount, idempotencyKey });
    expect(paid.outcome).toBe('ACCEPTED');
    expect([again.outcome, again.operation.id]).toEqual(['ACCEPTED', paid.operation.id]);
    expect(world.attempts(43).map(({ body }) => body.amount)).toEqual([Number(amountDue.amount)]);
  });
});
