import { describe, expect, it } from 'vitest';
import { hours, minutes } from '../../src/clock.ts';
import type { LineInfo } from '../../src/datasources/customer.ts';
import { customerId, operationId } from '../../src/ids.ts';
import type { JournalReads } from '../../src/operations/engine/journal.ts';
import type { Turn } from '../../src/operations/engine/kind.ts';
import type { Operation, Reading } from '../../src/operations/engine/operation.ts';
import { hasPortedOut, portOutKind } from '../../src/operations/port-out.ts';
import type { PortOutDetail } from '../../src/operations/port-out-detail.ts';
import { lineName } from '../../src/operations/lines/line-name.ts';
import { anOperation } from '../support/an-operation.ts';

const LINE = customerId('c-2');
const NUMBER = '+12125550100';
const NOW = hours(1_000);

function aPortOut(
  change: Partial<Operation> = {},
  number: string | null = NUMBER,
): Operation<PortOutDetail> {
  const numberKnownAt = number === null ? null : NOW - hours(1);
  const names = { account: customerId('c-1'), line: LINE };
  const detail = { kind: 'port-out', ...names, number, numberKnownAt } as const;
  const idle = { status: 'IN_PROGRESS', progress: 1, startedAt: NOW - hours(1) } as const;
  return { ...anOperation(detail, { pending: null, ...idle, ...change }), detail };
}

/** A number swap of the line that left. */
const ourWork = (change: Partial<Operation> = {}): Operation => {
  const names = { account: customerId('c-1'), line: LINE, holder: null };
  const numbers = { previousNumber: NUMBER, phoneNumber: null, before: null };
  const detail = { kind: 'number-swap', ...names, ...numbers } as const;
  return anOperation(detail, { id: operationId('other'), mayHaveEffect: true, ...change });
};

const aLine = (change: Partial<LineInfo> = {}): LineInfo => ({
  ...{ customerId: LINE, isPrimary: false, firstName: 'Ann', status: 'ACTIVE', simType: null },
  ...{
    phoneNumber: NUMBER,
    iccid: null,
    imei: null,
    planName: null,
    planCode: null,
    activatedAt: null,
    activatedOn: null,
  },
  ...change,
});

/** What is read when row 25 lists these lines, or knows nobody (null). */
function read(
  operation: Operation<PortOutDetail>,
  lines: readonly LineInfo[] | null,
  others: readonly Operation[] = [],
): Promise<Reading> {
  const fresh = async () => lines && { lines };
  const sources = { customer: { fresh } } as unknown as Turn['sources'];
  const byRef = async (ref: string) => (ref === lineName(LINE) ? others : []);
  const journal = { byRef } as unknown as JournalReads;
  const clock = { now: () => NOW };
  return portOutKind.read(operation, {
    ...{ sources, journal, clock, now: NOW },
    saveQuote: async () => undefined,
  });
}

const attention = { status: 'NEEDS_ATTENTION', progress: 2 } as const;

describe('a port-out', () => {
  it.each([
    ['is disconnected', [aLine({ status: 'DISCONNECTED' })]],
    ['is no longer listed', []],
    ['is unknown', null],
    ['has no number', [aLine({ phoneNumber: null })]],
    ['has another number', [aLine({ phoneNumber: '+12125550199' })]],
  ])('has succeeded when the line %s', async (_what, lines) => {
    for (const operation of [aPortOut(), aPortOut(attention)])
      expect(await read(operation, lines)).toMatchObject({ state: 'succeeded' });
  });

  it('goes on while the line works with its number, whatever was claimed', async () => {
    for (const operation of [aPortOut(), aPortOut(attention)])
      expect(await read(operation, [aLine()])).toMatchObject({ state: 'nothing-new' });
    expect(await read(aPortOut(), [aLine({ status: 'SUSPENDED' })])).toMatchObject({
      state: 'nothing-new',
    });
  });

  it('needs a person when work of ours explains the missing number as well', async () => {
    const gone = [aLine({ status: 'DISCONNECTED' })];
    const open = ourWork();
    const justSettled = ourWork({ settledAt: NOW - minutes(5) });
    const old = ourWork({ settledAt: NOW - hours(2) });
    const unsent = ourWork({ mayHaveEffect: false });
    expect(await read(aPortOut(), gone, [open])).toMatchObject({ state: 'needs-attention' });
    expect(await read(aPortOut(), gone, [justSettled])).toMatchObject({ state: 'needs-attention' });
    expect(await read(aPortOut(attention), gone, [open])).toMatchObject({ state: 'nothing-new' });
    for (const other of [old, unsent])
      expect(await read(aPortOut(), gone, [other])).toMatchObject({ state: 'succeeded' });
  });

  it('of a line that was not in use needs a person, since nothing can show it', async () => {
    const gone = [aLine({ status: 'DISCONNECTED' })];
    expect(await read(aPortOut({}, null), gone)).toMatchObject({ state: 'needs-attention' });
    expect(await read(aPortOut(attention, null), gone)).toMatchObject({ state: 'nothing-new' });
  });

  it('that nobody called done comes to nothing after thirty days', async () => {
    const startedAt = NOW - hours(30 * 24);
    expect(await read(aPortOut({ startedAt }), [aLine()])).toMatchObject({ state: 'cancelled' });
    expect(await read(aPortOut({ ...attention, startedAt }), [aLine()])).toMatchObject({
      state: 'nothing-new',
    });
  });

  it('is looked at every half hour, and every five minutes when a person must look', () => {
    expect(portOutKind.checkEveryMs(aPortOut(), NOW)).toBe(minutes(30));
    expect(portOutKind.checkEveryMs(aPortOut(attention), NOW)).toBe(minutes(5));
  });
});

describe('a line', () => {
  const ported = (change: Partial<Operation>, activatedAt: number | null = 1) =>
    hasPortedOut(
      { customerId: LINE, activatedAt, activatedOn: null },
      { byRef: async (ref) => (ref === 'port-out:c-2' ? [aPortOut(change)] : []) },
    );

  it('has ported out once a port-out of it has succeeded, until it is activated again', async () => {
    expect(await ported({ status: 'SUCCEEDED', settledAt: 5 })).toBe(true);
    expect(await ported({ status: 'SUCCEEDED', settledAt: 5 }, null)).toBe(true);
    expect(await ported({ status: 'SUCCEEDED', settledAt: 5 }, 6)).toBe(false);
    expect(await ported({ status: 'FAILED', settledAt: 5 })).toBe(false);
    expect(await ported(attention)).toBe(false);
  });
});
