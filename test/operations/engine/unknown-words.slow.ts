import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCaches, freshSources } from '../../../src/datasources/sources.ts';
import type { Platform } from '../../../src/datasources/wire/platform.ts';
import { GatewayError } from '../../../src/errors.ts';
import { customerId, quoteId, swapId, transactionId } from '../../../src/ids.ts';
import { activationKind } from '../../../src/operations/activation.ts';
import { advance } from '../../../src/operations/engine/advance.ts';
import { customerResetKind } from '../../../src/operations/customer-reset.ts';
import type { JournalReads } from '../../../src/operations/engine/journal.ts';
import type { Kind, Turn } from '../../../src/operations/engine/kind.ts';
import { numberSwapKind } from '../../../src/operations/number-swap.ts';
import {
  isSettled,
  type Detail,
  type Operation,
} from '../../../src/operations/engine/operation.ts';
import { planChangeKind } from '../../../src/operations/plan-change.ts';
import { portInKind } from '../../../src/operations/port-in.ts';
import { purchaseKind } from '../../../src/operations/purchase.ts';
import { simSwapKind } from '../../../src/operations/sim-swap.ts';
import { gives, StubReach } from '../../datasources/wire/stub-reach.ts';
import { anOperation } from '../../support/an-operation.ts';

const LINE = customerId('c-1');
const OF_LINE = { account: LINE, line: LINE, holder: null };
const ACTIVE = {
  sim: null,
  phoneNumber: null,
  planName: null,
  activatedAt: null,
  activatedOn: null,
  before: null,
};

const ATTEMPT = {
  transactionId: transactionId('t-1'),
  link: null,
  paymentStatus: 'PENDING',
  ...({ sentAt: 0, proof: 'NAME', paidAt: null, over: false } as const),
} as const;

const DETAILS = {
  purchase: {
    ...{ kind: 'purchase', quoteId: quoteId('q'), purchaseKind: 'NEW_CUSTOMER' },
    ...{ clientAccountId: 'r', attempts: [ATTEMPT], platformMessage: null, cart: 'sam' },
    ...{ notRenewable: null, lineIds: [], before: null },
  },
  activation: { kind: 'activation', ...OF_LINE, ...ACTIVE },
  portIn: {
    ...{ kind: 'port-in', ...OF_LINE, ...ACTIVE },
    ...{ number: '+12125550142', ported: null, takesNewNumber: false },
  },
  numberSwap: {
    kind: 'number-swap',
    ...OF_LINE,
    previousNumber: '+12125550100',
    phoneNumber: null,
    before: null,
  },
  reset: { kind: 'customer-reset', ...OF_LINE, before: null },
  planChange: {
    ...{ kind: 'plan-change', ...OF_LINE, quoteId: quoteId('q') },
    ...{ transactionId: transactionId('t-1'), effectiveOn: null, scheduled: false },
    ...{ effective: 'NOW', before: null, record: null, charged: null },
  },
  simSwap: {
    ...{ kind: 'sim-swap', ...OF_LINE, simType: 'ESIM', sim: '8901260000000000033' },
    ...{ swapId: swapId('s-1'), before: null },
  },
} as const satisfies Record<string, Detail>;

/** Everything that a good answer would name beside the state. */
const BESIDE = {
  ...{
    transactionId: 't-1',
    txnId: 't-1',
    id: undefined,
    customerId: 'c-1',
    mobileNo: '2125550142',
  },
  ...{ clientAccountId: 'r', activationDate: '2026-03-01', planName: 'Basic' },
};

const KNOWN = new Set([
  ...['IN_PROGRESS', 'PENDING', 'PROCESSING', 'PAYMENT_PENDING', 'PAYMENT_PROCESSING', 'COMPLETED'],
  ...['DONE', 'SUCCESS', 'APPROVED', 'FAILED', 'DECLINED', 'SCHEDULED', 'PENDING_OTP'],
]);

const isKnown = (word: string): boolean =>
  KNOWN.has(word.trim().toUpperCase().replace(/[ -]/g, '_'));

const word: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.string(),
    fc
      .constantFrom(...KNOWN)
      .chain((known) =>
        fc.constantFrom(`${known}ED`, `NOT_${known}`, `${known}!`, `${known}.`, known.slice(1)),
      ),
    fc.constantFrom('constructor', '__proto__', 'toString', 'CANCELLED', 'EXPIRED', 'TRUE', '2'),
    fc.integer(),
    fc.constantFrom<unknown>(null, true, [], {}, ['COMPLETED'], { status: 'FAILED' }),
  )
  .filter((one) => !isKnown(String(one)) || typeof one === 'object');

const CODES = new Set([0, 1, 2, 3, 4, 8, 9, 10, 11]);

