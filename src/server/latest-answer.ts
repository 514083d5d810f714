/*
 * Latest answer: a document run to the end, and again where what it shows has moved on meanwhile.
 *
 * Owns   how often a document runs for one answer. What moves faster than it can be read leaves with its revision, by which clients tell.
 * Gives  HTTP, sockets and streams the same answer, for developers with what it cost.
 */
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { whenGiven, type Given } from '../datasources/wire/given.ts';
import type { Spent } from '../datasources/wire/meter.ts';
import type { Execute } from './compiled/execute.ts';

const MAX_RUNS = 3;

/** What an answer asks of the context in which it is made. */
export interface AnswerContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Whether something that was resolved in this context has moved on since; absent where nothing moves. */
  readonly outdated?: () => Given<boolean>;
  /** What the answer has cost the platform; absent where nobody is told. */
  readonly cost?: () => Spent;
}

export function latestAnswer(
  args: Omit<ExecutionArgs, 'contextValue'>,
  context: AnswerContext,
  executing: Execute = execute,
): Given<ExecutionResult> {
  const run = (): Given<ExecutionResult> => executing({ ...args, contextValue: context });
  const latest = (result: ExecutionResult, runs: number): Given<ExecutionResult> => {
    if (runs === MAX_RUNS) return withCost(result, context);
    return whenGiven(isOutdated(context), (isOld) =>
      isOld ? whenGiven(run(), (next) => latest(next, runs + 1)) : withCost(result, context),
    );
  };
  return whenGiven(run(), (result) => latest(result, 1));
}

const withCost = (result: ExecutionResult, { cost }: AnswerContext): ExecutionResult =>
  cost ? { ...result, extensions: { upstream: cost() } } : result;

/** An answer that is there is not lost for a store that cannot be read just now. */
function isOutdated({ signal, outdated }: AnswerContext): Given<boolean> {
  if (!outdated || signal.aborted) return false;
  const given = outdated();
  return given instanceof Promise ? given.catch(() => false) : given;
}
