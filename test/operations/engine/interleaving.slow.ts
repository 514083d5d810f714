import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActivationStatus } from '../../../src/datasources/activation.ts';
import type { PurchaseStatus } from '../../../src/datasources/purchase.ts';
import type { DataSources } from '../../../src/datasources/sources.ts';
import { customerId, quoteId, transactionId } from '../../../src/ids.ts';
import { activationKind } from '../../../src/operations/activation.ts';
import type { Kind } from '../../../src/operations/engine/kind.ts';
import type { Detail, Operation } from '../../../src/operations/engine/operation.ts';
import { snapshotOf } from '../../../src/operations/lines/line-reading.ts';
import { portInKind } from '../../../src/operations/port-in.ts';
import { purchaseKind } from '../../../src/operations/purchase.ts';
import { historyOf, Play, schedule, UNDISTURBED, type Case, type History } from './interleaved.ts';

const LINE = customerId('c-1');
const TRANSACTION = transactionId('t-1');
const NUMBER = '+12125550142';

const taken = <T>(value: T) => Promise.resolve({ outcome: 'accepted' as const, value });

const purchaseSources = (state: PurchaseStatus | null): DataSources =>
  ({
    purchase: {
      statusOf: () => Promise.resolve(state),
      submit: () => taken({ transactionId: TRANSACTION }),
    },
    customer: {
      byReference: () =>
        Promise.resolve(state && { clientAccountId: 'r', transactionId: TRANSACTION }),
    },
  }) as unknown as DataSources;

const lineSources = (state: ActivationStatus): DataSources =>
  ({
    activation: {
      statusOf: () => Promise.resolve(state),
      submit: () => taken({ transactionId: null }),
    },
  }) as unknown as DataSources;

const LINK = { url: 'https://pay.example/t-1', expiresAt: null };

const phase = (
  name: PurchaseStatus['phase'],
  paymentStatus: PurchaseStatus['paymentStatus'],
): PurchaseStatus => ({
  ...{ phase: name, paymentStatus, link: name === 'working' ? null : LINK },
  ...{ customerId: name === 'succeeded' ? LINE : null, clientAccountId: 'r' },
  ...{ transactionId: TRANSACTION, total: null },
  platformMessage: name === 'failed' ? 'The card was declined' : null,
});

const WORKING = phase('working', 'PENDING');
const PAYABLE = phase('payment-needed', 'PENDING');
const PAYING = phase('processing', 'PROCESSING');
const PAID = phase('succeeded', 'PAID');
const DECLINED = phase('failed', 'DECLINED');

const line = (
  lineStatus: ActivationStatus['lineStatus'],
  more: Partial<ActivationStatus> = {},
): ActivationStatus => ({
  ...{
    lineStatus,
    phoneNumber: null,
    planName: null,
    activatedAt: null,
    activatedOn: null,
    iccid: null,
  },
  platformMessage: null,
  ...more,
});

const UNSEEN = line('NOT_ACTIVATED');
const ACTIVATING = line('ACTIVATION_IN_PROGRESS');
const PORTING = line('PORT_IN_IN_PROGRESS');
const REJECTED = line('PORT_IN_FAILED', { platformMessage: 'The PIN is wrong' });
const ACTIVE = line('ACTIVE', { phoneNumber: NUMBER, planName: 'Basic', activatedAt: 5 });

const LINE_DETAIL = {
  ...{ account: LINE, line: LINE, holder: null, sim: null, phoneNumber: null, planName: null },
  ...{ activatedAt: null, activatedOn: null, before: snapshotOf(UNSEEN) },
} as const;

const ofKind = <D extends Detail>(kind: Kind<D>): Kind<Detail> => kind as unknown as Kind<Detail>;

type Parts<State> = Omit<Case<State>, 'history'>;

const PURCHASE = {
  kind: ofKind(purchaseKind),
  detail: {
    ...{ kind: 'purchase', quoteId: quoteId('q'), purchaseKind: 'NEW_CUSTOMER' },
    ...{ clientAccountId: 'r', cart: 'sam', attempts: [], platformMessage: null },
    ...{ notRenewable: null, lineIds: [] },
    before: { lines: [], latest: null, replaces: null, unknownSince: null },
  },
  sources: purchaseSources,
} as const satisfies Parts<PurchaseStatus | null>;

const ACTIVATION = {
  kind: ofKind(activationKind),
  detail: { kind: 'activation', ...LINE_DETAIL },
  sources: lineSources,
} as const satisfies Parts<ActivationStatus>;

const PORT_IN = {
  kind: ofKind({
    ...portInKind,
    write: (operation, _intent, turn) => portInKind.write(operation, DETAILS, turn),
  } satisfies typeof portInKind),
  detail: {
    ...{ kind: 'port-in', ...LINE_DETAIL, number: NUMBER, ported: null, takesNewNumber: false },
  },
  sources: lineSources,
} as const satisfies Parts<ActivationStatus>;

