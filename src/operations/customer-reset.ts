/*
 * Customer reset: sets a line up anew at the platform (row 36), read back by the line (row 37).
 *
 * Never  takes the record of an earlier reset for this one: what was said before it was sent is kept beside it.
 */
import { minutes, seconds } from '../clock.ts';
import { problem } from '../errors.ts';
import { ACCEPTED, DONE, writtenFrom, type Kind } from './engine/kind.ts';
import type { CustomerResetDetail } from './lines/line-work-detail.ts';
import type { Operation, Reading } from './engine/operation.ts';

export const customerResetKind: Kind<CustomerResetDetail> = {
  kind: 'customer-reset',
  doubtLastsMs: minutes(30),

  async write({ detail }, _intent, { sources }) {
    const answer = await sources.support.reset(detail.line);
    return writtenFrom(
      answer,
      () => ACCEPTED,
      async () => {
        const status = await sources.support.resetStatusOf(detail.line);
        return status?.status === 'IN_PROGRESS' ? WORKING : null;
      },
    );
  },

  async read(operation, { sources }) {
    const status = await sources.support.resetStatusOf(operation.detail.line);
    const nothingNew: Reading = { state: 'nothing-new', progress: operation.progress };
    if (!status) return nothingNew;
    switch (status.status) {
      case 'IN_PROGRESS':
        return { ...WORKING, taken: true };
      case 'COMPLETED':
        return mayBeEarlier(operation, 'COMPLETED') ? nothingNew : { ...DONE, taken: true };
      case 'FAILED': {
        const { platformMessage } = status;
        const failure = problem('CHANGE_FAILED', { platformMessage });
        return mayBeEarlier(operation, 'FAILED')
          ? nothingNew
          : { state: 'failed', problem: failure, progress: 2, taken: true };
      }
      case 'UNRECOGNIZED':
        return { state: 'unrecognized', progress: operation.progress };
    }
  },

  checkEveryMs: ({ status }) => (status === 'NEEDS_ATTENTION' ? minutes(5) : seconds(15)),
  linkOf: () => null,
};

const WORKING: Reading = { state: 'working', step: 'IN_PROGRESS', progress: 1 };

/** While the answer is lost, what was said before this reset was sent says nothing of it. */
const mayBeEarlier = (
  { inDoubtSince, detail }: Operation<CustomerResetDetail>,
  said: string,
): boolean => inDoubtSince !== null && detail.before === said;
