/*
 * SIM swap code: sends the customer the code that confirms a swap of the SIM (row 66).
 *
 * Owns   how often: a code costs a message, and every further one is another chance to guess; and the id of a request, which is sealed.
 * Never  takes an id that the gateway did not give for this very line: nobody can guess at the code of another line through their own.
 */
import { timingSafeEqual } from 'node:crypto';
import { hours } from '../clock.ts';
import { globalId, readGlobalId, swapId, type CustomerId, type SwapId } from '../ids.ts';
import { withValue, type DirectChange } from './engine/direct-change.ts';
import type { KeyedDigests } from './engine/keys.ts';
import { isRefusal } from './engine/refusal.ts';
import { askedLine, lineTarget } from './lines/line-target.ts';

const MAX_PER_HOUR = 3;

export interface CodeSent {
  /** The global id of the request. */
  readonly codeRequestId: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number | null;
}

export class CodeRequests {
  readonly #digests: KeyedDigests;

  constructor(digests: KeyedDigests) {
    this.#digests = digests;
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
    return this.#digests.of('sim-swap-code', [line, swap]);
  }
}

interface SimSwapCodeInput {
  readonly lineId: string;
}

interface SimSwapCodeRequest {
  readonly line: CustomerId;
}

/** Nothing shows later that a code was sent. */
export const requestSimSwapCode = (
  codeRequests: CodeRequests,
): DirectChange<SimSwapCodeInput, SimSwapCodeRequest, CodeSent> => ({
  name: 'sim-swap.code-requested',
  async ask({ lineId }, session, journal) {
    const asked = await askedLine(lineId, session, { journal });
    if (isRefusal(asked)) return asked;
    const { account, line } = asked;
    // Whether the line is of this account is not known yet: whoever names another one uses up nothing of its owner's.
    const name = `sim-swap-code:${account}:${line}`;
    return { account, limit: { name, max: MAX_PER_HOUR, withinMs: hours(1) } };
  },
  async prepare({ lineId }, turn) {
    const target = await lineTarget({ lineId, action: 'SWAP_SIM' }, turn.session, turn);
    if (isRefusal(target)) return target;
    const { account, line, lockNames: unlessLocked } = target;
    return { account: account.customerId, request: { line: line.customerId }, unlessLocked };
  },
  async send({ line }, { simSwap }) {
    const answer = await simSwap.requestCode(line);
    if (answer.outcome !== 'accepted') return answer;
    const { swapId: swap, expiresAt } = answer.value;
    return withValue(answer, { codeRequestId: codeRequests.idOf(line, swap), expiresAt });
  },
});