const SIM = { imei: '356938035643809' };
const DETAILS = {
  ...SIM,
  ...{ carrier: 'Other', accountNumber: '7', transferPin: '1', billingZip: '10001' },
};
const WITH_SIM = {
  ...ACTIVATION,
  kind: ofKind({
    ...activationKind,
    write: (operation, _intent, turn) => activationKind.write(operation, SIM, turn),
  } satisfies typeof activationKind),
};

const historyAmong = <State>(...all: readonly (readonly State[])[]): fc.Arbitrary<History<State>> =>
  fc.constantFrom(...all).chain((states) => historyOf(states));

const purchases = historyAmong<PurchaseStatus | null>(
  [WORKING, PAYABLE, PAYING, PAID],
  [WORKING, PAYABLE, PAID],
  [null, WORKING, PAYABLE, PAYING, PAID],
  [WORKING, PAYABLE, DECLINED],
  [WORKING, PAYING, DECLINED],
  [WORKING, PAYABLE],
);
const activations = historyAmong(
  [UNSEEN, ACTIVATING, ACTIVE],
  [ACTIVATING, ACTIVE],
  [UNSEEN, ACTIVE],
  [ACTIVATING, line('ACTIVATION_FAILED', { platformMessage: 'No' })],
  [UNSEEN, ACTIVATING],
);
const portIns = historyAmong(
  [UNSEEN, PORTING, ACTIVE],
  [PORTING, REJECTED, PORTING, ACTIVE],
  [PORTING, REJECTED],
  [PORTING, line('PORT_IN_CANCELLED')],
  [PORTING, ACTIVATING, line('ACTIVATION_FAILED')],
);

/** What people see in the end, whatever happened on the way, and whenever it was seen first. */
const outcomeOf = ({
  status,
  certainty,
  task,
  failure,
  customerId: customer,
  detail,
}: Operation) => ({
  ...{ status, certainty, task, failure, customer },
  detail: {
    ...{ ...detail, before: null },
    ...('attempts' in detail && {
      attempts: detail.attempts.map((one) => ({ ...one, sentAt: 0, paidAt: one.paidAt !== null })),
    }),
  },
});

/** What a later revision must not take back. */
function expectNoWayBack(before: Operation, after: Operation): void {
  expect(after.revision).toBe(before.revision + 1);
  expect(after.steps.slice(0, before.steps.length)).toEqual(before.steps);
  if (after.epoch === before.epoch) expect(after.progress).toBeGreaterThanOrEqual(before.progress);
  for (const [name, value] of Object.entries({ ...before.detail, before: null }))
    if (value !== null && !Array.isArray(value)) expect(after.detail).toHaveProperty(name, value);
  if (before.detail.kind !== 'purchase' || after.detail.kind !== 'purchase') return;
  expect(after.detail.attempts.length).toBeGreaterThanOrEqual(before.detail.attempts.length);
  for (const [index, attempt] of before.detail.attempts.entries()) {
    const later = after.detail.attempts[index];
    expect(later?.transactionId).toBe(attempt.transactionId);
    if (attempt.link) expect(later?.link).toEqual(attempt.link);
    expect(RANK[later?.paymentStatus ?? 'PENDING']).toBeGreaterThanOrEqual(
      RANK[attempt.paymentStatus],
    );
  }
}

const RANK = { UNRECOGNIZED: 0, PENDING: 0, PROCESSING: 1, PAID: 2, DECLINED: 2 } as const;

async function expectOneEnd<State>(
  one: Case<State>,
  how: Parameters<Play<State>['run']>[0],
): Promise<void> {
  const reference = await new Play(one).run(UNDISTURBED);
  const { end, log } = await new Play(one).run(how);
  expect(outcomeOf(end)).toEqual(outcomeOf(reference.end));
  expect(log.map(({ revision }) => revision)).toEqual(log.map((_, index) => index + 1));
  expect(log.at(-1)?.revision).toBe(end.revision);
  log.forEach((after, index) => {
    const before = log[index - 1];
    if (before) expectNoWayBack(before, after);
  });
}

describe('one operation, in 10,000 orders of response, callbacks and polls', () => {
  it('of a purchase: 4,000 orders have one end, and no revision is missing, doubled or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(purchases, schedule, (history, how) =>
        expectOneEnd({ ...PURCHASE, history }, how),
      ),
      { numRuns: 4_000 },
    );
  }, 60_000);

  it('of an activation: 3,000 orders have one end, and no revision is missing, doubled or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(activations, schedule, (history, how) =>
        expectOneEnd({ ...WITH_SIM, history }, how),
      ),
      { numRuns: 3_000 },
    );
  }, 60_000);

  it('of a port-in: 3,000 orders have one end, and no revision is missing, doubled or taken back', async () => {
    await fc.assert(
      fc.asyncProperty(portIns, schedule, (history, how) =>
        expectOneEnd({ ...PORT_IN, history }, how),
      ),
      { numRuns: 3_000 },
    );
  }, 60_000);
});
