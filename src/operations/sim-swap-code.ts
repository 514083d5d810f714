/*
 * SIM swap code: sends the customer the code that confirms a swap of the SIM (row 66).
 *
 * Owns   how often: a code costs a message, and every further one is another chance to guess.
 */
import { hours } from '../clock.ts';
import { globalId } from '../ids.ts';
import type { DirectChange } from './direct-change.ts';
import { lineTarget, type TargetPorts } from './line-target.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';

const MOST_IN_AN_HOUR = 3;

export interface CodeSent {
  /** The global id of the request. */
  readonly codeRequestId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number | null;
}

export const requestSimSwapCode = (
  { lineId }: { lineId: string },
  session: Session & TargetPorts,
): DirectChange<CodeSent> => ({
  name: 'sim-swap.code-requested',
  async plan() {
    const target = await lineTarget({ lineId, action: 'SWAP_SIM' }, session, session);
    if (isRefusal(target)) return target;
    const line = target.line.customerId;
    return {
      limit: { scope: `sim-swap-code:${line}`, most: MOST_IN_AN_HOUR, withinMs: hours(1) },
      send: async () => {
        const answer = await session.sources.simSwap.requestCode(line);
        if (answer.outcome !== 'taken') return answer;
        const { swapId, expiresAt } = answer.value;
        return {
          ...answer,
          value: { codeRequestId: globalId('SimSwapCode', line, swapId), expiresAt },
        };
      },
    };
  },
});
