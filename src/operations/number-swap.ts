/*
 * Number swap: gives a line another number (row 31), read back by the line (row 32).
 *
 * Owns   what the status of the line's latest swap proves of this one.
 * Never  takes the record of an earlier swap for this one: what was said before it left is kept beside it.
 */
import { minutes, seconds } from '../clock.ts';
import type { NumberSwapStatus } from '../datasources/number-swap.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import { ACCEPTED, DONE, nothingNew, writtenFrom, type Kind, type Turn } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import { isRefusal } from './engine/refusal.ts';
import { isChange, isOvertaken, startedAlready, watchedUnproven } from './lines/change-evidence.ts';
import { changeReading } from './lines/change-reading.ts';
import { lineOf } from './lines/line-change.ts';
import { holdsLine } from './lines/line-name.ts';
import { preparedOn, targetOf } from './lines/line-target.ts';
import type { NumberSwapDetail } from './lines/line-work-detail.ts';

type NumberSwap = Operation<NumberSwapDetail>;

export const numberSwapKind: Kind<NumberSwapDetail> = {
  kind: 'number-swap',
  askValidMs: minutes(10),
  scopes: (operation) => [holdsLine(operation)],

  async prepare(operation, _intent, turn) {
    const target = await targetOf(operation, 'SWAP_NUMBER', turn);
    if (isRefusal(target)) return target;
    const { named, ...prepared } = preparedOn(target);
    const status = await turn.sources.numberSwap.statusOf(named.line);
    const previousNumber = target.line.phoneNumber;
    return { ...prepared, detail: { ...named, previousNumber, before: snapshotOf(status) } };
  },

  async write(operation, { zip }, turn) {
    const { line } = operation.detail;
    const request = { line, zip: typeof zip === 'string' ? zip : null };
    const answer = await turn.sources.numberSwap.submit(request);
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => startedAlready(await readSwap(operation, turn)),
    );
  },

  async read(operation, turn) {
    const overtaken = await isOvertaken(operation, ['number-swap'], turn);
    return overtaken ? nothingNew(operation) : readSwap(operation, turn);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  deadlineOf: (operation) => doubtEnds(operation, minutes(30)) ?? workEnds(operation, minutes(60)),
  watchUntil: watchedUnproven,
};

const snapshotOf = (status: NumberSwapStatus | null): NonNullable<NumberSwapDetail['before']> => ({
  status: status?.status ?? null,
  phoneNumber: status?.phoneNumber ?? null,
  platformMessage: status?.platformMessage ?? null,
});

async function readSwap(operation: NumberSwap, turn: Turn): Promise<Reading> {
  const status = await turn.sources.numberSwap.statusOf(operation.detail.line);
  if (!status || !isChange(operation, snapshotOf(status), turn.now)) return nothingNew(operation);
  return status.status === 'COMPLETED'
    ? completed(operation, status, turn)
    : changeReading(operation, status);
}

/** A swap is done when the line has another number; where the swap does not state it, the line does. */
async function completed(
  operation: NumberSwap,
  status: NumberSwapStatus,
  turn: Turn,
): Promise<Reading> {
  const { line, previousNumber } = operation.detail;
  const phoneNumber = status.phoneNumber ?? (await lineOf(line, turn))?.phoneNumber ?? null;
  const isNew = phoneNumber !== null && phoneNumber !== previousNumber;
  return isNew ? { ...DONE, detail: { phoneNumber }, answersWrite: true } : nothingNew(operation);
}
