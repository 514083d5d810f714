/*
 * Port-in: moves a number from another carrier to a line (row 19), with every correction that the platform takes (row 21).
 *
 * Owns   what is read before each write, what is sent, and until when the number is held: not while its customer is asked to correct it.
 * Never  repeats a correction whose answer was lost; the status of the line tells.
 */
import { seeded } from '../seeded-bug.ts';
import { isAtLeast } from '../access/caller.ts';
import { days, hours, minutes, seconds } from '../clock.ts';
import type { LineStatus } from '../datasources/line-status.ts';
import { problem } from '../errors.ts';
import { globalId } from '../ids.ts';
import { declinedNumber, declinedSim, simOf } from './activation-check.ts';
import type { PortInDetail } from './activation-detail.ts';
import { doubtEnds, workEnds, type Deadline } from './engine/deadline.ts';
import { ofLine, type Guess } from './engine/guess-book.ts';
import type { Intent } from './engine/journal.ts';
import { nothingNew, type Kind, type Prepared, type SendingTurn } from './engine/kind.ts';
import { inDoubt, type Operation } from './engine/operation.ts';
import { isRefusal, notFound, refusal, type Refusal } from './engine/refusal.ts';
import { isOvertaken, watchedUnproven } from './lines/change-evidence.ts';
import { holdsLine, holdsNumber, holdsSim, lineName } from './lines/line-name.ts';
import { snapshotOf } from './lines/line-reading.ts';
import { anyLine, guessOn, preparedOn, targetOf } from './lines/line-target.ts';
import { readPortIn } from './port-in-reading.ts';
import { isPortInWrite, startPortIn, updatePortIn, type PortInWrite } from './port-in-write.ts';

type PortIn = Operation<PortInDetail>;
type Preparation = Promise<Prepared<PortInDetail> | Refusal>;

/** How long a customer may take to correct a detail, before operators see that they do not. */
const WAITS_FOR_MS = days(30);

export const portInKind: Kind<PortInDetail> = {
  kind: 'port-in',
  askValidMs: minutes(10),

  scopes: (operation) => [
    ...[holdsLine(operation), ...holdsSim(operation)],
    ...(needsNumber(operation) && !seeded('number-not-held')
      ? [holdsNumber(operation, operation.detail.number)]
      : []),
  ],

  prepare(operation, intent, turn) {
    const name = operation.pending?.name;
    return isPortInWrite(name)
      ? prepareUpdate(operation, name, turn)
      : prepareStart(operation, intent, turn);
  },

  write(operation, intent, turn) {
    const name = operation.pending?.name;
    return isPortInWrite(name)
      ? updatePortIn(operation, { name, intent }, turn)
      : startPortIn(operation, intent, turn);
  },

  async read(operation, turn) {
    if (await isOvertaken(operation, ['activation', 'port-in'], turn)) return nothingNew(operation);
    const status = await turn.sources.activation.statusOf(operation.detail.line);
    return readPortIn(operation, status, turn.now);
  },

  checkEveryMs(operation, now) {
    if (inDoubt(operation) && operation.status !== 'NEEDS_ATTENTION') return seconds(20);
    const age = now - operation.startedAt;
    if (age > hours(24)) return minutes(30);
    const slow = operation.status === 'NEEDS_ATTENTION' || age > minutes(30);
    return slow ? minutes(5) : minutes(1);
  },

  deadlineOf(operation) {
    const { pending, detail } = operation;
    const known = pending?.name === 'cancel-for-new' ? minutes(30) : minutes(60);
    const worksFor = detail.takesNewNumber ? minutes(60) : days(7);
    return doubtEnds(operation, known) ?? workEnds(operation, worksFor) ?? waitEnds(operation);
  },

  watchUntil: watchedUnproven,
};

/** A port-in that its customer leaves alone is found by operators, who are not alarmed. */
function waitEnds({ status, steps, startedAt }: PortIn): Deadline | null {
  if (status !== 'WAITING_FOR_CUSTOMER') return null;
  const asked = steps.findLast(({ code }) => code === 'PORT_DETAILS_REJECTED');
  return { at: (asked?.at ?? startedAt) + WAITS_FOR_MS, then: 'listed' };
}

/** A number moves to one line at a time. A customer who is asked to correct a detail does not keep others from moving it. */
function needsNumber({ status, pending, detail }: PortIn): boolean {
  const idle = status === 'WAITING_FOR_CUSTOMER' || detail.takesNewNumber;
  return !idle || pending?.sent === true;
}

async function prepareStart(operation: PortIn, intent: Intent, turn: SendingTurn): Preparation {
  const target = await targetOf(operation, 'PORT_IN', turn);
  if (isRefusal(target)) return target;
  const { named, ...prepared } = preparedOn(target);
  const [number, sim, status] = await Promise.all([
    declinedNumber(operation.detail.number, turn),
    declinedSim(simOf(operation.detail, intent), target.line, turn),
    turn.sources.activation.statusOf(named.line),
  ]);
  const declined = number ?? sim;
  if (declined) return declined;
  const detail = { ...named, before: snapshotOf(status) };
  return { ...prepared, detail, guess: guessOn(target, 'PORT_IN_DETAILS') };
}

const ON_DECLINED: readonly LineStatus[] = ['PORT_IN_FAILED'];
const ON_OPEN: readonly LineStatus[] = ['PORT_IN_FAILED', 'PORT_IN_IN_PROGRESS', 'UNRECOGNIZED'];

/** A correction goes when the carrier asks for it, a cancellation while the port-in is not over. */
const POSSIBLE_ON: Readonly<Record<PortInWrite, readonly LineStatus[]>> = {
  correct: ON_DECLINED,
  resubmit: ON_DECLINED,
  cancel: ON_OPEN,
  'cancel-for-new': ON_OPEN,
};

async function prepareUpdate(
  { detail }: PortIn,
  name: PortInWrite,
  turn: SendingTurn,
): Preparation {
  const [status, holds] = await Promise.all([
    turn.sources.activation.statusOf(detail.line),
    mayChangeLine(detail, turn),
  ]);
  if (!holds) return notFound('operationId');
  if (!POSSIBLE_ON[name].includes(status.lineStatus))
    return refusal(problem('PORT_IN_NOT_CORRECTABLE', 'WRONG_STATE'));
  const unlessLocked = name === 'cancel-for-new' ? [lineName(detail.line)] : [];
  const before = snapshotOf(status);
  const prepared = { account: detail.account, detail: { before }, unlessLocked };
  return name === 'correct' ? { ...prepared, guess: correctionOf(detail) } : prepared;
}

/** A corrected detail is another try at what the losing carrier knows. */
const correctionOf = ({ account, line, holder }: PortInDetail): Guess => ({
  ...{ purpose: 'PORT_IN_DETAILS', of: ofLine(line) },
  tells: [{ customerId: holder ?? account, line }],
});

/** Whether the line is still of the account as this caller holds it: who no longer holds the primary line has no say in the others. */
async function mayChangeLine({ account, line }: PortInDetail, turn: SendingTurn): Promise<boolean> {
  if (seeded('former-holder-may-write') || isAtLeast(turn.session.caller, 'AGENT')) return true;
  return !isRefusal(await anyLine(globalId('Line', account, line), turn.session, turn));
}
