/*
 * SIM swap rule: who may move a line to another SIM without a one-time code.
 *
 * Owns   what `SIM_SWAP` means. A fresh sign-in is asked for on top of it, whoever asks.
 * Gives  nobody a way around the code but agents, who say why; their reason stands in the audit trail.
 */
import { isAtLeast, type Caller } from '../access/caller.ts';
import { problem } from '../errors.ts';
import { tooShort } from './engine/reason.ts';
import { refusal, wrongInput, type Refusal } from './engine/refusal.ts';

/** `code-only`: customers need a code, and agents a reason. `open`: nobody needs either. */
export type SimSwapRule = 'code-only' | 'open';

interface Asked {
  readonly caller: Pick<Caller, 'role'>;
  readonly reason: string | null;
}

export const needsCode = (rule: SimSwapRule, caller: Pick<Caller, 'role'>): boolean =>
  rule === 'code-only' && !isAtLeast(caller, 'AGENT');

/** Why a swap without a code is not begun, or null. */
export function swapWithoutCode(rule: SimSwapRule, { caller, reason }: Asked): Refusal | null {
  if (needsCode(rule, caller)) return refusal(problem('CODE_REQUIRED', 'ONE_TIME_CODE'));
  if (reason === null) return rule === 'open' ? null : refusal(wrongInput('REQUIRED', 'reason'));
  const short = tooShort(reason, 'reason');
  return short && refusal(short);
}
