/*
 * Event results: a subscription, run anew for each event.
 *
 * Owns   the tie between a source of events and the answers made of them.
 * Gives  every event a fresh context, so that loaders and permissions are never older than the event.
 * Never  leaves the source open: however the stream ends, the source is returned, even while it is being waited for.
 */
import { createSourceEventStream, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { UntilAborted } from '../subscriptions/until-aborted.ts';
import type { Execute } from './compiled/execute.ts';
import { latestAnswer, type AnswerContext } from './latest-answer.ts';

interface Told<T> {
  /** Ends the stream. */
  readonly signal: AbortSignal;
  /** Makes the context of one event. */
  readonly fresh: () => AnswerContext;
  /** What is told of an event, and of the answer made of it. */
  readonly told: (result: ExecutionResult, event: unknown) => T;
  readonly execute: Execute;
}

export async function eventResults<T>(
  args: ExecutionArgs,
  told: Told<T>,
): Promise<AsyncIterableIterator<T, void> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  return Symbol.asyncIterator in events ? resultsOf(events, args, told) : events;
}

export function resultsOf<T>(
  events: AsyncIterable<unknown>,
  args: ExecutionArgs,
  { signal, fresh, told, execute }: Told<T>,
): AsyncIterableIterator<T, void> {
  const source = events[Symbol.asyncIterator]();
  return new UntilAborted(signal, (ended) => {
    ended.addEventListener('abort', () => returned(source), { once: true });
    return answersTo(source, async (event) =>
      told(await latestAnswer({ ...args, rootValue: event }, fresh(), execute), event),
    );
  });
}

async function* answersTo<T>(
  source: AsyncIterator<unknown>,
  answer: (event: unknown) => Promise<T>,
): AsyncGenerator<T, void> {
  for (let next = await source.next(); !next.done; next = await source.next()) {
    yield await answer(next.value);
  }
}

/** Nobody waits for a source to end. */
function returned(source: AsyncIterator<unknown>): void {
  source.return?.().catch(() => undefined);
}
