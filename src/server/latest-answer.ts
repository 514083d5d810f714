/*
 * Latest answer: a document run to the end, and again where what it shows has moved on meanwhile.
 *
 * Owns   how often a document runs for one answer. What moves faster than it can be read leaves with its revision, by which clients tell.
 * Gives  HTTP, sockets and streams the same answer, for developers with what it cost.
 */
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { Spent } from '../datasources/wire/meter.ts';
import type { Execute } from './compiled/execute.ts';

const MAX_RUNS = 3;

/** What an answer asks of the context in which it is made. */
export interface AnswerContext {
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Whether something that was resolved in this context has moved on since; absent where nothing moves. */
  readonly outdated?: () => Promise<boolean>;
  /** What the answer has cost the platform; absent where nobody is told. */
  readonly cost?: () => Spent;
}

export async function latestAnswer(
  args: Omit<ExecutionArgs, 'contextValue'>,
  context: AnswerContext,
  executing: Execute = execute,
): Promise<ExecutionResult> {
  const run = async (): Promise<ExecutionResult> => executing({ ...args, contextValue: context });
  let result = await run();
  for (let runs = 1; runs < MAX_RUNS && (await isOutdated(context)); runs += 1)
    result = await run();
  return context.cost ? { ...result, extensions: { upstream: context.cost() } } : result;
}

/** An answer that is there is not lost for a store that cannot be read just now. */
async function isOutdated({ signal, outdated }: AnswerContext): Promise<boolean> {
  if (signal.aborted || !outdated) return false;
  return outdated().catch(() => false);
}
