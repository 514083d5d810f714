import type { RequestContext } from '../context.ts';
import type { Resolvers } from '../generated/types.ts';
import { lineName } from '../operations/lines/line-name.ts';
import type { LineLockResult } from '../operations/lines/line-lock.ts';
import { lineOf } from './line.ts';

const lockedLine = ({ lineId }: LineLockResult, _args: unknown, context: RequestContext) =>
  lineId === null ? null : lineOf(lineId, context);

export const lineLockResolvers = {
  Mutation: {
    lockLine: (_root, { input }, { lineLocks, ...context }) => lineLocks.lock(input, context),
    unlockLine: (_root, { input }, { lineLocks, ...context }) => lineLocks.unlock(input, context),
  },
  LockLinePayload: { line: lockedLine },
  UnlockLinePayload: { line: lockedLine },
  Line: {
    lock: async ({ line: { customerId: id } }, _args, { journal }) => {
      const [lock] = id === null ? [] : await journal.locksOn([lineName(id)]);
      const { since = null, unlocksAt = null } = lock ?? {};
      return { locked: lock !== undefined, since, unlocksAt };
    },
  },
} satisfies Resolvers;
