/*
 * Verdict: what a run came to, in one line.
 *
 * Owns   the liveness floor: a run in which too little worked proves nothing, and is void.
 */
import { KINDS } from './entry.ts';
import type { History } from './history.ts';
import { violationsOf, type Violation } from './invariants.ts';

export interface Figures {
  readonly intents: number;
  readonly operations: number;
  readonly succeeded: number;
  readonly attention: number;
  readonly kinds: number;
  readonly kills: number;
  readonly faults: number;
  readonly attempts: number;
  readonly effects: number;
  /** Real milliseconds from nothing to ready. */
  readonly readyP99: number;
  /** Real milliseconds of an answer to a mutation. */
  readonly answerP99: number;
}

export interface Verdict {
  readonly is: 'pass' | 'fail' | 'void';
  readonly violations: readonly Violation[];
  readonly figures: Figures;
  readonly why: string;
}

export interface Liveness {
  /** The share of intents that must have succeeded. */
  readonly floor: number;
  /** Whether some of each kind must have. */
  readonly kinds: boolean;
}

export function verdictOf(history: History, { floor, kinds }: Liveness): Verdict {
  const violations = violationsOf(history);
  const figures = figuresOf(history);
  const share = figures.intents === 0 ? 0 : figures.succeeded / figures.intents;
  const percent = (part: number): string => `${(100 * part).toFixed(1)} %`;
  if (violations.length > 0) {
    const what = `${violations.length} violations`;
    return { is: 'fail', violations, figures, why: what };
  }
  if (share < floor || (kinds && figures.kinds < KINDS.length)) {
    const why = `${percent(share)} succeeded of ${percent(floor)} needed, ${figures.kinds} kinds of ${KINDS.length}`;
    return { is: 'void', violations, figures, why };
  }
  return { is: 'pass', violations, figures, why: `${percent(share)} succeeded` };
}

function figuresOf({ entries, intents, ledger }: History): Figures {
  const deeds = entries.filter((one) => one.is === 'deed');
  const operations = intents.flatMap((one) => one.operations);
  const ok = intents.filter((one) => one.operations.some(({ status }) => status === 'SUCCEEDED'));
  const ms = (values: readonly (number | null)[]): number =>
    quantile(
      values.filter((value) => value !== null),
      0.99,
    );
  return {
    intents: intents.length,
    operations: operations.length,
    succeeded: ok.length,
    attention: operations.filter(({ status }) => status === 'NEEDS_ATTENTION').length,
    kinds: new Set(ok.map(({ entry }) => entry.kind)).size,
    kills: deeds.filter(({ deed }) => deed === 'kill').length,
    faults: deeds.filter(({ deed }) => deed === 'fault').length,
    attempts: ledger.attempts.length,
    effects: ledger.effects.length,
    readyP99: ms(deeds.filter(({ deed }) => deed === 'up').map((one) => one.ms)),
    answerP99: ms(intents.flatMap((one) => one.answers.map((answer) => answer.ms))),
  };
}

/** The value below which this share of all lies; 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(share * inOrder.length))] ?? 0;
}
