/*
 * SIM swap code: sends the customer the code that confirms a swap of the SIM (row 66).
 *
 * Owns   how often: a code costs a message, and every further one is another chance to guess; and the id of a request, which is sealed.
 * Never  takes an id that the gateway did not give for this very line: nobody can guess at the code of another line through their own.
 */
import { timingSafeEqual } from 'node:crypto';
import { hours } from '../clock.ts';
import { globalId, readGlobalId, swapId, type CustomerId, type SwapId } from '../ids.ts';
import type { DirectChange } from './engine/direct-change.ts';
import { fingerprintOf } from './engine/fingerprint.ts';
import { lineTarget, type TargetPorts } from './lines/line-target.ts';
import { isRefusal } from './engine/refusal.ts';
import type { Session } from './engine/session.ts';

const MOST_IN_AN_HOUR = 3;

export interface CodeSent {
  /** The global id of the request. */
  readonly codeRequestId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number | null;
}

export class CodeRequests {
  readonly #digestKey: Uint8Array;

  constructor(digestKey: Uint8Array) {
    this.#digestKey = digestKey;
  }

  /** The global id of a request. */
  idOf(line: CustomerId, swap: SwapId): string {
    return globalId('SimSwapCode', line, swap, this.#seal(line, swap));
  }

  /** What the platform calls the swap, when the request was made for this very line. */
  swapOf(id: string, line: CustomerId): SwapId | null {
    const named = readGlobalId(id);
    const [, swap, seal] = named?.type === 'SimSwapCode' ? named.parts : [];
    if (swap === undefined || seal === undefined) return null;
    const right = Buffer.from(this.#seal(line, swap));
    const given = Buffer.from(seal);
    return right.length === given.length && timingSafeEqual(right, given) ? swapId(swap) : null;
  }

  #seal(line: CustomerId, swap: string): string {
    return fingerprintOf(this.#digestKey, 'sim-swap-code', [line, swap]);
  }
}

export const requestSimSwapCode = (
  { lineId }: { lineId: string },
  session: Session & TargetPorts & { readonly codeRequests: CodeRequests },
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
        if (answer.outcome !== 'accepted') return answer;
        const { swapId: swap, expiresAt } = answer.value;
        const codeRequestId = session.codeRequests.idOf(line, swap);
        return { ...answer, value: { codeRequestId, expiresAt } };
      },
    };
  },
});
