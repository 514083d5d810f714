/*
 * Line change: suspends, restores, disconnects and reconnects a line, or makes it the primary one (rows 27-30, 34).
 *
 * Owns   which state shows that a change was made.
 * Never  sends twice: a lost answer is read back by the account (row 25).
 *
 * The platform makes these changes at once, so that its answer is the end. Only where the answer was lost, or says that the state does not
 * fit, the account is read. A disconnect may wait for the end of the cycle, and a second swap of the primary line would undo the first:
 * for these two an unchanged state permits nothing, and a person looks in the end. A suspension goes beside anything that is in doubt.
 */
import { minutes, seconds } from '../../clock.ts';
import type { LineInfo } from '../../datasources/customer.ts';
import type { LineSource } from '../../datasources/line.ts';
import { problem } from '../../errors.ts';
import type { CustomerId } from '../../ids.ts';
import { doubtEnds } from '../engine/deadline.ts';
import { nothingNew, writtenFrom, type Kind, type Turn } from '../engine/kind.ts';
import { isSettled, type Operation, type Reading } from '../engine/operation.ts';
import { isRefusal } from '../engine/refusal.ts';
import type { Scope } from '../engine/scope.ts';
import { isOvertaken, sinceSent, watchedUnproven } from './change-evidence.ts';
import { holdsLine, holdsPart } from './line-name.ts';
import { preparedOn, targetOf } from './line-target.ts';
import type { LineChange, LineChangeDetail } from './line-work-detail.ts';

type Changing = Operation<LineChangeDetail>;

/** How long the state must stay as it was after a lost answer, before the change may be asked for again. */
const ABSENT_AFTER_MS = minutes(5);

export const lineChangeKind: Kind<LineChangeDetail> = {
  kind: 'line-change',
  askValidMs: minutes(10),

  scopes: (operation) => {
    const { change } = operation.detail;
    if (change === 'SUSPEND') return [holdsPart(operation, 'suspend', 'attention')];
    const once = REPEATABLE.has(change) ? [] : [holdsPart(operation, 'change', 'end')];
    return [
      holdsLine(operation),
      ...once,
      ...(change === 'MAKE_PRIMARY' ? [holdsRank(operation)] : []),
    ];
  },

  async prepare(operation, _intent, turn) {
    const target = await targetOf(operation, operation.detail.change, turn);
    if (isRefusal(target)) return target;
    const { named, ...prepared } = preparedOn(target);
    const { status, isPrimary } = target.line;
    return { ...prepared, detail: { ...named, before: { status, isPrimary } } };
  },

  async write({ detail }, _intent, turn) {
    const answer = await SENDERS[detail.change](turn.sources.line, detail);
    return writtenFrom(
      answer,
      () => DONE,
      async () => (isReached(detail, await lineOf(detail.line, turn)) ? DONE : null),
    );
  },

  async read(operation, turn) {
    if (await isOvertaken(operation, ['line-change'], turn)) return nothingNew(operation);
    const line = await lineOf(operation.detail.line, turn);
    if (isReached(operation.detail, line))
      return { ...DONE, answersWrite: true, certainty: 'REPORTED' };
    return isAbsent(operation, line, turn.now)
      ? { state: 'failed', problem: problem('PLATFORM_UNAVAILABLE', 'NEVER_ARRIVED'), progress: 1 }
      : nothingNew(operation);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  deadlineOf: (operation) => doubtEnds(operation, minutes(30)),
  watchUntil: watchedUnproven,
};

/** A family has one primary line: until it is known which one, no other line becomes it. */
const holdsRank = ({ detail: { holder, account } }: Changing): Scope => ({
  ...{ name: `primary:${holder ?? account}`, until: 'end' },
});

const DONE: Reading = { state: 'succeeded', progress: 1 };

/** A second one of these does no harm. */
const REPEATABLE: ReadonlySet<LineChange> = new Set(['SUSPEND', 'RESTORE', 'RECONNECT']);

type Sender = (source: LineSource, detail: LineChangeDetail) => ReturnType<LineSource['suspend']>;

const SENDERS: Readonly<Record<LineChange, Sender>> = {
  SUSPEND: (source, { line }) => source.suspend(line),
  RESTORE: (source, { line }) => source.restore(line),
  DISCONNECT: (source, { line }) => source.disconnect(line),
  RECONNECT: (source, { line }) => source.reconnect(line),
  MAKE_PRIMARY: (source, { account, holder, line }) =>
    source.makePrimary({ primary: holder ?? account, secondary: line }),
};

/** What the line looks like when the change was made. */
const REACHED: Readonly<Record<LineChange, (line: LineInfo) => boolean>> = {
  SUSPEND: ({ status }) => status === 'SUSPENDED',
  RESTORE: ({ status }) => status === 'ACTIVE',
  DISCONNECT: ({ status }) => status === 'DISCONNECTED',
  RECONNECT: ({ status }) => status === 'ACTIVE',
  MAKE_PRIMARY: ({ isPrimary }) => isPrimary,
};

const isReached = ({ change }: LineChangeDetail, line: LineInfo | null): boolean =>
  line !== null && REACHED[change](line);

/** Whether the line is as it was for so long that the same may be asked for again. */
function isAbsent(operation: Changing, line: LineInfo | null, now: number): boolean {
  const { before, change } = operation.detail;
  return (
    !isSettled(operation) &&
    REPEATABLE.has(change) &&
    line !== null &&
    line.status === before?.status &&
    sinceSent(operation, now) >= ABSENT_AFTER_MS
  );
}

/** The line as its own record has it: after a swap of the primary line, the account is another one's. */
export async function lineOf(
  line: CustomerId,
  { sources }: Pick<Turn, 'sources'>,
): Promise<LineInfo | null> {
  const info = await sources.customer.fresh(line);
  return info?.lines.find(({ customerId }) => customerId === line) ?? null;
}
