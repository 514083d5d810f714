/*
 * Line reading: what the status of a line says of an activation or a port-in.
 *
 * Owns   the meaning of each line status for work that makes a line active.
 * Never  asks anybody.
 */
import { minutes } from '../../clock.ts';
import type { ActivationStatus } from '../../datasources/activation.ts';
import { problem } from '../../errors.ts';
import type { ActivationDetail, PortInDetail } from '../activation-detail.ts';
import type { Operation, PortDetailName, Reading } from '../engine/operation.ts';

type Activating = Operation<ActivationDetail> | Operation<PortInDetail>;

const PROGRESS = { nothing: 0, working: 1, over: 2 } as const;

/**
 * How long a line must read "not submitted" after a lost answer, before it is believed that the request never arrived.
 * The platform itself says so, which is more than an absent record.
 */
const ABSENT_AFTER_MS = minutes(5);
/** How long a declined port-in must read so after a correction was lost, before the customer is asked again. */
const STILL_DECLINED_AFTER_MS = minutes(1);

export function readLine(operation: Activating, status: ActivationStatus, now: number): Reading {
  const { progress } = operation;
  switch (status.lineStatus) {
    case 'NOT_ACTIVATED':
      return isAbsent(operation, now)
        ? { state: 'failed', problem: problem('PLATFORM_UNAVAILABLE'), progress: PROGRESS.over }
        : { state: 'nothing-new', progress };
    case 'ACTIVATION_IN_PROGRESS':
    case 'PORT_IN_IN_PROGRESS':
      return { state: 'working', step: 'IN_PROGRESS', progress: PROGRESS.working, taken: true };
    case 'ACTIVE':
      return { ...active(operation, status), taken: true };
    case 'ACTIVATION_FAILED':
      return { ...failed(status), taken: true };
    case 'PORT_IN_FAILED':
      return declined(operation, status, now);
    case 'PORT_IN_CANCELLED':
      return { state: 'cancelled', progress: PROGRESS.over, taken: true };
    case 'SUSPENDED':
    case 'DISCONNECTED':
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress };
  }
}

function isAbsent({ pending, inDoubtSince }: Activating, now: number): boolean {
  const firstWriteInDoubt = pending?.name === 'submit' && inDoubtSince !== null;
  return firstWriteInDoubt && now - inDoubtSince >= ABSENT_AFTER_MS;
}

function active({ detail }: Activating, status: ActivationStatus): Reading {
  const { phoneNumber, planName, activatedAt } = status;
  const known = { phoneNumber, planName, activatedAt };
  const ported = detail.kind === 'port-in' ? { ported: hasMoved(detail, phoneNumber) } : {};
  return { state: 'succeeded', progress: PROGRESS.over, detail: { ...known, ...ported } };
}

/** A line that has the very number was ported, whatever was asked in between. */
const hasMoved = (detail: PortInDetail, phoneNumber: string | null): boolean =>
  phoneNumber === null ? !detail.takesNewNumber : phoneNumber === detail.number;

const failed = ({ platformMessage }: ActivationStatus): Reading => ({
  state: 'failed',
  problem: problem('ACTIVATION_FAILED', { platformMessage }),
  progress: PROGRESS.over,
});

function declined(operation: Activating, status: ActivationStatus, now: number): Reading {
  const { platformMessage } = status;
  const details = detailsNamedIn(platformMessage ?? '');
  const doubtMs = operation.inDoubtSince === null ? 0 : now - operation.inDoubtSince;
  return {
    state: 'waiting',
    step: 'PORT_DETAILS_REJECTED',
    task: { type: 'CorrectPortDetails', details, platformMessage },
    progress: PROGRESS.working,
    taken: operation.pending?.name === 'submit' || doubtMs >= STILL_DECLINED_AFTER_MS,
  };
}

const NAMED: readonly (readonly [PortDetailName, RegExp])[] = [
  ['TRANSFER_PIN', /\b(pin|passcode|password)\b/i],
  ['ACCOUNT_NUMBER', /\baccount\b/i],
  ['BILLING_ZIP', /\b(zip|postal)\b/i],
];

/** Carriers answer in free text; a word that names a detail points at it, and no word points at none. */
export const detailsNamedIn = (message: string): readonly PortDetailName[] =>
  NAMED.filter(([, pattern]) => pattern.test(message)).map(([detail]) => detail);
