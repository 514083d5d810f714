/*
 * Step-up config: what is asked of a sign-in before something that could take a number or an account away.
 *
 * Owns   names, forms and defaults of these settings.
 */
import type { WantedSignIn } from './access/step-up.ts';
import { minutes } from './clock.ts';
import type { EnvQuestions } from './env-questions.ts';
import type { SimSwapRule } from './operations/sim-swap-rule.ts';

export interface StepUpConfig {
  readonly signIn: WantedSignIn;
  readonly simSwap: SimSwapRule;
}

export const DEFAULT_STEP_UP_MAX_AGE_MS = minutes(15);

export const stepUpFrom = (ask: EnvQuestions): StepUpConfig => ({
  signIn: {
    maxAgeMs: ask.duration('STEP_UP_MAX_AGE', 'm', {
      ...{ or: DEFAULT_STEP_UP_MAX_AGE_MS / minutes(1), from: 1, to: 1_440 },
    }),
    acrValues: ask.list('STEP_UP_ACR'),
  },
  simSwap: ask.choice('SIM_SWAP', ['code-only', 'open']),
});
