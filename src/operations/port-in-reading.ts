/*
 * Port-in reading: what the status of a line (row 20) says of a port-in and of the latest write for it.
 *
 * Owns   what proves each write, what only permits the next one, and which details the losing carrier points at.
 * Never  takes a number that nobody asked for as the end: a person looks.
 */
import { seeded } from '../seeded-bug.ts';
import { minutes } from '../clock.ts';
import type { ActivationStatus } from '../datasources/activation.ts';
import type { PortInDetail } from './activation-detail.ts';
import { nothingNew } from './engine/kind.ts';
import { inDoubt, type Operation, type PortDetailName, type Reading } from './engine/operation.ts';
import { isChange, sinceSent } from './lines/change-evidence.ts';
import {
  ENDED,
  failedAs,
  notSubmitted,
  PROGRESS,
  seenOf,
  snapshotOf,
  WORKING,
} from './lines/line-reading.ts';

type PortIn = Operation<PortInDetail>;

/** How long a state must stay after a lost answer until the same, or another request, may follow: a permission, no proof. */
const MAY_REPEAT_AFTER_MS: Readonly<Record<string, number>> = {
  correct: minutes(1),
  resubmit: minutes(1),
  cancel: minutes(5),
};

export function readPortIn(operation: PortIn, status: ActivationStatus, now: number): Reading {
  if (status.lineStatus === 'NOT_ACTIVATED') return notSubmitted(operation, now);
  if (!proves(operation, status, now) && !mayRepeat(operation, now)) return nothingNew(operation);
  switch (status.lineStatus) {
    case 'ACTIVATION_IN_PROGRESS':
      return lostWrite(operation) === 'cancel-for-new'
        ? { ...WORKING, detail: { before: null, takesNewNumber: true } }
        : WORKING;
    case 'PORT_IN_IN_PROGRESS':
      return WORKING;
    case 'ACTIVE':
      return active(operation, status);
    case 'ACTIVATION_FAILED':
      return failedAs(status);
    case 'PORT_IN_FAILED':
      return declined(status);
    case 'PORT_IN_CANCELLED':
      return { ...ENDED, state: 'cancelled' };
    case 'SUSPENDED':
    case 'DISCONNECTED':
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}

const lostWrite = (operation: PortIn): string | null =>
  inDoubt(operation) ? (operation.pending?.name ?? null) : null;

/** A port-in that goes on, declined or not, says nothing of a cancellation. */
function proves(operation: PortIn, status: ActivationStatus, now: number): boolean {
  const { lineStatus } = status;
  const goesOn = lineStatus === 'PORT_IN_IN_PROGRESS' || lineStatus === 'PORT_IN_FAILED';
  const write = lostWrite(operation);
  const cancels = write === 'cancel' || write === 'cancel-for-new';
  return !(cancels && goesOn) && isChange(operation, snapshotOf(status), now);
}

function mayRepeat(operation: PortIn, now: number): boolean {
  const afterMs = MAY_REPEAT_AFTER_MS[lostWrite(operation) ?? ''];
  const may = afterMs !== undefined && !seeded('lost-correction-never-repeated');
  return may && sinceSent(operation, now) >= afterMs;
}

function active(operation: PortIn, status: ActivationStatus): Reading {
  const { number, takesNewNumber } = operation.detail;
  const seen = seenOf(status);
  const succeeded = { ...ENDED, state: 'succeeded' } as const;
  if (status.phoneNumber === number) return { ...succeeded, detail: { ...seen, ported: true } };
  if (takesNewNumber || lostWrite(operation) === 'cancel-for-new')
    return { ...succeeded, detail: { ...seen, ported: false, takesNewNumber: true } };
  if (status.phoneNumber === null)
    return { ...succeeded, certainty: 'REPORTED', detail: { ...seen, ported: true } };
  return {
    ...{ state: 'needs-attention', step: 'NEEDS_ATTENTION', progress: PROGRESS.over },
    detail: seen,
  };
}

const declined = ({ platformMessage }: ActivationStatus): Reading => ({
  ...{ state: 'waiting', step: 'PORT_DETAILS_REJECTED', progress: PROGRESS.working },
  task: {
    type: 'CorrectPortDetails',
    details: detailsNamedIn(platformMessage ?? ''),
    platformMessage,
  },
  ...{ answersWrite: true, detail: { before: null } },
});

const NAMED: readonly (readonly [PortDetailName, RegExp])[] = [
  ['TRANSFER_PIN', /\b(pin|passcode|password)\b/i],
  ['ACCOUNT_NUMBER', /\baccount\b/i],
  ['BILLING_ZIP', /\b(zip|postal)\b/i],
];

/** Carriers answer in free text; a word that names a detail points at it, and no word points at none. */
export const detailsNamedIn = (message: string): readonly PortDetailName[] =>
  NAMED.filter(([, pattern]) => pattern.test(message)).map(([detail]) => detail);
