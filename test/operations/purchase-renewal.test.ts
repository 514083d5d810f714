import { describe, expect, it } from 'vitest';
import { minutes } from '../../src/clock.ts';
import type { PurchaseStatus } from '../../src/datasources/purchase.ts';
import { customerId, transactionId, type TransactionId } from '../../src/ids.ts';
import type { SendingTurn } from '../../src/operations/engine/kind.ts';
import type { FollowUp, Operations } from '../../src/operations/engine/operations.ts';
import type { OperationJournal } from '../../src/operations/engine/journal.ts';
import type { MutationSession } from '../../src/operations/engine/session.ts';
import { purchaseKind } from '../../src/operations/purchase.ts';
import { RENEW_LINK, type Purchase } from '../../src/operations/purchase-detail.ts';
import { Purchases } from '../../src/operations/purchase-submit.ts';
import { anOperation, ASK, PURCHASE } from '../support/an-operation.ts';

const NOW = minutes(100);
const EXPIRED_AT = NOW - minutes(5);
const [FIRST, SECOND] = [transactionId('t-1'), transactionId('t-2')];

const attempt = (id: TransactionId, expiresAt = EXPIRED_AT) => ({
  ...{ transactionId: id, link: { url: 'https://pay.test', expiresAt }, proof: 'NAME' as const },
  ...{ paymentStatus: 'PENDING' as const, sentAt: 0, paidAt: null, over: false },
});

const purchaseWith = (...ids: readonly TransactionId[]): Purchase =>
  anOperation(
    {
      ...PURCHASE,
      attempts: ids.map((id) => attempt(id)),
      before: { lines: [], latest: null, replaces: null, unknownSince: null },
    },
    {
      status: 'WAITING_FOR_CUSTOMER',
      task: { type: 'RenewPaymentLink', expiredAt: EXPIRED_AT },
      pending: { name: RENEW_LINK, sent: false, refusals: 0, keyId: 'k', ask: ASK },
    },
  ) as Purchase;

const QUOTE = { subject: 'sam', cart: { customerId: null }, expiresAt: 0 };

const status = (id: TransactionId, more: Partial<PurchaseStatus> = {}): PurchaseStatus => ({
  ...{ transactionId: id, phase: 'payment-needed', paymentStatus: 'PENDING', total: null },
  ...{ customerId: null, clientAccountId: 'c', platformMessage: null },
  link: { url: 'https://pay.test', expiresAt: EXPIRED_AT },
  ...more,
});

function turnThat(statuses: readonly (PurchaseStatus | null)[]) {
  const read: TransactionId[] = [];
  const caller = { subject: 'sam', role: 'CUSTOMER', customers: [], expiresAt: null };
  const statusOf = async (id: TransactionId): Promise<PurchaseStatus | null> => {
    read.push(id);
    return statuses.find((one) => one?.transactionId === id) ?? null;
  };
  const turn = {
    ...{ sources: { purchase: { statusOf } }, session: { caller }, now: NOW },
    ...{ journal: { quote: async () => QUOTE }, clock: { now: () => NOW } },
  } as unknown as SendingTurn;
  return { read, turn };
}

const refused = (remedy: string, retryAt: number | null = null) => ({
  problems: [expect.objectContaining({ code: 'LINK_NOT_RENEWABLE', remedy, retryAt })],
});

describe('a new link that is about to be made', () => {
  it('for an attempt that is not the last one any more is not made, and nothing is read for it', async () => {
    const { read, turn } = turnThat([status(FIRST), status(SECOND)]);
    const intent = { replaces: FIRST };
    expect(await purchaseKind.prepare(purchaseWith(FIRST, SECOND), intent, turn)).toEqual(
      refused('WATCH'),
    );
    expect(read).toEqual([]);
  });

  it('is made for the last attempt when every attempt was read unpaid', async () => {
    const { read, turn } = turnThat([status(FIRST), status(SECOND)]);
    const prepared = await purchaseKind.prepare(
      purchaseWith(FIRST, SECOND),
      { replaces: SECOND },
      turn,
    );
    expect(prepared).toMatchObject({ account: null, detail: { before: { replaces: SECOND } } });
    expect(read).toEqual([FIRST, SECOND]);
  });

  it.each<[string, Partial<PurchaseStatus> | null]>([
    ['is paid', { phase: 'succeeded', paymentStatus: 'PAID', customerId: customerId('c-1') }],
    ['is being paid', { phase: 'processing', paymentStatus: 'PROCESSING' }],
    ['says what nobody knows', { phase: 'unrecognized' }],
    ['is not known to the platform', null],
  ])('is not made when an earlier attempt %s', async (_what, first) => {
    const { turn } = turnThat([first && status(FIRST, first), status(SECOND)]);
    const purchase = purchaseWith(FIRST, SECOND);
    expect(await purchaseKind.prepare(purchase, { replaces: SECOND }, turn)).toEqual(
      refused('WATCH'),
    );
  });

  it('waits two minutes after the end of the link by the platform’s latest word', async () => {
    const link = { url: 'https://pay.test', expiresAt: NOW - minutes(1) };
    const { turn } = turnThat([status(FIRST, { link })]);
    expect(await purchaseKind.prepare(purchaseWith(FIRST), { replaces: FIRST }, turn)).toEqual(
      refused('WAIT', NOW + minutes(1)),
    );
  });
});

describe('who asks for a new link', () => {
  /** What the engine is asked to do for a purchase that waits for its link. */
  async function asked(purchase: Purchase): Promise<FollowUp> {
    let followUp: unknown = null;
    const operations = {
      follow: async (...[, , ask]: Parameters<Operations['follow']>) => {
        followUp = await ask();
      },
    } as unknown as Operations;
    const journal = { load: async () => purchase } as unknown as OperationJournal;
    const purchases = new Purchases({ operations, journal, runner: { wake: async () => {} } });
    const session = { caller: { subject: 'sam', role: 'CUSTOMER' } } as unknown as MutationSession;
    await purchases.renewLink({ operationId: 'T3BlcmF0aW9uCm8=' }, session);
    return followUp as FollowUp;
  }

  it('joins the one who was faster, also when that one is done before the ask is kept', async () => {
    const followUp = await asked(purchaseWith(FIRST));
    expect(followUp.intent({ cardId: null })).toEqual({ cardId: null, replaces: FIRST });
    expect(followUp.done?.(purchaseWith(FIRST))).toBe(false);
    expect(followUp.done?.(purchaseWith(FIRST, SECOND))).toBe(true);
  });
});
