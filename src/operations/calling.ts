/*
 * Calling credit: money for calls abroad, shared by the lines of an account (rows 55, 56).
 *
 * Owns   who may buy it, and what tells that it was bought: one more purchase in the history (row 54).
 */
import { problem } from '../errors.ts';
import { fromDecimal } from '../money.ts';
import { accountTarget } from './lines/account-target.ts';
import { isRefusal, refusal, wrongInput } from './engine/refusal.ts';
import { saleKind, type MarkedGoods } from './sales/sale.ts';
import type { CallingCreditDetail } from './sales/sale-detail.ts';
import type { SaleOf } from './sales/sale-quote.ts';

interface CallingCreditAsked {
  readonly customerId: string;
  /** Dollars as an exact decimal. */
  readonly amount: string;
}

export const callingGoods: MarkedGoods<
  SaleOf<'calling-credit'>,
  CallingCreditDetail,
  CallingCreditAsked
> = {
  kind: 'calling-credit',
  action: null,

  async plan(asked, session) {
    const info = await accountTarget(asked.customerId, session);
    if (isRefusal(info)) return info;
    if (info.groupId === null) return refusal(problem('LINE_NOT_READY'));
    const amount = fromDecimal(asked.amount);
    if (!amount || amount.minor <= 0) return refusal(wrongInput('amount'));
    return {
      kind: 'calling-credit',
      account: info.customerId,
      group: info.groupId,
      amount,
    };
  },

  price: ({ account, group, amount }, { calling }) =>
    calling.quote({ customer: account, group, amount }),

  purchase: ({ account, group, amount }, card, { calling }) =>
    calling.purchase({ customer: account, group, amount, card }),

  async detail({ id, sale }, sources) {
    const before = await this.marks(sale, sources);
    const { kind, account } = sale;
    return { kind, account, quoteId: id, transactionId: null, before };
  },

  async marks({ account }, { calling }) {
    const purchases = await calling.purchasesOf(account);
    return purchases.map(
      ({ transactionId, at, amount }) => transactionId ?? `${at}:${amount?.minor}`,
    );
  },
};

export const callingCreditKind = saleKind(callingGoods);
