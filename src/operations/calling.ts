/*
 * Calling credit: money for calls abroad, shared by the lines of an account (rows 55, 56).
 *
 * Owns   who may buy it, and what tells that it was bought: its own purchase in the history (row 54), done and of the very amount.
 * Never  takes a purchase that failed, or that another one of ours could explain, for its own.
 */
import { seeded } from '../seeded-bug.ts';
import type { CallingPurchase } from '../datasources/calling.ts';
import { problem } from '../errors.ts';
import { fromDecimal } from '../money.ts';
import { isRefusal, refusal, wrongInput } from './engine/refusal.ts';
import { accountTarget } from './lines/account-target.ts';
import { counted } from './sales/counted.ts';
import { saleKind, type AtOnceProduct, type Trace } from './sales/sale-kind.ts';

interface CallingCreditAsked {
  readonly customerId: string;
  /** Dollars as an exact decimal. */
  readonly amount: string;
}

export const callingProduct: AtOnceProduct<'calling-credit', CallingCreditAsked> = {
  kind: 'calling-credit',
  action: null,

  async plan(asked, session) {
    const amount = fromDecimal(asked.amount);
    if (!amount || amount.minor <= 0) return refusal(wrongInput('AMOUNT_TOO_LOW', 'amount'));
    const info = await accountTarget(asked.customerId, session);
    if (isRefusal(info)) return info;
    if (info.groupId === null)
      return refusal(problem('LINE_NOT_READY', 'NO_ACCOUNT_YET', { remedy: 'WAIT' }));
    return { kind: 'calling-credit', account: info.customerId, group: info.groupId, amount };
  },

  price: ({ account, group, amount }, { calling }) =>
    calling.quote({ customer: account, group, amount }),

  provable: () => Promise.resolve(true),

  purchase: ({ account, group, amount }, card, { calling }) =>
    calling.purchase({ customer: account, group, amount, card }),

  detail: ({ id, sale: { kind, account, group } }) => ({
    ...{ kind, account, group, quoteId: id },
    ...{ transactionId: null, record: null, charged: null, before: null },
  }),

  refs: ({ group }) => [`wallet:${group}`],
  scope: ({ group }) => `wallet:${group}`,
  recordOf: (transaction) => `calling:${transaction}`,
  canBeFound: () => true,

  async before({ account, group }, _buyer, { calling }) {
    const entries = named(await calling.purchasesOf(account), group);
    return { before: seeded('before-not-read') ? [] : entries.map(({ name }) => name) };
  },

  async trace({ detail }, { account, group, amount }, { sources }): Promise<Trace> {
    const entries = named(await sources.calling.purchasesOf(account), group);
    const own = entries.find(({ name }) => name === ownName(detail));
    const fitting = entries.filter(
      ({ name, purchase }) =>
        detail.before?.includes(name) === false &&
        (purchase.status === 'DONE' || seeded('failed-record-counts')) &&
        (purchase.amount?.minor === amount.minor || seeded('amount-not-compared')),
    );
    const withdrawn = entries.some(
      ({ name, purchase }) => name === detail.record && purchase.status === 'DECLINED',
    );
    return {
      // A sale that has a number is found under that number, or not at all.
      fitting: detail.transactionId === null ? fitting.map(({ name }) => name) : [],
      ...(own && OWN[own.purchase.status]),
      withdrawn,
    };
  },
};

export const callingCreditKind = saleKind(callingProduct);

const OWN: Readonly<Record<CallingPurchase['status'], Pick<Trace, 'own'>>> = {
  DONE: { own: 'done' },
  DECLINED: { own: 'declined' },
  PROCESSING: {},
  UNRECOGNIZED: {},
};

const ownName = ({ transactionId }: Pick<CallingPurchase, 'transactionId'>): string | null =>
  transactionId === null ? null : `calling:${transactionId}`;

/** Each purchase under a name of its own; those without a number are told apart by day and amount, oldest first. */
const named = (
  purchases: readonly CallingPurchase[],
  group: string,
): readonly { readonly name: string; readonly purchase: CallingPurchase }[] => {
  const oldestFirst = purchases.toReversed();
  const names = counted(
    oldestFirst.map(
      (one) => ownName(one) ?? `calling:${group}:${one.at ?? one.on}:${one.amount?.minor}`,
    ),
  );
  return oldestFirst.map((purchase, index) => ({ name: names[index] ?? '', purchase }));
};
