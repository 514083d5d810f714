/*
 * Customer reset: sets a line up anew at the platform (row 36), read back by the line (row 37).
 *
 * Never  takes the record of an earlier reset for this one: what was said before it left is kept beside it.
 */
import { minutes, seconds } from '../clock.ts';
import type { ResetStatus } from '../datasources/support.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import { ACCEPTED, nothingNew, writtenFrom, type Kind, type Turn } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import { isRefusal } from './engine/refusal.ts';
import { isChange, isOvertaken, startedAlready, watchedUnproven } from './lines/change-evidence.ts';
import { changeReading } from './lines/change-reading.ts';
import { holdsLine } from './lines/line-name.ts';
import { preparedOn, targetOf } from './lines/line-target.ts';
import type { CustomerResetDetail, WorkBefore } from './lines/line-work-detail.ts';

export const customerResetKind: Kind<CustomerResetDetail> = {
  kind: 'customer-reset',
  askValidMs: minutes(10),
  scopes: (operation) => [holdsLine(operation)],

  async prepare(operation, _intent, turn) {
    const target = await targetOf(operation, 'RESET', turn);
    if (isRefusal(target)) return target;
    const { named, ...prepared } = preparedOn(target);
    const status = await turn.sources.support.resetStatusOf(named.line);
    return { ...prepared, detail: { ...named, before: snapshotOf(status) } };
  },

  async write(operation, _intent, turn) {
    const answer = await turn.sources.support.reset(operation.detail.line);
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => startedAlready(await readReset(operation, turn)),
    );
  },

  async read(operation, turn) {
    const overtaken = await isOvertaken(operation, ['customer-reset'], turn);
    return overtaken ? nothingNew(operation) : readReset(operation, turn);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  deadlineOf: (operation) => doubtEnds(operation, minutes(30)) ?? workEnds(operation, minutes(60)),
  watchUntil: watchedUnproven,
};

const snapshotOf = (status: ResetStatus | null): WorkBefore => ({
  status: status?.status ?? null,
  platformMessage: status?.platformMessage ?? null,
});

async function readReset(operation: Operation<CustomerResetDetail>, turn: Turn): Promise<Reading> {
  const status = await turn.sources.support.resetStatusOf(operation.detail.line);
  if (!status || !isChange(operation, snapshotOf(status), turn.now)) return nothingNew(operation);
  return changeReading(operation, status);
}
