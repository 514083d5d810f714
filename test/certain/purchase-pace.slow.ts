import { describe, expect, it } from 'vitest';
import { Activity } from '../../src/activity.ts';
import { Access } from '../../src/access/ownership.ts';
import { minutes, seconds } from '../../src/clock.ts';
import type { PurchaseStatus } from '../../src/datasources/purchase.ts';
import type { DataSources } from '../../src/datasources/sources.ts';
import { GatewayError } from '../../src/errors.ts';
import { operationId, transactionId, type TransactionId } from '../../src/ids.ts';
import type { Kinds } from '../../src/operations/engine/kind.ts';
import type { Operation } from '../../src/operations/engine/operation.ts';
import { Runner } from '../../src/operations/engine/runner.ts';
import { purchaseKind } from '../../src/operations/purchase.ts';
import type { PurchaseDetail } from '../../src/operations/purchase-detail.ts';
import { Telemetry } from '../../src/telemetry.ts';
import { anOperation, PURCHASE } from '../support/an-operation.ts';
import { STEP_UP } from '../support/config.ts';
import { NO_GUESSES } from '../support/no-guesses.ts';
import { MemoryJournal } from '../support/memory-journal.ts';
import { ManualClock } from '../subscriptions/manual-clock.ts';

const COUNT = 300;
const READ_MS = 300;
const TIMES_OUT_MS = seconds(7);

/** Whether the reading of a transaction, the nth of all, gets no answer. */
type TimesOut = (id: TransactionId, nth: number) => boolean;

/** A platform whose readings take their time, by the clock of the gateway. */
class SlowReach {
  readonly begun = new Map<TransactionId, number[]>();
  readonly #clock: ManualClock;
  readonly #timesOut: TimesOut;
  readonly #payableAt: number;
  #reads = 0;

  constructor(
    clock: ManualClock,
    { payableAt, timesOut }: { payableAt: number; timesOut: TimesOut },
  ) {
    this.#clock = clock;
    this.#payableAt = payableAt;
    this.#timesOut = timesOut;
  }

  readonly sources = (): DataSources =>
    ({
      purchase: { statusOf: (id: TransactionId) => this.#statusOf(id) },
    }) as unknown as DataSources;

  #statusOf(id: TransactionId): Promise<PurchaseStatus> {
    const clock = this.#clock;
    this.begun.set(id, [...(this.begun.get(id) ?? []), clock.now()]);
    this.#reads += 1;
    const late = this.#timesOut(id, this.#reads);
    return new Promise((resolve, reject) => {
      clock.at(clock.now() + (late ? TIMES_OUT_MS : READ_MS), () =>
        late ? reject(new GatewayError('PLATFORM_UNAVAILABLE')) : resolve(this.#status(id)),
      );
    });
  }

  #status(id: TransactionId): PurchaseStatus {
    const isPayable = this.#clock.now() >= this.#payableAt;
    const link = { url: 'https://pay.test/1', expiresAt: this.#payableAt + minutes(15) };
    return {
      ...{ transactionId: id, paymentStatus: 'PENDING', customerId: null, clientAccountId: 'c' },
      ...{ total: null, platformMessage: null },
      phase: isPayable ? 'payment-needed' : 'working',
      link: isPayable ? link : null,
    };
  }
}

const nameOf = (n: number): TransactionId => transactionId(`t-${n}`);

function unpaid(n: number, now: number): Operation {
  const detail: PurchaseDetail = {
    ...{ ...PURCHASE, notRenewable: null, lineIds: [], cart: `${n}` },
    before: { lines: [], latest: null, replaces: null, unknownSince: null },
    attempts: [
      {
        ...{ transactionId: nameOf(n), link: null, paymentStatus: 'PENDING', proof: 'NAME' },
        ...{ sentAt: now, paidAt: null, over: false },
      },
    ],
  };
  return anOperation(detail, {
    ...{ id: operationId(`o-${n}`), status: 'IN_PROGRESS', pending: null, epoch: 1, progress: 1 },
    ...{ startedAt: now, sentAt: now, mayHaveEffect: true, nextCheckAt: now },
    steps: [{ code: 'ACCEPTED', at: now, source: 'RESPONSE' }],
  });
}

async function minuteOf(timesOut: TimesOut) {
  const clock = new ManualClock();
  const journal = new MemoryJournal();
  const payableAt = clock.now() + seconds(30);
  const reach = new SlowReach(clock, { payableAt, timesOut });
  for (let n = 0; n < COUNT; n += 1) {
    const operation = unpaid(n, clock.now());
    journal.operations.set(operation.id, operation);
  }
  const runner = new Runner({
    ...{ journal: journal.asJournal(), clock, sources: reach.sources },
    ...{ kinds: { purchase: purchaseKind } as unknown as Kinds, activity: new Activity() },
    ...{ telemetry: new Telemetry('silent'), onRefs: () => undefined },
    access: () => new Access({ of: async () => [] }),
    guesses: NO_GUESSES,
    wantedSignIn: STEP_UP.signIn,
  });
  runner.start();
  await clock.advance(seconds(60));
  return { reach, payableAt, operations: [...journal.operations.values()] };
}

const gapsOf = (times: readonly number[]): readonly number[] =>
  times.slice(1).map((time, index) => time - (times[index] ?? time));

describe('three hundred unpaid purchases', () => {
  it('are each looked at every five seconds, and their links are seen within seven', async () => {
    const { reach, payableAt, operations } = await minuteOf(() => false);
    expect(reach.begun.size).toBe(COUNT);
    for (const times of reach.begun.values()) {
      expect(Math.max(...gapsOf(times))).toBeLessThanOrEqual(seconds(5) + 2 * READ_MS);
      expect(times.length).toBeGreaterThanOrEqual(10);
    }
    for (const { steps } of operations) {
      const seenAt = steps.find(({ code }) => code === 'PAYMENT_LINK_READY')?.at ?? Infinity;
      expect(seenAt - payableAt).toBeLessThanOrEqual(seconds(7));
    }
  }, 60_000);

  it('are not held up by one whose every reading times out', async () => {
    const { reach } = await minuteOf((id) => id === nameOf(0));
    for (const [id, times] of reach.begun)
      if (id !== nameOf(0))
        expect(Math.max(...gapsOf(times))).toBeLessThanOrEqual(seconds(5) + 2 * READ_MS);
  }, 60_000);

  it('keep their pace while one reading in fifty times out', async () => {
    const late = new Set<TransactionId>();
    const { reach } = await minuteOf((id, nth) => {
      if (nth % 50 === 0) late.add(id);
      return nth % 50 === 0;
    });
    const others = [...reach.begun].filter(([id]) => !late.has(id));
    expect(late.size).toBeGreaterThan(20);
    expect(others.length).toBeGreaterThan(100);
    for (const [, times] of others)
      expect(Math.max(...gapsOf(times))).toBeLessThanOrEqual(seconds(5) + 2 * READ_MS);
  }, 60_000);
});
