/*
 * Port-out: a number leaves for another carrier. The platform says so, and row 25 tells whether it is so.
 *
 * Owns   what shows that a number is gone, and what a line is after that.
 * Never  sends anything, and never ends because of a claim.
 *
 * Whatever else of ours changed the line since its number was known explains a missing number just as well; then a person decides.
 */
import { days, dayStart, minutes } from '../clock.ts';
import type { LineInfo } from '../datasources/customer.ts';
import { numberInUse } from '../datasources/line-numbers.ts';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import { problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import type { JournalReads } from './engine/journal.ts';
import { nothingNew, type Kind, type Turn } from './engine/kind.ts';
import { isOfKind, type Operation, type Reading } from './engine/operation.ts';
import { refusal } from './engine/refusal.ts';
import { lineName } from './lines/line-name.ts';
import type { PortOutDetail } from './port-out-detail.ts';

type PortOut = Operation<PortOutDetail>;

/** Claims of both callbacks, and the end. */
export const PROGRESS = { requested: 1, reported: 2, over: 3 } as const;
/** A number that was asked for and is still here after this long was not taken; what is not known by then, a person finds out. */
const ENDS_AFTER_MS = days(30);

export const portOutKind: Kind<PortOutDetail> = {
  kind: 'port-out',
  askValidMs: minutes(10),
  /** A claim must not hold up work on the line. */
  scopes: () => [],

  prepare: async () => refusal(problem('CONFLICT', 'NEVER_SENT')), // it never has anything to send
  write: async () => ({ outcome: 'refused', problem: problem('CONFLICT', 'NEVER_SENT') }),

  async read(operation, turn) {
    const { line, number } = operation.detail;
    if (number === null) return attention(operation);
    const info = await turn.sources.customer.fresh(line);
    const listed = info?.lines.find(({ customerId }) => customerId === line);
    if (listed && numberInUse(listed) === number) return stillHere(operation, turn.now);
    return (await hasOtherReason(operation, turn)) ? attention(operation) : GONE;
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : minutes(30)),

  deadlineOf: ({ status, startedAt }) =>
    status === 'NEEDS_ATTENTION'
      ? null
      : { at: startedAt + ENDS_AFTER_MS, then: 'needs-attention' },
};

const GONE: Reading = { state: 'succeeded', progress: PROGRESS.over };

function stillHere(operation: PortOut, now: number): Reading {
  const old = now - operation.startedAt >= ENDS_AFTER_MS;
  return operation.status === 'IN_PROGRESS' && old
    ? { state: 'cancelled', progress: PROGRESS.over }
    : nothingNew(operation);
}

const attention = (operation: PortOut): Reading =>
  operation.status === 'NEEDS_ATTENTION'
    ? nothingNew(operation)
    : { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: PROGRESS.reported };

async function hasOtherReason(
  { detail: { line, numberKnownAt }, startedAt }: PortOut,
  { journal }: Pick<Turn, 'journal'>,
): Promise<boolean> {
  const since = numberKnownAt ?? startedAt;
  const work = await journal.byRef(lineName(line));
  return work.some(
    (one) =>
      mayTakeNumber(one) && one.mayHaveEffect && (one.settledAt === null || one.settledAt > since),
  );
}

/** Work after which a line has another number than before, or none. */
function mayTakeNumber(one: Operation): boolean {
  if (isOfKind('line-change', one))
    return one.detail.change === 'DISCONNECT' || one.detail.change === 'RECONNECT';
  return NUMBER_WORK.has(one.detail.kind);
}

const NUMBER_WORK: ReadonlySet<string> = new Set([
  'activation',
  'port-in',
  'number-swap',
  'customer-reset',
]);

/** The name by which all port-outs of a line are found. */
export const portOutRef = (line: CustomerId): string => `port-out:${line}`;

type ActivationDate = Pick<LineInfo, 'activatedAt' | 'activatedOn'>;

/** Whether a port-out took the number of this line. A line that was activated after that has another life. */
export const tookNumberOf =
  ({ activatedAt, activatedOn }: ActivationDate) =>
  ({ status, settledAt }: Operation): boolean => {
    const activated = activatedAt ?? (activatedOn === null ? 0 : dayStart(activatedOn));
    return status === 'SUCCEEDED' && (settledAt ?? 0) >= activated;
  };

/** Whether the number of a line has left, by what is kept here; the platform is not asked. */
export const hasPortedOut = (
  line: ActivationDate & Pick<LineInfo, 'customerId'>,
  journal: Pick<JournalReads, 'byRef'>,
): Given<boolean> =>
  whenGiven(journal.byRef(portOutRef(line.customerId)), (portOuts) =>
    portOuts.some(tookNumberOf(line)),
  );
