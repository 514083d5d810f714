/*
 * Port-out: a number leaves for another carrier. The platform says so, and row 25 tells whether it is so.
 *
 * Owns   what shows that a number is gone, and what a line is after that.
 * Never  sends anything, and never ends because of a claim.
 *
 * Whatever else of ours changed the line meanwhile explains a missing number just as well; then a person decides.
 */
import { hours, minutes } from '../clock.ts';
import type { LineInfo } from '../datasources/customer.ts';
import { problem } from '../errors.ts';
import type { CustomerId } from '../ids.ts';
import type { OperationJournal } from './engine/journal.ts';
import type { Kind, Tools } from './engine/kind.ts';
import type { Operation, Reading } from './engine/operation.ts';
import type { PortOutDetail } from './port-out-detail.ts';

type PortOut = Operation<PortOutDetail>;

/** Claims of both callbacks, and the end. */
export const PROGRESS = { requested: 1, reported: 2, over: 3 } as const;
/** A number that was asked for and is still here after this long was not taken. */
const COMES_TO_NOTHING_AFTER_MS = hours(30 * 24);

export const portOutKind: Kind<PortOutDetail> = {
  kind: 'port-out',
  doubtLastsMs: hours(24),

  async write() {
    return { outcome: 'refused', problem: problem('CONFLICT') }; // it never has anything to send
  },

  async read(operation, tools) {
    const { line, number } = operation.detail;
    if (number === null) return attention(operation);
    const info = await tools.sources.customer.fresh(line);
    const listed = info?.lines.find(({ customerId }) => customerId === line);
    if (listed && numberInUse(listed) === number) return stillHere(operation, tools.now);
    return (await hasOtherReason(operation, tools)) ? attention(operation) : GONE;
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : minutes(30)),
  linkOf: () => null,
};

const GONE: Reading = { state: 'succeeded', progress: PROGRESS.over };

/** The number that a line works with, or null when it does not. */
export const numberInUse = ({ status, phoneNumber }: LineInfo): string | null =>
  status === 'DISCONNECTED' ? null : phoneNumber;

function stillHere({ status, startedAt, progress }: PortOut, now: number): Reading {
  const old = now - startedAt >= COMES_TO_NOTHING_AFTER_MS;
  return status === 'IN_PROGRESS' && old
    ? { state: 'cancelled', progress: PROGRESS.over }
    : { state: 'nothing-new', progress };
}

const attention = ({ status, progress }: PortOut): Reading =>
  status === 'NEEDS_ATTENTION'
    ? { state: 'nothing-new', progress }
    : { state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: PROGRESS.reported };

async function hasOtherReason({ detail, startedAt }: PortOut, tools: Tools): Promise<boolean> {
  const others = await tools.operationsOn(detail.line);
  return others.some(({ settledAt }) => settledAt === null || settledAt >= startedAt);
}

/** The name by which all port-outs of a line are found. */
export const portOutRef = (line: CustomerId): string => `port-out:${line}`;

/** Whether a port-out took the number of this line. A line that was activated after that has another life. */
export const tookNumberOf =
  ({ activatedAt }: Pick<LineInfo, 'activatedAt'>) =>
  ({ status, settledAt }: Operation): boolean =>
    status === 'SUCCEEDED' && (settledAt ?? 0) >= (activatedAt ?? 0);

/** Whether the number of a line has left, by what is kept here; the platform is not asked. */
export async function hasPortedOut(
  line: Pick<LineInfo, 'customerId' | 'activatedAt'>,
  journal: Pick<OperationJournal, 'byRef'>,
): Promise<boolean> {
  return (await journal.byRef(portOutRef(line.customerId))).some(tookNumberOf(line));
}
