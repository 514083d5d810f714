/*
 * Number swap: gives a line another number (row 31), read back by the line (row 32).
 *
 * Never  takes the record of an earlier swap for this one: only another number than before shows that a lost request was taken.
 */
import { minutes, seconds } from '../clock.ts';
import type { NumberSwapStatus } from '../datasources/number-swap.ts';
import { problem } from '../errors.ts';
import { ACCEPTED, DONE, writtenFrom, type Kind } from './engine/kind.ts';
import type { NumberSwapDetail } from './lines/line-work-detail.ts';
import type { Operation, Reading } from './engine/operation.ts';

type NumberSwap = Operation<NumberSwapDetail>;

export const numberSwapKind: Kind<NumberSwapDetail> = {
  kind: 'number-swap',
  doubtLastsMs: minutes(30),

  async write(operation, { zip }, { sources }) {
    const { line } = operation.detail;
    const answer = await sources.numberSwap.submit({
      line,
      zip: typeof zip === 'string' ? zip : null,
    });
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => {
        const status = await sources.numberSwap.statusOf(line);
        return status?.status === 'IN_PROGRESS' ? ACCEPTED : null;
      },
    );
  },

  async read(operation, { sources }) {
    const status = await sources.numberSwap.statusOf(operation.detail.line);
    return status ? readSwap(operation, status) : nothingNew(operation);
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  linkOf: () => null,
};

const nothingNew = ({ progress }: NumberSwap): Reading => ({ state: 'nothing-new', progress });

function readSwap(
  operation: NumberSwap,
  { status, phoneNumber, platformMessage }: NumberSwapStatus,
): Reading {
  const inDoubt = operation.inDoubtSince !== null;
  switch (status) {
    case 'IN_PROGRESS':
      return { state: 'working', step: 'IN_PROGRESS', progress: 1, taken: true };
    case 'COMPLETED': {
      const isNew = phoneNumber !== null && phoneNumber !== operation.detail.previousNumber;
      if (!isNew) return nothingNew(operation);
      return { ...DONE, detail: { phoneNumber }, taken: true };
    }
    case 'FAILED':
      if (inDoubt) return nothingNew(operation); // it may be an earlier swap that failed
      return {
        state: 'failed',
        problem: problem('CHANGE_FAILED', { platformMessage }),
        progress: 2,
      };
    case 'UNRECOGNIZED':
      return { state: 'unrecognized', progress: operation.progress };
  }
}
