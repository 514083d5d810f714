/*
 * Fresh subscribe: a subscription whose every event is executed with a context of its own.
 *
 * Owns   the lifetime of loaders in subscriptions: a loader that lived as long as the stream would answer with what was true hours ago.
 */
import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import type { RequestContext } from '../context.ts';

/** A context that can make another one like it. */
export interface RenewableContext extends RequestContext {
  readonly fresh: () => RequestContext;
}

export async function subscribeWithFreshContexts(
  args: ExecutionArgs,
): Promise<AsyncGenerator<ExecutionResult, void, void> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  return Symbol.asyncIterator in events ? executed(events, args) : events;
}

async function* executed(
  events: AsyncIterable<unknown>,
  args: ExecutionArgs,
): AsyncGenerator<ExecutionResult, void, void> {
  for await (const rootValue of events) {
    yield await execute({ ...args, rootValue, contextValue: renewed(args.contextValue) });
  }
}

const renewed = (context: unknown): unknown => (isRenewable(context) ? context.fresh() : context);

const isRenewable = (context: unknown): context is RenewableContext =>
  typeof context === 'object' &&
  context !== null &&
  'fresh' in context &&
  typeof context.fresh === 'function';
