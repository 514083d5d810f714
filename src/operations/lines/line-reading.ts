/*
 * Line reading: what the status of a line (row 20) says of an activation, and the parts of it that a port-in shares.
 *
 * Owns   the meaning of each line status for work that makes a line active.
 * Never  asks anybody, and takes no status that was there before the write for its effect.
 */
import { minutes } from '../../clock.ts';
import type { ActivationStatus } from '../../datasources/activation.ts';
import { problem } from '../../errors.ts';
import type { ActivationDetail, LineBefore, PortInDetail } from '../activation-detail.ts';
import { nothingNew } from '../engine/kind.ts';
import { inDoubt, isSettled, type Operation, type Reading } from '../engine/operation.ts';
import { isChange, sinceSent } from './change-evidence.ts';

export type Activating = Operation<ActivationDetail> | Operation<PortInDetail>;

export const PROGRESS = { nothing: 0, working: 1, over: 2 } as const;

/**
 * How long a line must read "not submitted" after a lost answer, before it is believed that the request never arrived.
 * The platform itself says so, which is more than an absent record.
 */
const ABSENT_AFTER_MS = minutes(5);

export const snapshotOf = ({
  lineStatus,
  platformMessage,
  activatedAt,
  activatedOn,
  phoneNumber,
}: ActivationStatus): LineBefore => ({
  ...{ lineStatus, platformMessage, activatedAt, activatedOn, phoneNumber },
});

export function readActivation(
  operation: Operation<ActivationDetail>,
  status: ActivationStatus,
  now: number,
): Reading {
  if (status.lineStatus === 'NOT_ACTIVATED') return notSubmitted(operation, now);
  if (!isChange(operation, snapshotOf(status), now)) return nothingNew(operation);
  switch (status.lineStatus) {
    case 'ACTIVATION_IN_PROGRESS':
      return WORKING;
    case 'ACTIVE':
      return { ...ENDED, state: 'succeeded', detail: seenOf(status) };
    case 'ACTIVATION_FAILED':
      return failedAs(status);
    case 'PORT_IN_IN_PROGRESS': // a port-in of another caller
    case 'PORT_IN_FAILED':
    case 'PORT_IN_CANCELLED':
    case 'SUSPENDED':
    case 'DISCONNECTED':
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}

/** What was seen to have changed since the write is no longer compared with what was there before it. */
export const WORKING: Reading = {
  ...{ state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working },
  ...{ answersWrite: true, detail: { before: null } },
};

export const ENDED = { progress: PROGRESS.over, answersWrite: true } as const;

export const seenOf = ({ phoneNumber, planName, activatedAt, activatedOn }: ActivationStatus) => ({
  ...{ phoneNumber, planName, activatedAt, activatedOn },
});

export const failedAs = ({ platformMessage }: ActivationStatus): Reading => ({
  ...{ ...ENDED, state: 'failed' },
  problem: problem('ACTIVATION_FAILED', 'NETWORK_DECLINED', { platformMessage }),
});

/** Only the first write can have been lost on a line that reads "not submitted". */
export function notSubmitted(operation: Activating, now: number): Reading {
  const lost = inDoubt(operation) && operation.pending?.name === 'submit';
  return lost && !isSettled(operation) && sinceSent(operation, now) >= ABSENT_AFTER_MS
    ? {
        state: 'failed',
        problem: problem('PLATFORM_UNAVAILABLE', 'NEVER_ARRIVED'),
        progress: PROGRESS.over,
      }
    : nothingNew(operation);
}
