/*
 * SIM swap: moves a line to another SIM, at once (row 33) or confirmed by a one-time code (rows 67, 68).
 *
 * Owns   the reading back of both ways, and the limit of guesses at a code.
 * Never  lets a code be guessed: five wrong ones within a quarter of an hour, and the platform is asked no more.
 *
 * Guesses are counted where the write is made, since writes of one line come one after the other: fifty at once are no way around.
 */
import { minutes, seconds } from '../clock.ts';
import type { SimSwapStatus } from '../datasources/sim-swap.ts';
import { GatewayError, problem, type Problem } from '../errors.ts';
import type { CustomerId, SwapId } from '../ids.ts';
import type { Intent } from './engine/journal.ts';
import { ACCEPTED, DONE, writtenFrom, type Kind, type Tools, type Written } from './engine/kind.ts';
import { lineOf } from './lines/line-change.ts';
import type { SimSwapDetail } from './lines/line-work-detail.ts';
import { isOfKind, type Operation, type Reading } from './engine/operation.ts';

type SimSwap = Operation<SimSwapDetail>;

const MOST_GUESSES = 5;
const GUESSES_COUNT_FOR_MS = minutes(15);
/** How long a swap must wait for its code after a lost answer, before it is believed that the code never arrived. */
const ABSENT_AFTER_MS = minutes(5);

/** Names the swaps of a line that a code confirms, so that wrong codes can be counted. */
export const guessesOf = (line: CustomerId): string => `guesses:${line}`;

export const simSwapKind: Kind<SimSwapDetail> = {
  kind: 'sim-swap',
  doubtLastsMs: minutes(30),

  write: ({ detail, id }, intent, tools) =>
    detail.swapId === null
      ? swapAtOnce(detail, intent, tools)
      : confirm({ ...detail, swapId: detail.swapId, id }, intent, tools),

  async read(operation, tools) {
    const { swapId } = operation.detail;
    if (swapId === null) return readLineSim(operation, tools);
    const status = await tools.sources.simSwap.statusOf(swapId);
    return status ? readSwap(operation, status, tools.now) : nothingNew(operation);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  linkOf: () => null,
};

const nothingNew = ({ progress }: SimSwap): Reading => ({ state: 'nothing-new', progress });

async function swapAtOnce(
  { line, simType }: SimSwapDetail,
  intent: Intent,
  tools: Tools,
): Promise<Written> {
  const iccid = textOf(intent, 'iccid');
  const answer = await tools.sources.simSwap.submit({ line, iccid, simType });
  return writtenFrom(
    answer,
    () => ACCEPTED,
    async () => ((await lineOf(line, tools))?.iccid === iccid ? DONE : null),
  );
}

/** The line itself tells: this way has no status of its own. */
async function readLineSim(operation: SimSwap, tools: Tools): Promise<Reading> {
  const line = await lineOf(operation.detail.line, tools);
  const { iccid } = await tools.intentOf(operation.id);
  if (line?.iccid != null && line.iccid === iccid) return { ...DONE, taken: true };
  const overdue = tools.now - operation.startedAt >= minutes(30);
  return overdue && operation.status === 'IN_PROGRESS'
    ? { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: operation.progress }
    : nothingNew(operation);
}

type Confirmation = SimSwapDetail & { readonly swapId: SwapId; readonly id: SimSwap['id'] };

async function confirm(
  { line, simType, swapId, id }: Confirmation,
  intent: Intent,
  tools: Tools,
): Promise<Written> {
  const locked = await lockedUntil({ line, id }, tools);
  if (locked !== null) return { outcome: 'refused', problem: tooManyGuesses(locked) };
  const request = {
    ...{ swapId, line, simType },
    ...{ code: textOf(intent, 'code'), iccid: textOf(intent, 'iccid') },
  };
  const answer = await tools.sources.simSwap.confirm(request);
  const written = await writtenFrom(
    answer,
    () => ACCEPTED,
    async () => started(await tools.sources.simSwap.statusOf(swapId)),
  );
  return written.outcome === 'refused' ? withCodeProblem(written) : written;
}

/** What the platform says against the code has a name of its own, so that guesses can be counted. */
function withCodeProblem(written: Extract<Written, { outcome: 'refused' }>): Written {
  const { field, platformMessage } = written.problem;
  return field?.at(-1) === 'code'
    ? { ...written, problem: problem('CODE_WRONG', { field, platformMessage }) }
    : written;
}

async function lockedUntil(
  { line, id }: { line: CustomerId; id: SimSwap['id'] },
  { byRef, now }: Tools,
): Promise<number | null> {
  const earlier = await byRef(guessesOf(line));
  const wrong = earlier.filter(
    (one) =>
      one.id !== id &&
      isOfKind('sim-swap', one) &&
      one.failure?.code === 'CODE_WRONG' &&
      now - (one.settledAt ?? now) < GUESSES_COUNT_FOR_MS,
  );
  const oldest = wrong.at(-MOST_GUESSES);
  return oldest ? (oldest.settledAt ?? now) + GUESSES_COUNT_FOR_MS : null;
}

const tooManyGuesses = (retryAt: number): Problem => problem('TOO_MANY_GUESSES', { retryAt });

const started = (status: SimSwapStatus | null): Reading | null =>
  status?.status === 'IN_PROGRESS' || status?.status === 'COMPLETED' ? ACCEPTED : null;

function readSwap(operation: SimSwap, status: SimSwapStatus, now: number): Reading {
  switch (status.status) {
    case 'PENDING_CODE': {
      const { inDoubtSince } = operation;
      return inDoubtSince !== null && now - inDoubtSince >= ABSENT_AFTER_MS
        ? { state: 'failed', problem: problem('PLATFORM_UNAVAILABLE'), progress: 2 }
        : nothingNew(operation);
    }
    case 'IN_PROGRESS':
      return { state: 'working', step: 'IN_PROGRESS', progress: 1, taken: true };
    case 'COMPLETED':
      return { ...DONE, taken: true };
    case 'FAILED': {
      const { platformMessage } = status;
      const failure = problem('CHANGE_FAILED', { platformMessage });
      return { state: 'failed', problem: failure, progress: 2, taken: true };
    }
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}

function textOf(intent: Intent, name: string): string {
  const value = intent[name];
  if (typeof value === 'string') return value;
  throw new GatewayError('INTERNAL_SERVER_ERROR');
}
