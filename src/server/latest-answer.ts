/*
 * Latest answer: a document run to the end, and again where what it shows has moved on meanwhile.
 *
 * Owns   how often a document runs for one answer. What moves faster than it can be read leaves with its revision, by which clients tell.
 * Gives  HTTP, sockets and streams the same answer.
 */
import { execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import type { ServerContext } from './graphql.ts';

const MAX_RUNS = 3;

export async function latestAnswer(
  args: Omit<ExecutionArgs, 'contextValue'>,
  context: ServerContext,
): Promise<ExecutionResult> {
  const run = async (): Promise<ExecutionResult> => execute({ ...args, contextValue: context });
  let result = await run();
  for (let runs = 1; runs < MAX_RUNS && (await isOutdated(context)); runs += 1)
    result = await run();
  return result;
}

/** An answer that is there is not lost for a store that cannot be read just now. */
async function isOutdated({ signal, outdated }: ServerContext): Promise<boolean> {
  if (signal.aborted || !outdated) return false;
  return outdated().catch(() => false);
}
