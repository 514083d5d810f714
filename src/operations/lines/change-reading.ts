/*
 * Change reading: what the platform's status of a change on a line means for the operation that asked for it.
 */
import { problem } from '../../errors.ts';
import { DONE } from '../engine/kind.ts';
import type { Operation, Reading } from '../engine/operation.ts';

interface ChangeStatus {
  readonly status: 'IN_PROGRESS' | 'COMPLETED' | 'FAILED' | 'UNRECOGNIZED';
  readonly platformMessage: string | null;
}

/** The status must be known to be of this very change: see `isChange`. Once it is in progress, what was there before proves nothing more. */
export function changeReading(
  { progress }: Pick<Operation, 'progress'>,
  { status, platformMessage }: ChangeStatus,
): Reading {
  switch (status) {
    case 'IN_PROGRESS':
      return {
        ...{ state: 'working', step: 'IN_PROGRESS', progress: 1, answersWrite: true },
        detail: { before: null },
      };
    case 'COMPLETED':
      return { ...DONE, answersWrite: true };
    case 'FAILED': {
      const failure = problem('CHANGE_FAILED', 'NOT_COMPLETED', { platformMessage });
      return { state: 'failed', problem: failure, progress: 2, answersWrite: true };
    }
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress };
  }
}
