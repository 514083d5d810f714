import { describe, expect, it } from 'vitest';
import { act, direct, firstCustomer } from '../support/actions.ts';
import { FARAH, LENA, MARCO } from '../support/people.ts';
import { World } from '../support/world.ts';

const BILLS = `query Bills($first: Int! = 12, $after: Cursor) { viewer { customers {
  bills(first: $first, after: $after) {
    edges { cursor node { id status amountDue { amount } total { amount }
      items { phoneNumber items { description amount { amount } } } invoiceLink { url expiresAt } } }
    pageInfo { hasNextPage endCursor } }
  invoices { edges { node { id amount { amount } bill { id } } } } } } }`;

async function bills(client: Parameters<typeof firstCustomer>[0], page = {}): Promise<any> {
  const { viewer } = await client.data(BILLS, page);
  return viewer.customers[0];
}

describe.each(['guide', 'observed'] as const)(
  'story H in the words of the platform as %s',
  (vocabulary) => {
    it('shows bills with items, invoices and a link, sends one and pays it', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const shown = await bills(lena);
      const [latest] = shown.bills.edges;
      expect(latest.node).toMatchObject({
        status: 'UNPAID',
        items: [{ items: expect.arrayContaining([]) }],
        invoiceLink: { url: expect.stringMatching(/^http/) },
      });
      expect(shown.invoices.edges[0].node.bill.id).toBe(latest.node.id);
      expect((await fetch(latest.node.invoiceLink.url)).status).toBe(200);
      const mail = { billId: latest.node.id };
      expect((await direct(lena, 'emailInvoice', mail)).outcome).toBe('ACCEPTED');
      const { id: billId, amountDue } = latest.node;
      const paid = await act(lena, 'payBill', { billId, amount: amountDue.amount });
      expect(paid).toMatchObject({ outcome: 'ACCEPTED', operation: { status: 'SUCCEEDED' } });
      expect((await bills(lena)).bills.edges[0].node).toMatchObject({
        ...{ id: billId, status: 'PAID', amountDue: { amount: '0.00' } },
      });
      expect(world.effects('bill-payment')).toHaveLength(1);
    });

    it('pages through bills with cursors that stay the same', async () => {
      await using world = await World.start({ vocabulary });
      const lena = await world.as(LENA);
      const all = (await bills(lena)).bills.edges.map(({ node }: any) => node.id);
      const seen: string[] = [];
      for (let after: string | null = null, more = true; more;) {
        const page: any = (await bills(lena, { first: 3, after })).bills;
        seen.push(...page.edges.map(({ node }: any) => node.id));
        ({ endCursor: after, hasNextPage: more } = page.pageInfo);
      }
      expect(seen).toEqual(all);
      expect(new Set(seen).size).toBe(8);
    });
  },
);

describe('a payment', () => {
  it('with a card that is declined says so, and the bill stays open', async () => {
    await using world = await World.start();
    const farah = await world.as(FARAH);
    const { cards } = await firstCustomer(farah);
    const declined = cards.find(({ last4 }: { last4: string }) => last4 === '0002');
    const [latest] = (await bills(farah)).bills.edges;
    const { id: billId, amountDue } = latest.node;
    expect(
      await act(farah, 'payBill', { billId, amount: amountDue.amount, cardId: declined.id }),
    ).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'PAYMENT_DECLINED' }],
      operation: { status: 'FAILED' },
    });
    expect((await bills(farah)).bills.edges[0].node.status).toBe('UNPAID');
  });

  it('of another amount than is due, or of a bill that is paid, is refused and never sent', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const [latest, older] = (await bills(lena)).bills.edges;
    const wrong = { billId: latest.node.id, amount: '0.01' };
    expect(await act(lena, 'payBill', wrong)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BILL_CHANGED', field: ['input', 'amount'] }],
    });
    const paid = { billId: older.node.id, amount: older.node.total.amount };
    expect(await act(lena, 'payBill', paid)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ code: 'BILL_PAID' }],
    });
    expect(world.attempts(43)).toHaveLength(0);
  });

  it('from two devices at once is made once', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const [latest] = (await bills(lena)).bills.edges;
    const { id: billId, amountDue } = latest.node;
    await Promise.all(
      [1, 2, 3].map(() => act(lena, 'payBill', { billId, amount: amountDue.amount })),
    );
    expect(world.effects('bill-payment')).toHaveLength(1);
    expect(world.attempts(43)).toHaveLength(1);
  });

  it('that never arrived needs a person after half an hour, and is never sent again', async () => {
    await using world = await World.start();
    const lena = await world.as(LENA);
    const [latest] = (await bills(lena)).bills.edges;
    const { id: billId, amountDue } = latest.node;
    await world.fault({ row: 43, fault: 'status-504' });
    await act(lena, 'payBill', { billId, amount: amountDue.amount });
    await world.pass(31 * 60_000);
    const again = await act(lena, 'payBill', { billId, amount: amountDue.amount });
    expect(again).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ remedy: 'WATCH' }],
      operation: { status: 'NEEDS_ATTENTION' },
    });
    expect(world.attempts(43)).toHaveLength(1);
  });
});

describe('bills', () => {
  it('are the matter of who holds the account: others neither see nor pay them', async () => {
    await using world = await World.start();
    const [farah, marco, lena] = await Promise.all(
      [FARAH, MARCO, LENA].map((one) => world.as(one)),
    );
    if (!farah || !marco || !lena) throw new Error('somebody is missing');
    const [latest] = (await bills(farah)).bills.edges;
    expect(await bills(marco)).toMatchObject({ bills: null });
    const { id: billId, amountDue } = latest.node;
    for (const client of [marco, lena]) {
      const found = await client.data('query B($id: ID!) { bill(id: $id) { id } }', { id: billId });
      expect(found.bill).toBeNull();
      expect(await act(client, 'payBill', { billId, amount: amountDue.amount })).toMatchObject({
        outcome: 'REFUSED',
        problems: [{ code: 'NOT_FOUND' }],
      });
    }
    expect(world.attempts(43)).toHaveLength(0);
  });
});
