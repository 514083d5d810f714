/*
 * Fresh sign-in: what asks for one is not begun without it.
 *
 * Owns   the refusal, which says what is wanted of the sign-in.
 * Gives  the ask as it was, or the refusal in its place. Form and ownership are checked before: nobody signs in anew to learn of a typing error.
 */
import { problem } from '../../errors.ts';
import { isRefusal, refusal, type AnyQuote, type Refusal } from './refusal.ts';
import type { MutationSession, Session } from './session.ts';

/** Null when the sign-in was fresh. */
export const staleSignIn = ({ stepUp }: Pick<Session, 'stepUp'>): Refusal | null =>
  stepUp.isFresh
    ? null
    : refusal(problem('STEP_UP_REQUIRED', 'SIGN_IN_TOO_OLD', { signIn: stepUp.wanted }));

/** Of a mutation that asks for a fresh sign-in whatever is sent; the others ask by themselves. */
export const unlessStale = <T extends object, Q extends AnyQuote>(
  asked: T | Refusal<Q>,
  session: MutationSession,
): T | Refusal<Q> =>
  isRefusal(asked) || session.request.stepUpNeed !== 'always'
    ? asked
    : (staleSignIn(session) ?? asked);