const code: fc.Arbitrary<unknown> = fc
  .oneof(
    fc.integer(),
    fc.integer({ min: -3, max: 40 }),
    fc.double(),
    fc.string({ minLength: 1 }),
    fc.constantFrom<unknown>('ACTIVE', 'CANCELLED', '2.0.0', true, null, [2], { code: 2 }),
  )
  .filter((one) => typeof one === 'object' || !CODES.has(Number(one)) || typeof one === 'boolean');

/** How far it is, and whether the outcome of its write is in doubt. */
const situation = fc.record({ progress: fc.nat(2), inDoubt: fc.boolean() });

function operationWith(
  detail: Detail,
  { progress, inDoubt }: { progress: number; inDoubt: boolean },
): Operation {
  const { pending, ...begun } = anOperation(detail);
  return {
    ...begun,
    ...{ revision: 3, status: inDoubt ? 'UNDETERMINED' : 'IN_PROGRESS' },
    ...{ certainty: inDoubt ? 'UNKNOWN' : 'CONFIRMED', epoch: 1, progress, sentAt: 0 },
    ...{ mayHaveEffect: true, noResponseSince: inDoubt ? 0 : null },
    pending: inDoubt && pending ? { ...pending, sent: true } : null,
  };
}

let reach: StubReach;
let platform: Platform;
/** Made once, which takes longer than a read; between two reads passes more time than anything is kept for. */
let caches: ReturnType<typeof createCaches>;
const LATER_MS = 50 * 3_600_000;

beforeAll(async () => {
  reach = await StubReach.start();
  platform = reach.platform({ readTimeoutMs: 5_000 });
  caches = createCaches(reach.clock);
});

afterAll(() => reach[Symbol.asyncDispose]());

const journal = {
  byRef: async () => [],
  quote: async () => null,
  claimed: async () => new Map(),
} as unknown as JournalReads;

const turn = (now: number): Turn => ({
  sources: freshSources(platform, caches),
  ...{ journal, clock: { now: () => now }, now },
  saveQuote: async () => undefined,
});

describe('a state that nobody knows', () => {
  it.each([
    [10, 'a purchase', purchaseKind, DETAILS.purchase, word],
    [20, 'an activation', activationKind, DETAILS.activation, code],
    [20, 'a port-in', portInKind, DETAILS.portIn, code],
    [32, 'a number swap', numberSwapKind, DETAILS.numberSwap, word],
    [37, 'a reset', customerResetKind, DETAILS.reset, word],
    [51, 'a plan change', planChangeKind, DETAILS.planChange, word],
    [68, 'a SIM swap', simSwapKind, DETAILS.simSwap, word],
  ] as const)(
    'of row %i never settles %s',
    async (row, _what, kind, detail, states) => {
      const { read } = kind as unknown as Kind<Detail>;
      const idle = operationWith(detail, { progress: 0, inDoubt: false });
      reach.clock.time += LATER_MS;
      const names = row === 68 ? { ...BESIDE, id: 's-1' } : BESIDE;
      reach.always(gives({ ...names, status: row === 20 ? 77 : 'QUEUED' }));
      expect(await read(idle, turn(0))).toMatchObject({ state: 'unrecognized' });
      await fc.assert(
        fc.asyncProperty(states, situation, async (status, before) => {
          const operation = operationWith(detail, before);
          reach.clock.time += LATER_MS;
          reach.always(gives({ ...names, status }));
          const reading = await read(operation, turn(60_000)).catch((error: unknown) => error);
          if (reading instanceof Error) {
            expect(reading).toBeInstanceOf(GatewayError);
            return;
          }
          const after = advance(operation, {
            ...{ type: 'read', at: 1, source: 'POLL', epoch: operation.epoch },
            reading: reading as Awaited<ReturnType<typeof read>>,
          });
          expect(isSettled(after), `${String(status)} made it ${after.status}`).toBe(false);
        }),
        { numRuns: 200 },
      );
    },
    60_000,
  );
});

describe('an answer about somebody else', () => {
  it.each([
    ['a purchase', purchaseKind, DETAILS.purchase, { transactionId: 't-9', status: 'COMPLETED' }],
    ['an activation', activationKind, DETAILS.activation, { customerId: 'c-9', status: 2 }],
    ['a port-in', portInKind, DETAILS.portIn, { customerId: 'c-9', status: 2 }],
  ] as const)('says nothing of %s', async (_what, kind, detail, answer) => {
    const { read } = kind as unknown as Kind<Detail>;
    reach.clock.time += LATER_MS;
    reach.always(gives(answer));
    const idle = operationWith(detail, { progress: 1, inDoubt: false });
    await expect(read(idle, turn(0))).rejects.toMatchObject({ code: 'PLATFORM_UNREADABLE' });
  });
});
