/*
 * Bug: one fault that the gateway can be given, and who catches it.
 */
import type { Stage } from '../scenarios/stage.ts';

export interface Bug {
  readonly name: string;
  /** What the gateway does that has it. */
  readonly does: string;
  /** Files with its switch, below src/. */
  readonly places: readonly string[];
  /** Who catches it: a scenario of the rig, or a test that fails. A title may be a part of one, and names what `vitest -t` runs. */
  readonly caughtBy:
    | { readonly scenario: (stage: Stage) => Promise<void> }
    | { readonly test: string; readonly title: string };
}

export const scenario = (run: (stage: Stage) => Promise<void>): Bug['caughtBy'] => ({
  scenario: run,
});
