/*
 * SIM swap: moves a line to another SIM, at once (row 33) or confirmed by a one-time code (rows 67, 68).
 *
 * Owns   the reading back of both ways: of the first by the SIM that the line states, of the second by the swap's own id.
 * Never  lets a code be guessed: whatever is sent with one counts until its swap is done. The code stays in the intent.
 */
import { minutes, seconds } from '../clock.ts';
import { GatewayError, problem, type Problem } from '../errors.ts';
import type { CustomerId, SwapId } from '../ids.ts';
import { doubtEnds, workEnds } from './engine/deadline.ts';
import type { Intent } from './engine/journal.ts';
import {
  ACCEPTED,
  DONE,
  nothingNew,
  writtenFrom,
  type Kind,
  type Turn,
  type Written,
} from './engine/kind.ts';
import { inDoubt, isSettled, type Operation, type Reading } from './engine/operation.ts';
import { isRefusal, notFound } from './engine/refusal.ts';
import {
  isChange,
  isOvertaken,
  sinceSent,
  startedAlready,
  watchedUnproven,
} from './lines/change-evidence.ts';
import { changeReading } from './lines/change-reading.ts';
import { lineOf } from './lines/line-change.ts';
import { holdsLine, holdsSim } from './lines/line-name.ts';
import { guessOn, preparedOn, targetOf } from './lines/line-target.ts';
import type { SimBefore, SimSwapDetail } from './lines/line-work-detail.ts';

type SimSwap = Operation<SimSwapDetail>;

/** How long a swap must wait for its code after a lost answer, before it is believed that the code never arrived. */
const ABSENT_AFTER_MS = minutes(5);
/** How long an accepted swap is looked for on the line. */
const LOOKED_FOR_MS = minutes(30);

export const simSwapKind: Kind<SimSwapDetail> = {
  kind: 'sim-swap',
  askValidMs: minutes(10),
  scopes: (operation) => [holdsLine(operation), ...holdsSim(operation)],

  async prepare(operation, { codeLine }, turn) {
    const target = await targetOf(operation, 'SWAP_SIM', turn);
    if (isRefusal(target)) return target;
    const { named, refs, ...prepared } = preparedOn(target);
    const { line } = named;
    const { swapId } = operation.detail;
    if (swapId !== null && codeLine !== line) return notFound('codeRequestId');
    const before = await snapshotOf(operation.detail, line, turn);
    const ready = { ...prepared, detail: { ...named, before } };
    return swapId === null ? ready : { ...ready, guess: guessOn(target, 'ONE_TIME_CODE') };
  },

  write: (operation, intent, turn) =>
    operation.detail.swapId === null
      ? swapAtOnce(operation.detail, turn)
      : confirm(operation, { swapId: operation.detail.swapId, code: textOf(intent, 'code') }, turn),

  async read(operation, turn) {
    if (await isOvertaken(operation, ['sim-swap', 'activation', 'port-in'], turn))
      return nothingNew(operation);
    const { swapId } = operation.detail;
    return swapId === null ? readLineSim(operation, turn) : readSwap(operation, swapId, turn);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  deadlineOf: (operation) =>
    doubtEnds(operation, minutes(30)) ?? workEnds(operation, LOOKED_FOR_MS),
  watchUntil: watchedUnproven,
};

async function snapshotOf(
  { swapId }: SimSwapDetail,
  line: CustomerId,
  turn: Turn,
): Promise<SimBefore> {
  if (swapId === null) return { iccid: await simOf(line, turn), swap: null };
  const status = await turn.sources.simSwap.statusOf(swapId);
  return { iccid: null, swap: status?.status ?? null };
}

/** The SIM that the platform states for a line, in the account or else in the status of its activation; assumed fields, both. */
async function simOf(line: CustomerId, turn: Turn): Promise<string | null> {
  const stated = (await lineOf(line, turn))?.iccid ?? null;
  return stated ?? (await turn.sources.activation.statusOf(line)).iccid;
}

async function swapAtOnce({ line, sim, simType }: SimSwapDetail, turn: Turn): Promise<Written> {
  const answer = await turn.sources.simSwap.submit({ line, iccid: sim, simType });
  return writtenFrom(
    answer,
    () => ACCEPTED,
    async () => ((await simOf(line, turn)) === sim ? DONE : null),
  );
}

/** The line itself tells: this way has no status of its own. Where no SIM is ever stated, the answer is all that is known. */
async function readLineSim(operation: SimSwap, turn: Turn): Promise<Reading> {
  const { line, sim, before } = operation.detail;
  const stated = await simOf(line, turn);
  const certainty = inDoubt(operation) ? 'REPORTED' : 'CONFIRMED';
  if (stated === sim) return { ...DONE, answersWrite: true, certainty };
  const neverStated = stated === null && (before?.iccid ?? null) === null;
  const accepted = !isSettled(operation) && !inDoubt(operation);
  return accepted && neverStated && sinceSent(operation, turn.now) >= LOOKED_FOR_MS
    ? { ...DONE, certainty: 'REPORTED' }
    : nothingNew(operation);
}

async function confirm(
  operation: SimSwap,
  { swapId, code }: { readonly swapId: SwapId; readonly code: string },
  turn: Turn,
): Promise<Written> {
  const { line, sim, simType } = operation.detail;
  const answer = await turn.sources.simSwap.confirm({ swapId, line, simType, code, iccid: sim });
  const written = await writtenFrom(
    answer,
    () => ACCEPTED,
    async () => startedAlready(await readSwap(operation, swapId, turn)),
  );
  return written.outcome === 'refused'
    ? { ...written, problem: codeProblem(written.problem) }
    : written;
}

/** What the platform says against the code has a name of its own. */
const codeProblem = (because: Problem): Problem => {
  const { field, platformMessage } = because;
  return field?.at(-1) === 'code'
    ? problem('CODE_WRONG', 'NOT_ACCEPTED', { field, platformMessage })
    : because;
};

async function readSwap(operation: SimSwap, swapId: SwapId, turn: Turn): Promise<Reading> {
  const read = await turn.sources.simSwap.statusOf(swapId);
  if (!read) return nothingNew(operation);
  const { status, platformMessage } = read;
  if (status === 'PENDING_CODE') return awaitsCode(operation, turn.now);
  const snapshot: SimBefore = { iccid: null, swap: status };
  if (!isChange(operation, snapshot, turn.now)) return nothingNew(operation);
  return changeReading(operation, { status, platformMessage });
}

/** A swap that still waits for its code some minutes after a lost answer never got it: a new code is needed. */
const awaitsCode = (operation: SimSwap, now: number): Reading =>
  inDoubt(operation) && sinceSent(operation, now) >= ABSENT_AFTER_MS
    ? { state: 'failed', problem: problem('PLATFORM_UNAVAILABLE', 'NEVER_ARRIVED'), progress: 2 }
    : nothingNew(operation);

function textOf(intent: Intent, name: string): string {
  const value = intent[name];
  if (typeof value === 'string') return value;
  throw new GatewayError('INTERNAL_SERVER_ERROR');
}
