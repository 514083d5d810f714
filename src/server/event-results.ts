/*
 * Event results: a subscription, run anew for each event.
 *
 * Owns   the tie between a source of events and the answers made of them.
 * Gives  every event a fresh context, so that loaders and permissions are never older than the event.
 * Never  leaves the source open: however the stream ends, the source is returned, even while it is being waited for.
 */
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { UntilAborted } from '../subscriptions/until-aborted.ts';
import type { ServerContext } from './graphql.ts';
import { latestAnswer } from './latest-answer.ts';

type Results = AsyncIterableIterator<ExecutionResult, void>;

/** The stream ends with the signal; `fresh` makes the context of one event. */
export async function eventResults(
  args: ExecutionArgs,
  signal: AbortSignal,
  fresh: () => ServerContext,
): Promise<Results | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  const source = events[Symbol.asyncIterator]();
  return new UntilAborted(signal, (ended) => {
    ended.addEventListener('abort', () => returned(source), { once: true });
    return answersTo(source, (event) => latestAnswer({ ...args, rootValue: event }, fresh()));
  });
}

async function* answersTo(
  source: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void> {
  for (let next = await source.next(); !next.done; next = await source.next()) {
    yield await answer(next.value);
  }
}

/** Nobody waits for a source to end. */
function returned(source: AsyncIterator<unknown>): void {
  source.return?.().catch(() => undefined);
}
